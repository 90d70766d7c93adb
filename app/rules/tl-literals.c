/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-phrase-private.h"

#include <string.h>

/* Words that nearly every sentence has, and one in three: a rule is better looked up by another. */
static const char *const commonest[] = {
  " a ", " and ", " are ", " as ", " at ", " by ", " children ", " for ", " in ", " is ", " of ",
  " on ", " that ", " the ", " this ", " to ", " was ", " were ", " with ", NULL
};
static const char *const common[] = {
  " all ", " an ", " be ", " been ", " being ", " but ", " care ", " child", " child ", " did ",
  " do ", " from ", " had ", " has ", " have ", " her ", " his ", " it ", " no ", " not ", " or ",
  " s ", " some ", " the", " their ", " them ", " there ", " these ", " they ", " well ", " when ",
  " which ", " who ", " young ", NULL
};
/* Beginnings of what every paragraph of such reports speaks of, long as they are. */
static const char *const usual[] = {
  " about", " after", " agenc", " assess", " author", " before", " care", " case", " child",
  " could", " effective", " ensure", " famil", " from", " good", " health", " help", " home",
  " however", " improve", " information", " inspect", " leader", " local", " look", " manage",
  " meeting", " mother", " need", " parent", " people", " plan", " police", " practi",
  " profession", " protect", " quality", " report", " review", " risk", " school", " service",
  " should", " social", " staff", " support", " team", " their", " there", " they", " time",
  " visit", " were", " when", " where", " which", " with", " work", " would", " young", NULL
};

/* Whether the word, or its beginning where @begins, stands in @list. */
static gboolean
is_listed (const char *const *list,
           gboolean           begins,
           const char        *word,
           gsize              length)
{
  for (guint i = 0; length > 1 && list[i] != NULL; i++)
    if (list[i][1] == word[1])
      {
        gsize own = strlen (list[i]);

        if ((begins ? own <= length : own == length) && memcmp (list[i], word, own) == 0)
          return TRUE;
      }
  return FALSE;
}

static guint
get_word_cost (const char *word,
               gsize       length)
{
  if (is_listed (commonest, FALSE, word, length))
    return 4000;
  if (length < 3 || is_listed (common, FALSE, word, length))
    return 1000;
  if (is_listed (usual, TRUE, word, length))
    return 300;
  return 1 + (256 >> MIN (length, 8));
}

/* Words together are rarer than the rarest of them. */
guint
tl_literal_get_cost (const char *literal)
{
  guint least = G_MAXUINT;
  guint n_words = 0;

  for (const char *at = literal; at != NULL && at[0] != '\0' && !g_str_equal (at, " "); n_words++)
    {
      const char *end = strchr (at + 1, ' ');
      gsize length = end != NULL ? (gsize) (end + 1 - at) : strlen (at);

      least = MIN (least, get_word_cost (at, length));
      at = end;
    }
  return 1 + least / n_words;
}

static guint
set_cost (GPtrArray *set)
{
  guint cost = 0;

  for (guint i = 0; i < set->len; i++)
    cost += tl_literal_get_cost (g_ptr_array_index (set, i));
  return cost;
}

static GPtrArray *
dup_set (char *literal)
{
  GPtrArray *set = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (set, literal);
  return set;
}

/* Of edges one next to another is no more. */
static void
append_edge (GString *words)
{
  if (words->len == 0 || words->str[words->len - 1] != ' ')
    g_string_append_c (words, ' ');
}

/* "&" is the edge of a word, as a space is. */
static void
append_word (GString    *words,
             const char *word)
{
  append_edge (words);
  for (const char *at = word; *at != '\0'; at++)
    if (*at == '&')
      append_edge (words);
    else
      g_string_append_c (words, *at);
}

/* The words from @first on that stand next to each other. */
static char *
dup_words (GPtrArray *phrase,
           guint      first,
           guint     *n_words)
{
  GString *words = g_string_new (NULL);
  guint i;

  for (i = first; i < phrase->len; i++)
    {
      TlPhraseNode *node = g_ptr_array_index (phrase, i);

      if (node->optional || node->kind != TL_PHRASE_WORD)
        break;
      append_word (words, node->word);
    }
  *n_words = i - first;
  append_edge (words);
  return g_string_free (words, FALSE);
}

/* Each piece of words that is always there as written is a set of its own. */
static void
add_pieces (GPtrArray  *sets,
            const char *words)
{
  const char *start = words;

  for (const char *at = words;; at++)
    {
      if (g_ascii_isalnum (*at) || *at == ' ')
        continue;
      if (strspn (start, " ") < (gsize) (at - start))
        g_ptr_array_add (sets, dup_set (g_ascii_strdown (start, at - start)));
      if (*at == '[')
        at = strchr (at, ']');
      if (*at == '\0')
        return;
      start = at + 1;
    }
}

static GPtrArray *
find_cheapest (GPtrArray *sets)
{
  GPtrArray *best = NULL;
  guint least = G_MAXUINT;

  for (guint i = 0; i < sets->len; i++)
    {
      GPtrArray *set = g_ptr_array_index (sets, i);
      guint cost = sets->len > 1 ? set_cost (set) : 0;

      if (best == NULL || cost < least)
        best = set;
      least = MIN (least, cost);
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

static void
add_choice (GPtrArray    *sets,
            TlPhraseNode *choice)
{
  GPtrArray *set;

  if (choice->reach > 0)
    {
      g_ptr_array_extend_and_steal (sets, tl_phrase_list_literals (
                                            g_ptr_array_index (choice->alternatives, 0)));
      return;
    }
  set = dup_choice_set (choice->alternatives);
  if (set != NULL)
    g_ptr_array_add (sets, set);
}

GPtrArray *
tl_phrase_list_literals (GPtrArray *phrase)
{
  GPtrArray *sets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  guint n_words = 0;

  for (guint i = 0; i < phrase->len; i += MAX (n_words, 1))
    {
      g_autofree char *words = dup_words (phrase, i, &n_words);
      TlPhraseNode *node = g_ptr_array_index (phrase, i);

      if (n_words > 0)
        add_pieces (sets, words);
      else if (!node->optional && node->kind == TL_PHRASE_CHOICE)
        add_choice (sets, node);
    }
  return sets;
}
