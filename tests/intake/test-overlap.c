/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-overlap.h"

#include "tl-codebook-file.h"
#include "tl-rerun.h"
#include "tl-test-library.h"

#include <string.h>

typedef struct {
  TlTestLibrary *library;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const char *const themes[] = { "drift", NULL };

  fixture->library = tl_test_library_new (themes);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  tl_test_library_free (fixture->library);
}

static void
add_review (Fixture           *fixture,
            const char *const *texts)
{
  TlTestDocument *document = tl_test_document_new (1, 0);

  for (guint i = 0; texts[i] != NULL; i++)
    tl_test_document_add_block (document, 1, TL_SECTION_ANALYSIS, NULL, texts[i]);
  tl_test_document_save (document, fixture->library);
}

static TlCodebook *
parse (const char *rules)
{
  g_autofree char *text = g_strconcat ("throughline code book 1\n"
                                       "theme drift\n  name: Drift\n", rules,
                                       "theme other\n  name: Other\n  concern:\n    c1  plan\n",
                                       NULL);
  g_autoptr (GBytes) source = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) faults = NULL;
  TlCodebook *codebook = tl_codebook_parse (source, &faults);

  g_assert_cmpuint (faults->len, ==, 0);
  return codebook;
}

static void
run_rules (Fixture    *fixture,
           TlCodebook *codebook)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlMatcher) matcher = tl_matcher_new (codebook, &error);
  TlRerunResult result;

  g_assert_no_error (error);
  tl_store_save_codebook (fixture->library->store, codebook, NULL, &error);
  g_assert_no_error (error);
  tl_rerun_run (fixture->library->store, matcher, NULL, &result, NULL, &error);
  g_assert_no_error (error);
}

static GHashTable *
look (Fixture    *fixture,
      const char *rules,
      const char *theme)
{
  g_autoptr (TlCodebook) codebook = parse (rules);
  g_autoptr (GError) error = NULL;
  GHashTable *covering;

  run_rules (fixture, codebook);
  covering = tl_overlap_run (fixture->library->store, codebook, theme, NULL, &error);
  g_assert_no_error (error);
  return covering;
}

static const char *const texts[] = {
  "The plan was left to drift.", "There was drift and delay in the plan.", "The plan had stalled.",
  NULL
};

static void
test_covered (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GHashTable) covering = NULL;

  add_review (fixture, texts);
  covering = look (fixture, "  concern:\n    c1  drift*\n    c2  drift and delay\n"
                   "    c3  stalled\n", NULL);
  g_assert_cmpuint (g_hash_table_size (covering), ==, 1);
  g_assert_cmpstr (g_hash_table_lookup (covering, "drift.c2"), ==, "drift.c1");
}

/* In one sentence, but not in the same words; or in words of another stance. */
static void
test_not_covered (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GHashTable) apart = NULL;
  g_autoptr (GHashTable) contrary = NULL;

  add_review (fixture, texts);
  apart = look (fixture, "  concern:\n    c1  drift\n    c2  delay\n", NULL);
  g_assert_cmpuint (g_hash_table_size (apart), ==, 0);
  contrary = look (fixture, "  concern:\n    c1  drift\n"
                   "  neutral:\n    n1  drift and delay\n", NULL);
  g_assert_cmpuint (g_hash_table_size (contrary), ==, 0);
}

/* One match of its own is enough to be needed. */
static void
test_almost_covered (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GHashTable) covering = NULL;

  add_review (fixture, texts);
  covering = look (fixture, "  concern:\n    c1  left to drift\n    c2  drift*\n", NULL);
  g_assert_cmpstr (g_hash_table_lookup (covering, "drift.c1"), ==, "drift.c2");
  g_assert_null (g_hash_table_lookup (covering, "drift.c2"));
}

/* Two that find the same; of several that cover it, the one that finds most. */
static void
test_which (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GHashTable) covering = NULL;

  add_review (fixture, texts);
  covering = look (fixture, "  concern:\n    c1  drift and delay\n    c2  drift and\n"
                   "    c3  drift*\n", NULL);
  g_assert_cmpstr (g_hash_table_lookup (covering, "drift.c1"), ==, "drift.c3");
  g_assert_cmpstr (g_hash_table_lookup (covering, "drift.c2"), ==, "drift.c3");
  g_clear_pointer (&covering, g_hash_table_unref);
  covering = look (fixture, "  concern:\n    c1  drift and delay\n    c2  drift and\n", NULL);
  g_assert_cmpstr (g_hash_table_lookup (covering, "drift.c1"), ==, "drift.c2");
  g_assert_cmpstr (g_hash_table_lookup (covering, "drift.c2"), ==, "drift.c1");
}

static void
test_one_theme (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GHashTable) own = NULL;
  g_autoptr (GHashTable) others = NULL;
  const char *rules = "  concern:\n    c1  drift*\n    c2  drift and delay\n";

  add_review (fixture, texts);
  own = look (fixture, rules, "drift");
  g_assert_cmpstr (g_hash_table_lookup (own, "drift.c2"), ==, "drift.c1");
  others = look (fixture, rules, "other");
  g_assert_cmpuint (g_hash_table_size (others), ==, 0);
}

/* ── in a thread ── */

static void
store_result_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
has_result (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

static void
test_async (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (TlCodebook) codebook = parse ("  concern:\n    c1  drift*\n    c2  drift and delay\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GHashTable) covering = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GAsyncResult) stopped = NULL;
  g_autoptr (GError) error = NULL;

  add_review (fixture, texts);
  run_rules (fixture, codebook);
  tl_overlap_async (fixture->library->store, codebook, NULL, NULL, store_result_cb, &done);
  tl_test_wait (has_result, &done);
  covering = tl_overlap_finish (done, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (covering), ==, 1);

  g_cancellable_cancel (cancellable);
  tl_overlap_async (fixture->library->store, codebook, NULL, cancellable, store_result_cb,
                    &stopped);
  tl_test_wait (has_result, &stopped);
  g_assert_null (tl_overlap_finish (stopped, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/overlap/" name, Fixture, NULL, set_up, func, tear_down)

  ADD ("covered", test_covered);
  ADD ("not-covered", test_not_covered);
  ADD ("almost-covered", test_almost_covered);
  ADD ("which", test_which);
  ADD ("one-theme", test_one_theme);
  ADD ("async", test_async);
  return g_test_run ();
}
