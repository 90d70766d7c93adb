/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-colours-private.h"
#include "tl-reader-private.h"

#include <math.h>

cairo_surface_t *
tl_reader_paint (PopplerPage       *page,
                 const TlBox       *area,
                 double             scale,
                 cairo_antialias_t  antialias)
{
  const int width = (int) MAX (1, round ((area->x2 - area->x1) * scale));
  const int height = (int) MAX (1, round ((area->y2 - area->y1) * scale));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_antialias (cr, antialias);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -area->x1, -area->y1);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static cairo_surface_t *
render (PopplerPage *page,
        double       scale,
        TlRefusal   *refusal)
{
  double width = 0, height = 0;
  TlBox whole = { 0 };

  *refusal = TL_REFUSAL_DAMAGED;
  poppler_page_get_size (page, &width, &height);
  whole.x2 = (float) width;
  whole.y2 = (float) height;
  width = MAX (1, round (whole.x2 * scale));
  height = MAX (1, round (whole.y2 * scale));
  if (!isfinite (width) || !isfinite (height))
    return NULL;

  *refusal = TL_REFUSAL_TOO_LARGE;
  if (width > TL_MAX_SIDE || height > TL_MAX_SIDE
      || width * height * 4 > TL_MAX_PIXELS_SIZE - TL_PIXELS_HEAD_SIZE)
    return NULL;
  return tl_reader_paint (page, &whole, scale, CAIRO_ANTIALIAS_DEFAULT);
}

cairo_surface_t *
tl_reader_render_page (TlReader  *reader,
                       guint      number,
                       double     scale,
                       TlRefusal *refusal)
{
  g_autoptr (GObject) page = NULL;
  cairo_surface_t *surface = NULL;

  *refusal = TL_REFUSAL_DAMAGED;
  tl_colours_set_exact (TRUE);
  page = tl_reader_find_picture (reader, number);
  if (page != NULL)
    surface = render ((PopplerPage *) page, scale, refusal);
  tl_colours_set_exact (FALSE);
  return surface;
}
