/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-test-pdf.h"

#include <string.h>

#define SPECIMEN "05-scr-child-t-neglect-2016.pdf"
#define SCAN "02-scr-child-k-exec-summary-2007-scan.pdf"

static TlPdf *
open_file (GFile *file)
{
  g_autoptr (GError) error = NULL;
  TlPdf *pdf = tl_pdf_open (file, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (TL_IS_PDF (pdf));
  return pdf;
}

static TlPdf *
open_specimen (const char *name)
{
  g_autoptr (GFile) file = tl_test_specimen (name);

  return open_file (file);
}

static TlPdf *
open_bytes (GBytes *bytes)
{
  g_autoptr (TlTestFile) file = tl_test_file_new (bytes);

  return open_file (file);
}

static TlPage *
read_page (TlPdf *pdf,
           guint  number)
{
  g_autoptr (GError) error = NULL;
  TlPage *page = tl_pdf_read_page (pdf, number, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (tl_page_get_number (page), ==, number);
  return page;
}

static char *
dup_text (TlPdf *pdf,
          guint  number)
{
  g_autoptr (TlPage) page = read_page (pdf, number);

  return tl_page_dup_text (page);
}

static void
test_specimen (void)
{
  g_autoptr (TlPdf) pdf = open_specimen (SPECIMEN);
  g_autoptr (TlPage) page = NULL;
  g_autofree char *text = NULL;
  const TlLine *heading;

  g_assert_cmpuint (tl_pdf_get_n_pages (pdf), ==, 10);
  page = read_page (pdf, 3);
  g_assert_cmpint (tl_page_get_origin (page), ==, TL_PAGE_TEXT);
  g_assert_cmpfloat_with_epsilon (tl_page_get_width (page), 595, 1);
  g_assert_cmpfloat_with_epsilon (tl_page_get_height (page), 842, 1);
  text = tl_page_dup_text (page);
  g_assert_nonnull (strstr (text, "\n1.1.1\nThis Serious Case Review (SCR) concerns Child T"));
  g_assert_nonnull (strstr (text, "\nT3\nBrother\n6\n"));
  heading = tl_page_get_line (page, 1);
  g_assert_cmpstr (tl_line_get_text (heading), ==, "1 Introduction");
  g_assert_cmpfloat_with_epsilon (tl_line_get_font_size (heading), 17.2f, 0.1f);
}

static void
assert_boxes_on_page (const TlPage *page)
{
  for (guint i = 0; i < tl_page_get_n_lines (page); i++)
    {
      const TlLine *line = tl_page_get_line ((TlPage *) page, i);
      const TlBox *box = tl_line_get_box (line);

      g_assert_nonnull (tl_line_get_boxes (line));
      g_assert_cmpfloat (box->x1, >=, 0);
      g_assert_cmpfloat (box->y1, >=, 0);
      g_assert_cmpfloat (box->x2, <=, tl_page_get_width (page) + 1);
      g_assert_cmpfloat (box->y2, <=, tl_page_get_height (page) + 1);
    }
}

static void
test_all_specimens (void)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "tests", "fixtures", "specimens", NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;
  guint n_files = 0;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      const gboolean scanned = g_str_has_suffix (name, "-scan.pdf");
      g_autoptr (TlPdf) pdf = g_str_has_suffix (name, ".pdf") ? open_specimen (name) : NULL;

      for (guint number = 1; pdf != NULL && number <= tl_pdf_get_n_pages (pdf); number++)
        {
          g_autoptr (TlPage) page = read_page (pdf, number);

          g_assert_cmpint (tl_page_get_origin (page), ==, scanned ? TL_PAGE_IMAGE : TL_PAGE_TEXT);
          assert_boxes_on_page (page);
        }
      n_files += pdf != NULL;
    }
  g_assert_cmpuint (n_files, >=, 16);
}

static void
test_scan (void)
{
  g_autoptr (TlPdf) pdf = open_specimen (SCAN);
  g_autoptr (TlPage) page = read_page (pdf, 1);

  g_assert_cmpint (tl_page_get_origin (page), ==, TL_PAGE_IMAGE);
  g_assert_cmpuint (tl_page_get_n_lines (page), ==, 0);
  g_assert_cmpfloat (tl_page_get_image_share (page), >, 0.9f);
}

/* In order a page comes out of a stream, out of order it is asked for by itself, and a picture in
 * between breaks a stream off: the page is the same. */
static void
test_any_order (void)
{
  static const guint order[] = { 5, 2, 3, 3, 10, 1, 2, 4, 9, 10 };
  g_autoptr (TlPdf) straight = open_specimen (SPECIMEN);
  g_autoptr (TlPdf) jumping = open_specimen (SPECIMEN);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint number = 1; number <= 10; number++)
    g_ptr_array_add (texts, dup_text (straight, number));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autofree char *text = dup_text (jumping, order[i]);

      g_assert_cmpstr (text, ==, texts->pdata[order[i] - 1]);
      if (i % 3 == 2)
        {
          g_autoptr (TlPixels) pixels = tl_pdf_render_page (jumping, order[i], 0.2, NULL, NULL);

          g_assert_nonnull (pixels);
        }
    }
}

static void
test_turned_and_cropped (void)
{
  static const char content[] = "BT /F 12 Tf 60 70 Td (Turned) Tj ET";
  g_autofree char *stream = g_strdup_printf ("<</Length %u>>stream\n%s\nendstream",
                                             (guint) strlen (content), content);
  const char *const objects[] = {
    "<</Type /Catalog /Pages 2 0 R /PageLabels <</Nums [0 <</S /r /St 4>>]>>>>",
    "<</Type /Pages /Kids [3 0 R] /Count 1>>",
    "<</Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /CropBox [50 50 250 150] /Rotate 90"
    " /Contents 4 0 R /Resources <</Font <</F 5 0 R>>>>>>",
    stream,
    "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica-BoldOblique>>",
    NULL,
  };
  g_autoptr (GBytes) bytes = tl_test_pdf_new (objects);
  g_autoptr (TlPdf) pdf = open_bytes (bytes);
  g_autoptr (TlPage) page = read_page (pdf, 1);
  const TlLine *line;

  g_assert_cmpstr (tl_page_get_label (page), ==, "iv");
  g_assert_cmpfloat (tl_page_get_width (page), ==, 100);
  g_assert_cmpfloat (tl_page_get_height (page), ==, 200);
  g_assert_cmpuint (tl_page_get_n_lines (page), ==, 1);
  line = tl_page_get_line (page, 0);
  g_assert_cmpstr (tl_line_get_text (line), ==, "Turned");
  g_assert_true (tl_line_is_bold (line));
  g_assert_true (tl_line_is_italic (line));
  /* It began 10 right and 20 up in the crop box: 20 right and 10 down, when that is turned. */
  g_assert_cmpfloat_with_epsilon (tl_line_get_box (line)->y1, 10, 1);
  g_assert_cmpfloat (tl_line_get_box (line)->x1, <, 20);
  g_assert_cmpfloat (tl_line_get_box (line)->x2, >, 20);
  assert_boxes_on_page (page);
}

/* A page counted in letters, of which the first has millions, is a page without a label. */
static void
test_endless_label (void)
{
  const char *const objects[] = {
    "<</Type /Catalog /Pages 2 0 R /PageLabels <</Nums [0 <</S /A /St 2000000000>>]>>>>",
    "<</Type /Pages /Kids [3 0 R] /Count 1>>",
    "<</Type /Page /Parent 2 0 R /MediaBox [0 0 300 200]>>",
    NULL,
  };
  g_autoptr (GBytes) bytes = tl_test_pdf_new (objects);
  g_autoptr (TlPdf) pdf = open_bytes (bytes);
  g_autoptr (TlPage) page = read_page (pdf, 1);

  g_assert_cmpint (tl_page_get_origin (page), ==, TL_PAGE_BLANK);
  g_assert_null (tl_page_get_label (page));
}

static void
assert_origin (const char   *content,
               TlPageOrigin  origin)
{
  g_autoptr (GBytes) bytes = tl_test_pdf_new_page (content);
  g_autoptr (TlPdf) pdf = open_bytes (bytes);
  g_autoptr (TlPage) page = read_page (pdf, 1);

  g_assert_cmpint (tl_page_get_origin (page), ==, origin);
}

static void
test_origins (void)
{
  assert_origin ("BT /F 12 Tf 20 20 Td (Text) Tj ET", TL_PAGE_TEXT);
  assert_origin ("", TL_PAGE_BLANK);
  assert_origin ("1 1 1 rg 0 0 200 100 re f", TL_PAGE_BLANK);
  assert_origin ("BT /F 12 Tf 20 20 Td (   ) Tj ET", TL_PAGE_BLANK);
  /* Letters drawn as outlines, and a small picture. */
  assert_origin ("10 10 m 40 80 l 70 10 l h S", TL_PAGE_IMAGE);
  assert_origin ("q 100 0 0 80 10 10 cm BI /W 2 /H 1 /CS /G /BPC 8 ID \x10\x60 EI Q",
                 TL_PAGE_IMAGE);
}

static void
test_image_share (void)
{
  g_autoptr (GBytes) bytes = tl_test_pdf_new_page (
    "q 100 0 0 100 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x10 EI Q "
    "q 100 0 0 100 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x60 EI Q");
  g_autoptr (TlPdf) pdf = open_bytes (bytes);
  g_autoptr (TlPage) page = read_page (pdf, 1);

  /* Two pictures, one upon the other, on the left half. */
  g_assert_cmpfloat_with_epsilon (tl_page_get_image_share (page), 0.5f, 0.02f);
}

static void
test_damaged_page (void)
{
  const char *const objects[] = {
    "<</Type /Catalog /Pages 2 0 R>>",
    "<</Type /Pages /Kids [3 0 R 9 0 R 3 0 R] /Count 3>>",
    "<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 100]>>",
    NULL,
  };
  g_autoptr (GBytes) bytes = tl_test_pdf_new (objects);
  g_autoptr (TlPdf) pdf = open_bytes (bytes);
  g_autoptr (GError) error = NULL;
  guint n_damaged = 0;

  for (guint number = 1; number <= tl_pdf_get_n_pages (pdf); number++)
    {
      g_autoptr (TlPage) page = read_page (pdf, number);
      g_autoptr (TlPixels) pixels = NULL;

      if (tl_page_get_origin (page) != TL_PAGE_DAMAGED)
        continue;
      n_damaged++;
      g_assert_cmpuint (tl_page_get_n_lines (page), ==, 0);
      pixels = tl_pdf_render_page (pdf, number, 1, NULL, &error);
      g_assert_null (pixels);
      g_assert_error (error, TL_PDF_ERROR, TL_PDF_ERROR_DAMAGED);
      g_clear_error (&error);
    }
  g_assert_cmpuint (n_damaged, >=, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pages/specimen", test_specimen);
  g_test_add_func ("/pages/all-specimens", test_all_specimens);
  g_test_add_func ("/pages/scan", test_scan);
  g_test_add_func ("/pages/any-order", test_any_order);
  g_test_add_func ("/pages/turned-and-cropped", test_turned_and_cropped);
  g_test_add_func ("/pages/endless-label", test_endless_label);
  g_test_add_func ("/pages/origins", test_origins);
  g_test_add_func ("/pages/image-share", test_image_share);
  g_test_add_func ("/pages/damaged", test_damaged_page);
  return g_test_run ();
}
