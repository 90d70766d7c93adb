/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-scan-private.h"

#include "tl-reader-private.h"

#include <math.h>

#define POINTS_PER_INCH 72.0
#define LEAST_RESOLUTION 200 /* what is coarser is read better enlarged */
#define USUAL_RESOLUTION 300
#define MOST_RESOLUTION 400
#define MOST_PIXELS 40e6    /* an A3 page at the highest resolution has 31 million */
#define SCANNED_SHARE 0.25  /* of a page: an image this large says how it was scanned */
#define MOST_IMAGES 8       /* to look at: each has to be unpacked to be measured */
#define LEAST_SKEW 0.1      /* degrees, which is a point in the width of a page */
#define SURE_SKEW 3.0       /* leptonica's own measure of how sure it is */
#define SURE_TURN 8.0       /* likewise */

/* ---- painting */

static double
resolution_of (PopplerPage                *page,
               const PopplerImageMapping  *image,
               double                      page_area)
{
  const PopplerRectangle *area = &image->area;
  const double square = ABS ((area->x2 - area->x1) * (area->y2 - area->y1));
  double pixels;
  cairo_surface_t *surface;

  if (!(square >= page_area * SCANNED_SHARE))
    return 0;
  surface = poppler_page_get_image (page, image->image_id);
  if (surface == NULL)
    return 0;
  pixels = (double) cairo_image_surface_get_width (surface)
           * cairo_image_surface_get_height (surface);
  cairo_surface_destroy (surface);
  return sqrt (pixels / square) * POINTS_PER_INCH;
}

/* Of several large images the finest is the one with the letters: the others are the paper's
 * colour. */
static double
find_resolution (PopplerPage *page,
                 double       page_area)
{
  GList *images = poppler_page_get_image_mapping (page);
  guint n_images = 0;
  double finest = 0;

  for (GList *item = images; item != NULL && n_images < MOST_IMAGES; item = item->next, n_images++)
    finest = MAX (finest, resolution_of (page, item->data, page_area));
  poppler_page_free_image_mapping (images);
  return finest > 0 ? CLAMP (finest, LEAST_RESOLUTION, MOST_RESOLUTION) : USUAL_RESOLUTION;
}

static guint
grey_of (guint32 pixel)
{
  return (77 * (pixel >> 16 & 0xff) + 150 * (pixel >> 8 & 0xff) + 29 * (pixel & 0xff)) >> 8;
}

static PIX *
take_grey (cairo_surface_t *surface)
{
  const int width = cairo_image_surface_get_width (surface);
  const int height = cairo_image_surface_get_height (surface);
  const guint8 *row = cairo_image_surface_get_data (surface);
  PIX *picture = row != NULL ? pixCreateNoInit (width, height, 8) : NULL;

  for (int y = 0; picture != NULL && y < height; y++)
    {
      const guint32 *pixels = (const guint32 *) (gconstpointer) row;
      l_uint32 *line = pixGetData (picture) + (gsize) y * pixGetWpl (picture);

      for (int x = 0; x < width; x++)
        SET_DATA_BYTE (line, x, grey_of (pixels[x]));
      row += cairo_image_surface_get_stride (surface);
    }
  return picture;
}

static PIX *
paint (PopplerPage *page,
       double       width,
       double       height,
       double       scale)
{
  const TlBox whole = { 0, 0, (float) width, (float) height };
  cairo_surface_t *surface = tl_reader_paint (page, &whole, scale, CAIRO_ANTIALIAS_DEFAULT);
  PIX *picture = take_grey (surface);

  cairo_surface_destroy (surface);
  return picture;
}

gboolean
tl_scan_init (TlScan      *scan,
              PopplerPage *page)
{
  double width = 0, height = 0, scale;

  *scan = (TlScan){ 0 };
  poppler_page_get_size (page, &width, &height);
  if (!(width >= 1 && width <= 1e6 && height >= 1 && height <= 1e6))
    return FALSE;
  scale = find_resolution (page, width * height) / POINTS_PER_INCH;
  scale = MIN (scale, sqrt (MOST_PIXELS / (width * height)));
  scan->resolution = (guint) round (scale * POINTS_PER_INCH);
  scan->picture = paint (page, width, height, scale);
  cairo_matrix_init_scale (&scan->to_page, 1 / scale, 1 / scale);
  return scan->picture != NULL;
}

void
tl_scan_clear (TlScan *scan)
{
  pixDestroy (&scan->picture);
}

PIX *
tl_scan_dup_ink (TlScan *scan,
                 float   leniency)
{
  PIX *thresholds = NULL;
  l_uint32 threshold = 128;

  if (pixOtsuAdaptiveThreshold (scan->picture, pixGetWidth (scan->picture),
                                pixGetHeight (scan->picture), 0, 0, 0.1f, &thresholds, NULL) == 0)
    pixGetPixel (thresholds, 0, 0, &threshold);
  pixDestroy (&thresholds);
  return pixThresholdToBinary (scan->picture,
                               (int) (threshold + (255 - threshold) * leniency));
}

/* ---- turning */

/* Puts @picture in the place of the one there was; @before takes its pixels to that one's. */
static void
replace_picture (TlScan               *scan,
                 PIX                  *picture,
                 const cairo_matrix_t *before)
{
  pixDestroy (&scan->picture);
  scan->picture = picture;
  cairo_matrix_multiply (&scan->to_page, before, &scan->to_page);
}

static void
turn (TlScan *scan,
      guint   quarters)
{
  const double width = pixGetWidth (scan->picture);
  const double height = pixGetHeight (scan->picture);
  const cairo_matrix_t before[] = {
    { .xx = 1, .yy = 1 },
    { .xy = 1, .yx = -1, .y0 = height },
    { .xx = -1, .yy = -1, .x0 = width, .y0 = height },
    { .xy = -1, .yx = 1, .x0 = width },
  };
  PIX *turned = pixRotateOrth (scan->picture, (int) quarters);

  g_assert (quarters < G_N_ELEMENTS (before));
  if (turned != NULL)
    replace_picture (scan, turned, &before[quarters]);
}

void
tl_scan_init_turned (TlScan *scan,
                     TlScan *other,
                     guint   quarters)
{
  *scan = *other;
  scan->picture = pixClone (other->picture);
  turn (scan, quarters);
}

guint
tl_scan_find_turn (TlScan *scan)
{
  PIX *ink = tl_scan_dup_ink (scan, 0);
  float up = 0, left = 0;
  int orientation = L_TEXT_ORIENT_UNKNOWN;

  if (ink != NULL && pixOrientDetect (ink, &up, &left, 0, 0) == 0)
    makeOrientDecision (up, left, SURE_TURN, 0, &orientation, 0);
  pixDestroy (&ink);
  switch (orientation)
    {
    case L_TEXT_ORIENT_LEFT:
      return 1;
    case L_TEXT_ORIENT_DOWN:
      return 2;
    case L_TEXT_ORIENT_RIGHT:
      return 3;
    default:
      return 0;
    }
}

/* The turn of leptonica's pictures is clockwise, about their middle. */
static void
rotate (TlScan *scan,
        double  angle)
{
  const double x = pixGetWidth (scan->picture) / 2;
  const double y = pixGetHeight (scan->picture) / 2;
  PIX *rotated = pixRotate (scan->picture, (float) angle, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE,
                            0, 0);
  cairo_matrix_t before;

  if (rotated == NULL)
    return;
  cairo_matrix_init_translate (&before, x, y);
  cairo_matrix_rotate (&before, -angle);
  cairo_matrix_translate (&before, -x, -y);
  replace_picture (scan, rotated, &before);
}

void
tl_scan_straighten (TlScan *scan)
{
  PIX *ink = tl_scan_dup_ink (scan, 0);
  float degrees = 0, sureness = 0;

  if (ink != NULL && pixFindSkew (ink, &degrees, &sureness) == 0
      && sureness >= SURE_SKEW && ABS (degrees) >= LEAST_SKEW)
    rotate (scan, degrees * G_PI / 180);
  pixDestroy (&ink);
}

/* A box stays upright: turned by a few degrees only, its middle moves and its sides do not. */
TlBox
tl_scan_to_page (TlScan      *scan,
                 const TlBox *box)
{
  const cairo_matrix_t *matrix = &scan->to_page;
  const double scale = hypot (matrix->xx, matrix->yx);
  const gboolean sideways = ABS (matrix->yx) > ABS (matrix->xx);
  const double width = (box->x2 - box->x1) * scale / 2;
  const double height = (box->y2 - box->y1) * scale / 2;
  double x = (box->x1 + box->x2) / 2;
  double y = (box->y1 + box->y2) / 2;

  cairo_matrix_transform_point (matrix, &x, &y);
  return sideways ? (TlBox){ (float) (x - height), (float) (y - width),
                             (float) (x + height), (float) (y + width) }
                  : (TlBox){ (float) (x - width), (float) (y - height),
                             (float) (x + width), (float) (y + height) };
}
