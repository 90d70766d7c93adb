/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-library.h"

#define QUOTE_START 29
#define QUOTE_LENGTH 28

/* The word "said" is the connective here: the cause is the first finding. */
static const TlSpan connective = { 19, 4 };

static TlFinding *
linked_finding (const char *theme,
                TlSide      side,
                TlSpan      words,
                const char *hash)
{
  g_autofree char *rule = g_strconcat (theme, ".c1", NULL);
  TlSpan span = { QUOTE_START, QUOTE_LENGTH };
  TlLink link = { words, side };

  return tl_finding_new (&(TlFindingFields) {
    .block = 2, .theme = theme, .stance = TL_STANCE_CONCERN, .kind = TL_STATEMENT_FINDING,
    .voice = TL_VOICE_REVIEWER, .span = span, .marks = &span, .n_marks = 1,
    .origin = TL_ORIGIN_RULE, .rule = rule, .rule_hash = hash, .links = &link, .n_links = 1,
  });
}

/* In one sentence: caseloads came first, and supervision suffered. */
static GPtrArray *
linked_findings (TlSpan      words,
                 const char *hash)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_finding_unref);

  g_ptr_array_add (findings, linked_finding ("caseloads", TL_SIDE_CAUSE, words, hash));
  g_ptr_array_add (findings, linked_finding ("supervision", TL_SIDE_EFFECT, words,
                                             hash));
  return findings;
}

typedef struct {
  GFile      *folder;
  TlStore    *store;
  TlSaved     saved;
  TlCodebook *codebook;
} Fixture;

static void
replace (Fixture            *fixture,
         GPtrArray          *findings,
         const char *const  *themes)
{
  g_autoptr (GError) error = NULL;
  TlReplaced replaced;

  tl_store_replace_findings (fixture->store, fixture->saved.document, fixture->codebook, findings,
                             themes, &replaced, NULL, &error);
  g_assert_no_error (error);
}

/* The library with the pair in it, as a rerun of the rules puts it there. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GPtrArray) findings = NULL;

  fixture->folder = sample_folder ();
  fixture->store = sample_open (fixture->folder);
  fixture->saved = sample_import (fixture->store, "harm");
  fixture->codebook = sample_codebook ();
  findings = linked_findings (connective, "then");
  replace (fixture, findings, NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  tl_codebook_unref (fixture->codebook);
  g_assert_finalize_object (fixture->store);
  sample_remove (fixture->folder);
  g_object_unref (fixture->folder);
}

static void
assert_pairs (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *pairs = sample_ask_text (fixture->store,
    "SELECT group_concat(cause_theme || '>' || effect_theme || ':' || connective) FROM causes");

  g_assert_cmpstr (pairs, ==, expected);
}

static void
test_kept (Fixture       *fixture,
           gconstpointer  data)
{
  assert_pairs (fixture, "caseloads>supervision:said");
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM finding_links"), ==, 2);
}

/* The rules see another connective now: nothing of the old one stays. */
static void
test_renewed (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) findings = linked_findings ((TlSpan) { 24, 4 }, "now");

  replace (fixture, findings, NULL);
  assert_pairs (fixture, "caseloads>supervision:that");
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM finding_links"), ==, 2);
}

/* One theme run again meets what is kept of the other. */
static void
test_one_theme (Fixture       *fixture,
                gconstpointer  data)
{
  static const char *const themes[] = { "caseloads", NULL };
  g_autoptr (GPtrArray) findings = linked_findings (connective, "now");
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  replace (fixture, none, themes);
  assert_pairs (fixture, NULL);
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM finding_links"), ==, 1);
  g_ptr_array_set_size (findings, 1);
  replace (fixture, findings, themes);
  assert_pairs (fixture, "caseloads>supervision:said");
}

static void
test_rejected (Fixture       *fixture,
               gconstpointer  data)
{
  sample_run (fixture->store,
              "INSERT INTO decisions SELECT id, 'status', 1, 'rejected', '2026' FROM findings"
              " WHERE theme = 'caseloads'");
  assert_pairs (fixture, NULL);
}

/* A person says that both are of one theme: then nothing came of anything else. */
static void
test_one_and_the_same (Fixture       *fixture,
                       gconstpointer  data)
{
  sample_run (fixture->store,
              "INSERT INTO decisions SELECT id, 'theme', 1, 'supervision', '2026' FROM findings"
              " WHERE theme = 'caseloads'");
  assert_pairs (fixture, NULL);
}

static void
reread (Fixture   *fixture,
        GPtrArray *findings)
{
  g_autoptr (TlDocument) document = sample_document ("harm");
  g_autofree char *sha256 = sample_ask_text (fixture->store, "SELECT sha256 FROM documents");
  g_autoptr (GError) error = NULL;
  TlSaving saving = {
    .sha256 = sha256, .file = "harm.pdf", .document = document, .codebook = fixture->codebook,
    .findings = findings,
  };
  TlReread counts;

  tl_store_replace_document (fixture->store, &saving, &counts, NULL, &error);
  g_assert_no_error (error);
}

static void
test_read_again (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GPtrArray) findings = linked_findings (connective, "then");

  reread (fixture, findings);
  assert_pairs (fixture, "caseloads>supervision:said");
}

/* What a person decided on stays without its rule; but nothing speaks for its link any more. */
static void
test_read_again_decided (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  sample_run (fixture->store,
              "INSERT INTO decisions SELECT id, 'status', 1, 'accepted', '2026' FROM findings");
  reread (fixture, none);
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM findings"), ==, 2);
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM finding_links"), ==, 0);
}

/* A library from before has no pairs until its rules are run again. */
static void
test_older (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) findings = linked_findings (connective, "now");

  sample_run (fixture->store, "DELETE FROM finding_links");
  assert_pairs (fixture, NULL);
  replace (fixture, findings, NULL);
  assert_pairs (fixture, "caseloads>supervision:said");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/causes/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("kept", test_kept);
  ADD ("renewed", test_renewed);
  ADD ("one-theme", test_one_theme);
  ADD ("rejected", test_rejected);
  ADD ("one-and-the-same", test_one_and_the_same);
  ADD ("read-again", test_read_again);
  ADD ("read-again-decided", test_read_again_decided);
  ADD ("older", test_older);
#undef ADD
  return g_test_run ();
}
