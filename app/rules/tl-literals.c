/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-phrase-private.h"

#include <string.h>

/* Words that nearly every sentence has, and one in three: a rule is better looked up by another. */
static const char *const commonest[] = {
  " a ", " and ", " as ", " at ", " by ", " for ", " in ", " is ", " of ", " on ", " that ",
  " the ", " to ", " was ", " were ", " with ", NULL
};
static const char *const common[] = {
  " an ", " be ", " been ", " child", " did ", " had ", " has ", " have ", " her ", " his ", " it ",
  " no ", " not ", " or ", " the", " their ", " this ", NULL
};
/* Beginnings of what every paragraph of such reports speaks of, long as they are. */
static const char *const usual[] = {
  " about", " after", " author", " before", " care", " child", " could", " effective", " family",
  " famil", " from", " good", " health", " help", " information", " local", " mother", " need",
  " people", " plan", " police", " protect", " report", " review", " risk", " school", " service",
  " should", " social", " staff", " support", " team", " their", " there", " they", " visit",
  " were", " when", " where", " which", " with", " work", " would", " young", NULL
};

static gboolean
is_usual (const char *literal)
{
  for (guint i = 0; usual[i] != NULL; i++)
    if (g_str_has_prefix (literal, usual[i]))
      return TRUE;
  return FALSE;
}

guint
tl_literal_get_cost (const char *literal)
{
  guint length = strlen (literal);

  if (g_strv_contains (commonest, literal))
    return 4000;
  if (g_strv_contains (common, literal))
    return 1000;
  if (is_usual (literal))
    return 300;
  return 1 + (256 >> MIN (length, 8));
}

static guint
set_cost (GPtrArray *set)
{
  guint cost = 0;

  for (guint i = 0; i < set->len; i++)
    cost += tl_literal_get_cost (g_ptr_array_index (set, i));
  return cost;
}

/* The longest piece of a word that is always there as written, its edges marked by spaces. */
static char *
dup_word_literal (const char *word)
{
  g_autofree char *best = NULL;
  const char *start = word;

  for (const char *at = word;; at++)
    {
      g_autofree char *piece = NULL;
      g_autofree char *lower = NULL;

      if (g_ascii_isalnum (*at))
        continue;
      if (at > start)
        {
          lower = g_ascii_strdown (start, at - start);
          piece = g_strconcat (start == word ? " " : "", lower, *at == '\0' ? " " : "", NULL);
          if (best == NULL || strlen (piece) > strlen (best))
            {
              g_free (best);
              best = g_steal_pointer (&piece);
            }
        }
      if (*at == '[')
        at = strchr (at, ']');
      if (*at == '\0')
        return g_steal_pointer (&best);
      start = at + 1;
    }
}

static GPtrArray *
dup_word_set (const char *word)
{
  char *literal = dup_word_literal (word);
  GPtrArray *set;

  if (literal == NULL)
    return NULL;

  set = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (set, literal);
  return set;
}

static GPtrArray *
find_cheapest (GPtrArray *sets)
{
  GPtrArray *best = NULL;

  for (guint i = 0; i < sets->len; i++)
    {
      GPtrArray *set = g_ptr_array_index (sets, i);

      if (best == NULL || set_cost (set) < set_cost (best))
        best = set;
    }
  return best;
}

/* A choice holds a literal of one of its alternatives; of each the rarest is taken. */
static GPtrArray *
dup_choice_set (GPtrArray *alternatives)
{
  g_autoptr (GPtrArray) set = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < alternatives->len; i++)
    {
      g_autoptr (GPtrArray) sets = tl_phrase_list_literals (g_ptr_array_index (alternatives, i));
      GPtrArray *best = find_cheapest (sets);

      if (best == NULL)
        return NULL;
      for (guint k = 0; k < best->len; k++)
        g_ptr_array_add (set, g_strdup (g_ptr_array_index (best, k)));
    }
  return g_steal_pointer (&set);
}

GPtrArray *
tl_phrase_list_literals (GPtrArray *phrase)
{
  GPtrArray *sets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < phrase->len; i++)
    {
      TlPhraseNode *node = g_ptr_array_index (phrase, i);
      GPtrArray *set = NULL;

      if (node->optional || node->kind == TL_PHRASE_GAP)
        continue;
      if (node->kind == TL_PHRASE_WORD)
        set = dup_word_set (node->word);
      else if (node->reach > 0)
        g_ptr_array_extend_and_steal (sets, tl_phrase_list_literals (
                                              g_ptr_array_index (node->alternatives, 0)));
      else
        set = dup_choice_set (node->alternatives);
      if (set != NULL)
        g_ptr_array_add (sets, set);
    }
  return sets;
}
