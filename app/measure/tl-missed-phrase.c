/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-missed.h"

#include "tl-missed-words-private.h"

/* A phrase of more words matches little else. */
#define MOST_WORDS 3
/* So that what the phrase matches counts by itself, in themes that weigh whole paragraphs too. */
#define POINTS "+30 "
/* What "…" lets stand between two words of a phrase, and the most that "…N" may. */
#define DEFAULT_GAP 6
#define LARGEST_GAP 30

static double
get_weight (const TlMissed *missed,
            const char     *form)
{
  for (guint i = 0; i < missed->words->len; i++)
    {
      const TlMissedWord *word = &g_array_index (missed->words, TlMissedWord, i);

      if (g_str_equal (word->word, form))
        return word->weight;
    }
  return 0;
}

/* How many words of the quote weigh more than the one at @at, of equal ones the first. */
static guint
get_rank (GArray *weights,
          guint   at)
{
  const double own = g_array_index (weights, double, at);
  guint rank = 0;

  for (guint i = 0; i < weights->len; i++)
    {
      const double other = g_array_index (weights, double, i);

      rank += other > own || (other == own && i < at);
    }
  return rank;
}

/* Each word once, where it is first. */
static GArray *
list_weights (const TlMissed *missed,
              GArray         *tokens)
{
  g_autoptr (GHashTable) met = g_hash_table_new (g_str_hash, g_str_equal);
  GArray *weights = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < tokens->len; i++)
    {
      const TlMissedToken *token = &g_array_index (tokens, TlMissedToken, i);
      const double weight = g_hash_table_add (met, token->stem) ? get_weight (missed, token->form)
                                                                : 0;

      g_array_append_val (weights, weight);
    }
  return weights;
}

/* How many words, figures and all, stand between two words of @text. */
static guint
count_between (const char          *text,
               const TlMissedToken *first,
               const TlMissedToken *second)
{
  const guint end = first->span.start + first->span.length;
  const char *at = g_utf8_offset_to_pointer (text, end);
  guint n_spaces = 0;

  for (guint i = end; i < second->span.start; i++, at = g_utf8_next_char (at))
    n_spaces += g_unichar_isspace (g_utf8_get_char (at)) != 0;
  return MAX (n_spaces, 1) - 1;
}

static void
append_gap (GString  *phrase,
            guint     n_between,
            gboolean  is_next)
{
  if (is_next)
    g_string_append_c (phrase, ' ');
  else if (n_between > DEFAULT_GAP)
    g_string_append_printf (phrase, " …%u ", n_between);
  else
    g_string_append (phrase, " … ");
}

char *
tl_missed_dup_phrase (const TlMissed *missed)
{
  g_autoptr (GArray) tokens = NULL;
  g_autoptr (GArray) weights = NULL;
  GString *phrase = g_string_new (POINTS);
  const TlMissedToken *last = NULL;

  g_return_val_if_fail (missed != NULL, NULL);

  tokens = tl_missed_list_words (missed->quote);
  weights = list_weights (missed, tokens);
  for (guint i = 0; i < tokens->len; i++)
    {
      const TlMissedToken *token = &g_array_index (tokens, TlMissedToken, i);
      const guint n_between = last != NULL ? count_between (missed->quote, last, token) : 0;

      if (g_array_index (weights, double, i) <= 0 || get_rank (weights, i) >= MOST_WORDS
          || n_between > LARGEST_GAP)
        continue;
      if (last != NULL)
        append_gap (phrase, n_between,
                    token->span.start == last->span.start + last->span.length + 1);
      g_string_append (phrase, token->form);
      last = token;
    }
  return g_string_free (phrase, FALSE);
}
