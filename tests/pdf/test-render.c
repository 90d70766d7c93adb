/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-test-pdf.h"

static TlPdf *
open_page (const char *content)
{
  g_autoptr (GBytes) bytes = tl_test_pdf_new_page (content);
  g_autoptr (TlTestFile) file = tl_test_file_new (bytes);
  g_autoptr (GError) error = NULL;
  TlPdf *pdf = tl_pdf_open (file, NULL, NULL, &error);

  g_assert_no_error (error);
  return pdf;
}

static guint32
pixel_at (const TlPixels *pixels,
          guint           x,
          guint           y)
{
  const guint8 *data = g_bytes_get_data (pixels->bytes, NULL);

  g_assert_cmpuint (x, <, pixels->width);
  g_assert_cmpuint (y, <, pixels->height);
  return ((const guint32 *) (gconstpointer) (data + y * pixels->stride))[x];
}

static void
test_rectangle (void)
{
  g_autoptr (TlPdf) pdf = open_page ("1 0 0 rg 20 10 50 30 re f");
  g_autoptr (GError) error = NULL;
  g_autoptr (TlPixels) pixels = tl_pdf_render_page (pdf, 1, 2, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (pixels->width, ==, 400);
  g_assert_cmpuint (pixels->height, ==, 200);
  g_assert_cmpuint (pixels->stride, >=, 1600);
  g_assert_cmpuint (g_bytes_get_size (pixels->bytes), ==, pixels->stride * pixels->height);
  /* From the bottom 10 to 40 points: rows 120 to 180 of 200. */
  g_assert_cmphex (pixel_at (pixels, 90, 150), ==, 0xffff0000);
  g_assert_cmphex (pixel_at (pixels, 90, 115), ==, 0xffffffff);
  g_assert_cmphex (pixel_at (pixels, 90, 185), ==, 0xffffffff);
  g_assert_cmphex (pixel_at (pixels, 399, 199), ==, 0xffffffff);
}

static void
test_text (void)
{
  g_autoptr (TlPdf) pdf = open_page ("BT /F 48 Tf 10 20 Td (Hello) Tj ET");
  g_autoptr (TlPixels) pixels = tl_pdf_render_page (pdf, 1, 1, NULL, NULL);
  guint n_dark = 0;

  for (guint y = 0; y < pixels->height; y++)
    for (guint x = 0; x < pixels->width; x++)
      n_dark += (pixel_at (pixels, x, y) & 0xff) < 0x80;
  g_assert_cmpuint (n_dark, >, 300);
  g_assert_cmpuint (n_dark, <, pixels->width * pixels->height / 2);
}

static void
test_specimen (void)
{
  g_autoptr (GFile) file = tl_test_specimen ("05-scr-child-t-neglect-2016.pdf");
  g_autoptr (TlPdf) pdf = tl_pdf_open (file, NULL, NULL, NULL);

  for (guint number = 1; number <= tl_pdf_get_n_pages (pdf); number++)
    {
      g_autoptr (TlPixels) pixels = tl_pdf_render_page (pdf, number, 1.5, NULL, NULL);

      g_assert_nonnull (pixels);
      g_assert_cmpuint (pixels->width, ==, 893);
      g_assert_cmpuint (pixels->height, ==, 1263);
    }
}

/* A picture that is refused harms nothing: the next one is made. */
static void
test_too_large (void)
{
  g_autoptr (TlPdf) pdf = open_page ("");
  g_autoptr (GError) error = NULL;
  g_autoptr (TlPixels) pixels = tl_pdf_render_page (pdf, 1, 1000, NULL, &error);

  g_assert_null (pixels);
  g_assert_error (error, TL_PDF_ERROR, TL_PDF_ERROR_TOO_LARGE);
  pixels = tl_pdf_render_page (pdf, 1, 0.001, NULL, NULL);
  g_assert_nonnull (pixels);
  g_assert_cmpuint (pixels->width, ==, 1);
  g_assert_cmpuint (pixels->height, ==, 1);
}

static void
test_large (void)
{
  g_autoptr (TlPdf) pdf = open_page ("0 0 1 rg 0 0 200 100 re f");
  g_autoptr (TlPixels) pixels = tl_pdf_render_page (pdf, 1, 20, NULL, NULL);

  g_assert_nonnull (pixels);
  g_assert_cmpuint (pixels->width, ==, 4000);
  g_assert_cmphex (pixel_at (pixels, 0, 0), ==, 0xff0000ff);
  g_assert_cmphex (pixel_at (pixels, 3999, 1999), ==, 0xff0000ff);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/rectangle", test_rectangle);
  g_test_add_func ("/render/text", test_text);
  g_test_add_func ("/render/specimen", test_specimen);
  g_test_add_func ("/render/too-large", test_too_large);
  g_test_add_func ("/render/large", test_large);
  return g_test_run ();
}
