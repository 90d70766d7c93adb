/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-agreement.h"

#include <math.h>

#define NEAR(a, b) g_assert_cmpfloat_with_epsilon (a, b, 0.00005)

/* Worked by hand: 20 and 15 agreed on of 50, 5 and 10 not: the textbook's kappa of 0.4. */
static void
test_kappa (void)
{
  TlScore score = tl_score_from_counts (20, 5, 10, 50);

  NEAR (score.kappa, 0.4);
  NEAR (score.precision, 0.8);
  NEAR (score.recall, 2.0 / 3);
  NEAR (score.f1, 8.0 / 11);
}

/* Wilson's interval of 8 in 10 is 0.4902 to 0.9433; F1 is 2J / (1 + J) of either end. */
static void
test_interval (void)
{
  TlScore score = tl_score_from_counts (8, 1, 1, 100);

  NEAR (score.low, 2 * 0.490162 / 1.490162);
  NEAR (score.high, 2 * 0.943318 / 1.943318);
  g_assert_cmpfloat (score.low, <, score.f1);
  g_assert_cmpfloat (score.high, >, score.f1);
}

static void
test_more_cases_are_surer (void)
{
  TlScore few = tl_score_from_counts (8, 1, 1, 100);
  TlScore many = tl_score_from_counts (800, 100, 100, 10000);

  NEAR (few.f1, many.f1);
  g_assert_cmpfloat (many.high - many.low, <, (few.high - few.low) / 5);
}

static void
test_ends (void)
{
  TlScore none = tl_score_from_counts (0, 3, 4, 20);
  TlScore all = tl_score_from_counts (5, 0, 0, 20);

  NEAR (none.f1, 0.0);
  NEAR (none.low, 0.0);
  g_assert_cmpfloat (none.high, >, 0.0);
  NEAR (all.f1, 1.0);
  NEAR (all.kappa, 1.0);
  NEAR (all.high, 1.0);
  g_assert_cmpfloat (all.low, <, 1.0);
}

/* What nobody saw, or nobody looked for, is not known. */
static void
test_unknown (void)
{
  TlScore nothing = tl_score_from_counts (0, 0, 0, 20);
  TlScore no_units = tl_score_from_counts (0, 0, 0, 0);
  TlScore none_found = tl_score_from_counts (0, 0, 3, 20);

  g_assert_true (isnan (nothing.precision));
  g_assert_true (isnan (nothing.recall));
  g_assert_true (isnan (nothing.f1));
  g_assert_true (isnan (nothing.kappa));
  g_assert_true (isnan (nothing.low));
  g_assert_true (isnan (no_units.kappa));
  g_assert_true (isnan (none_found.precision));
  NEAR (none_found.recall, 0.0);
}

static void
test_count (void)
{
  static const TlCode hand[] = {
    { 0, "neglect" }, { 1, "neglect" }, { 2, "neglect" }, { 2, "staffing" }, { 3, "other" },
  };
  static const TlCode rules[] = {
    { 1, "neglect" }, { 1, "neglect" }, { 2, "neglect" }, { 4, "neglect" }, { 2, "staffing" },
    { 5, "other" },
  };
  static const char *const themes[] = { "staffing", "neglect", "history", NULL };
  TlScore scores[3];
  TlScore pooled;

  tl_score_count (hand, G_N_ELEMENTS (hand), rules, G_N_ELEMENTS (rules), 6, themes, scores,
                  &pooled);
  g_assert_cmpuint (scores[0].tp, ==, 1);
  g_assert_cmpuint (scores[0].fp + scores[0].fn, ==, 0);
  g_assert_cmpuint (scores[1].tp, ==, 2);
  g_assert_cmpuint (scores[1].fp, ==, 1);
  g_assert_cmpuint (scores[1].fn, ==, 1);
  g_assert_true (isnan (scores[2].f1));
  g_assert_cmpuint (pooled.tp, ==, 3);
  g_assert_cmpuint (pooled.fp, ==, 1);
  g_assert_cmpuint (pooled.fn, ==, 1);
  /* 18 cases, 4 seen by either side: (16/18 - p) / (1 - p) with p = (4/18)² + (14/18)². */
  NEAR (pooled.kappa, (16.0 / 18 - 212.0 / 324) / (1 - 212.0 / 324));
}

static void
test_no_codes (void)
{
  static const char *const themes[] = { "neglect", NULL };
  TlScore score;
  TlScore pooled;

  tl_score_count (NULL, 0, NULL, 0, 4, themes, &score, &pooled);
  g_assert_cmpuint (score.tp + score.fp + score.fn, ==, 0);
  g_assert_true (isnan (pooled.f1));
}

static void
test_unit_out_of_range (void)
{
  static const TlCode code = { 4, "neglect" };
  static const char *const themes[] = { "neglect", NULL };
  TlScore score;
  TlScore pooled;

  if (g_test_subprocess ())
    {
      tl_score_count (&code, 1, NULL, 0, 4, themes, &score, &pooled);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*unit < n_units*");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/measure/agreement/kappa", test_kappa);
  g_test_add_func ("/measure/agreement/interval", test_interval);
  g_test_add_func ("/measure/agreement/more-cases-are-surer", test_more_cases_are_surer);
  g_test_add_func ("/measure/agreement/ends", test_ends);
  g_test_add_func ("/measure/agreement/unknown", test_unknown);
  g_test_add_func ("/measure/agreement/count", test_count);
  g_test_add_func ("/measure/agreement/no-codes", test_no_codes);
  g_test_add_func ("/measure/agreement/unit-out-of-range", test_unit_out_of_range);
  return g_test_run ();
}
