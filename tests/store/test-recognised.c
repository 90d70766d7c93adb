/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-library.h"

typedef struct {
  GFile   *folder;
  TlStore *store;
  TlSaved  saved;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = sample_folder ();
  fixture->store = sample_open (fixture->folder);
  fixture->saved = sample_import (fixture->store, "harm");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->store);
  sample_remove (fixture->folder);
  g_object_unref (fixture->folder);
}

static TlPage *
make_page (guint         number,
           TlPageOrigin  origin,
           const char   *text)
{
  TlTextRun run = { 0, (guint) g_utf8_strlen (text, -1), NULL, 11, FALSE, FALSE, TRUE };
  g_autoptr (TlLine) line = tl_line_new (&(TlLineFields) {
    .text = text, .box = { 10, 20, 110, 32 }, .runs = &run, .n_runs = 1 });
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  g_ptr_array_add (lines, line);
  return tl_page_new (&(TlPageFields) { .number = number, .width = 595, .height = 842,
                                        .origin = origin, .confidence = 0.75f, .lines = lines });
}

static void
save (Fixture      *fixture,
      guint         number,
      TlPageOrigin  origin,
      const char   *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlPage) page = make_page (number, origin, text);

  g_assert_true (tl_store_save_recognised (fixture->store, fixture->saved.document, page, NULL,
                                           &error));
  g_assert_no_error (error);
}

static GPtrArray *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *pages = tl_store_load_recognised (fixture->store, fixture->saved.document, NULL,
                                               &error);

  g_assert_no_error (error);
  return pages;
}

static void
assert_unread (Fixture *fixture,
               guint    n_documents,
               guint    n_pages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) unread = tl_store_load_unread (fixture->store, NULL, &error);
  guint n = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (unread->len, ==, n_documents);
  for (guint i = 0; i < unread->len; i++)
    n += g_array_index (unread, TlUnread, i).n_pages;
  g_assert_cmpuint (n, ==, n_pages);
}

static void
test_kept (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) none = load (fixture);
  g_autoptr (GPtrArray) pages = NULL;
  guint n_runs;

  g_assert_cmpuint (none->len, ==, 0);
  save (fixture, 2, TL_PAGE_OCR, "Second");
  save (fixture, 1, TL_PAGE_OCR, "First");
  save (fixture, 2, TL_PAGE_OCR, "Second, again");
  pages = load (fixture);
  g_assert_cmpuint (pages->len, ==, 2);
  g_assert_cmpuint (tl_page_get_number (pages->pdata[0]), ==, 1);
  g_assert_cmpint (tl_page_get_origin (pages->pdata[1]), ==, TL_PAGE_OCR);
  g_assert_cmpfloat_with_epsilon (tl_page_get_confidence (pages->pdata[1]), 0.75, 0.001);
  g_assert_cmpstr (tl_line_get_text (tl_page_get_line (pages->pdata[1], 0)), ==, "Second, again");
  g_assert_true (tl_line_get_runs (tl_page_get_line (pages->pdata[1], 0), &n_runs)->doubtful);
}

/* A page that was tried in vain is an image still, but not to be read any more. */
static void
test_unread (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GPtrArray) pages = NULL;

  assert_unread (fixture, 0, 0);
  sample_run (fixture->store, "UPDATE pages SET origin = 'image'");
  assert_unread (fixture, 1, 2);
  save (fixture, 1, TL_PAGE_OCR, "First");
  assert_unread (fixture, 1, 2);
  save (fixture, 2, TL_PAGE_IMAGE, "");
  assert_unread (fixture, 1, 1);
  pages = load (fixture);
  g_assert_cmpuint (pages->len, ==, 2);
  g_assert_cmpint (tl_page_get_origin (pages->pdata[1]), ==, TL_PAGE_IMAGE);
  sample_run (fixture->store, "UPDATE reviews SET removed = '2026'");
  assert_unread (fixture, 0, 0);
}

static void
test_outdated (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GArray) none = tl_store_load_outdated (fixture->store, NULL, NULL);
  g_autoptr (GArray) one = NULL;
  g_autoptr (GArray) removed = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  sample_run (fixture->store, "UPDATE documents SET reader_version = 0");
  one = tl_store_load_outdated (fixture->store, NULL, NULL);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpint (g_array_index (one, gint64, 0), ==, fixture->saved.document);
  sample_run (fixture->store, "UPDATE reviews SET removed = '2026'");
  removed = tl_store_load_outdated (fixture->store, NULL, NULL);
  g_assert_cmpuint (removed->len, ==, 0);
}

/* What cannot be read back is as if it had never been kept. */
static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) pages = NULL;

  save (fixture, 1, TL_PAGE_OCR, "First");
  sample_run (fixture->store, "UPDATE recognised SET page = x'0102'");
  pages = load (fixture);
  g_assert_cmpuint (pages->len, ==, 0);
}

static void
test_of_a_document_that_is_gone (Fixture       *fixture,
                                 gconstpointer  data)
{
  save (fixture, 1, TL_PAGE_OCR, "First");
  g_assert_true (tl_store_erase_review (fixture->store, fixture->saved.review, NULL, NULL));
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM recognised"), ==, 0);
  save (fixture, 1, TL_PAGE_OCR, "First");
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM recognised"), ==, 0);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/recognised/kept", test_kept);
  ADD ("/store/recognised/unread", test_unread);
  ADD ("/store/recognised/outdated", test_outdated);
  ADD ("/store/recognised/damaged", test_damaged);
  ADD ("/store/recognised/of-a-document-that-is-gone", test_of_a_document_that_is_gone);
  return g_test_run ();
}
