/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-phrase-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define GAP "…"
#define NEAR '~'
#define GAP_REACH 6
#define NEAR_REACH 12
#define MAX_REACH 30
#define MAX_DEPTH 8

typedef struct {
  const char *text;
  const char *at;
  GHashTable *families;
  guint       depth;
  guint      *column;
  char      **message;
} Reader;

static GPtrArray *read_sequence (Reader     *reader,
                                 const char *stops);

static void
phrase_node_free (TlPhraseNode *node)
{
  g_free (node->word);
  g_clear_pointer (&node->alternatives, g_ptr_array_unref);
  g_free (node);
}

GPtrArray *
tl_phrase_sequence_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) phrase_node_free);
}

static GPtrArray *
alternatives_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
}

TlPhraseNode *
tl_phrase_add_node (GPtrArray    *sequence,
                    TlPhraseKind  kind)
{
  TlPhraseNode *node = g_new0 (TlPhraseNode, 1);

  node->kind = kind;
  node->reach = kind == TL_PHRASE_GAP ? GAP_REACH : 0;
  g_ptr_array_add (sequence, node);
  return node;
}

static gboolean
fail (Reader     *reader,
      const char *message)
{
  if (*reader->message == NULL)
    {
      *reader->column = g_utf8_pointer_to_offset (reader->text, reader->at);
      *reader->message = g_strdup (message);
    }
  return FALSE;
}

static void
skip_space (Reader *reader)
{
  while (*reader->at == ' ' || *reader->at == '\t')
    reader->at++;
}

static gboolean
is_word_char (const char *at)
{
  gunichar c = g_utf8_get_char (at);

  return c == '*' || c == '-' || c == '\'' || c == '&' || c == '#' || g_unichar_isalnum (c);
}

/* An optional ending: "frequent[ing]". */
static gboolean
skip_ending (Reader *reader)
{
  const char *close = reader->at + 1;

  while (g_ascii_isalpha (*close))
    close++;
  if (*close != ']' || close == reader->at + 1)
    return fail (reader, _("an ending in brackets, as in “frequent[ing]”, holds letters only"));

  reader->at = close + 1;
  return TRUE;
}

/* A stroke without brackets around it stands between single words. */
static gboolean
fail_at_stroke (Reader *reader)
{
  return fail (reader, _("between phrases, or a phrase and a word, a stroke needs one pair of "
                         "brackets round all of them: “(high caseload/overworked)”"));
}

/* What is wrong where a word should stand: a bracket that was begun there and never ended, or that
 * has a stroke before it, or anything else. */
static gboolean
fail_without_word (Reader *reader)
{
  char open = *reader->at;

  if (open == '(' && strchr (reader->at, ')') == NULL)
    return fail (reader, _("a bracket “(” is never closed: add “)”"));
  if (open == '[' && strchr (reader->at, ']') == NULL)
    return fail (reader, _("a bracket “[” is never closed: add “]”"));
  if (strchr ("([{", open) != NULL && open != '\0' && reader->at > reader->text
      && reader->at[-1] == '/')
    return fail_at_stroke (reader);
  return fail (reader, _("a word is wanted here; for other characters write a “pattern” rule"));
}

static gboolean
read_word (Reader    *reader,
           GPtrArray *sequence)
{
  const char *start = reader->at;
  gboolean letters = FALSE;

  while (is_word_char (reader->at) || (*reader->at == '[' && reader->at > start))
    if (*reader->at == '[')
      {
        if (!skip_ending (reader))
          return FALSE;
      }
    else
      {
        letters = letters || *reader->at == '#' || g_unichar_isalnum (g_utf8_get_char (reader->at));
        reader->at = g_utf8_next_char (reader->at);
      }

  if (!letters)
    return fail_without_word (reader);

  tl_phrase_add_node (sequence, TL_PHRASE_WORD)->word = g_strndup (start, reader->at - start);
  return TRUE;
}

/* One word, or several with strokes between them; inside brackets the strokes are the brackets'. */
static gboolean
read_words (Reader    *reader,
            GPtrArray *sequence,
            gboolean   bracketed)
{
  g_autoptr (GPtrArray) alternatives = alternatives_new ();

  for (;;)
    {
      GPtrArray *alternative = tl_phrase_sequence_new ();

      g_ptr_array_add (alternatives, alternative);
      if (!read_word (reader, alternative))
        return FALSE;
      if (*reader->at != '/' || bracketed)
        break;
      reader->at++;
    }

  if (alternatives->len == 1)
    g_ptr_array_extend_and_steal (sequence,
                                  g_ptr_array_ref (g_ptr_array_index (alternatives, 0)));
  else
    tl_phrase_add_node (sequence, TL_PHRASE_CHOICE)->alternatives = g_steal_pointer (&alternatives);
  return TRUE;
}

static gboolean
read_choice (Reader    *reader,
             GPtrArray *sequence)
{
  g_autoptr (GPtrArray) alternatives = alternatives_new ();
  const char *open = reader->at;
  gboolean square = *open == '[';
  const char *stops = square ? "/]" : "/)";
  TlPhraseNode *node;

  do
    {
      GPtrArray *alternative;

      reader->at++;
      alternative = read_sequence (reader, stops);
      if (alternative == NULL)
        return FALSE;
      g_ptr_array_add (alternatives, alternative);
    }
  while (*reader->at == '/');

  if (*reader->at == '\0')
    {
      reader->at = open;
      return fail (reader, square ? _("a bracket “[” is never closed: add “]”")
                                  : _("a bracket “(” is never closed: add “)”"));
    }

  reader->at++;
  node = tl_phrase_add_node (sequence, TL_PHRASE_CHOICE);
  /* For now: whether [a/b] is required depends on its neighbours, see settle_choices(). */
  node->optional = square;
  node->alternatives = g_steal_pointer (&alternatives);
  return TRUE;
}

static gboolean
read_family (Reader    *reader,
             GPtrArray *sequence)
{
  const char *close = strchr (reader->at, '}');
  g_autoptr (GPtrArray) alternatives = alternatives_new ();
  g_autofree char *name = NULL;
  GPtrArray *phrases;

  if (close == NULL)
    return fail (reader, _("a bracket “{” is never closed: add “}”"));
  name = g_strndup (reader->at + 1, close - reader->at - 1);
  phrases = reader->families != NULL ? g_hash_table_lookup (reader->families, name) : NULL;
  if (phrases == NULL || reader->depth == MAX_DEPTH)
    return fail (reader, _("no word family of this name stands above; write “family NAME” first"));

  for (guint i = 0; i < phrases->len; i++)
    {
      Reader inner = *reader;
      GPtrArray *alternative;

      inner.text = inner.at = g_ptr_array_index (phrases, i);
      inner.depth++;
      alternative = read_sequence (&inner, "");
      if (alternative == NULL)
        return FALSE;
      g_ptr_array_add (alternatives, alternative);
    }

  tl_phrase_add_node (sequence, TL_PHRASE_CHOICE)->alternatives = g_steal_pointer (&alternatives);
  reader->at = close + 1;
  return TRUE;
}

/* How many words a gap may hold, where that is said: "…12", "~20". */
static gboolean
read_reach (Reader *reader,
            guint  *reach)
{
  guint64 n;
  char *end;

  if (!g_ascii_isdigit (*reader->at))
    return TRUE;
  n = g_ascii_strtoull (reader->at, &end, 10);
  if (n < 1 || n > MAX_REACH)
    return fail (reader, _("a gap holds one word at least and thirty at most"));
  reader->at = end;
  *reach = n;
  return TRUE;
}

static gboolean
read_item (Reader    *reader,
           GPtrArray *sequence,
           gboolean   bracketed)
{
  if (g_str_has_prefix (reader->at, GAP))
    {
      reader->at += strlen (GAP);
      return read_reach (reader, &tl_phrase_add_node (sequence, TL_PHRASE_GAP)->reach);
    }
  if (*reader->at == '[' || *reader->at == '(')
    return read_choice (reader, sequence);
  if (*reader->at == '{')
    return read_family (reader, sequence);
  return read_words (reader, sequence, bracketed);
}

static gboolean
is_gap (GPtrArray *sequence,
        guint      i)
{
  return ((TlPhraseNode *) g_ptr_array_index (sequence, i))->kind == TL_PHRASE_GAP;
}

/* A choice in square brackets stays optional only between two words; [x] always. */
static void
settle_choices (GPtrArray *sequence)
{
  for (guint i = 0; i < sequence->len; i++)
    {
      TlPhraseNode *node = g_ptr_array_index (sequence, i);

      if (!node->optional || node->alternatives->len == 1)
        continue;
      node->optional = i > 0 && i + 1 < sequence->len
                       && !is_gap (sequence, i - 1) && !is_gap (sequence, i + 1);
    }
}

static gboolean
check_sequence (Reader    *reader,
                GPtrArray *sequence)
{
  TlPhraseNode *first = NULL;
  TlPhraseNode *last = NULL;

  for (guint i = 0; i < sequence->len; i++)
    {
      TlPhraseNode *node = g_ptr_array_index (sequence, i);

      if (node->optional)
        continue;
      if (node->kind == TL_PHRASE_GAP && (last == NULL || last->kind == TL_PHRASE_GAP))
        return fail (reader, _("a gap “…” needs a word on either side of it that is not optional"));
      first = first != NULL ? first : node;
      last = node;
    }

  if (first == NULL)
    return fail (reader, _("at least one word must not be optional: take it out of its brackets"));
  if (last->kind == TL_PHRASE_GAP)
    return fail (reader, _("a gap “…” needs a word on either side of it that is not optional"));
  return TRUE;
}

static void
fail_behind_item (Reader *reader)
{
  if (*reader->at == '/')
    fail_at_stroke (reader);
  else
    fail (reader, _("this character means nothing here; put a space between words"));
}

static GPtrArray *
read_sequence (Reader     *reader,
               const char *stops)
{
  g_autoptr (GPtrArray) sequence = tl_phrase_sequence_new ();

  skip_space (reader);
  while (*reader->at != '\0' && strchr (stops, *reader->at) == NULL)
    {
      if (!read_item (reader, sequence, strchr (stops, '/') != NULL))
        return NULL;
      if (*reader->at != '\0' && strchr (" \t", *reader->at) == NULL
          && strchr (stops, *reader->at) == NULL && !g_str_has_prefix (reader->at, GAP))
        {
          fail_behind_item (reader);
          return NULL;
        }
      skip_space (reader);
    }

  settle_choices (sequence);
  return check_sequence (reader, sequence) ? g_steal_pointer (&sequence) : NULL;
}

static GPtrArray *
read_part (Reader     *reader,
           const char *start,
           const char *stops)
{
  reader->at = start;
  return read_sequence (reader, stops);
}

/* One order of the two parts of "a ~ b": read anew each time, for nodes are not shared. */
static GPtrArray *
read_order (Reader     *reader,
            const char *first,
            const char *second,
            guint       reach)
{
  g_autoptr (GPtrArray) sequence = read_part (reader, first, "~");
  GPtrArray *rest;

  if (sequence == NULL)
    return NULL;
  rest = read_part (reader, second, "~");
  if (rest == NULL)
    return NULL;

  tl_phrase_add_node (sequence, TL_PHRASE_GAP)->reach = reach;
  g_ptr_array_extend_and_steal (sequence, rest);
  return g_steal_pointer (&sequence);
}

static GPtrArray *
read_near (Reader     *reader,
           const char *first,
           const char *near)
{
  g_autoptr (GPtrArray) alternatives = alternatives_new ();
  guint reach = NEAR_REACH;
  const char *second;
  GPtrArray *phrase;
  TlPhraseNode *node;

  reader->at = near + 1;
  if (!read_reach (reader, &reach))
    return NULL;
  second = reader->at;
  for (guint i = 0; i < 2; i++)
    {
      GPtrArray *order = read_order (reader, i == 0 ? first : second, i == 0 ? second : first,
                                     reach);

      if (order == NULL)
        return NULL;
      g_ptr_array_add (alternatives, order);
    }

  phrase = tl_phrase_sequence_new ();
  node = tl_phrase_add_node (phrase, TL_PHRASE_CHOICE);
  node->reach = reach;
  node->alternatives = g_steal_pointer (&alternatives);
  return phrase;
}

GPtrArray *
tl_phrase_parse (const char  *text,
                 GHashTable  *families,
                 guint       *column,
                 char       **message)
{
  Reader reader = { text, text, families, 0, column, message };
  const char *near = strchr (text, NEAR);

  *column = 0;
  *message = NULL;
  if (near == NULL)
    return read_sequence (&reader, "");
  if (strchr (near + 1, NEAR) == NULL)
    return read_near (&reader, text, near);

  reader.at = strchr (near + 1, NEAR);
  fail (&reader, _("a phrase holds “~” once only"));
  return NULL;
}
