/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-reread.h"

#include "sample-library.h"
#include "tl-import.h"
#include "tl-rerun.h"

#define TEXT "02-scr-child-k-exec-summary-2007.pdf"
#define SCAN "02-scr-child-k-exec-summary-2007-scan.pdf"
#define N_PAGES 7

/* A library with one specimen in it, and a job. */
typedef struct {
  GFile       *library;
  TlStore     *store;
  TlMatcher   *matcher;
  TlRereadJob *job;
} Fixture;

static void
import_with (Fixture    *fixture,
             const char *folder,
             const char *name,
             const char *password)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "tests", folder, name, NULL);
  const char *const passwords[] = { password, NULL };
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (TlImport) job = tl_import_new (fixture->store, fixture->matcher);
  g_autoptr (GPtrArray) results = NULL;
  GFile *files[] = { file, NULL };

  tl_job_set_passwords (TL_JOB (job), passwords);
  results = tl_import_run (job, files, NULL);
  g_assert_cmpint (((TlImportResult *) results->pdata[0])->status, ==, TL_IMPORT_IMPORTED);
}

static void
import (Fixture    *fixture,
        const char *specimen)
{
  import_with (fixture, "fixtures/specimens", specimen, NULL);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  specimen)
{
  g_autoptr (GError) error = NULL;

  fixture->library = sample_folder ();
  fixture->store = sample_open (fixture->library);
  fixture->matcher = tl_matcher_load_for (fixture->store, NULL, &error);
  g_assert_no_error (error);
  fixture->job = tl_reread_job_new (fixture->store, fixture->matcher);
  import (fixture, specimen);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  specimen)
{
  while (g_main_context_iteration (NULL, FALSE));
  g_object_unref (fixture->job);
  tl_matcher_unref (fixture->matcher);
  sample_let_go (fixture->store);
  sample_remove (fixture->library);
  g_object_unref (fixture->library);
}

static TlRereadResult *
run (Fixture       *fixture,
     TlRereadScope  scope,
     GArray        *documents,
     GCancellable  *cancellable)
{
  g_autoptr (GError) error = NULL;
  TlRereadResult *result = tl_reread_job_run (fixture->job, scope, documents, cancellable, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
  return result;
}

static void
test_outdated (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (TlRereadResult) none = run (fixture, TL_REREAD_OUTDATED, NULL, NULL);
  g_autoptr (TlRereadResult) one = NULL;
  g_autoptr (TlRereadResult) again = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_cmpuint (none->documents, ==, 0);
  sample_run (fixture->store,
              "UPDATE documents SET reader_version = 0;"
              "INSERT INTO decisions SELECT min(id), 'status', 1, 'rejected', '2026' FROM findings");
  before = sample_ask_text (fixture->store, "SELECT group_concat(id || quote || now_status)"
                            " FROM (SELECT * FROM findings ORDER BY id)");
  one = run (fixture, TL_REREAD_OUTDATED, NULL, NULL);
  g_assert_cmpuint (one->documents, ==, 1);
  g_assert_cmpuint (one->carried.kept, ==, 1);
  g_assert_cmpuint (one->failed->len, ==, 0);
  after = sample_ask_text (fixture->store, "SELECT group_concat(id || quote || now_status)"
                           " FROM (SELECT * FROM findings ORDER BY id)");
  g_assert_cmpstr (before, ==, after);
  again = run (fixture, TL_REREAD_OUTDATED, NULL, NULL);
  g_assert_cmpuint (again->documents, ==, 0);
}

static void
test_asked_for (Fixture       *fixture,
                gconstpointer  data)
{
  const gint64 ids[] = { 4711, 1 };
  g_autoptr (GArray) documents = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TlRereadResult) result = NULL;

  g_array_append_vals (documents, ids, G_N_ELEMENTS (ids));
  result = run (fixture, TL_REREAD_OUTDATED, documents, NULL);
  g_assert_cmpuint (result->documents, ==, 1);
  g_assert_cmpuint (result->failed->len, ==, 0);
}

/* It stays as it was. */
static void
test_file_is_gone (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *sha256 = sample_ask_text (fixture->store, "SELECT sha256 FROM documents");
  g_autoptr (GFile) file = tl_store_dup_pdf (fixture->store, sha256);
  gint64 n_blocks = sample_ask (fixture->store, "SELECT count(*) FROM blocks");
  g_autoptr (TlRereadResult) result = NULL;

  sample_run (fixture->store, "UPDATE documents SET reader_version = 0");
  g_assert_true (g_file_delete (file, NULL, NULL));
  result = run (fixture, TL_REREAD_OUTDATED, NULL, NULL);
  g_assert_cmpuint (result->documents, ==, 0);
  g_assert_cmpuint (result->failed->len, ==, 1);
  g_assert_true (g_str_has_prefix (result->failed->pdata[0], TEXT ": "));
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM blocks"), ==, n_blocks);
}

/* ── images ── */

static void
page_done_cb (TlRereadJob  *job,
              GParamSpec   *pspec,
              GCancellable *cancellable)
{
  guint n_done;

  g_object_get (job, "n-done", &n_done, NULL);
  if (n_done > 0)
    g_cancellable_cancel (cancellable);
}

static void
ran_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* Stopped at the first page; then to the end. Returns: how many pages were kept */
static guint
stop_at_first_page (Fixture *fixture)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) ran = NULL;
  g_autoptr (TlRereadResult) result = NULL;
  gulong handler = g_signal_connect (fixture->job, "notify::n-done", G_CALLBACK (page_done_cb),
                                     cancellable);

  tl_reread_job_run_async (fixture->job, TL_REREAD_UNREAD, NULL, cancellable, ran_cb, &ran);
  while (ran == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (fixture->job, handler);
  result = tl_reread_job_run_finish (fixture->job, ran, NULL);
  g_assert_nonnull (result);
  g_assert_cmpuint (result->documents, ==, 0);
  g_assert_cmpuint (result->failed->len, ==, 0);
  g_assert_cmpuint (result->pages_recognised, >=, 1);
  return result->pages_recognised;
}

static void
test_stopped_and_gone_on (Fixture       *fixture,
                          gconstpointer  data)
{
  guint n_kept = stop_at_first_page (fixture);
  g_autoptr (TlRereadResult) result = NULL;

  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM recognised"), ==, n_kept);
  g_assert_cmpint (sample_ask (fixture->store, "SELECT n_unreadable FROM documents"), ==, N_PAGES);
  result = run (fixture, TL_REREAD_UNREAD, NULL, NULL);
  g_assert_cmpuint (result->documents, ==, 1);
  g_assert_cmpuint (result->pages_recognised, ==, N_PAGES - n_kept);
  g_assert_cmpint (sample_ask (fixture->store, "SELECT n_unreadable FROM documents"), ==, 0);
  g_assert_cmpint (sample_ask (fixture->store,
                               "SELECT count(*) FROM pages WHERE confidence > 0.5"), >, 0);
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM findings"), >, 0);
  sample_assert_whole (fixture->store);
}

/* Without what is needed for it nothing is done, and it is said once. */
static void
test_cannot_be_recognised (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (TlRereadResult) result = NULL;

  g_setenv ("TESSDATA_PREFIX", "/nonexistent", TRUE);
  import (fixture, "01-part8-child-g-1996-scan.pdf");
  result = run (fixture, TL_REREAD_UNREAD, NULL, NULL);
  g_unsetenv ("TESSDATA_PREFIX");
  g_assert_cmpuint (result->documents, ==, 0);
  g_assert_cmpuint (result->failed->len, ==, 1);
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM recognised"), ==, 0);
}

/* It waits for its password, which is said of it; with the right one it is read like any other. */
static void
test_locked (Fixture       *fixture,
             gconstpointer  data)
{
  const char *const wrong[] = { "not this", NULL };
  const char *const right[] = { "not this", "password", NULL };
  g_autoptr (TlRereadResult) without = NULL;
  g_autoptr (TlRereadResult) with_wrong = NULL;
  g_autoptr (TlRereadResult) with_right = NULL;
  const TlLocked *locked;

  import_with (fixture, "hostile", "locked-scan.pdf", "password");
  without = run (fixture, TL_REREAD_UNREAD, NULL, NULL);
  g_assert_cmpuint (without->failed->len, ==, 1);
  g_assert_cmpuint (without->locked->len, ==, 1);
  locked = &g_array_index (without->locked, TlLocked, 0);
  g_assert_cmpstr (locked->file, ==, "locked-scan.pdf");
  g_assert_cmpint (locked->document, ==, 2);
  g_assert_false (locked->refused);
  tl_job_set_passwords (TL_JOB (fixture->job), wrong);
  with_wrong = run (fixture, TL_REREAD_UNREAD, NULL, NULL);
  g_assert_cmpuint (with_wrong->locked->len, ==, 1);
  g_assert_true (g_array_index (with_wrong->locked, TlLocked, 0).refused);
  tl_job_set_passwords (TL_JOB (fixture->job), right);
  with_right = run (fixture, TL_REREAD_UNREAD, NULL, NULL);
  g_assert_cmpuint (with_right->locked->len + with_right->failed->len, ==, 0);
  g_assert_cmpuint (with_right->pages_recognised, ==, 1);
}

/* Asked about is what was not known to be marked, and is not private. */
static void
test_marked_only_now (Fixture       *fixture,
                      gconstpointer  data)
{
  static const char forget[] = "UPDATE documents SET reader_version = 0;"
                               "DELETE FROM facts WHERE name = 'markings'";
  g_autoptr (TlRereadResult) first = NULL;
  g_autoptr (TlRereadResult) again = NULL;
  g_autoptr (TlRereadResult) private = NULL;
  TlImportResult *marked;

  sample_run (fixture->store, forget);
  first = run (fixture, TL_REREAD_OUTDATED, NULL, NULL);
  g_assert_cmpuint (first->marked->len, ==, 1);
  marked = first->marked->pdata[0];
  g_assert_cmpint (marked->review, ==, 1);
  g_assert_nonnull (strstr (marked->markings[0], "CONFIDENTIAL"));
  sample_run (fixture->store, "UPDATE documents SET reader_version = 0");
  again = run (fixture, TL_REREAD_OUTDATED, NULL, NULL);
  g_assert_cmpuint (again->documents, ==, 1);
  g_assert_cmpuint (again->marked->len, ==, 0);
  sample_run (fixture->store, forget);
  sample_run (fixture->store, "UPDATE reviews SET private = 1");
  private = run (fixture, TL_REREAD_OUTDATED, NULL, NULL);
  g_assert_cmpuint (private->documents, ==, 1);
  g_assert_cmpuint (private->marked->len, ==, 0);
}

/* A page at which the recogniser dies is not tried again until a person asks for it. */
static void
test_page_at_fault (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *reader = g_strdup (g_getenv ("TL_READER"));
  g_autoptr (GFile) home = g_file_get_parent (fixture->library);
  g_autoptr (GFile) link = g_file_get_child (home, "throughline-reader");
  g_autoptr (GFile) recogniser = g_file_get_child (home, "throughline-recogniser");
  g_autoptr (TlRereadResult) result = NULL;
  g_autoptr (TlRereadResult) again = NULL;

  g_assert_true (g_file_make_symbolic_link (link, reader, NULL, NULL));
  g_assert_true (g_file_set_contents_full (g_file_peek_path (recogniser),
                                           "#!/bin/sh\nexec sleep 0\n", -1,
                                           G_FILE_SET_CONTENTS_NONE, 0755, NULL));
  g_setenv ("TL_READER", g_file_peek_path (link), TRUE);
  result = run (fixture, TL_REREAD_UNREAD, NULL, NULL);
  g_assert_cmpuint (result->documents, ==, 0);
  g_assert_cmpuint (result->failed->len, ==, 1);
  g_assert_cmpint (sample_ask (fixture->store,
                               "SELECT count(*) FROM recognised WHERE page IS NULL"), ==, N_PAGES);
  again = run (fixture, TL_REREAD_UNREAD, NULL, NULL);
  g_setenv ("TL_READER", reader, TRUE);
  g_assert_cmpuint (again->failed->len, ==, 0);
}

#define ADD(path, specimen, func) \
  g_test_add (path, Fixture, specimen, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/intake/reread/outdated", TEXT, test_outdated);
  ADD ("/intake/reread/asked-for", TEXT, test_asked_for);
  ADD ("/intake/reread/file-is-gone", TEXT, test_file_is_gone);
  ADD ("/intake/reread/stopped-and-gone-on", SCAN, test_stopped_and_gone_on);
  ADD ("/intake/reread/cannot-be-recognised", SCAN, test_cannot_be_recognised);
  ADD ("/intake/reread/locked", TEXT, test_locked);
  ADD ("/intake/reread/marked-only-now", "01-part8-child-g-1996.pdf", test_marked_only_now);
  ADD ("/intake/reread/page-at-fault", SCAN, test_page_at_fault);
  return g_test_run ();
}
