/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-missed-weights-private.h"

#include "tl-missed-words-private.h"

#include <math.h>

/* How many words the prior is worth, and at most which share of the rest: with half of the
 * specimens coded by hand, more of the passages proposed in the other half were right than with
 * less or more. */
#define PRIOR 3000.0
#define PRIOR_SHARE 0.05
/* What a word can say for or against: it is not to outweigh all others where the rest has none of
 * it. */
#define MOST_WEIGHT 2.5
typedef struct {
  char    *form;                        /* the first met */
  guint    n[TL_MISSED_N_SIDES];        /* passages that have it */
  gboolean is_lower;                    /* met without a capital letter */
  gboolean is_capital;                  /* met with one */
  double   weight;
  double   certainty;
} Word;

struct _TlMissedWeights {
  GHashTable *words;                    /* stem to Word */
  guint       n_passages[TL_MISSED_N_SIDES];
  double      n_words[TL_MISSED_N_SIDES];
};

static void
word_free (Word *word)
{
  g_free (word->form);
  g_free (word);
}

TlMissedWeights *
tl_missed_weights_new (void)
{
  TlMissedWeights *weights = g_new0 (TlMissedWeights, 1);

  weights->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) word_free);
  return weights;
}

void
tl_missed_weights_free (TlMissedWeights *weights)
{
  g_hash_table_unref (weights->words);
  g_free (weights);
}

static void
add_word (TlMissedWeights     *weights,
          TlMissedSide         side,
          const TlMissedToken *token)
{
  Word *word = g_hash_table_lookup (weights->words, token->stem);

  if (word == NULL)
    {
      word = g_new0 (Word, 1);
      word->form = g_strdup (token->form);
      g_hash_table_insert (weights->words, g_strdup (token->stem), word);
    }
  word->n[side]++;
  word->is_lower |= token->is_lower;
  word->is_capital |= token->is_capital;
  weights->n_words[side]++;
}

void
tl_missed_weights_add (TlMissedWeights *weights,
                       TlMissedSide     side,
                       const char      *text)
{
  g_autoptr (GArray) tokens = tl_missed_list_words (text);
  g_autoptr (GHashTable) met = g_hash_table_new (g_str_hash, g_str_equal);

  weights->n_passages[side]++;
  for (guint i = 0; i < tokens->len; i++)
    {
      const TlMissedToken *token = &g_array_index (tokens, TlMissedToken, i);

      if (g_hash_table_add (met, token->stem))
        add_word (weights, side, token);
    }
}

guint
tl_missed_weights_get_n (TlMissedWeights *weights,
                         TlMissedSide     side)
{
  return weights->n_passages[side];
}

/* ── weighing ── */

/* @variance: (out): of what is returned */
static double
get_log_odds (TlMissedWeights *weights,
              const Word      *word,
              TlMissedSide     side,
              double          *variance)
{
  const double n_all = weights->n_words[side] + weights->n_words[TL_MISSED_REST];
  const double total = MIN (PRIOR, PRIOR_SHARE * weights->n_words[TL_MISSED_REST]);
  const double prior = total * (word->n[side] + word->n[TL_MISSED_REST]) / MAX (n_all, 1);
  const double in = word->n[side] + prior;
  const double out = word->n[TL_MISSED_REST] + prior;

  *variance = 1 / in + 1 / out;
  return log (in / MAX (weights->n_words[side] + total - in, 1))
         - log (out / MAX (weights->n_words[TL_MISSED_REST] + total - out, 1));
}

static gboolean
is_name (const Word *word)
{
  return word->is_capital && !word->is_lower;
}

static void
weigh (TlMissedWeights *weights,
       Word            *word,
       TlMissedSide     side)
{
  double weight, variance, against;

  if (word->n[side] + word->n[TL_MISSED_REST] == 0 || is_name (word))
    return;
  weight = get_log_odds (weights, word, side, &variance);
  word->certainty = weight / sqrt (variance);
  word->weight = CLAMP (weight, -MOST_WEIGHT, MOST_WEIGHT);
  if (word->n[TL_MISSED_REJECTED] == 0)
    return;
  against = get_log_odds (weights, word, TL_MISSED_REJECTED, &variance);
  word->weight -= MAX (against, 0);
}

void
tl_missed_weights_settle (TlMissedWeights *weights,
                          TlMissedSide     side)
{
  GHashTableIter iter;
  gpointer word;

  g_hash_table_iter_init (&iter, weights->words);
  while (g_hash_table_iter_next (&iter, NULL, &word))
    weigh (weights, word, side);
}

double
tl_missed_weights_get (TlMissedWeights *weights,
                       const char      *stem)
{
  const Word *word = g_hash_table_lookup (weights->words, stem);

  return word != NULL ? word->weight : 0;
}

static int
compare_leads (gconstpointer a,
               gconstpointer b)
{
  const TlMissedLead *first = a, *second = b;

  if (first->certainty != second->certainty)
    return first->certainty > second->certainty ? -1 : 1;
  return strcmp (first->form, second->form);
}

GArray *
tl_missed_weights_list_leads (TlMissedWeights *weights)
{
  GArray *leads = g_array_new (FALSE, FALSE, sizeof (TlMissedLead));
  const double n_rest = MAX (weights->n_passages[TL_MISSED_REST], 1);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, weights->words);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Word *word = value;
      const TlMissedLead lead = { word->form, word->weight, word->certainty,
                                  word->n[TL_MISSED_REST] / n_rest };

      if (word->weight > 0)
        g_array_append_val (leads, lead);
    }
  g_array_sort (leads, compare_leads);
  return leads;
}
