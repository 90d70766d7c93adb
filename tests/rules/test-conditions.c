/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-private.h"

/* Conditions of rules, and hints: what a rule asks of the words about it. */
#define SMALL \
  "family team\n  supervision\n  team meeting*\n" \
  "cues rule-out\n" \
  "  r1  nothing suggests\n" \
  "cues set-aside\n" \
  "  t1  nothing turns on\n" \
  "cues shortfall\n" \
  "  o1  lack of\n" \
  "theme both\n  name: Both\n  concern:\n    c1  cancelled AND supervision\n" \
  "theme without\n  name: Without\n  concern:\n    c1  cancelled NOT rearranged\n" \
  "theme near\n  name: Near\n  concern:\n    c1  cancelled AND NEAR supervision\n" \
  "theme far\n  name: Far\n  concern:\n    c1  cancelled AND NOT NEAR supervision\n" \
  "theme clause\n  name: Clause\n  concern:\n    c1  cancelled AND CLAUSE supervision\n" \
  "theme paragraph\n  name: Paragraph\n  concern:\n" \
  "    c1  it was monthly AND PARAGRAPH supervision NOT PARAGRAPH school\n" \
  "theme told\n  name: Told\n  concern:\n    c1  no further action IN chronology/instance\n" \
  "theme judged\n  name: Judged\n  concern:\n    c1  no further action NOT IN chronology\n" \
  "theme coded\n  name: Coded\n  concern:\n" \
  "    c1  pattern \\bN/?FA\\b AND {team} NOT CLAUSE rearranged NOT IN chronology\n" \
  "    c2  pattern ^\\d{4}\\b IN chronology\n" \
  "    c3  pattern \\bLAC\\b AND PARAGRAPH school\n" \
  "theme hinted\n  name: Hinted\n  concern:\n    c1  a certain thing\n" \
  "  strength:\n    s1  a good thing\n" \
  "  concern hints:\n    h1  one sign\n    h2  other sign\n" \
  "  hints:\n    h3  third sign\n" \
  "theme named\n  name: Named\n  mention:\n    n1  core group*\n    n2  stool*\n"

static TlMatcher *matcher;

static gboolean
finds_in (const char *text,
          const char *theme,
          TlSection   section)
{
  g_autoptr (TlBlock) block = paragraph (text, section);
  g_autoptr (GPtrArray) blocks = g_ptr_array_new ();
  g_autoptr (GPtrArray) findings = NULL;

  g_ptr_array_add (blocks, block);
  findings = tl_matcher_find (matcher, blocks, NULL, NULL);
  return get_finding (findings, theme) != NULL;
}

static gboolean
finds (const char *text,
       const char *theme)
{
  return finds_in (text, theme, TL_SECTION_ANALYSIS);
}

static void
test_sentence (void)
{
  g_assert_true (finds ("Her supervision was held, and the next was cancelled.", "both"));
  g_assert_false (finds ("It was cancelled. Her supervision was held.", "both"));
  g_assert_true (finds ("The visit was cancelled.", "without"));
  g_assert_false (finds ("The visit was cancelled and rearranged.", "without"));
}

static void
test_near (void)
{
  const char *near = "Supervision in that year, like much else, was often cancelled.";
  const char *far = "Supervision was held on the first of the month all that year, although by the "
                    "winter of it the meeting of the team had been cancelled.";

  g_assert_true (finds (near, "near"));
  g_assert_false (finds (near, "far"));
  g_assert_false (finds (far, "near"));
  g_assert_true (finds (far, "far"));
}

static void
test_clause (void)
{
  g_assert_true (finds ("Her supervision was cancelled, although visits were made.", "clause"));
  g_assert_false (finds ("Her supervision was held, although visits were cancelled.", "clause"));
}

static void
test_paragraph (void)
{
  g_assert_true (finds ("She had supervision. It was monthly.", "paragraph"));
  g_assert_false (finds ("She had a car. It was monthly.", "paragraph"));
  g_assert_false (finds ("She had supervision. It was monthly. The school knew.", "paragraph"));
}

static void
test_places (void)
{
  const char *text = "There was no further action.";

  g_assert_true (finds_in (text, "told", TL_SECTION_CHRONOLOGY));
  g_assert_true (finds_in (text, "told", TL_SECTION_FAMILY_BACKGROUND));
  g_assert_false (finds_in (text, "told", TL_SECTION_ANALYSIS));
  g_assert_false (finds_in (text, "judged", TL_SECTION_CHRONOLOGY));
  g_assert_true (finds_in (text, "judged", TL_SECTION_ANALYSIS));
}

/* A pattern has conditions as a phrase has them. */
static void
test_patterns (void)
{
  g_assert_true (finds ("The team meetings agreed NFA.", "coded"));
  g_assert_true (finds ("N/FA, supervision held.", "coded"));
  g_assert_false (finds ("They agreed NFA.", "coded"));
  g_assert_false (finds ("The team meeting agreed NFA and rearranged.", "coded"));
  g_assert_true (finds ("The team meeting agreed NFA, although visits were rearranged.", "coded"));
  g_assert_false (finds_in ("Supervision held: NFA.", "coded", TL_SECTION_CHRONOLOGY));
  g_assert_true (finds_in ("1999 was wet.", "coded", TL_SECTION_CHRONOLOGY));
  g_assert_false (finds ("1999 was wet.", "coded"));
  g_assert_true (finds ("A LAC review met. The school came.", "coded"));
  g_assert_false (finds ("A LAC review met.", "coded"));
}

/* What a pattern must hold itself, and stand beside, is known before it is run. */
static void
test_pattern_words (void)
{
  g_autoptr (GPtrArray) beside = tl_matcher_list_words (matcher, "coded.c1");
  g_autoptr (GPtrArray) apart = tl_matcher_list_words (matcher, "coded.c3");

  g_assert_cmpuint (beside->len, ==, 1);
  g_assert_true (g_strv_contains (beside->pdata[0], "supervision"));
  g_assert_cmpuint (apart->len, ==, 1);
  g_assert_true (g_strv_contains (apart->pdata[0], "lac"));
}

/* One hint is not enough, nor the same twice; two are, or one beside a rule, in one paragraph. */
static void
test_hints (void)
{
  g_assert_false (finds ("There was one sign.", "hinted"));
  g_assert_false (finds ("There was one sign. There was one sign again.", "hinted"));
  g_assert_true (finds ("There was one sign. There was the other sign.", "hinted"));
  g_assert_true (finds ("There was one sign and the other sign.", "hinted"));
  g_assert_true (finds ("There was one sign. It was a certain thing.", "hinted"));
  g_assert_false (finds ("There was one sign. Nothing suggests the other sign.", "hinted"));
}

static void
test_lone_hint_is_kept (void)
{
  g_autoptr (GPtrArray) findings = find_in (matcher, "There was one sign.");
  TlFinding *finding;

  g_assert_cmpuint (findings->len, ==, 1);
  finding = g_ptr_array_index (findings, 0);
  g_assert_cmpint (tl_finding_get_flags (finding), ==, TL_FINDING_MAYBE);
  g_assert_cmpint (tl_finding_get_kind (finding), ==, TL_STATEMENT_CONTEXT);
}

static void
test_stance_of_hints (void)
{
  g_autoptr (GPtrArray) plain = find_in (matcher, "A third sign. It was a certain thing.");
  g_autoptr (GPtrArray) judged = find_in (matcher, "A lack of the third sign, a certain thing.");

  g_assert_cmpuint (plain->len, ==, 2);
  g_assert_cmpint (tl_finding_get_stance (plain->pdata[0]), ==, TL_STANCE_NEUTRAL);
  g_assert_cmpint (tl_finding_get_stance (plain->pdata[1]), ==, TL_STANCE_CONCERN);
  g_assert_cmpint (tl_finding_get_stance (judged->pdata[0]), ==, TL_STANCE_CONCERN);
}

/* What the paragraph sets aside is kept, but not counted; what was well done still is. */
static void
test_set_aside (void)
{
  g_autoptr (GPtrArray) findings = find_in (matcher, "There was a certain thing. Nothing turns on "
                                                     "it. There was a good thing.");

  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_cmpint (tl_finding_get_flags (findings->pdata[0]), ==, TL_FINDING_DENIED);
  g_assert_cmpint (tl_finding_get_flags (findings->pdata[1]), ==, TL_FINDING_PLAIN);
  g_assert_true (finds ("There was a certain thing.", "hinted"));
  g_assert_true (finds_in ("There was a certain thing. Nothing turns on it.", "hinted",
                           TL_SECTION_RECOMMENDATIONS));
}

static gboolean
says (GPtrArray  *steps,
      const char *words)
{
  for (guint i = 0; i < steps->len; i++)
    if (strstr (((TlExplanation *) steps->pdata[i])->text, words) != NULL)
      return TRUE;
  return FALSE;
}

static void
test_why_not (void)
{
  g_autoptr (TlBlock) block = paragraph ("One sign. The visit was cancelled.",
                                         TL_SECTION_ANALYSIS);
  g_autoptr (GPtrArray) both = tl_matcher_explain (matcher, block, "both", NULL);
  g_autoptr (GPtrArray) hinted = tl_matcher_explain (matcher, block, "hinted", NULL);

  g_assert_false (says (both, "under “Both”"));
  g_assert_true (says (hinted, "A hint only"));
}

/* A question about one sentence is answered as the whole paragraph is: the hint in the other bears
 * it out, but is not itself told. */
static void
test_why_of_one_sentence (void)
{
  g_autoptr (TlBlock) block = paragraph ("There was one sign. Then the other sign.",
                                         TL_SECTION_ANALYSIS);
  const TlSpan span = { 0, 5 };
  g_autoptr (GPtrArray) steps = tl_matcher_explain (matcher, block, "hinted", &span);

  g_assert_true (says (steps, "Counts as a concern under “Hinted”"));
  g_assert_true (says (steps, "“one sign”"));
  g_assert_false (says (steps, "“other sign”"));
}

/* Left out is each of the words, by name. */
static void
test_why_left_out (void)
{
  g_autoptr (TlBlock) block = paragraph ("The core group met. Stools, and a stool, were bought.",
                                         TL_SECTION_ANALYSIS);
  g_autoptr (GPtrArray) steps = tl_matcher_explain (matcher, block, "named", NULL);

  g_assert_true (says (steps, "“core group” is left out: nothing about it says"));
  g_assert_true (says (steps, "“Stools” is left out: nothing about it says"));
  g_assert_true (says (steps, "“stool” is left out: nothing about it says"));
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  matcher = matcher_from_text (SMALL);
  g_test_add_func ("/rules/conditions/sentence", test_sentence);
  g_test_add_func ("/rules/conditions/near", test_near);
  g_test_add_func ("/rules/conditions/clause", test_clause);
  g_test_add_func ("/rules/conditions/paragraph", test_paragraph);
  g_test_add_func ("/rules/conditions/places", test_places);
  g_test_add_func ("/rules/conditions/patterns", test_patterns);
  g_test_add_func ("/rules/conditions/pattern-words", test_pattern_words);
  g_test_add_func ("/rules/conditions/hints", test_hints);
  g_test_add_func ("/rules/conditions/lone-hint-is-kept", test_lone_hint_is_kept);
  g_test_add_func ("/rules/conditions/stance-of-hints", test_stance_of_hints);
  g_test_add_func ("/rules/conditions/set-aside", test_set_aside);
  g_test_add_func ("/rules/conditions/why-not", test_why_not);
  g_test_add_func ("/rules/conditions/why-of-one-sentence", test_why_of_one_sentence);
  g_test_add_func ("/rules/conditions/why-left-out", test_why_left_out);
  status = g_test_run ();
  tl_matcher_unref (matcher);
  return status;
}
