/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-sample-score.h"

#include <math.h>

#define NEAR(a, b) g_assert_cmpfloat_with_epsilon (a, b, 0.0005)

static const char *const themes[] = { "neglect", "staffing", NULL };

/* Sees @theme in the units from @from on, before @to. */
static void
see (GArray     *seen,
     const char *theme,
     guint       from,
     guint       to,
     int         stance)
{
  for (guint unit = from; unit < to; unit++)
    {
      const TlSampleSeen one = { unit, theme, stance };

      g_array_append_val (seen, one);
    }
}

static void
count (GArray        *expected,
       GArray        *found,
       guint          n_units,
       TlSampleScore *scores,
       TlSampleScore *pooled)
{
  tl_sample_score_count ((const TlSampleSeen *) expected->data, expected->len,
                         (const TlSampleSeen *) found->data, found->len, n_units, themes, scores,
                         pooled);
}

/* Worked by hand: 20 both, 5 and 10 one alone, of 50: kappa 0.4; the spread of kappa, 0.1270, was
 * checked against 20,000 samples drawn anew from those 50. */
static void
test_figures (void)
{
  g_autoptr (GArray) hand = g_array_new (FALSE, FALSE, sizeof (TlSampleSeen));
  g_autoptr (GArray) rules = g_array_new (FALSE, FALSE, sizeof (TlSampleSeen));
  TlSampleScore scores[2], pooled;

  see (hand, "neglect", 0, 30, 0);
  see (rules, "neglect", 10, 30, 0);
  see (rules, "neglect", 40, 45, 0);
  count (hand, rules, 50, scores, &pooled);
  g_assert_cmpuint (scores[0].tp, ==, 20);
  g_assert_cmpuint (scores[0].fp, ==, 5);
  g_assert_cmpuint (scores[0].fn, ==, 10);
  NEAR (scores[0].precision.value, 0.8);
  NEAR (scores[0].precision.low, 0.6087);
  NEAR (scores[0].precision.high, 0.9114);
  NEAR (scores[0].recall.value, 2.0 / 3);
  NEAR (scores[0].f1.value, 8.0 / 11);
  NEAR (scores[0].kappa.value, 0.4);
  NEAR (scores[0].kappa.low, 0.4 - 1.96 * 0.1270);
  NEAR (scores[0].kappa.high, 0.4 + 1.96 * 0.1270);
  g_assert_cmpuint (pooled.tp, ==, 20);
}

static void
test_stances (void)
{
  g_autoptr (GArray) hand = g_array_new (FALSE, FALSE, sizeof (TlSampleSeen));
  g_autoptr (GArray) rules = g_array_new (FALSE, FALSE, sizeof (TlSampleSeen));
  TlSampleScore scores[2], pooled;

  see (hand, "neglect", 0, 10, 1);
  see (rules, "neglect", 0, 7, 1);
  see (rules, "neglect", 7, 10, 2);
  count (hand, rules, 20, scores, &pooled);
  g_assert_cmpuint (scores[0].n_same, ==, 7);
  NEAR (scores[0].stance.value, 0.7);
  NEAR (pooled.stance.value, 0.7);
}

/* What too few paragraphs speak of is counted, and not measured. */
static void
test_not_enough (void)
{
  g_autoptr (GArray) hand = g_array_new (FALSE, FALSE, sizeof (TlSampleSeen));
  g_autoptr (GArray) rules = g_array_new (FALSE, FALSE, sizeof (TlSampleSeen));
  TlSampleScore scores[2], pooled;

  see (hand, "neglect", 0, 4, 0);
  see (rules, "neglect", 0, 3, 0);
  see (hand, "staffing", 0, 9, 0);
  see (rules, "staffing", 0, 2, 0);
  count (hand, rules, 50, scores, &pooled);
  g_assert_cmpuint (scores[0].tp, ==, 3);
  g_assert_true (isnan (scores[0].precision.value));
  g_assert_true (isnan (scores[0].recall.value));
  g_assert_true (isnan (scores[0].f1.value));
  g_assert_true (isnan (scores[0].kappa.value));
  g_assert_true (isnan (scores[1].precision.value));
  g_assert_false (isnan (scores[1].recall.value));
  g_assert_false (isnan (pooled.precision.value));
}

/* That two agree wholly on a few is no proof that they always do. */
static void
test_whole_agreement (void)
{
  g_autoptr (GArray) hand = g_array_new (FALSE, FALSE, sizeof (TlSampleSeen));
  TlSampleScore scores[2], pooled;

  see (hand, "neglect", 0, 6, 0);
  count (hand, hand, 20, scores, &pooled);
  NEAR (scores[0].kappa.value, 1.0);
  g_assert_true (isnan (scores[0].kappa.low));
  g_assert_cmpfloat (scores[0].precision.low, <, 0.7);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/measure/sample-score/figures", test_figures);
  g_test_add_func ("/measure/sample-score/stances", test_stances);
  g_test_add_func ("/measure/sample-score/not-enough", test_not_enough);
  g_test_add_func ("/measure/sample-score/whole-agreement", test_whole_agreement);
  return g_test_run ();
}
