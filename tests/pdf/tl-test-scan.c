/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-test-scan.h"

#include "tl-test-pdf.h"

#include <cairo-pdf.h>

#define RESOLUTION 200.0

void
tl_test_sheet_init (TlTestSheet *sheet,
                    double       degrees)
{
  const double scale = RESOLUTION / 72;

  sheet->picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                               (int) (TL_TEST_SHEET_WIDTH * scale),
                                               (int) (TL_TEST_SHEET_HEIGHT * scale));
  sheet->cr = cairo_create (sheet->picture);
  cairo_set_source_rgb (sheet->cr, 1, 1, 1);
  cairo_paint (sheet->cr);
  cairo_set_source_rgb (sheet->cr, 0.1, 0.1, 0.1);
  cairo_scale (sheet->cr, scale, scale);
  cairo_translate (sheet->cr, TL_TEST_SHEET_WIDTH / 2.0, TL_TEST_SHEET_HEIGHT / 2.0);
  cairo_rotate (sheet->cr, degrees * G_PI / 180);
  cairo_translate (sheet->cr, -TL_TEST_SHEET_WIDTH / 2.0, -TL_TEST_SHEET_HEIGHT / 2.0);
  cairo_select_font_face (sheet->cr, "DejaVu Serif", CAIRO_FONT_SLANT_NORMAL,
                          CAIRO_FONT_WEIGHT_NORMAL);
}

double
tl_test_sheet_write (TlTestSheet *sheet,
                     double       x,
                     double       y,
                     double       size,
                     const char  *text)
{
  double end;

  cairo_set_font_size (sheet->cr, size);
  cairo_move_to (sheet->cr, x, y);
  cairo_show_text (sheet->cr, text);
  cairo_get_current_point (sheet->cr, &end, &y);
  return end;
}

static cairo_status_t
write_cb (void                *data,
          const unsigned char *bytes,
          unsigned int         length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

GFile *
tl_test_sheet_finish (TlTestSheet *sheet)
{
  GByteArray *bytes = g_byte_array_new ();
  g_autoptr (GBytes) file = NULL;
  cairo_surface_t *pdf = cairo_pdf_surface_create_for_stream (write_cb, bytes, TL_TEST_SHEET_WIDTH,
                                                              TL_TEST_SHEET_HEIGHT);
  cairo_t *cr = cairo_create (pdf);

  cairo_scale (cr, 72 / RESOLUTION, 72 / RESOLUTION);
  cairo_set_source_surface (cr, sheet->picture, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (pdf);
  cairo_destroy (sheet->cr);
  cairo_surface_destroy (sheet->picture);
  file = g_byte_array_free_to_bytes (bytes);
  return tl_test_file_new (file);
}
