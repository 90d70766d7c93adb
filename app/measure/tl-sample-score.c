/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-sample-score.h"

#include <math.h>

/* The two-sided 95 % point of the normal distribution. */
#define Z95 1.959963984540054

#define UNKNOWN ((TlShare) { NAN, NAN, NAN })

static TlShare
get_share (guint part,
           guint whole)
{
  return whole < TL_SAMPLE_ENOUGH ? UNKNOWN : tl_share_from_counts (part, whole);
}

/* Fleiss, Cohen and Everitt's variance of kappa, for two answers: seen and not seen. */
static double
get_kappa_spread (const TlScore *score,
                  double         n_cases)
{
  double both = score->tp / n_cases, extra = score->fp / n_cases, missed = score->fn / n_cases;
  double neither = 1 - both - extra - missed;
  double found = both + extra, expected = both + missed;
  double agreed = both + neither;
  double by_chance = found * expected + (1 - found) * (1 - expected);
  double alike = both * pow (1 - by_chance - (found + expected) * (1 - agreed), 2)
                 + neither * pow (1 - by_chance - (2 - found - expected) * (1 - agreed), 2);
  double apart = extra * pow (expected + 1 - found, 2) + missed * pow (1 - expected + found, 2);
  double mean = agreed * by_chance - 2 * by_chance + agreed;
  double variance = alike + pow (1 - agreed, 2) * apart - mean * mean;

  return sqrt (MAX (variance, 0) / n_cases) / pow (1 - by_chance, 2);
}

static TlShare
get_kappa (const TlScore *score,
           guint          n_cases)
{
  double spread;

  if (isnan (score->kappa) || score->fp + score->fn == 0)
    return (TlShare) { score->kappa, NAN, NAN };
  spread = Z95 * get_kappa_spread (score, n_cases);
  return (TlShare) { score->kappa, MAX (score->kappa - spread, -1.0),
                     MIN (score->kappa + spread, 1.0) };
}

static TlSampleScore
make_score (guint tp,
            guint fp,
            guint fn,
            guint n_same,
            guint n_cases)
{
  TlScore score = tl_score_from_counts (tp, fp, fn, n_cases);
  gboolean is_enough = tp + fp + fn >= TL_SAMPLE_ENOUGH;

  return (TlSampleScore) {
    .tp = tp,
    .fp = fp,
    .fn = fn,
    .n_same = n_same,
    .precision = get_share (tp, tp + fp),
    .recall = get_share (tp, tp + fn),
    .f1 = is_enough ? (TlShare) { score.f1, score.low, score.high } : UNKNOWN,
    .kappa = is_enough ? get_kappa (&score, n_cases) : UNKNOWN,
    .stance = get_share (n_same, tp),
  };
}

/* Of one theme, what was seen by unit. */
static GHashTable *
collect (const TlSampleSeen *seen,
         guint               n_seen,
         guint               n_units,
         const char         *theme)
{
  GHashTable *units = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n_seen; i++)
    {
      g_return_val_if_fail (seen[i].unit < n_units, units);
      if (g_str_equal (seen[i].theme, theme))
        g_hash_table_insert (units, GUINT_TO_POINTER (seen[i].unit), (gpointer) &seen[i]);
    }
  return units;
}

static void
count_shared (GHashTable *expected,
              GHashTable *found,
              guint      *n_shared,
              guint      *n_same)
{
  GHashTableIter iter;
  gpointer unit, mine;

  *n_shared = *n_same = 0;
  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &unit, &mine))
    {
      const TlSampleSeen *theirs = g_hash_table_lookup (found, unit);

      *n_shared += theirs != NULL;
      *n_same += theirs != NULL && theirs->stance == ((const TlSampleSeen *) mine)->stance;
    }
}

void
tl_sample_score_count (const TlSampleSeen *expected,
                       guint               n_expected,
                       const TlSampleSeen *found,
                       guint               n_found,
                       guint               n_units,
                       const char *const  *themes,
                       TlSampleScore      *scores,
                       TlSampleScore      *pooled)
{
  guint tp = 0, fp = 0, fn = 0, same = 0, n_themes = 0;

  g_return_if_fail (themes != NULL && scores != NULL && pooled != NULL);

  for (; themes[n_themes] != NULL; n_themes++)
    {
      const char *theme = themes[n_themes];
      g_autoptr (GHashTable) should = collect (expected, n_expected, n_units, theme);
      g_autoptr (GHashTable) does = collect (found, n_found, n_units, theme);
      guint both, n_same;

      count_shared (should, does, &both, &n_same);
      scores[n_themes] = make_score (both, g_hash_table_size (does) - both,
                                     g_hash_table_size (should) - both, n_same, n_units);
      tp += both;
      fp += scores[n_themes].fp;
      fn += scores[n_themes].fn;
      same += n_same;
    }
  *pooled = make_score (tp, fp, fn, same, n_units * n_themes);
}
