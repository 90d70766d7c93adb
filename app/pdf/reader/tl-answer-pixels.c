/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-reader-private.h"

#include <math.h>

static cairo_surface_t *
paint (PopplerPage *page,
       int          width,
       int          height,
       double       scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

cairo_surface_t *
tl_reader_render_page (TlReader  *reader,
                       guint      number,
                       double     scale,
                       TlRefusal *refusal)
{
  g_autoptr (GObject) owner = tl_reader_find_page (reader, number);
  PopplerPage *page = (PopplerPage *) owner;
  double width = 0, height = 0;

  *refusal = TL_REFUSAL_DAMAGED;
  if (page == NULL)
    return NULL;
  poppler_page_get_size (page, &width, &height);
  width = MAX (1, round (width * scale));
  height = MAX (1, round (height * scale));
  if (!isfinite (width) || !isfinite (height))
    return NULL;

  *refusal = TL_REFUSAL_TOO_LARGE;
  if (width > TL_MAX_SIDE || height > TL_MAX_SIDE
      || width * height * 4 > TL_MAX_PIXELS_SIZE - TL_PIXELS_HEAD_SIZE)
    return NULL;
  return paint (page, (int) width, (int) height, scale);
}
