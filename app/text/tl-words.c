/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-passage-private.h"

#include <string.h>

struct _TlWords {
  GPtrArray  *leaves;
  GHashTable *known;
  gboolean    hyphenates;
};

/* So many words divided at line ends, and whole elsewhere, show that a document divides words. */
#define MIN_DIVIDED 3

/* First parts after which English keeps its hyphen. */
static const char *const prefixes[] = {
  "all", "anti", "co", "cross", "ex", "full", "great", "half", "high", "ill", "inter", "intra",
  "long",
  "low", "multi", "non", "one", "part", "post", "pre", "re", "self", "semi", "short", "single",
  "step", "sub", "two", "under", "well", NULL
};

TlWords *
tl_words_new (GPtrArray *leaves)
{
  TlWords *words = g_new0 (TlWords, 1);

  words->leaves = g_ptr_array_ref (leaves);
  return words;
}

void
tl_words_free (TlWords *words)
{
  g_ptr_array_unref (words->leaves);
  g_clear_pointer (&words->known, g_hash_table_unref);
  g_free (words);
}

static gboolean
is_inner (gunichar c)
{
  return g_unichar_isalpha (c) || c == '-' || c == 0x2010 || c == 0x2011;
}

static const char *
word_end (const char *p)
{
  while (*p && is_inner (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

/* @word in lower case, its hyphens plain. */
static char *
fold (const char *word,
      gsize       length)
{
  g_autofree char *lower = g_utf8_strdown (word, length);
  GString *folded = g_string_sized_new (length);

  for (const char *p = lower; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (folded, c == 0x2010 || c == 0x2011 ? '-' : c);
    }
  return g_string_free (folded, FALSE);
}

/* The first and the last word of a line may be parts of words. */
static void
learn_line (GHashTable *known,
            const char *text)
{
  gboolean first = TRUE;

  for (const char *p = text; *p;)
    {
      const char *end = word_end (p);

      if (end == p)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      if (*end != '\0' && !first && end - p > 2 && end - p < 60)
        g_hash_table_add (known, fold (p, end - p));
      first = FALSE;
      p = end;
    }
}

/* Whether @text ends with a hyphen and the first part of a word that is whole elsewhere. */
static gboolean
divides_word (TlWords    *words,
              const char *text,
              const char *next)
{
  const char *end = text + strlen (text);
  const char *start = end - 1;
  g_autofree char *joined = NULL;
  g_autofree char *folded = NULL;

  if (end - text < 3 || end[-1] != '-' || !g_ascii_islower (*next))
    return FALSE;
  while (start > text && g_ascii_isalpha (start[-1]))
    start--;
  joined = g_strdup_printf ("%.*s%.*s", (int) (end - 1 - start), start,
                            (int) strspn (next, "abcdefghijklmnopqrstuvwxyz"), next);
  folded = fold (joined, strlen (joined));
  return g_hash_table_contains (words->known, folded);
}

/* Some documents divide words at line ends, in others every hyphen there belongs to its word. */
static gboolean
hyphenates (TlWords *words)
{
  guint divided = 0;

  for (guint i = 0; i < words->leaves->len; i++)
    {
      TlLeaf *leaf = words->leaves->pdata[i];

      for (guint j = 0; j + 1 < leaf->pieces->len; j++)
        divided += divides_word (words, ((TlPiece *) leaf->pieces->pdata[j])->text,
                                 ((TlPiece *) leaf->pieces->pdata[j + 1])->text);
    }
  return divided >= MIN_DIVIDED;
}

static void
learn (TlWords *words)
{
  words->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < words->leaves->len; i++)
    {
      TlLeaf *leaf = words->leaves->pdata[i];

      for (guint j = 0; j < leaf->pieces->len; j++)
        learn_line (words->known, ((TlPiece *) leaf->pieces->pdata[j])->text);
    }
  words->hyphenates = hyphenates (words);
}

gboolean
tl_words_are_cut (TlWords    *words,
                  const char *before,
                  const char *after)
{
  g_autofree char *a = fold (before, strlen (before));
  g_autofree char *b = fold (after, strlen (after));
  g_autofree char *joined = g_strconcat (a, b, NULL);

  if (!words->known)
    learn (words);
  return g_hash_table_contains (words->known, joined) && !g_hash_table_contains (words->known, b);
}

gboolean
tl_words_are_one (TlWords    *words,
                  const char *before,
                  const char *after,
                  gunichar    hyphen)
{
  g_autofree char *a = fold (before, strlen (before));
  g_autofree char *b = fold (after, strlen (after));
  g_autofree char *joined = g_strconcat (a, b, NULL);
  g_autofree char *divided = g_strconcat (a, "-", b, NULL);

  if (hyphen == 0xAD)
    return TRUE;
  if (!words->known)
    learn (words);
  if (g_hash_table_contains (words->known, divided))
    return FALSE;
  if (g_hash_table_contains (words->known, joined))
    return TRUE;
  /* a printer's own hyphen is another character than the one on the keyboard */
  if (hyphen == 0x2010)
    return TRUE;
  if (!words->hyphenates || g_strv_contains (prefixes, a))
    return FALSE;
  return !(g_hash_table_contains (words->known, a) && g_hash_table_contains (words->known, b));
}
