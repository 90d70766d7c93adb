/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Readers that are missing, that die, that hang, that lie: scripts in the reader's place, and the
 * real one killed or kept busy by a page that never ends.
 */
#include "tl-test-pdf.h"

#include <glib/gstdio.h>
#include <string.h>

/* A frame: TLIN, version 3, a kind, a serial, a length; each number from its low byte up. */
#define FRAME_AS(serial, kind, length)                                                            \
  "printf 'TLIN\\3\\0\\" kind "\\0\\" serial "\\0\\0\\0" length "' >&3"
#define FRAME(kind, length) FRAME_AS ("1", kind, length)
#define OPENED "21"
#define PAGE "23"
#define PIXELS "24"
#define NO_TEXT "\\377\\377\\377\\377"
#define ONE_PAGE_OPENED FRAME (OPENED, "\\4\\0\\0\\0") "; printf '\\1\\0\\0\\0' >&3"

static GFile *
new_small_pdf (void)
{
  g_autoptr (GBytes) bytes = tl_test_pdf_new_page ("BT /F 12 Tf 20 20 Td (Small) Tj ET");

  return tl_test_file_new (bytes);
}

/* A page that draws a form that draws ten others, each of which draws ten: ten thousand million. */
static GFile *
new_endless_pdf (void)
{
  static const char draw[] = "/F Do /F Do /F Do /F Do /F Do /F Do /F Do /F Do /F Do /F Do";
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = NULL;

  g_ptr_array_add (objects, g_strdup ("<</Type /Catalog /Pages 2 0 R>>"));
  g_ptr_array_add (objects, g_strdup ("<</Type /Pages /Kids [3 0 R] /Count 1>>"));
  g_ptr_array_add (objects, g_strdup ("<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 100]"
                                      " /Contents 4 0 R /Resources <</XObject <</F 5 0 R>>>>>>"));
  g_ptr_array_add (objects, g_strdup_printf ("<</Length %u>>stream\n%s\nendstream",
                                             (guint) strlen (draw), draw));
  for (guint n = 5; n < 15; n++)
    g_ptr_array_add (objects, g_strdup_printf (
      "<</Type /XObject /Subtype /Form /BBox [0 0 200 100] /Resources <</XObject <</F %u 0 R>>>>"
      " /Length %u>>stream\n%s\nendstream", n + 1, (guint) strlen (draw), draw));
  g_ptr_array_add (objects, g_strdup ("<</Type /XObject /Subtype /Form /BBox [0 0 200 100]"
                                      " /Length 14>>stream\n0 0 200 1 re f\nendstream"));
  g_ptr_array_add (objects, NULL);
  bytes = tl_test_pdf_new ((const char *const *) objects->pdata);
  return tl_test_file_new (bytes);
}

static TlPdf *
open_with (GFile        *script,
           GError      **error)
{
  g_autoptr (TlTestFile) file = new_small_pdf ();
  const TlPdfOptions options = {
    .reader = g_file_peek_path (script),
    .page_seconds = 1,
  };

  return tl_pdf_open (file, &options, NULL, error);
}

static void
assert_open_fails (const char *script_body,
                   int         code)
{
  g_autoptr (TlTestFile) script = tl_test_script_new (script_body);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlPdf) pdf = open_with (script, &error);

  g_assert_null (pdf);
  g_assert_error (error, TL_PDF_ERROR, code);
}

static void
test_missing (void)
{
  g_autoptr (TlTestFile) file = new_small_pdf ();
  const TlPdfOptions options = { .reader = "/nonexistent/throughline-reader" };
  g_autoptr (GError) error = NULL;
  g_autoptr (TlPdf) pdf = tl_pdf_open (file, &options, NULL, &error);

  g_assert_null (pdf);
  g_assert_error (error, TL_PDF_ERROR, TL_PDF_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "Install"));
}

static void
test_named_by_environment (void)
{
  g_autoptr (TlTestFile) file = new_small_pdf ();
  g_autofree char *before = g_strdup (g_getenv ("TL_READER"));
  g_autoptr (GError) error = NULL;
  g_autoptr (TlPdf) pdf = NULL;

  g_setenv ("TL_READER", "/nonexistent/throughline-reader", TRUE);
  pdf = tl_pdf_open (file, NULL, NULL, &error);
  g_assert_error (error, TL_PDF_ERROR, TL_PDF_ERROR_FAILED);
  if (before != NULL)
    g_setenv ("TL_READER", before, TRUE);
  else
    g_unsetenv ("TL_READER");
}

static void
assert_gap (const char *body,
            const char *words)
{
  g_autoptr (TlTestFile) script = tl_test_script_new (body);
  g_autofree char *before = g_strdup (g_getenv ("TL_READER"));
  g_autofree char *gap = NULL;

  g_setenv ("TL_READER", g_file_peek_path (script), TRUE);
  gap = tl_pdf_dup_confinement_gap ();
  if (words != NULL)
    g_assert_nonnull (strstr (gap, words));
  else
    g_assert_null (gap);
  if (before != NULL)
    g_setenv ("TL_READER", before, TRUE);
  else
    g_unsetenv ("TL_READER");
}

/* What a kernel lacks is said; 80 and the measures that held is what a reader ends with. */
static void
test_confinement (void)
{
  assert_gap ("[ $1 = --confinement ] && exit 83", NULL);
  assert_gap ("exit 82", "no Landlock");
  assert_gap ("exit 81", "cannot filter");
  assert_gap ("exit 80", "neither");
  assert_gap ("exit 70", "reads none");
  assert_gap ("kill -KILL $$", "reads none");
}

static void
test_dying (void)
{
  assert_open_fails ("exit 0", TL_PDF_ERROR_CRASHED);
  assert_open_fails ("exit 1", TL_PDF_ERROR_CRASHED);
  assert_open_fails ("kill -SEGV $$", TL_PDF_ERROR_CRASHED);
  assert_open_fails ("kill -KILL $$", TL_PDF_ERROR_CRASHED);
  assert_open_fails ("exec 3>&-; exec sleep 1000", TL_PDF_ERROR_CRASHED);
  assert_open_fails ("exit 70", TL_PDF_ERROR_FAILED);
  assert_open_fails ("kill -XCPU $$", TL_PDF_ERROR_TIMED_OUT);
}

static void
test_silent (void)
{
  assert_open_fails ("exec sleep 1000", TL_PDF_ERROR_TIMED_OUT);
  assert_open_fails ("printf 'TLIN' >&3; exec sleep 1000", TL_PDF_ERROR_TIMED_OUT);
  assert_open_fails (FRAME (PIXELS, "\\0\\0\\0\\10") "; exec sleep 1000", TL_PDF_ERROR_TIMED_OUT);
}

static void
test_garbage (void)
{
  assert_open_fails ("exec cat /dev/zero >&3", TL_PDF_ERROR_FAILED);
  assert_open_fails ("echo 'Hello, here is your file.' >&3; exec sleep 1000", TL_PDF_ERROR_FAILED);
  assert_open_fails (FRAME (PAGE, "\\377\\377\\377\\177") "; exec sleep 1000", TL_PDF_ERROR_FAILED);
  assert_open_fails (FRAME ("77", "\\0\\0\\0\\0") "; exec sleep 1000", TL_PDF_ERROR_FAILED);
  assert_open_fails (FRAME (PAGE, "\\0\\0\\0\\0") "; exec sleep 1000", TL_PDF_ERROR_FAILED);
  assert_open_fails (FRAME_AS ("2", OPENED, "\\0\\0\\0\\0") "; exec sleep 1000",
                     TL_PDF_ERROR_FAILED);
  assert_open_fails (FRAME (OPENED, "\\0\\0\\0\\0") "; exec sleep 1000", TL_PDF_ERROR_FAILED);
  assert_open_fails ("printf 'TLIN\\2\\0' >&3; exec cat /dev/zero >&3", TL_PDF_ERROR_FAILED);
}

/* Two years of 2^26 seconds: as microseconds, they end in 32 binary zeroes. */
static void
test_patience (void)
{
  g_autoptr (TlTestFile) file = new_small_pdf ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TlPdf) pdf = tl_pdf_open (file, &(TlPdfOptions) { .page_seconds = 1 << 26,
                                                               .file_seconds = 1 << 26 },
                                       NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (pdf);
}

/* It opens as it should, answers a question that nobody asked, and then one with nonsense. */
static void
test_garbage_later (void)
{
  g_autoptr (TlTestFile) script =
    tl_test_script_new (ONE_PAGE_OPENED "\n" FRAME (PAGE, "\\0\\0\\0\\0") "\n"
                        FRAME_AS ("2", PAGE, "\\0\\0\\0\\0") "\nexec sleep 1000");
  g_autoptr (GError) error = NULL;
  g_autoptr (TlPdf) pdf = open_with (script, &error);
  g_autoptr (TlPixels) pixels = NULL;
  g_autoptr (TlPage) page = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (tl_pdf_get_n_pages (pdf), ==, 1);
  page = tl_pdf_read_page (pdf, 1, NULL, &error);
  g_assert_null (page);
  g_assert_error (error, TL_PDF_ERROR, TL_PDF_ERROR_FAILED);
  g_clear_error (&error);
  pixels = tl_pdf_render_page (pdf, 1, 1, NULL, &error);
  g_assert_null (pixels);
  g_assert_error (error, TL_PDF_ERROR, TL_PDF_ERROR_FAILED);
}

static TlPdf *
open_endless (const TlPdfOptions *options)
{
  g_autoptr (TlTestFile) file = new_endless_pdf ();
  g_autoptr (GError) error = NULL;
  TlPdf *pdf = tl_pdf_open (file, options, NULL, &error);

  g_assert_no_error (error);
  return pdf;
}

static void
assert_damaged (TlPdf *pdf,
                guint  number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlPage) page = tl_pdf_read_page (pdf, number, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (tl_page_get_number (page), ==, number);
  g_assert_cmpint (tl_page_get_origin (page), ==, TL_PAGE_DAMAGED);
  g_assert_cmpuint (tl_page_get_n_lines (page), ==, 0);
}

static void
assert_stopped (TlPdf *pdf)
{
  const gint64 start = g_get_monotonic_time ();

  assert_damaged (pdf, 1);
  /* Of the second for the whole file, some went into opening it. */
  g_assert_cmpint (g_get_monotonic_time () - start, >=, G_USEC_PER_SEC / 4);
}

static void
test_endless_page (void)
{
  g_autoptr (TlPdf) pdf = open_endless (&(TlPdfOptions) { .page_seconds = 1 });

  assert_stopped (pdf);
}

/* When the time for the whole file is up, it is for good. */
static void
test_endless_file (void)
{
  g_autoptr (TlPdf) pdf = open_endless (&(TlPdfOptions) { .file_seconds = 1 });
  g_autoptr (TlPixels) pixels = NULL;
  g_autoptr (GError) error = NULL;

  assert_stopped (pdf);
  pixels = tl_pdf_render_page (pdf, 1, 1, NULL, &error);
  g_assert_null (pixels);
  g_assert_error (error, TL_PDF_ERROR, TL_PDF_ERROR_TIMED_OUT);
  tl_test_wait_for_children ();
}

static gpointer
cancel_in_thread (gpointer data)
{
  g_usleep (50000);
  g_cancellable_cancel (data);
  return NULL;
}

/* Cancelled, the reader goes on, and is stopped when its time is up. */
static void
test_cancelled (void)
{
  g_autoptr (TlPdf) pdf = open_endless (&(TlPdfOptions) { .page_seconds = 1 });
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_new ("cancel", cancel_in_thread, cancellable);
  g_autoptr (TlPage) page = tl_pdf_read_page (pdf, 1, cancellable, &error);

  g_assert_null (page);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  g_clear_error (&error);
  page = tl_pdf_read_page (pdf, 1, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_stopped (pdf);
}

/* Another reader is started for what is asked next. */
static void
test_killed (void)
{
  g_autoptr (GFile) file = tl_test_specimen ("05-scr-child-t-neglect-2016.pdf");
  g_autoptr (GError) error = NULL;
  g_autoptr (TlPdf) pdf = tl_pdf_open (file, NULL, NULL, &error);
  g_autoptr (TlPage) first = NULL;
  g_autoptr (TlPixels) pixels = NULL;

  g_assert_no_error (error);
  first = tl_pdf_read_page (pdf, 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tl_page_get_number (first), ==, 1);
  g_assert_cmpuint (tl_test_kill_readers (), ==, 1);
  pixels = tl_pdf_render_page (pdf, 1, 1, NULL, &error);
  g_assert_null (pixels);
  g_assert_error (error, TL_PDF_ERROR, TL_PDF_ERROR_CRASHED);
  g_clear_error (&error);
  for (guint number = 1; number <= tl_pdf_get_n_pages (pdf); number++)
    {
      g_autoptr (TlPage) page = tl_pdf_read_page (pdf, number, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (tl_page_get_origin (page), ==, TL_PAGE_TEXT);
      if (number % 3 == 0)
        tl_test_kill_readers ();
    }
  /* The last pages may have been on their way when it was killed: this is the first to notice. */
  g_clear_pointer (&pixels, tl_pixels_free);
  for (guint i = 0; i < 2 && pixels == NULL; i++)
    pixels = tl_pdf_render_page (pdf, 1, 1, NULL, NULL);
  g_assert_nonnull (pixels);
}

/* Reads a request of @size bytes, and begins an answer to it of @kind, under its serial. */
#define ANSWER(size, kind)                                                                        \
  "dd bs=" size " count=1 <&3 2>/dev/null >$0.request\n"                                          \
  "serial=$(od -An -t u1 -j 8 -N 1 $0.request | tr -d ' ')\n"                                     \
  "last=$(od -An -t u1 -j 24 -N 1 $0.request | tr -d ' ')\n"                                      \
  "head=\"TLIN\\3\\0\\" kind "\\0\\\\$(printf %03o $serial)\\0\\0\\0\"\n"

/* A reader that opens the file as one of two pages, and then does @rest. It writes in a file beside
 * itself that it was started. */
static GFile *
new_fragile_reader (const char *rest)
{
  g_autofree char *body = g_strconcat (
    "echo started >>$0.log\n"
    ANSWER ("20", OPENED)
    "printf \"$head\\4\\0\\0\\0\\2\\0\\0\\0\" >&3\n", rest, "\nexit 1", NULL);

  return tl_test_script_new (body);
}

static guint
count_starts (GFile *script)
{
  g_autofree char *log = g_strconcat (g_file_peek_path (script), ".log", NULL);
  g_autofree char *request = g_strconcat (g_file_peek_path (script), ".request", NULL);
  g_autofree char *starts = NULL;

  g_assert_true (g_file_get_contents (log, &starts, NULL, NULL));
  g_unlink (log);
  g_unlink (request);
  return (guint) (strlen (starts) / strlen ("started\n"));
}

/* There is an end to starting readers over a file. */
static void
test_fragile (void)
{
  g_autoptr (TlTestFile) script = new_fragile_reader ("");
  g_autoptr (GError) error = NULL;
  g_autoptr (TlPdf) pdf = open_with (script, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (tl_pdf_get_n_pages (pdf), ==, 2);
  for (guint round = 0; round < 40; round++)
    for (guint number = 1; number <= 2; number++)
      assert_damaged (pdf, number);
  g_assert_cmpuint (count_starts (script), ==, 33);
}

/* The last word of a request for pages says whether it is a plain one. This reader dies over all
 * others; its page has the text "A" and nothing else. */
static void
test_fragile_but_for_plain_pages (void)
{
  g_autoptr (TlTestFile) script = new_fragile_reader (
    ANSWER ("28", "23")
    "[ $last = 1 ] && printf \"$head\\61\\0\\0\\0\\1\\0\\0\\0"
    "\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0"
    NO_TEXT "\\1\\0\\0\\0A\\0\\0\\0\\0\\0\\0\\0\\0\" >&3");
  g_autoptr (GError) error = NULL;
  g_autoptr (TlPdf) pdf = open_with (script, &error);
  g_autoptr (TlPage) page = NULL;

  g_assert_no_error (error);
  page = tl_pdf_read_page (pdf, 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tl_page_get_origin (page), ==, TL_PAGE_TEXT);
  g_assert_cmpstr (tl_line_get_text (tl_page_get_line (page, 0)), ==, "A");
  g_assert_cmpuint (count_starts (script), ==, 2);
}

static void
fail_in_all_ways (void)
{
  test_missing ();
  test_dying ();
  test_garbage ();
  test_killed ();
}

static void
test_no_leaks (void)
{
  tl_test_assert_no_leaks (fail_in_all_ways);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/readers/missing", test_missing);
  g_test_add_func ("/readers/named-by-environment", test_named_by_environment);
  g_test_add_func ("/readers/confinement", test_confinement);
  g_test_add_func ("/readers/dying", test_dying);
  g_test_add_func ("/readers/silent", test_silent);
  g_test_add_func ("/readers/garbage", test_garbage);
  g_test_add_func ("/readers/patience", test_patience);
  g_test_add_func ("/readers/garbage-later", test_garbage_later);
  g_test_add_func ("/readers/endless-page", test_endless_page);
  g_test_add_func ("/readers/endless-file", test_endless_file);
  g_test_add_func ("/readers/cancelled", test_cancelled);
  g_test_add_func ("/readers/killed", test_killed);
  g_test_add_func ("/readers/fragile", test_fragile);
  g_test_add_func ("/readers/fragile-but-for-plain-pages", test_fragile_but_for_plain_pages);
  g_test_add_func ("/readers/no-leaks", test_no_leaks);
  return g_test_run ();
}
