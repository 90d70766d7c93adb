/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-matcher-private.h"

#include "tl-phrase-private.h"

#include <string.h>

/* Too many words begin like a shorter one for it to say anything. */
#define SHORTEST_BEGINNING 2

static TlEntry *
find_entry (TlMatcher  *matcher,
            const char *rule)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (matcher->by_id, rule));

  return number > 0 ? &g_array_index (matcher->entries, TlEntry, number - 1) : NULL;
}

/* The words of a literal: those whose edges are both there, next to each other, and one whose first
 * edge is there alone: it stands for all words that begin so. Any other may be the inside of a
 * word, or its end. */
static GStrv
split_literal (const char *literal)
{
  GPtrArray *words = g_ptr_array_new ();
  const char *first = strchr (literal, ' ');
  const char *last = strrchr (literal, ' ');

  if (last > first)
    g_ptr_array_add (words, g_strndup (first + 1, last - first - 1));
  if (last != NULL && strlen (last + 1) >= SHORTEST_BEGINNING)
    g_ptr_array_add (words, g_strdup_printf ("%s*", last + 1));
  g_ptr_array_add (words, NULL);
  return (GStrv) g_ptr_array_free (words, FALSE);
}

static char *
dup_longest (char **words)
{
  return g_strdup (words[1] != NULL && strlen (words[1]) > strlen (words[0]) ? words[1] : words[0]);
}

/* What is always there as written has all its words; of what may be there some are enough. */
static void
add_words (GPtrArray *sets,
           GPtrArray *literals)
{
  g_autoptr (GPtrArray) choice = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < literals->len; i++)
    {
      g_auto (GStrv) words = split_literal (g_ptr_array_index (literals, i));

      if (words[0] == NULL)
        return;
      for (guint k = 0; literals->len == 1 && words[k] != NULL; k++)
        g_ptr_array_add (sets, g_strdupv ((char *[]) { words[k], NULL }));
      if (literals->len > 1)
        g_ptr_array_add (choice, dup_longest (words));
    }
  if (choice->len == 0)
    return;
  g_ptr_array_add (choice, NULL);
  g_ptr_array_add (sets, g_ptr_array_steal (choice, NULL));
}

GPtrArray *
tl_matcher_list_words (TlMatcher  *matcher,
                       const char *rule)
{
  GPtrArray *sets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GPtrArray) literals = NULL;
  g_autoptr (TlRuleText) text = NULL;
  TlEntry *entry;

  g_return_val_if_fail (matcher != NULL && rule != NULL, sets);

  entry = find_entry (matcher, rule);
  if (entry == NULL)
    return sets;

  text = tl_rule_text_parse (tl_rule_get_text (entry->rule), tl_rule_get_syntax (entry->rule),
                             matcher->book->families, NULL, NULL);
  literals = tl_rule_text_list_literals (text);
  for (guint i = 0; i < literals->len; i++)
    add_words (sets, g_ptr_array_index (literals, i));
  return sets;
}

/* Words that a guard masks read "____": that may bring a pattern to match which looks for what is
 * not there, or for more than words. */
static gboolean
may_match_masked (const char *pattern)
{
  static const char *const parts[] = {
    "_", "[^", "[:", "(?!", "(?<!", "(*", "\\D", "\\P", "\\p", "\\x", "-", NULL
  };

  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (pattern, parts[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* A pattern may be tied to the edges of a sentence, which the whole text has not. */
static gboolean
holds_in_a_sentence (TlSearch *search,
                     TlEntry  *entry,
                     guint     index)
{
  g_array_set_size (search->sentences, 0);
  tl_sentences_split (search->folded->text, search->folded->length, search->sentences);
  for (guint i = 0; i < search->sentences->len; i++)
    if (tl_search_holds (search, index, entry->quick,
                         g_array_index (search->sentences, TlRange, i)))
      return TRUE;
  return FALSE;
}

static gboolean
touches (TlSearch *search,
         TlEntry  *entry)
{
  guint index = entry - (TlEntry *) search->matcher->entries->data;
  TlRange whole = { 0, search->folded->length };

  if (tl_rule_get_syntax (entry->rule) == TL_RULE_PATTERN)
    return may_match_masked (tl_rule_get_text (entry->rule))
           || holds_in_a_sentence (search, entry, index);
  if (!tl_search_holds (search, index, entry->quick, whole))
    return FALSE;
  for (guint i = 0; entry->conditions != NULL && i < entry->conditions->len; i++)
    {
      TlCompiled *condition = &g_array_index (entry->conditions, TlCompiled, i);

      if (condition->wanted && !tl_search_holds (search, index, condition->quick, whole))
        return FALSE;
    }
  return TRUE;
}

gboolean
tl_matcher_touches (TlMatcher         *matcher,
                    const char *const *rules,
                    const char        *text)
{
  g_autoptr (TlFolded) folded = NULL;
  gboolean touched = FALSE;
  TlSearch search;

  g_return_val_if_fail (matcher != NULL && rules != NULL && text != NULL, FALSE);

  folded = tl_folded_new (text);
  tl_search_init (&search, matcher, tl_matcher_take_scratch (matcher), NULL);
  search.folded = folded;
  for (guint i = 0; rules[i] != NULL && !touched; i++)
    {
      TlEntry *entry = find_entry (matcher, rules[i]);

      touched = entry != NULL && touches (&search, entry);
    }
  tl_matcher_give_scratch (matcher, search.scratch);
  tl_search_clear (&search);
  return touched;
}
