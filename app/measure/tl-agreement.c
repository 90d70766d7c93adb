/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-agreement.h"

#include <math.h>

/* The two-sided 95 % point of the normal distribution. */
#define Z95 1.959963984540054

static double
divide (double part,
        double whole)
{
  return whole > 0 ? part / whole : NAN;
}

static double
get_kappa (double tp,
           double fp,
           double fn,
           double n_cases)
{
  double agreed = (n_cases - fp - fn) / n_cases;
  double expected = (tp + fn) / n_cases;
  double found = (tp + fp) / n_cases;
  double by_chance = expected * found + (1 - expected) * (1 - found);

  return divide (agreed - by_chance, 1 - by_chance);
}

/* Wilson's interval of a share, as the lower (@sign -1) or upper (+1) end. */
static double
get_wilson_end (double share,
                double n,
                int    sign)
{
  double z2 = Z95 * Z95;
  double centre = share + z2 / (2 * n);
  double spread = Z95 * sqrt (share * (1 - share) / n + z2 / (4 * n * n));

  return CLAMP ((centre + sign * spread) / (1 + z2 / n), 0.0, 1.0);
}

TlShare
tl_share_from_counts (guint part,
                      guint whole)
{
  double share = divide (part, whole);

  g_return_val_if_fail (part <= whole, ((TlShare) { NAN, NAN, NAN }));

  if (whole == 0)
    return (TlShare) { NAN, NAN, NAN };
  return (TlShare) { share, get_wilson_end (share, whole, -1), get_wilson_end (share, whole, 1) };
}

static double
f1_from_share (double share)
{
  return 2 * share / (1 + share);
}

TlScore
tl_score_from_counts (guint tp,
                      guint fp,
                      guint fn,
                      guint n_cases)
{
  TlScore score = { tp, fp, fn, NAN, NAN, NAN, NAN, NAN, NAN };
  double either = (double) tp + fp + fn;
  double share = divide (tp, either);

  g_return_val_if_fail (either <= n_cases, score);

  score.precision = divide (tp, (double) tp + fp);
  score.recall = divide (tp, (double) tp + fn);
  score.f1 = f1_from_share (share);
  score.kappa = n_cases > 0 ? get_kappa (tp, fp, fn, n_cases) : NAN;
  if (either > 0)
    {
      score.low = f1_from_share (get_wilson_end (share, either, -1));
      score.high = f1_from_share (get_wilson_end (share, either, 1));
    }
  return score;
}

static GHashTable *
collect_units (const TlCode *codes,
               guint         n_codes,
               guint         n_units,
               const char   *theme)
{
  GHashTable *units = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n_codes; i++)
    {
      g_return_val_if_fail (codes[i].unit < n_units, units);
      if (g_str_equal (codes[i].theme, theme))
        g_hash_table_add (units, GUINT_TO_POINTER (codes[i].unit));
    }
  return units;
}

static guint
count_shared (GHashTable *units,
              GHashTable *others)
{
  GHashTableIter iter;
  gpointer unit;
  guint n = 0;

  g_hash_table_iter_init (&iter, units);
  while (g_hash_table_iter_next (&iter, &unit, NULL))
    n += g_hash_table_contains (others, unit);
  return n;
}

void
tl_score_count (const TlCode      *expected,
                guint              n_expected,
                const TlCode      *found,
                guint              n_found,
                guint              n_units,
                const char *const *themes,
                TlScore           *scores,
                TlScore           *pooled)
{
  guint tp = 0, fp = 0, fn = 0, n_themes = 0;

  g_return_if_fail (themes != NULL && scores != NULL && pooled != NULL);

  for (; themes[n_themes] != NULL; n_themes++)
    {
      const char *theme = themes[n_themes];
      g_autoptr (GHashTable) should = collect_units (expected, n_expected, n_units, theme);
      g_autoptr (GHashTable) does = collect_units (found, n_found, n_units, theme);
      guint both = count_shared (should, does);
      guint extra = g_hash_table_size (does) - both;
      guint missed = g_hash_table_size (should) - both;

      scores[n_themes] = tl_score_from_counts (both, extra, missed, n_units);
      tp += both;
      fp += extra;
      fn += missed;
    }
  *pooled = tl_score_from_counts (tp, fp, fn, n_units * n_themes);
}
