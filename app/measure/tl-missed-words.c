/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-missed-words-private.h"

#include <string.h>

/* ── stems ── */

static gboolean
is_vowel (const char *word,
          gsize       at)
{
  if (word[at] == 'y')
    return at > 0 && !is_vowel (word, at - 1);
  return strchr ("aeiou", word[at]) != NULL;
}

static gboolean
has_vowel (const char *word,
           gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (is_vowel (word, i))
      return TRUE;

  return FALSE;
}

static gboolean
ends (const GString *word,
      const char    *ending)
{
  return g_str_has_suffix (word->str, ending);
}

static void
cut (GString *word,
     gsize    n_bytes)
{
  g_string_truncate (word, word->len - n_bytes);
}

static void
cut_plural (GString *word)
{
  if (ends (word, "'s"))
    cut (word, 2);
  if (ends (word, "sses") || (ends (word, "ies") && word->len > 4))
    cut (word, 2);
  else if (ends (word, "s") && !ends (word, "ss") && !ends (word, "us") && word->len > 3)
    cut (word, 1);
}

/* "planned" and "planning" are "plan"; "seen" is no past of "se". */
static void
mend_root (GString *word)
{
  const gsize last = word->len - 1;

  if (ends (word, "at") || ends (word, "bl") || ends (word, "iz"))
    g_string_append_c (word, 'e');
  else if (word->len > 2 && word->str[last] == word->str[last - 1] && !is_vowel (word->str, last)
           && strchr ("lsz", word->str[last]) == NULL)
    cut (word, 1);
}

static void
cut_ending (GString    *word,
            const char *ending)
{
  const gsize length = strlen (ending);

  if (!ends (word, ending) || word->len < length + 3
      || !has_vowel (word->str, word->len - length))
    return;
  cut (word, length);
  mend_root (word);
}

char *
tl_missed_dup_stem (const char *word)
{
  GString *stem = g_string_new (word);

  cut_plural (stem);
  if (ends (stem, "ing"))
    cut_ending (stem, "ing");
  else if (ends (stem, "ed"))
    cut_ending (stem, "ed");
  else if (ends (stem, "ly"))
    cut_ending (stem, "ly");
  if (stem->len > 3 && ends (stem, "e"))
    cut (stem, 1);
  if (stem->len > 2 && ends (stem, "y") && has_vowel (stem->str, stem->len - 1))
    stem->str[stem->len - 1] = 'i';
  return g_string_free (stem, FALSE);
}

/* ── words ── */

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019;
}

/* An apostrophe between two letters is part of a word. */
static gboolean
belongs (const char *at,
         gboolean    is_inside)
{
  const gunichar c = g_utf8_get_char (at);

  return g_unichar_isalpha (c) || (is_inside && is_apostrophe (c)
                                   && g_unichar_isalpha (g_utf8_get_char (g_utf8_next_char (at))));
}

static void
clear_token (gpointer data)
{
  TlMissedToken *token = data;

  g_free (token->form);
  g_free (token->stem);
}

static char *
dup_form (const char *start,
          gsize       length)
{
  g_autofree char *lower = g_utf8_strdown (start, (gssize) length);
  g_autoptr (GString) form = g_string_new (lower);

  g_string_replace (form, "’", "'", 0);
  return g_string_free (g_steal_pointer (&form), FALSE);
}

static gboolean
begins_sentence (const char *text,
                 const char *word)
{
  const char *before = word;

  while (before > text && !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (before))))
    {
      before = g_utf8_prev_char (before);
      if (g_utf8_strchr (".?!:;“‘\"", -1, g_utf8_get_char (before)) != NULL)
        return TRUE;
    }
  return before == text;
}

static void
add_word (GArray     *words,
          const char *text,
          const char *start,
          gsize       length,
          TlSpan      span)
{
  TlMissedToken token = {
    .span = span,
    .form = dup_form (start, length),
    .is_lower = !g_unichar_isupper (g_utf8_get_char (start)),
    .is_capital = g_unichar_isupper (g_utf8_get_char (start)) && !begins_sentence (text, start),
  };

  token.stem = tl_missed_dup_stem (token.form);
  g_array_append_val (words, token);
}

GArray *
tl_missed_list_words (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (TlMissedToken));
  const char *at = text;
  guint offset = 0;

  g_array_set_clear_func (words, clear_token);
  while (*at != '\0')
    {
      const char *start = at;
      const guint first = offset;

      for (; belongs (at, at > start); at = g_utf8_next_char (at))
        offset++;
      if (offset > first + 1)
        add_word (words, text, start, at - start, (TlSpan) { first, offset - first });
      if (at > start)
        continue;
      at = g_utf8_next_char (at);
      offset++;
    }
  return words;
}

/* ── sentences ── */

/* "Dr Jones", "e.g. a visit", "No. 4": no sentence ends there. */
static gboolean
is_short_form (const char *text,
               const char *dot)
{
  static const char *const forms[] = { "Dr", "Mr", "Mrs", "Ms", "St", "No", "e.g", "i.e", "para",
                                       "cf", "al", "vs" };
  gsize length = 0;

  while (dot - length > text && !g_ascii_isspace (dot[-(gssize) length - 1])
         && dot[-(gssize) length - 1] != '(')
    length++;
  if (length == 1)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (strlen (forms[i]) == length && strncmp (dot - length, forms[i], length) == 0)
      return TRUE;

  return FALSE;
}

static const char *
skip_closing (const char *at)
{
  while (*at != '\0' && g_utf8_strchr ("'\")]’”", -1, g_utf8_get_char (at)) != NULL)
    at = g_utf8_next_char (at);
  return at;
}

/* Returns: where the next sentence begins when one ends with the mark at @mark, else NULL. */
static const char *
find_next (const char *text,
           const char *mark)
{
  const char *at;

  if (strchr (".?!", *mark) == NULL || (*mark == '.' && is_short_form (text, mark)))
    return NULL;
  at = skip_closing (mark + 1);
  if (!g_unichar_isspace (g_utf8_get_char (at)))
    return NULL;
  while (g_unichar_isspace (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return *at == '\0' || g_unichar_islower (g_utf8_get_char (at)) ? NULL : at;
}

static void
add_sentence (GArray     *sentences,
              const char *text,
              const char *start,
              const char *end)
{
  TlSpan span;

  while (end > start && g_ascii_isspace (end[-1]))
    end--;
  if (end == start)
    return;
  span.start = (guint) g_utf8_pointer_to_offset (text, start);
  span.length = (guint) g_utf8_pointer_to_offset (start, end);
  g_array_append_val (sentences, span);
}

GArray *
tl_missed_list_sentences (const char *text)
{
  GArray *sentences = g_array_new (FALSE, FALSE, sizeof (TlSpan));
  const char *start = text;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      const char *next = find_next (text, at);

      if (next == NULL)
        continue;
      add_sentence (sentences, text, start, next);
      start = next;
    }
  add_sentence (sentences, text, start, text + strlen (text));
  return sentences;
}
