/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-private.h"

#include <time.h>

/* The whole code book over all the specimens: speed, sameness, and the sentences it must get
 * right. */

static TlMatcher *matcher;

static double
get_processor_time (void)
{
  return clock () / (double) CLOCKS_PER_SEC;
}

/* Every rule by itself is slow: a quarter of the paragraphs is enough to compare. */
static GPtrArray *
read_some (void)
{
  g_autoptr (GPtrArray) all = read_specimens ();
  GPtrArray *some = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_unref);

  for (guint i = 0; i < all->len; i += 4)
    g_ptr_array_add (some, tl_block_ref (g_ptr_array_index (all, i)));
  return some;
}

static void
test_gate_changes_nothing (void)
{
  g_autoptr (GPtrArray) blocks = read_some ();
  g_autoptr (GPtrArray) quick = NULL;
  g_autoptr (GPtrArray) slow = NULL;
  g_autofree char *quick_text = NULL;
  g_autofree char *slow_text = NULL;
  double times[3];

  times[0] = get_processor_time ();
  quick = tl_matcher_find (matcher, blocks, NULL, NULL);
  times[1] = get_processor_time ();
  slow = tl_matcher_find_ungated (matcher, blocks);
  times[2] = get_processor_time ();

  quick_text = describe_findings (quick);
  slow_text = describe_findings (slow);
  g_assert_true (g_str_equal (quick_text, slow_text));
  g_assert_cmpuint (quick->len, >, 100);
  g_test_message ("%.1f times as fast as every rule by itself",
                  (times[2] - times[1]) / (times[1] - times[0]));
  g_assert_cmpfloat (times[2] - times[1], >, 8 * (times[1] - times[0]));
}

static gpointer
find_all (gpointer blocks)
{
  g_autoptr (GPtrArray) findings = tl_matcher_find (matcher, blocks, NULL, NULL);

  return describe_findings (findings);
}

static void
test_threads_change_nothing (void)
{
  g_autoptr (GPtrArray) blocks = read_specimens ();
  g_autofree char *alone = find_all (blocks);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("find", find_all, blocks);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autofree char *together = g_thread_join (threads[i]);

      g_assert_cmpstr (together, ==, alone);
    }
}

static void
test_traps (void)
{
  g_auto (GStrv) rows = read_fixture ("traps.tsv");

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_auto (GStrv) row = g_strsplit (rows[i], "\t", 3);
      g_autoptr (GPtrArray) findings = find_in (matcher, row[1]);
      TlFinding *finding = get_finding (findings, row[0]);

      if (finding != NULL)
        g_error ("%s finds %s in: %s", tl_finding_get_rule (finding), row[0], row[1]);
    }
}

static void
test_positives (void)
{
  g_auto (GStrv) rows = read_fixture ("positives.tsv");

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_auto (GStrv) row = g_strsplit (rows[i], "\t", 3);
      g_autoptr (GPtrArray) findings = find_in (matcher, row[2]);
      TlFinding *finding = get_finding (findings, row[0]);

      if (finding == NULL)
        g_error ("no %s in: %s", row[0], row[2]);
      g_assert_cmpstr (tl_stance_to_string (tl_finding_get_stance (finding)), ==, row[1]);
    }
}

/* A pattern that would run for ages is stopped on each sentence, and told of. */
static void
test_catastrophe (void)
{
  g_autoptr (TlMatcher) slow = matcher_from_text ("theme t\n  name: T\n  concern:\n"
                                                  "    c1  pattern (?:\\w+\\W+){0,400}zz\n"
                                                  "    c2  pattern (?:\\w+\\s?)+[!?]{2}\n"
                                                  "    c3  harmless\n");
  GString *text = g_string_new ("Harmless. ");
  g_auto (GStrv) incomplete = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  double start;

  for (guint i = 0; i < 40000; i++)
    g_string_append (text, i % 2 == 0 ? "aaaaaaaa " : "word ");
  start = get_processor_time ();
  findings = find_in (slow, text->str);
  g_assert_cmpfloat (get_processor_time () - start, <, 10.0);
  g_string_free (text, TRUE);

  incomplete = tl_matcher_dup_incomplete (slow);
  g_assert_cmpuint (g_strv_length (incomplete), >, 0);
  g_assert_false (g_strv_contains ((const char *const *) incomplete, "t.c3"));
  g_assert_cmpuint (findings->len, ==, 1);
}

/* A long document of sentences on which each of the patterns would run for ages, and one rule that
 * is none the worse for it. */
static GPtrArray *
make_adversaries (guint n)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_unref);
  g_autofree char *long_word = g_strnfill (60, 'a');
  g_autofree char *text = g_strdup_printf ("Harmless %s was met by the worker and the family and "
                                           "the school and the nurse and the team on the day.",
                                           long_word);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (blocks, paragraph (text, TL_SECTION_ANALYSIS));
  return blocks;
}

static void
check_adversary (const char *pattern)
{
  g_autofree char *rules = g_strdup_printf ("theme t\n  name: T\n  concern:\n"
                                            "    c1  pattern %s\n    c2  harmless\n", pattern);
  g_autoptr (TlMatcher) slow = matcher_from_text (rules);
  g_autoptr (GPtrArray) blocks = make_adversaries (3000);
  double start = get_processor_time ();
  g_autoptr (GPtrArray) findings = tl_matcher_find (slow, blocks, NULL, NULL);
  double seconds = get_processor_time () - start;
  g_auto (GStrv) incomplete = tl_matcher_dup_incomplete (slow);

  g_test_message ("%s: %.0f ms", pattern, seconds * 1000);
  g_assert_cmpuint (g_strv_length (incomplete), ==, 1);
  g_assert_cmpstr (incomplete[0], ==, "t.c1");
  g_assert_cmpuint (findings->len, ==, blocks->len);
  g_assert_cmpfloat (seconds, <, 1.0);
}

/* Those that are cut off by PCRE2's limits, and those that never are and yet eat the day: none
 * takes more than its share of a document. */
static void
test_patience (void)
{
  check_adversary ("(?:a+)+$");
  check_adversary ("(?:a|aa)+b");
  check_adversary ("(?:\\w+\\W*)+day[!?]");
  check_adversary ("(?:\\w+\\W+)*?(?:\\w+\\W+)*?(?:\\w+\\W+)*?day[!?]");
  check_adversary ("(?:.*?a.*?e){2}.*?day[!?]");
}

static void
test_nothing_incomplete (void)
{
  g_autoptr (GPtrArray) blocks = read_specimens ();
  g_autoptr (GPtrArray) findings = tl_matcher_find (matcher, blocks, NULL, NULL);
  g_auto (GStrv) incomplete = tl_matcher_dup_incomplete (matcher);

  g_assert_nonnull (findings);
  g_assert_cmpuint (g_strv_length (incomplete), ==, 0);
}

static gboolean
says (GPtrArray  *steps,
      const char *words,
      gboolean    matched)
{
  for (guint i = 0; i < steps->len; i++)
    {
      TlExplanation *step = g_ptr_array_index (steps, i);

      if (strstr (step->text, words) != NULL && step->matched == matched)
        return TRUE;
    }
  return FALSE;
}

static void
expect_said (const char *text,
             TlSection   section,
             const char *theme,
             const char *words,
             gboolean    matched)
{
  g_autoptr (TlBlock) block = paragraph (text, section);
  g_autoptr (GPtrArray) steps = tl_matcher_explain (matcher, block, theme, NULL);

  if (!says (steps, words, matched))
    g_error ("“%s” is not said of: %s", words, text);
}

static void
test_explain (void)
{
  expect_said ("There was a lack of reflective supervision.", TL_SECTION_ANALYSIS, "supervision",
               "“lack of reflective supervision” tell of a concern", TRUE);
  expect_said ("There was a lack of reflective supervision.", TL_SECTION_ANALYSIS, NULL,
               "Counts as a concern under “Supervision", TRUE);
  expect_said ("There was a lack of reflective supervision.", TL_SECTION_GLOSSARY, "supervision",
               "section glossary", FALSE);
  expect_said ("A supervision order was made.", TL_SECTION_ANALYSIS, "supervision", "passed over",
               FALSE);
  expect_said ("Was there a lack of supervision?", TL_SECTION_ANALYSIS, "supervision", "a question",
               FALSE);
  expect_said ("The kettle was on.", TL_SECTION_ANALYSIS, NULL, "No rule matches", FALSE);
  expect_said ("There was no evidence of chronic neglect.", TL_SECTION_ANALYSIS, "neglect",
               "ruled out", FALSE);
}

/* Of two sentences, only the one that was asked about is told of. */
static void
test_explain_sentence (void)
{
  static const char text[] = "There was a lack of reflective supervision. There was a lack of "
                             "clinical supervision. A supervision order was made.";
  g_autoptr (TlBlock) block = paragraph (text, TL_SECTION_ANALYSIS);
  const TlSpan asked = { 50, 10 };
  g_autoptr (GPtrArray) steps = tl_matcher_explain (matcher, block, "supervision", &asked);

  g_assert_true (says (steps, "“lack of clinical supervision”", TRUE));
  g_assert_true (says (steps, "Counts as a concern under “Supervision", TRUE));
  for (guint i = 0; i < steps->len; i++)
    {
      const TlExplanation *step = g_ptr_array_index (steps, i);

      g_assert_cmpuint (step->span.start, >=, (guint) (strstr (text, " There was") - text));
      g_assert_cmpuint (step->span.start, <, (guint) (strstr (text, " A supervision") - text));
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  matcher = matcher_from_default ();
  g_test_add_func ("/rules/engine/gate-changes-nothing", test_gate_changes_nothing);
  g_test_add_func ("/rules/engine/threads-change-nothing", test_threads_change_nothing);
  g_test_add_func ("/rules/engine/traps", test_traps);
  g_test_add_func ("/rules/engine/positives", test_positives);
  g_test_add_func ("/rules/engine/catastrophe", test_catastrophe);
  g_test_add_func ("/rules/engine/patience", test_patience);
  g_test_add_func ("/rules/engine/nothing-incomplete", test_nothing_incomplete);
  g_test_add_func ("/rules/engine/explain", test_explain);
  g_test_add_func ("/rules/engine/explain-sentence", test_explain_sentence);
  status = g_test_run ();
  tl_matcher_unref (matcher);
  return status;
}
