/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-test-pdf.h"

#define SPECIMEN "05-scr-child-t-neglect-2016.pdf"
#define WAIT_SECONDS 20

static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static gboolean
give_up_cb (gpointer user_data)
{
  g_error ("nothing came back in %d seconds", WAIT_SECONDS);
  return G_SOURCE_REMOVE;
}

static void
wait_for (GAsyncResult **results,
          guint          n_results)
{
  const guint timer = g_timeout_add_seconds (WAIT_SECONDS, give_up_cb, NULL);

  for (guint i = 0; i < n_results; i++)
    while (results[i] == NULL)
      g_main_context_iteration (NULL, TRUE);
  g_source_remove (timer);
}

static TlPdf *
open_specimen (void)
{
  g_autoptr (GFile) file = tl_test_specimen (SPECIMEN);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TlPdf *pdf;

  tl_pdf_open_async (file, NULL, NULL, keep_result_cb, &result);
  g_assert_null (result);
  wait_for (&result, 1);
  pdf = tl_pdf_open_finish (result, &error);
  g_assert_no_error (error);
  return pdf;
}

static void
test_all_at_once (void)
{
  g_autoptr (TlPdf) pdf = open_specimen ();
  GAsyncResult *texts[10] = { NULL };
  GAsyncResult *pictures[10] = { NULL };

  for (guint i = 0; i < 10; i++)
    {
      tl_pdf_read_page_async (pdf, 10 - i, NULL, keep_result_cb, &texts[i]);
      tl_pdf_render_page_async (pdf, i + 1, 0.5, NULL, keep_result_cb, &pictures[i]);
    }
  wait_for (texts, 10);
  wait_for (pictures, 10);
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TlPage) page = tl_pdf_read_page_finish (pdf, texts[i], &error);
      g_autoptr (TlPixels) pixels = tl_pdf_render_page_finish (pdf, pictures[i], &error);

      g_assert_no_error (error);
      g_assert_cmpuint (tl_page_get_number (page), ==, 10 - i);
      g_assert_cmpuint (pixels->width, ==, 298);
      g_object_unref (texts[i]);
      g_object_unref (pictures[i]);
    }
}

static void
test_error (void)
{
  g_autoptr (TlTestFile) file = tl_test_file_new_text ("<html>Moved</html>");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlPdf) pdf = NULL;

  tl_pdf_open_async (file, NULL, NULL, keep_result_cb, &result);
  wait_for (&result, 1);
  pdf = tl_pdf_open_finish (result, &error);
  g_assert_null (pdf);
  g_assert_error (error, TL_PDF_ERROR, TL_PDF_ERROR_NOT_PDF);
}

/* As a window does that is scrolled past pages: what is cancelled does not keep what is wanted. */
static void
test_cancelled (void)
{
  g_autoptr (TlPdf) pdf = open_specimen ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *dropped[8] = { NULL };
  g_autoptr (GAsyncResult) wanted = NULL;
  g_autoptr (TlPixels) pixels = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 8; i++)
    tl_pdf_render_page_async (pdf, i + 1, 1, cancellable, keep_result_cb, &dropped[i]);
  tl_pdf_render_page_async (pdf, 9, 1, NULL, keep_result_cb, &wanted);
  g_cancellable_cancel (cancellable);
  wait_for (dropped, 8);
  wait_for (&wanted, 1);
  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (TlPixels) none = tl_pdf_render_page_finish (pdf, dropped[i], &error);

      g_assert_null (none);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
      g_object_unref (dropped[i]);
    }
  pixels = tl_pdf_render_page_finish (pdf, wanted, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pixels->width, ==, 595);
}

/* Who asked may be gone by the time the answer comes. */
static void
test_let_go (void)
{
  TlPdf *pdf = open_specimen ();
  g_autoptr (GAsyncResult) result = NULL;
  GWeakRef weak;

  g_weak_ref_init (&weak, pdf);
  tl_pdf_read_page_async (pdf, 1, NULL, keep_result_cb, &result);
  g_object_unref (pdf);
  wait_for (&result, 1);
  g_clear_object (&result);
  tl_test_wait_for_children ();
  g_assert_null (g_weak_ref_get (&weak));
  g_weak_ref_clear (&weak);
}

static gpointer
open_in_thread (gpointer data)
{
  g_autoptr (GFile) file = tl_test_specimen (SPECIMEN);

  return tl_pdf_open (file, NULL, NULL, NULL);
}

/* The kernel tells a reader of the end of the thread that started it, which is not the end of the
 * program. */
static void
test_opened_by_a_thread_that_ends (void)
{
  g_autoptr (TlPdf) pdf = g_thread_join (g_thread_new ("open", open_in_thread, NULL));

  for (guint number = 1; number <= 10; number++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TlPixels) pixels = tl_pdf_render_page (pdf, number, 1, NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (pixels);
    }
}

static gpointer
read_in_thread (gpointer data)
{
  for (guint number = 1; number <= 10; number++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TlPage) page = tl_pdf_read_page (data, number, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (tl_page_get_number (page), ==, number);
    }
  return NULL;
}

static void
test_several_threads (void)
{
  g_autoptr (TlPdf) pdf = open_specimen ();
  GThread *threads[4];

  for (guint i = 0; i < 4; i++)
    threads[i] = g_thread_new ("read", read_in_thread, pdf);
  for (guint i = 0; i < 4; i++)
    g_thread_join (threads[i]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/async/all-at-once", test_all_at_once);
  g_test_add_func ("/async/error", test_error);
  g_test_add_func ("/async/cancelled", test_cancelled);
  g_test_add_func ("/async/let-go", test_let_go);
  g_test_add_func ("/async/opened-by-a-thread-that-ends", test_opened_by_a_thread_that_ends);
  g_test_add_func ("/async/several-threads", test_several_threads);
  return g_test_run ();
}
