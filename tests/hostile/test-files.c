/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Files that are no PDFs, or broken ones: each is refused with the error that says so, and the
 * message says what would mend it.
 */
#include "tl-test-pdf.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
assert_refused_as (GFile      *file,
                   const char *password,
                   GQuark      domain,
                   int         code,
                   const char *words)
{
  const TlPdfOptions options = { .password = password };
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlPdf) pdf = tl_pdf_open (file, &options, NULL, &error);

  g_assert_null (pdf);
  g_assert_error (error, domain, code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_null (strstr (error->message, name));
}

static void
assert_bytes_refused (const char *bytes,
                      gsize       length,
                      int         code,
                      const char *words)
{
  g_autoptr (GBytes) content = g_bytes_new (bytes, length);
  g_autoptr (TlTestFile) file = tl_test_file_new (content);

  assert_refused_as (file, NULL, TL_PDF_ERROR, code, words);
}

static void
assert_not_pdf (const char *bytes,
                gsize       length,
                const char *words)
{
  assert_bytes_refused (bytes, length, TL_PDF_ERROR_NOT_PDF, words);
}

static void
test_something_else (void)
{
  static const char html[] = "\r\n<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\"><title>Moved";
  static const char xhtml[] = "<?xml version=\"1.0\"?><html xml:lang=\"en\">";
  static const char word[] = "PK\3\4\24\0\6\0\10\0\0\0!\0[Content_Types].xml";
  static const char odt[] = "PK\3\4\24\0\0\10\0\0mimetypeapplication/vnd.oasis.opendocument.text";
  static const char old_word[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0";
  static const char zip[] = "PK\3\4\24\0\0\0\10\0report.pdf";
  static const char jpeg[] = "\xff\xd8\xff\xe0\0\x10JFIF";
  static const char png[] = "\x89PNG\r\n\x1a\n";
  static const char text[] = "Dear colleague, the report is attached.";

  assert_not_pdf ("", 0, "empty");
  assert_not_pdf (html, strlen (html), "web page");
  assert_not_pdf (xhtml, strlen (xhtml), "web page");
  assert_not_pdf (word, sizeof word - 1, "word processor");
  assert_not_pdf (odt, sizeof odt - 1, "word processor");
  assert_not_pdf (old_word, sizeof old_word - 1, "word processor");
  assert_not_pdf (zip, sizeof zip - 1, "archive");
  assert_not_pdf (jpeg, sizeof jpeg - 1, "picture");
  assert_not_pdf (png, sizeof png - 1, "picture");
  assert_not_pdf (text, strlen (text), "Download it again");
}

static void
test_not_a_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("throughline-XXXXXX", NULL);
  g_autoptr (GFile) as_file = g_file_new_for_path (folder);
  g_autoptr (GFile) missing = g_file_get_child (as_file, "missing.pdf");
  g_autoptr (GFile) pipe = g_file_get_child (as_file, "pipe.pdf");
  g_autoptr (GFile) elsewhere = g_file_new_for_uri ("http://example.org/report.pdf");

  g_assert_cmpint (mkfifo (g_file_peek_path (pipe), 0600), ==, 0);
  assert_refused_as (as_file, NULL, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, "folder");
  assert_refused_as (missing, NULL, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no longer there");
  assert_refused_as (pipe, NULL, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "not a file");
  assert_refused_as (elsewhere, NULL, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "this computer");
  g_assert_cmpint (g_unlink (g_file_peek_path (pipe)), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Whatever is left of a file, it opens or is refused in one of the ways there are. */
static void
test_cut_off (void)
{
  g_autoptr (GBytes) whole = tl_test_pdf_new_page ("BT /F 12 Tf 20 20 Td (Whole) Tj ET");
  const gsize size = g_bytes_get_size (whole);

  for (gsize length = 16; length < size; length += 23)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (whole, 0, length);
      g_autoptr (TlTestFile) file = tl_test_file_new (part);
      g_autoptr (GError) error = NULL;
      g_autoptr (TlPdf) pdf = tl_pdf_open (file, NULL, NULL, &error);
      g_autoptr (TlPage) page = NULL;

      if (pdf == NULL)
        {
          g_assert_true (g_error_matches (error, TL_PDF_ERROR, TL_PDF_ERROR_DAMAGED)
                         || g_error_matches (error, TL_PDF_ERROR, TL_PDF_ERROR_NO_PAGES));
          continue;
        }
      page = tl_pdf_read_page (pdf, 1, NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (page);
    }
  assert_bytes_refused ("%PDF-1.7\n", 9, TL_PDF_ERROR_DAMAGED, "damaged");
}

/* Bytes changed at random: pages come, or an error does, and the reader never takes the test with
 * it. */
static void
test_garbled (void)
{
  g_autoptr (GBytes) whole = tl_test_pdf_new_page ("BT /F 12 Tf 20 20 Td (Whole) Tj ET");
  gsize size;
  const guint8 *data = g_bytes_get_data (whole, &size);

  for (guint round = 0; round < 40; round++)
    {
      guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) bytes = g_bytes_new_take (copy, size);
      g_autoptr (TlTestFile) file = tl_test_file_new (bytes);
      g_autoptr (TlPdf) pdf = NULL;
      g_autoptr (GError) error = NULL;

      for (int i = g_test_rand_int_range (1, 20); i > 0; i--)
        copy[g_test_rand_int_range (9, (int) size)] = (guint8) g_test_rand_int ();
      g_file_replace_contents (file, (const char *) copy, size, NULL, FALSE, G_FILE_CREATE_NONE,
                               NULL, NULL, &error);
      g_assert_no_error (error);
      pdf = tl_pdf_open (file, NULL, NULL, &error);
      for (guint number = 1; pdf != NULL && number <= MIN (3, tl_pdf_get_n_pages (pdf)); number++)
        {
          g_autoptr (TlPage) page = tl_pdf_read_page (pdf, number, NULL, &error);

          g_assert_true ((page != NULL) == (error == NULL));
          g_clear_error (&error);
        }
      g_assert_true (pdf != NULL || error != NULL);
    }
}

static void
test_no_pages (void)
{
  const char *const objects[] = {
    "<</Type /Catalog /Pages 2 0 R>>",
    "<</Type /Pages /Kids [] /Count 0>>",
    NULL,
  };
  g_autoptr (GBytes) bytes = tl_test_pdf_new (objects);
  g_autoptr (TlTestFile) file = tl_test_file_new (bytes);

  assert_refused_as (file, NULL, TL_PDF_ERROR, TL_PDF_ERROR_NO_PAGES, "No pages were found");
}

static GFile *
new_pages (guint n_pages)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) kids = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  for (guint n = 0; n < n_pages; n++)
    g_string_append_printf (kids, "%u 0 R ", n + 5);
  g_ptr_array_add (objects, g_strdup ("<</Type /Catalog /Pages 2 0 R>>"));
  g_ptr_array_add (objects,
                   g_strdup_printf ("<</Type /Pages /Count %u /Kids [%s]>>", n_pages, kids->str));
  g_ptr_array_add (objects, g_strdup ("<</Length 32>>stream\n"
                                      "BT /F 12 Tf 5 5 Td (Words) Tj ET\nendstream"));
  g_ptr_array_add (objects, g_strdup ("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>"));
  for (guint n = 0; n < n_pages; n++)
    g_ptr_array_add (objects, g_strdup ("<</Type /Page /Parent 2 0 R /MediaBox [0 0 50 20]"
                                        " /Contents 3 0 R /Resources <</Font <</F 4 0 R>>>>>>"));
  g_ptr_array_add (objects, NULL);
  bytes = tl_test_pdf_new ((const char *const *) objects->pdata);
  return tl_test_file_new (bytes);
}

static void
test_too_many_pages (void)
{
  g_autoptr (TlTestFile) file = new_pages (20001);

  assert_refused_as (file, NULL, TL_PDF_ERROR, TL_PDF_ERROR_TOO_LARGE, "20001 pages");
}

static void
test_many_pages (void)
{
  g_autoptr (TlTestFile) file = new_pages (5000);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlPdf) pdf = tl_pdf_open (file, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (tl_pdf_get_n_pages (pdf), ==, 5000);
  for (guint number = 1; number <= 5000; number++)
    {
      g_autoptr (TlPage) page = tl_pdf_read_page (pdf, number, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (tl_page_get_n_lines (page), ==, 1);
    }
}

/* Fourteen thousand points wide and high, and full of small print. */
static void
test_endless_text (void)
{
  g_autoptr (GString) content = g_string_new ("BT /F 10 Tf 14 TL 1 0 0 1 10 13900 Tm ");
  g_autofree char *stream = NULL;
  g_autoptr (TlPage) page = NULL;
  const char *objects[] = {
    "<</Type /Catalog /Pages 2 0 R>>",
    "<</Type /Pages /Kids [3 0 R] /Count 1>>",
    "<</Type /Page /Parent 2 0 R /MediaBox [0 0 14000 14000] /Contents 4 0 R"
    " /Resources <</Font <</F 5 0 R>>>>>>",
    NULL,
    "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
    NULL,
  };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TlTestFile) file = NULL;
  g_autoptr (TlPdf) pdf = NULL;

  for (guint line = 0; line < 900; line++)
    {
      g_string_append (content, "(");
      for (guint n = 0; n < 40; n++)
        g_string_append (content, "Small print ");
      g_string_append (content, ") Tj T* ");
    }
  g_string_append (content, "ET");
  stream = g_strdup_printf ("<</Length %u>>stream\n%s\nendstream", (guint) content->len,
                            content->str);
  objects[3] = stream;
  bytes = tl_test_pdf_new (objects);
  file = tl_test_file_new (bytes);
  pdf = tl_pdf_open (file, NULL, NULL, NULL);
  page = tl_pdf_read_page (pdf, 1, NULL, NULL);
  g_assert_cmpint (tl_page_get_origin (page), ==, TL_PAGE_DAMAGED);
  g_assert_cmpuint (tl_page_get_n_lines (page), ==, 0);
}

/* Two thousand million bytes, nearly all of them nothing: not too large to be tried, and given up
 * when the time is. */
static void
test_huge_file (void)
{
  g_autoptr (TlTestFile) file = tl_test_file_new_text ("%PDF-1.7\n");
  const TlPdfOptions options = { .page_seconds = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TlPdf) pdf = NULL;

  g_assert_cmpint (truncate (g_file_peek_path (file), (off_t) 2 << 30), ==, 0);
  pdf = tl_pdf_open (file, &options, NULL, &error);
  g_assert_null (pdf);
  g_assert_true (g_error_matches (error, TL_PDF_ERROR, TL_PDF_ERROR_TIMED_OUT)
                 || g_error_matches (error, TL_PDF_ERROR, TL_PDF_ERROR_DAMAGED));
}

/* What a file is called does not matter, nor what becomes of its name once it is open. */
static void
test_odd_name_and_gone (void)
{
  g_autoptr (TlTestFile) pages = new_pages (40);
  g_autofree char *path = g_strconcat (g_file_peek_path (pages), "\xff\xfe \n.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlPdf) pdf = NULL;

  g_assert_cmpint (g_rename (g_file_peek_path (pages), path), ==, 0);
  pdf = tl_pdf_open (file, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (path), ==, 0);
  for (guint number = 1; number <= 40; number++)
    {
      g_autoptr (TlPage) page = tl_pdf_read_page (pdf, number, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (tl_page_get_origin (page), ==, TL_PAGE_TEXT);
      if (number == 20)
        tl_test_kill_readers ();
    }
}

/* The words that a PDF begins with are missing, but it can be read. */
static void
test_without_first_words (void)
{
  g_autoptr (GBytes) whole = tl_test_pdf_new_page ("BT /F 12 Tf 20 20 Td (Whole) Tj ET");
  guint8 *copy = g_memdup2 (g_bytes_get_data (whole, NULL), g_bytes_get_size (whole));
  g_autoptr (GBytes) bytes = g_bytes_new_take (copy, g_bytes_get_size (whole));
  g_autoptr (TlTestFile) file = NULL;
  g_autoptr (TlPdf) pdf = NULL;
  g_autoptr (GError) error = NULL;

  memcpy (copy, "%XYZ-", 5);
  file = tl_test_file_new (bytes);
  pdf = tl_pdf_open (file, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tl_pdf_get_n_pages (pdf), ==, 1);
}

static void
assert_opens (GFile      *file,
              const char *password)
{
  const TlPdfOptions options = { .password = password };
  g_autoptr (GError) error = NULL;
  g_autoptr (TlPdf) pdf = tl_pdf_open (file, &options, NULL, &error);
  g_autoptr (TlPage) page = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  page = tl_pdf_read_page (pdf, 1, NULL, &error);
  g_assert_no_error (error);
  text = tl_page_dup_text (page);
  g_assert_cmpstr (text, ==, "Unlocked");
}

static void
assert_wrong_password (GFile      *file,
                       const char *password)
{
  assert_refused_as (file, password, TL_PDF_ERROR, TL_PDF_ERROR_WRONG_PASSWORD, "does not open");
}

static GFile *
find_fixture (const char *name)
{
  return g_file_new_build_filename (g_test_get_dir (G_TEST_DIST), "tests", "hostile", name, NULL);
}

static void
test_password (void)
{
  g_autoptr (GFile) locked = find_fixture ("password.pdf");
  g_autoptr (GFile) restricted = find_fixture ("restricted.pdf");
  g_autofree char *endless = g_strnfill (100000, 'x');

  assert_refused_as (locked, NULL, TL_PDF_ERROR, TL_PDF_ERROR_ENCRYPTED, "password is needed");
  assert_wrong_password (locked, "wrong");
  assert_wrong_password (locked, "");
  assert_wrong_password (locked, endless);
  assert_wrong_password (locked, "\xff\xfe");
  assert_opens (locked, "password");
  assert_opens (restricted, NULL);
  assert_opens (restricted, "not asked for");
}

static void
open_all_kinds (void)
{
  test_something_else ();
  test_not_a_file ();
  test_no_pages ();
  test_password ();
}

static void
test_no_leaks (void)
{
  tl_test_assert_no_leaks (open_all_kinds);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/files/something-else", test_something_else);
  g_test_add_func ("/files/not-a-file", test_not_a_file);
  g_test_add_func ("/files/cut-off", test_cut_off);
  g_test_add_func ("/files/garbled", test_garbled);
  g_test_add_func ("/files/no-pages", test_no_pages);
  g_test_add_func ("/files/too-many-pages", test_too_many_pages);
  g_test_add_func ("/files/many-pages", test_many_pages);
  g_test_add_func ("/files/endless-text", test_endless_text);
  g_test_add_func ("/files/huge", test_huge_file);
  g_test_add_func ("/files/odd-name-and-gone", test_odd_name_and_gone);
  g_test_add_func ("/files/without-first-words", test_without_first_words);
  g_test_add_func ("/files/password", test_password);
  g_test_add_func ("/files/no-leaks", test_no_leaks);
  return g_test_run ();
}
