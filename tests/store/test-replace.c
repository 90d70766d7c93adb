/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-library.h"

typedef struct {
  GFile      *folder;
  TlStore    *store;
  TlSaved     saved;
  TlCodebook *codebook;
  GPtrArray  *findings;       /* as they are saved; for the tests to alter */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = sample_folder ();
  fixture->store = sample_open (fixture->folder);
  fixture->saved = sample_import (fixture->store, "harm");
  fixture->codebook = sample_codebook ();
  fixture->findings = sample_findings (fixture->codebook);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_ptr_array_unref (fixture->findings);
  tl_codebook_unref (fixture->codebook);
  g_assert_finalize_object (fixture->store);
  sample_remove (fixture->folder);
  g_object_unref (fixture->folder);
}

static void
replace (Fixture           *fixture,
         const char *const *themes,
         guint              gained,
         guint              lost,
         guint              kept)
{
  g_autoptr (GError) error = NULL;
  TlReplaced replaced;

  tl_store_replace_findings (fixture->store, fixture->saved.document, fixture->codebook,
                             fixture->findings, themes, &replaced, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (replaced.gained, ==, gained);
  g_assert_cmpuint (replaced.lost, ==, lost);
  g_assert_cmpuint (replaced.kept, ==, kept);
  g_assert_cmpint (sample_ask (fixture->store, "SELECT sum(n) FROM rollup"), ==,
                   sample_ask (fixture->store, "SELECT count(*) FROM findings"));
}

static void
assert_ids (Fixture    *fixture,
            const char *expected)
{
  g_autofree char *ids = sample_ask_text (fixture->store,
    "SELECT group_concat(id) FROM (SELECT id FROM findings ORDER BY id)");

  g_assert_cmpstr (ids, ==, expected);
}

static void
test_same_again (Fixture       *fixture,
                 gconstpointer  data)
{
  replace (fixture, NULL, 0, 0, 2);
  assert_ids (fixture, "1,2");
}

static void
test_gained_and_lost (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *quote = NULL;

  g_ptr_array_remove_index (fixture->findings, 0);
  g_ptr_array_add (fixture->findings, sample_finding (fixture->codebook, "caseloads.c1", 2, 4, 14));
  replace (fixture, NULL, 1, 1, 1);
  assert_ids (fixture, "2,3");
  quote = sample_ask_text (fixture->store, "SELECT quote FROM findings WHERE id = 3");
  g_assert_cmpstr (quote, ==, "social workers");
}

static TlFinding *
flagged (Fixture        *fixture,
         TlFindingFlags  flags)
{
  TlFindingFields fields = {
    .block = 2, .theme = "caseloads", .stance = TL_STANCE_CONCERN, .flags = flags,
    .kind = TL_STATEMENT_FINDING, .voice = TL_VOICE_REVIEWER, .span = { 29, 28 },
    .origin = TL_ORIGIN_RULE, .rule = "caseloads.c1",
  };

  return tl_finding_new (&fields);
}

/* Those that count are what was gained and lost: others come and go unsaid. */
static void
test_uncounted (Fixture       *fixture,
                gconstpointer  data)
{
  g_ptr_array_remove_index (fixture->findings, 0);
  g_ptr_array_insert (fixture->findings, 0, flagged (fixture, TL_FINDING_DENIED));
  replace (fixture, NULL, 0, 1, 1);
  g_ptr_array_remove_index (fixture->findings, 0);
  replace (fixture, NULL, 0, 0, 1);
  g_ptr_array_insert (fixture->findings, 0, flagged (fixture, TL_FINDING_MAYBE));
  replace (fixture, NULL, 0, 0, 1);
  g_ptr_array_remove_index (fixture->findings, 0);
  g_ptr_array_insert (fixture->findings, 0, flagged (fixture, TL_FINDING_PLAIN));
  replace (fixture, NULL, 1, 0, 1);
}

static void
keep_first (Fixture    *fixture,
            const char *sql)
{
  sample_run (fixture->store, sql);
  g_ptr_array_remove_index (fixture->findings, 0);
  replace (fixture, NULL, 0, 0, 2);
  assert_ids (fixture, "1,2");
}

static void
test_decided_stays (Fixture       *fixture,
                    gconstpointer  data)
{
  keep_first (fixture, "INSERT INTO decisions VALUES (1, 'status', 1, 'rejected', '2026')");
}

static void
test_tagged_stays (Fixture       *fixture,
                   gconstpointer  data)
{
  keep_first (fixture, "INSERT INTO tags VALUES (1, 'ethics');"
                       "INSERT INTO finding_tags VALUES (1, 1, 1, '2026')");
}

static void
test_noted_stays (Fixture       *fixture,
                  gconstpointer  data)
{
  keep_first (fixture, "INSERT INTO notes VALUES (1, 1, 'Why?', '2026')");
}

/* The rule was changed and takes a little more: the same finding, with the new words. */
static void
test_moved (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *quote = NULL;

  g_ptr_array_remove_index (fixture->findings, 0);
  g_ptr_array_add (fixture->findings,
                   sample_finding (fixture->codebook, "caseloads.c1", 2, 24, 32));
  replace (fixture, NULL, 0, 0, 2);
  assert_ids (fixture, "1,2");
  quote = sample_ask_text (fixture->store, "SELECT quote FROM findings WHERE id = 1");
  g_assert_cmpstr (quote, ==, "that high caseloads left no time");
}

/* But not where somebody accepted the words as they were. */
static void
test_moved_but_decided (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autofree char *quote = NULL;

  sample_run (fixture->store, "INSERT INTO decisions VALUES (1, 'status', 1, 'accepted', '2026')");
  g_ptr_array_remove_index (fixture->findings, 0);
  g_ptr_array_add (fixture->findings,
                   sample_finding (fixture->codebook, "caseloads.c1", 2, 24, 32));
  replace (fixture, NULL, 0, 0, 2);
  assert_ids (fixture, "1,2");
  quote = sample_ask_text (fixture->store, "SELECT quote FROM findings WHERE id = 1");
  g_assert_cmpstr (quote, ==, "high caseloads left no time,");
}

static void
test_stance_changes (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (TlFinding) old = g_ptr_array_steal_index (fixture->findings, 0);
  TlSpan mark = { 34, 9 };
  TlFindingFields fields = {
    2, tl_finding_get_theme (old), TL_STANCE_STRENGTH, TL_STATEMENT_INSTANCE, TL_VOICE_PRACTITIONER,
    TL_FINDING_REMEDIED, tl_finding_get_span (old), &mark, 1, TL_ORIGIN_RULE,
    tl_finding_get_rule (old), "another hash" };
  g_autofree char *now = NULL;

  g_ptr_array_add (fixture->findings, tl_finding_new (&fields));
  replace (fixture, NULL, 0, 0, 2);
  now = sample_ask_text (fixture->store,
    "SELECT now_stance || ' ' || kind || ' ' || voice || ' ' || flags FROM findings WHERE id = 1");
  g_assert_cmpstr (now, ==, "strength instance practitioner 2");
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM rules"), ==, 3);
  g_assert_cmpint (sample_ask (fixture->store,
    "SELECT n FROM rollup WHERE theme = 'caseloads' AND stance = 'strength'"), ==, 1);
}

/* By one rule a sentence may say both: each stays itself, with what was decided on it. */
static void
test_both_stances (Fixture       *fixture,
                   gconstpointer  data)
{
  TlFinding *first = g_ptr_array_index (fixture->findings, 0);
  TlSpan span = tl_finding_get_span (first);
  TlFindingFields fields = {
    2, tl_finding_get_theme (first), TL_STANCE_STRENGTH, TL_STATEMENT_FINDING, TL_VOICE_REVIEWER,
    TL_FINDING_PLAIN, span, &span, 1, TL_ORIGIN_RULE, tl_finding_get_rule (first),
    tl_finding_get_rule_hash (first) };
  g_autofree char *stances = NULL;

  g_ptr_array_add (fixture->findings, tl_finding_new (&fields));
  replace (fixture, NULL, 1, 0, 2);
  replace (fixture, NULL, 0, 0, 3);
  stances = sample_ask_text (fixture->store, "SELECT group_concat(id || ' ' || stance) FROM "
                             "(SELECT * FROM findings WHERE theme = 'caseloads' ORDER BY id)");
  g_assert_cmpstr (stances, ==, "1 concern,3 strength");
}

static void
test_one_theme (Fixture       *fixture,
                gconstpointer  data)
{
  const char *const themes[] = { "supervision", NULL };

  g_ptr_array_set_size (fixture->findings, 0);
  replace (fixture, themes, 0, 1, 0);
  assert_ids (fixture, "1");
}

static void
test_by_hand_is_left_alone (Fixture       *fixture,
                            gconstpointer  data)
{
  sample_run (fixture->store, "UPDATE findings SET origin = 'hand', rule_id = NULL");
  g_ptr_array_set_size (fixture->findings, 0);
  replace (fixture, NULL, 0, 0, 0);
  assert_ids (fixture, "1,2");
}

static void
test_no_document (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  TlReplaced replaced;

  g_assert_false (tl_store_replace_findings (fixture->store, 4711, fixture->codebook,
                                             fixture->findings, NULL, &replaced, NULL, &error));
  g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/replace/same-again", test_same_again);
  ADD ("/store/replace/gained-and-lost", test_gained_and_lost);
  ADD ("/store/replace/uncounted", test_uncounted);
  ADD ("/store/replace/decided-stays", test_decided_stays);
  ADD ("/store/replace/tagged-stays", test_tagged_stays);
  ADD ("/store/replace/noted-stays", test_noted_stays);
  ADD ("/store/replace/moved", test_moved);
  ADD ("/store/replace/moved-but-decided", test_moved_but_decided);
  ADD ("/store/replace/stance-changes", test_stance_changes);
  ADD ("/store/replace/both-stances", test_both_stances);
  ADD ("/store/replace/one-theme", test_one_theme);
  ADD ("/store/replace/by-hand-is-left-alone", test_by_hand_is_left_alone);
  ADD ("/store/replace/no-document", test_no_document);
  return g_test_run ();
}
