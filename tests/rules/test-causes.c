/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-private.h"

/* Themes of one word each, and the connectives of the code book that is shipped. */
static const char codebook[] =
  "cues cause-first\n  f1 (led/leading) to\n  f2 contributed to\n  f3 meant that\n  f4 affected\n"
  "cues effect-first\n  e1 because [of]\n  e2 due to\n  e3 as a result of\n  e4 affected by\n"
  "cues no-cause\n  z1 not (because/due to/as a result of)\n  z2 (did not/never) (lead/led) to\n"
  "  z3 (would/could) have (led to/contributed to)\n  z4 whether … (because/due to/led to)\n"
  "cues rule-out\n  r1 played no part\n"
  "cues recommendation\n  d1 must ensure\n"
  "theme load\n  name: Load\n  group: G\n  concern:\n    c1 caseloads\n"
  "theme visits\n  name: Visits\n  group: G\n  concern:\n    c1 (missed visits/visits were missed)\n"
  "theme records\n  name: Records\n  group: G\n  concern:\n    c1 (poor records/records were poor)\n"
  "theme drift\n  name: Drift\n  group: G\n  concern:\n    c1 drift\n"
  "theme staff\n  name: Staff\n  group: G\n  concern:\n    c1 vacancies\n"
  "theme money\n  name: Money\n  group: G\n  needs: 10\n"
  "  hints:\n    h1 +8 cuts\n    h2 +8 budget*\n    h3 +2 county\n    h4 +8 spending\n";

static void
add_pair (GPtrArray    *pairs,
          TlFinding    *cause,
          const TlLink *link,
          GPtrArray    *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      TlFinding *effect = g_ptr_array_index (findings, i);
      guint n_links;
      const TlLink *links = tl_finding_get_links (effect, &n_links);

      for (guint j = 0; j < n_links; j++)
        if (links[j].side == TL_SIDE_EFFECT
            && links[j].connective.start == link->connective.start)
          g_ptr_array_add (pairs, g_strdup_printf ("%s>%s", tl_finding_get_theme (cause),
                                                   tl_finding_get_theme (effect)));
    }
}

static int
compare_cb (gconstpointer a,
            gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* The pairs in @text ("load>visits"), sorted. */
static char *
describe_pairs (TlMatcher  *matcher,
                const char *text)
{
  g_autoptr (GPtrArray) findings = find_in (matcher, text);
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < findings->len; i++)
    {
      TlFinding *cause = g_ptr_array_index (findings, i);
      guint n_links;
      const TlLink *links = tl_finding_get_links (cause, &n_links);

      for (guint j = 0; j < n_links; j++)
        if (links[j].side == TL_SIDE_CAUSE)
          add_pair (pairs, cause, &links[j], findings);
    }
  g_ptr_array_sort (pairs, compare_cb);
  g_ptr_array_add (pairs, NULL);
  return g_strjoinv (" ", (char **) pairs->pdata);
}

static void
assert_pairs (const char *text,
              const char *expected)
{
  g_autoptr (TlMatcher) matcher = matcher_from_text (codebook);
  g_autofree char *pairs = describe_pairs (matcher, text);

  g_test_message ("%s", text);
  g_assert_cmpstr (pairs, ==, expected);
}

static void
test_directions (void)
{
  assert_pairs ("The high caseloads led to missed visits.", "load>visits");
  assert_pairs ("There were missed visits because of high caseloads.", "load>visits");
  assert_pairs ("Because caseloads were high, visits were missed.", "load>visits");
  assert_pairs ("Due to vacancies and high caseloads, visits were missed.",
                "load>visits staff>visits");
  assert_pairs ("Caseloads were high, which led to missed visits.", "load>visits");
  assert_pairs ("The high caseloads meant that visits were missed.", "load>visits");
}

/* "affected" and "affected by" are the other way round. */
static void
test_longest (void)
{
  assert_pairs ("High caseloads affected her poor records.", "load>records");
  assert_pairs ("There was drift, which was affected by caseloads.", "load>drift");
}

static void
test_chain (void)
{
  assert_pairs ("High caseloads led to missed visits, which contributed to drift.",
                "load>visits visits>drift");
  assert_pairs ("High caseloads led to drift because of vacancies.", "load>drift staff>drift");
}

static void
test_denied (void)
{
  assert_pairs ("There were missed visits, but not because of caseloads.", "");
  assert_pairs ("There were missed visits, though not due to caseloads.", "");
  assert_pairs ("The high caseloads never led to missed visits.", "");
  assert_pairs ("Lower caseloads would have led to fewer missed visits.", "");
  assert_pairs ("It is not known whether there were missed visits because of caseloads.", "");
}

/* What is negated is the visit, and not the cause of it. */
static void
test_negated_effect (void)
{
  assert_pairs ("As the plan was not followed, there were missed visits due to caseloads.",
                "load>visits");
  assert_pairs ("Her missed visits were not followed up because of caseloads.", "load>visits");
}

static void
test_boundaries (void)
{
  assert_pairs ("Visits were missed because of high caseloads, and records were poor.",
                "load>visits");
  assert_pairs ("Records were poor, and visits were missed because of high caseloads.",
                "load>visits");
  assert_pairs ("Records were poor; visits were missed because of high caseloads.", "load>visits");
  assert_pairs ("Records were poor. Visits were missed because of high caseloads.", "load>visits");
  assert_pairs ("Visits were missed because of caseloads but records were poor.", "load>visits");
  assert_pairs ("Although visits were missed because of caseloads, records were poor.",
                "load>visits");
  assert_pairs ("She kept poor records of children who had been seen by others because of "
                "caseloads.", "");
  assert_pairs ("The caseloads led to drift and, in another family, to what was at last made up of "
                "missed visits that contributed to poor records.", "load>drift visits>records");
}

/* A finding stands where the words stand that speak for it, whatever else it rests on. */
static void
test_own_words (void)
{
  assert_pairs ("Caseloads that were high led to missed visits and to higher caseloads.",
                "load>visits");
  assert_pairs ("High caseloads led to missed visits, and these to caseloads higher still.",
                "load>visits");
}

/* One made of hints, where nearly all of their points do. */
static void
test_hints (void)
{
  assert_pairs ("Cuts to the budget led to missed visits across the county.", "money>visits");
  assert_pairs ("There were missed visits in the county because of cuts to its budget.",
                "money>visits");
  assert_pairs ("Cuts to the budget led to missed visits and to more spending.", "");
}

/* Those who say so are no part of what came of it. */
static void
test_told (void)
{
  assert_pairs ("Managers with high caseloads told us that vacancies led to missed visits.",
                "staff>visits");
  assert_pairs ("An account of missed visits found that this was due to caseloads.", "");
  assert_pairs ("Missed visits that there were led to drift.", "visits>drift");
}

/* Neither side is what is to be done, nor what played no part. */
static void
test_uncounted (void)
{
  assert_pairs ("Managers must ensure that caseloads led to no missed visits.", "");
  assert_pairs ("Caseloads led to missed visits, but vacancies played no part in drift.",
                "load>visits");
}

/* The sentence of the code book: what is written about it holds with the words it ships with. */
static void
test_shipped (void)
{
  g_autoptr (TlMatcher) matcher = matcher_from_default ();
  g_autofree char *pairs =
    describe_pairs (matcher, "Supervision was cancelled because of very high caseloads.");
  g_autofree char *none =
    describe_pairs (matcher, "Supervision was cancelled, but not because of very high caseloads.");

  g_assert_nonnull (strstr (pairs, "caseload>supervision"));
  g_assert_cmpstr (none, ==, "");
}

/* The connectives that are shipped, and what takes them back. */
static void
test_shipped_connectives (void)
{
  static const char *const joining[] = {
    "Very high caseloads mean that supervision is cancelled.",
    "The very high caseload of the team means that supervision is cancelled.",
    "Very high caseloads lead directly to cancelled supervision.",
    "The very high caseloads of the team result in cancelled supervision.",
    "The team had very high caseloads and therefore supervision was cancelled.",
    "The team had very high caseloads, so the supervision was cancelled.",
    "The team had very high caseloads, so that supervision was not provided.",
    "Very high caseloads have delayed the supervision, which was cancelled.",
    NULL
  };
  static const char *const not_joining[] = {
    "Very high caseloads could mean that supervision is cancelled.",
    "Very high caseloads do not lead to cancelled supervision.",
    "Very high caseloads are likely to result in cancelled supervision.",
    "Very high caseloads would never have led to cancelled supervision.",
    "Very high caseloads had no impact on cancelled supervision.",
    "The team had very high caseloads, so he says, and supervision was cancelled.",
    NULL
  };
  g_autoptr (TlMatcher) matcher = matcher_from_default ();

  for (guint i = 0; joining[i] != NULL; i++)
    {
      g_autofree char *pairs = describe_pairs (matcher, joining[i]);

      g_test_message ("%s %s", joining[i], pairs);
      g_assert_nonnull (strstr (pairs, "caseload>supervision"));
    }
  for (guint i = 0; not_joining[i] != NULL; i++)
    {
      g_autofree char *pairs = describe_pairs (matcher, not_joining[i]);

      g_test_message ("%s", not_joining[i]);
      g_assert_cmpstr (pairs, ==, "");
    }
}

static void
test_explained (void)
{
  g_autoptr (TlMatcher) matcher = matcher_from_text (codebook);
  g_autoptr (TlBlock) block = paragraph ("Visits were missed because of high caseloads.",
                                         TL_SECTION_ANALYSIS);
  g_autoptr (GPtrArray) steps = tl_matcher_explain (matcher, block, "visits", NULL);
  gboolean told = FALSE;

  for (guint i = 0; i < steps->len; i++)
    told |= g_str_equal (((TlExplanation *) g_ptr_array_index (steps, i))->text,
                         "Said to come of “high caseloads.” (“because of”)");
  g_assert_true (told);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/causes/directions", test_directions);
  g_test_add_func ("/causes/longest", test_longest);
  g_test_add_func ("/causes/chain", test_chain);
  g_test_add_func ("/causes/denied", test_denied);
  g_test_add_func ("/causes/negated-effect", test_negated_effect);
  g_test_add_func ("/causes/boundaries", test_boundaries);
  g_test_add_func ("/causes/own-words", test_own_words);
  g_test_add_func ("/causes/hints", test_hints);
  g_test_add_func ("/causes/told", test_told);
  g_test_add_func ("/causes/uncounted", test_uncounted);
  g_test_add_func ("/causes/shipped", test_shipped);
  g_test_add_func ("/causes/shipped-connectives", test_shipped_connectives);
  g_test_add_func ("/causes/explained", test_explained);
  return g_test_run ();
}
