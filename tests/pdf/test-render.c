/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-test-pdf.h"

#include <string.h>

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

static void
add_tag (GString    *table,
         GString    *data,
         const char *name,
         const char *hex)
{
  const gsize start = 4 * 8 + 96 + 4 + 6 * 12 + data->len / 2;

  for (guint i = 0; i < 4; i++)
    g_string_append_printf (table, "%02x", (guint) name[i]);
  g_string_append_printf (table, "%08x%08x", (guint) start, (guint) strlen (hex) / 2);
  g_string_append (data, hex);
}

/* The profile of a screen whose red is green, and the other way round. */
static char *
dup_swapped_profile (void)
{
  static const char curve[] = "63757276" "00000000" "00000001" "02330000";
  g_autoptr (GString) table = g_string_new ("00000006");
  g_autoptr (GString) data = g_string_new (NULL);
  g_autofree char *nothing = g_strnfill (2 * 48, '0');

  add_tag (table, data, "rXYZ", "58595a20" "00000000" "00006299" "0000b785" "000018da");
  add_tag (table, data, "gXYZ", "58595a20" "00000000" "00006fa2" "000038f5" "00000390");
  add_tag (table, data, "bXYZ", "58595a20" "00000000" "000024a0" "00000f84" "0000b6cf");
  add_tag (table, data, "rTRC", curve);
  add_tag (table, data, "gTRC", curve);
  add_tag (table, data, "bTRC", curve);
  /* Size, no program, version 2.1, a screen's, RGB to XYZ; a date; the signature; the rest, with
   * the white that all profiles have. */
  return g_strdup_printf ("%08x" "00000000" "02100000" "6d6e7472" "52474220" "58595a20"
                          "07d000010001000000000000" "61637370"
                          "0000000000000000000000000000000000000000" "00000000" "00000000"
                          "0000f6d6" "00010000" "0000d32d" "%s%s%s",
                          (guint) (128 + table->len / 2 + data->len / 2),
                          nothing, table->str, data->str);
}

/* Text is read without looking into colour profiles; pictures have the right colours all the
 * same. */
static void
test_colour_profile (void)
{
  static const char content[] = "/C cs 1 0 0 sc 0 0 200 40 re f /F 12 Tf BT 10 60 Td (Red) Tj ET";
  g_autofree char *profile = dup_swapped_profile ();
  g_autofree char *profile_stream =
    g_strdup_printf ("<</N 3 /Alternate /DeviceRGB /Filter /ASCIIHexDecode /Length %u>>stream\n"
                     "%s>\nendstream", (guint) strlen (profile) + 1, profile);
  g_autofree char *stream = g_strdup_printf ("<</Length %u>>stream\n%s\nendstream",
                                             (guint) strlen (content), content);
  const char *const objects[] = {
    "<</Type /Catalog /Pages 2 0 R>>",
    "<</Type /Pages /Kids [3 0 R] /Count 1>>",
    "<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R"
    " /Resources <</Font <</F 5 0 R>> /ColorSpace <</C [/ICCBased 6 0 R]>>>>>>",
    stream,
    "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
    profile_stream,
    NULL,
  };
  g_autoptr (GBytes) bytes = tl_test_pdf_new (objects);
  g_autoptr (TlTestFile) file = tl_test_file_new (bytes);
  g_autoptr (TlPdf) pdf = tl_pdf_open (file, NULL, NULL, NULL);

  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (TlPage) page = tl_pdf_read_page (pdf, 1, NULL, NULL);
      g_autoptr (TlPixels) pixels = tl_pdf_render_page (pdf, 1, 1, NULL, NULL);
      const guint32 green = pixel_at (pixels, 100, 80);

      g_assert_cmpstr (tl_line_get_text (tl_page_get_line (page, 0)), ==, "Red");
      g_assert_cmphex (green & 0xff0000, <, 0x400000);
      g_assert_cmphex (green & 0x00ff00, >, 0x00d000);
    }
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
  g_test_add_func ("/render/colour-profile", test_colour_profile);
  return g_test_run ();
}
