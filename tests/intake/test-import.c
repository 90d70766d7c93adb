/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-import.h"

#include "sample-library.h"
#include "tl-rerun.h"

#include <glib/gstdio.h>

/* A library, a folder with things to import, and a job. */
typedef struct {
  GFile     *library;
  GFile     *home;
  GFile     *given;
  TlStore   *store;
  TlMatcher *matcher;
  TlImport  *import;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->library = sample_folder ();
  fixture->home = g_file_get_parent (fixture->library);
  fixture->given = g_file_get_child (fixture->home, "given");
  g_assert_true (g_file_make_directory (fixture->given, NULL, NULL));
  fixture->store = sample_open (fixture->library);
  fixture->matcher = tl_matcher_load_for (fixture->store, NULL, &error);
  g_assert_no_error (error);
  fixture->import = tl_import_new (fixture->store, fixture->matcher);
}

/* The thread that ran it may be the last to let go of it. */
static void
assert_let_go_of (TlImport *import)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  GObject *object;
  GWeakRef weak;

  g_weak_ref_init (&weak, import);
  g_object_unref (import);
  while ((object = g_weak_ref_get (&weak)) != NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_object_unref (object);
      g_thread_yield ();
    }
  g_weak_ref_clear (&weak);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  assert_let_go_of (fixture->import);
  tl_matcher_unref (fixture->matcher);
  g_object_unref (fixture->store);
  sample_remove (fixture->library);
  g_object_unref (fixture->library);
  g_object_unref (fixture->home);
  g_object_unref (fixture->given);
}

static GFile *
get_specimen (const char *name)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "tests", "fixtures", "specimens", name, NULL);

  return g_file_new_for_path (path);
}

static void
copy_specimen (Fixture    *fixture,
               const char *specimen,
               const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = get_specimen (specimen);
  g_autoptr (GFile) copy = g_file_get_child (fixture->given, name);

  g_file_copy (file, copy, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
write_file (Fixture    *fixture,
            const char *name,
            const char *text)
{
  g_autoptr (GFile) file = g_file_get_child (fixture->given, name);

  g_assert_true (g_file_set_contents (g_file_peek_path (file), text, -1, NULL));
}

static void
copy_four (Fixture *fixture)
{
  copy_specimen (fixture, "01-part8-child-g-1996.pdf", "1.pdf");
  copy_specimen (fixture, "02-scr-child-k-exec-summary-2007.pdf", "2.pdf");
  copy_specimen (fixture, "03-scr-children-mnp-overview-2010.pdf", "3.pdf");
  copy_specimen (fixture, "04-scr-baby-jay-systems-2013.pdf", "4.pdf");
}

static GPtrArray *
run (Fixture      *fixture,
     GCancellable *cancellable)
{
  GFile *files[] = { fixture->given, NULL };
  GPtrArray *results = tl_import_run (fixture->import, files, cancellable);

  g_assert_nonnull (results);
  return results;
}

static void
assert_result (GPtrArray      *results,
               guint           index,
               const char     *name,
               TlImportStatus  status)
{
  const TlImportResult *result;

  g_assert_cmpuint (index, <, results->len);
  result = results->pdata[index];
  g_assert_true (g_str_has_suffix (result->file, name));
  g_assert_cmpstr (tl_import_status_to_string (result->status), ==,
                   tl_import_status_to_string (status));
  if (status != TL_IMPORT_FAILED)
    {
      g_assert_null (result->reason);
      return;
    }
  g_assert_cmpint (result->review, ==, 0);
  g_assert_nonnull (result->reason);
  g_assert_null (strstr (result->reason, name));
}

static guint
count_files_in (GFile *folder)
{
  g_autoptr (GFileEnumerator) children =
    g_file_enumerate_children (folder, "standard::name,standard::type", G_FILE_QUERY_INFO_NONE,
                               NULL, NULL);
  GFileInfo *info;
  GFile *child;
  guint n_files = 0;

  while (children != NULL && g_file_enumerator_iterate (children, &info, &child, NULL, NULL)
         && info != NULL)
    n_files += g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY ? count_files_in (child)
                                                                         : 1;
  return n_files;
}

/* Copies in the library, and anything left among them. */
static guint
count_kept (Fixture *fixture)
{
  g_autoptr (GFile) documents =
    g_file_get_child (tl_store_get_folder (fixture->store), "documents");

  return count_files_in (documents);
}

/* ── results ── */

static void
test_failures_are_results (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (GPtrArray) results = NULL;

  copy_specimen (fixture, "01-part8-child-g-1996.pdf", "c.pdf");
  write_file (fixture, "a.pdf", "<html><body>404</body></html>");
  write_file (fixture, "b.pdf", "");
  write_file (fixture, "d.pdf", "%PDF-1.7\n1 0 obj\n<< /Type /Catalog");
  results = run (fixture, NULL);
  g_assert_cmpuint (results->len, ==, 4);
  assert_result (results, 0, "a.pdf", TL_IMPORT_FAILED);
  assert_result (results, 1, "b.pdf", TL_IMPORT_FAILED);
  assert_result (results, 2, "c.pdf", TL_IMPORT_IMPORTED);
  assert_result (results, 3, "d.pdf", TL_IMPORT_FAILED);
  g_assert_cmpuint (count_kept (fixture), ==, 1);
  sample_assert_whole (fixture->store);
}

static void
test_given_by_index (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GFile) none = g_file_get_child (fixture->home, "none.pdf");
  g_autoptr (GFile) specimen = get_specimen ("02-scr-child-k-exec-summary-2007.pdf");
  GFile *files[] = { none, fixture->given, specimen, NULL };
  const guint given[] = { 0, 1, 1, 2 };
  g_autoptr (GPtrArray) results = NULL;

  copy_specimen (fixture, "01-part8-child-g-1996.pdf", "a.pdf");
  copy_specimen (fixture, "02-scr-child-k-exec-summary-2007.pdf", "b.pdf");
  results = tl_import_run (fixture->import, files, NULL);
  g_assert_cmpuint (results->len, ==, G_N_ELEMENTS (given));
  for (guint i = 0; i < results->len; i++)
    g_assert_cmpuint (((TlImportResult *) results->pdata[i])->given, ==, given[i]);
  assert_result (results, 0, "none.pdf", TL_IMPORT_FAILED);
  assert_result (results, 2, "b.pdf", TL_IMPORT_IMPORTED);
  assert_result (results, 3, "summary-2007.pdf", TL_IMPORT_DUPLICATE);
}

static void
test_nothing_given (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GPtrArray) results = run (fixture, NULL);

  g_assert_cmpuint (results->len, ==, 0);
}

static void
test_own_library_is_passed_over (Fixture       *fixture,
                                 gconstpointer  data)
{
  GFile *files[] = { fixture->home, NULL };
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) again = NULL;

  copy_specimen (fixture, "01-part8-child-g-1996.pdf", "a.pdf");
  results = tl_import_run (fixture->import, files, NULL);
  g_assert_cmpuint (results->len, ==, 1);
  again = tl_import_run (fixture->import, files, NULL);
  g_assert_cmpuint (again->len, ==, 1);
  assert_result (again, 0, "a.pdf", TL_IMPORT_DUPLICATE);
}

/* ── telling how far it is ── */

typedef struct {
  GThread   *thread;
  GPtrArray *results;   /* once it has ended */
  GString   *files;
  double     fraction;
  gboolean   has_run;
} Watch;

static void
notify_cb (TlImport   *import,
           GParamSpec *pspec,
           Watch      *watch)
{
  double fraction;
  gboolean running;
  guint n_done, n_files;

  g_assert_true (g_thread_self () == watch->thread);
  g_object_get (import, "fraction", &fraction, "running", &running, "n-done", &n_done,
                "n-all", &n_files, NULL);
  g_assert_cmpfloat (fraction, >=, watch->fraction);
  g_assert_cmpuint (n_done, <=, n_files);
  watch->fraction = fraction;
  watch->has_run |= running;
}

static void
file_done_cb (TlImport       *import,
              TlImportResult *result,
              Watch          *watch)
{
  g_autofree char *name = g_path_get_basename (result->file);

  g_assert_true (g_thread_self () == watch->thread);
  g_assert_null (watch->results);
  g_string_append (watch->files, name);
}

static void
run_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  Watch *watch = user_data;

  watch->results = tl_import_run_finish (TL_IMPORT (source), result);
}

static void
watch_run (Fixture      *fixture,
           Watch        *watch,
           GCancellable *cancellable)
{
  GFile *files[] = { fixture->given, NULL };

  watch->thread = g_thread_self ();
  watch->files = g_string_new (NULL);
  watch->fraction = -1;
  g_signal_connect (fixture->import, "notify", G_CALLBACK (notify_cb), watch);
  g_signal_connect (fixture->import, "file-done", G_CALLBACK (file_done_cb), watch);
  tl_import_run_async (fixture->import, files, cancellable, run_cb, watch);
  while (watch->results == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
watch_clear (Watch *watch)
{
  g_string_free (watch->files, TRUE);
  g_ptr_array_unref (watch->results);
}

static void
test_progress_reaches_its_end (Fixture       *fixture,
                               gconstpointer  data)
{
  Watch watch = { 0 };
  guint n_done, n_files;
  gboolean running;

  copy_four (fixture);
  write_file (fixture, "5.pdf", "not a PDF");
  watch_run (fixture, &watch, NULL);
  g_object_get (fixture->import, "n-done", &n_done, "n-all", &n_files, "running", &running, NULL);
  g_assert_cmpfloat (watch.fraction, ==, 1);
  g_assert_cmpuint (n_done, ==, 5);
  g_assert_cmpuint (n_files, ==, 5);
  g_assert_true (watch.has_run);
  g_assert_false (running);
  g_assert_cmpstr (watch.files->str, ==, "1.pdf2.pdf3.pdf4.pdf5.pdf");
  watch_clear (&watch);
}

static void
test_let_go_of_before_told (Fixture       *fixture,
                            gconstpointer  data)
{
  TlImport *import = tl_import_new (fixture->store, fixture->matcher);
  GFile *files[] = { fixture->given, NULL };
  g_autoptr (GPtrArray) results = NULL;

  copy_specimen (fixture, "01-part8-child-g-1996.pdf", "a.pdf");
  results = tl_import_run (import, files, NULL);
  g_assert_finalize_object (import);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* ── stopping ── */

static void
test_stopped_before_it_began (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) results = NULL;

  copy_four (fixture);
  g_cancellable_cancel (cancellable);
  results = run (fixture, cancellable);
  g_assert_cmpuint (results->len, ==, 0);
  g_assert_cmpuint (count_kept (fixture), ==, 0);
}

static void
stop_cb (TlImport       *import,
         TlImportResult *result,
         GCancellable   *cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
test_stopped_on_the_way (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Watch watch = { 0 };
  guint n_imported = 0;
  g_autoptr (GPtrArray) again = NULL;

  copy_four (fixture);
  tl_job_set_n_workers (TL_JOB (fixture->import), 1);
  g_signal_connect (fixture->import, "file-done", G_CALLBACK (stop_cb), cancellable);
  watch_run (fixture, &watch, cancellable);
  g_assert_cmpuint (watch.results->len, >=, 1);
  for (guint i = 0; i < watch.results->len; i++)
    n_imported += ((TlImportResult *) watch.results->pdata[i])->status == TL_IMPORT_IMPORTED;
  g_assert_cmpuint (n_imported, >=, 1);
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM documents"), ==, n_imported);
  g_assert_cmpuint (count_kept (fixture), ==, n_imported);
  sample_assert_whole (fixture->store);

  again = run (fixture, NULL);
  g_assert_cmpuint (again->len, ==, 4);
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM documents"), ==, 4);
  watch_clear (&watch);
}

/* ── order ── */

static void
test_saved_in_the_order_met (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr (GPtrArray) results = NULL;

  copy_four (fixture);
  copy_specimen (fixture, "01-part8-child-g-1996.pdf", "5.pdf");
  copy_specimen (fixture, "05-scr-child-t-neglect-2016.pdf", "6.pdf");
  tl_job_set_n_workers (TL_JOB (fixture->import), 5);
  results = run (fixture, NULL);
  g_assert_cmpuint (results->len, ==, 6);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (((TlImportResult *) results->pdata[i])->review, ==, i + 1);
  assert_result (results, 4, "5.pdf", TL_IMPORT_DUPLICATE);
  g_assert_cmpint (((TlImportResult *) results->pdata[4])->review, ==, 1);
  g_assert_cmpint (((TlImportResult *) results->pdata[5])->review, ==, 5);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/import/failures-are-results", test_failures_are_results);
  ADD ("/import/given-by-index", test_given_by_index);
  ADD ("/import/nothing-given", test_nothing_given);
  ADD ("/import/own-library-is-passed-over", test_own_library_is_passed_over);
  ADD ("/import/progress-reaches-its-end", test_progress_reaches_its_end);
  ADD ("/import/let-go-of-before-told", test_let_go_of_before_told);
  ADD ("/import/stopped-before-it-began", test_stopped_before_it_began);
  ADD ("/import/stopped-on-the-way", test_stopped_on_the_way);
  ADD ("/import/saved-in-the-order-met", test_saved_in_the_order_met);
  return g_test_run ();
}
