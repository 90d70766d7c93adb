/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * A sheet of A4 to draw on in points, that becomes a PDF of nothing but a picture, as a scanner
 * makes it.
 */
typedef struct {
  cairo_surface_t *picture;
  cairo_t         *cr;
} TlTestSheet;

#define TL_TEST_SHEET_WIDTH 595
#define TL_TEST_SHEET_HEIGHT 842

/* @degrees: by how much everything drawn is turned clockwise about the middle of the sheet */
void   tl_test_sheet_init   (TlTestSheet *sheet,
                             double       degrees);
/* Writes on the line at @y, from @x on. Returns where it ends. */
double tl_test_sheet_write  (TlTestSheet *sheet,
                             double       x,
                             double       y,
                             double       size,
                             const char  *text);
/* Returns (transfer full): a temporary file; the sheet is done with. */
GFile *tl_test_sheet_finish (TlTestSheet *sheet);

G_END_DECLS
