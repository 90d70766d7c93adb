/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-look-private.h"

#include <math.h>
#include <string.h>
#include <time.h>

#define LONGEST_LABEL 64   /* bytes: a page is called "iv" or "A-12" */
#define SPARSE_TEXT 80     /* characters: with fewer, a page may be a picture */
#define SAMPLE_STEP 8      /* of pages with more, the 1st, 8th, 64th … are measured all the same */
#define SCANNED_SHARE 0.85 /* of a page: an image this large is the page */
#define SEEN_SHARE 0.02    /* of a page: an image this large is something to see */
#define MOST_LOOKING 120   /* seconds of processor time, at one file's pages */
#define GRID 32            /* cells to a side, to measure overlapping images by */
#define PROOF_SCALE 0.5    /* of the proof print that shows whether a page is blank */
#define PROOF_SIDE 8000    /* points of a page that are printed, at most */
#define PROOF_TOLERANCE 24 /* levels a pixel may differ from the paper */
#define PROOF_MARKS 12     /* pixels that make a mark */

/* Takes @text, which poppler does not promise to be UTF-8, and returns what is. */
static char *
take_text (char *text)
{
  g_autofree char *taken = text;

  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return g_steal_pointer (&taken);
  return g_utf8_make_valid (text, -1);
}

static gboolean
is_direction_mark (gunichar c)
{
  return c >= 0x202a && c <= 0x202e;
}

/* Poppler puts marks of its own around text set from right to left, which have no boxes. */
static void
drop_direction_marks (TlRawPage *page)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *at = page->text; *at != '\0'; at = g_utf8_next_char (at))
    if (!is_direction_mark (g_utf8_get_char (at)))
      g_string_append_unichar (text, g_utf8_get_char (at));
  g_free (page->text);
  page->text = g_string_free (g_steal_pointer (&text), FALSE);
  page->n_chars = (guint) g_utf8_strlen (page->text, -1);
}

static void
read_boxes (PopplerPage *source,
            TlRawPage   *page)
{
  g_autofree PopplerRectangle *rectangles = NULL;
  guint n_rectangles = 0;

  if (!poppler_page_get_text_layout (source, &rectangles, &n_rectangles))
    return;
  if (n_rectangles < page->n_chars)
    drop_direction_marks (page);
  if (n_rectangles != page->n_chars)
    return;
  page->n_boxes = n_rectangles;
  page->boxes = g_new (TlBox, n_rectangles);
  for (guint i = 0; i < n_rectangles; i++)
    page->boxes[i] = (TlBox){ (float) rectangles[i].x1, (float) rectangles[i].y1,
                              (float) rectangles[i].x2, (float) rectangles[i].y2 };
}

/* The name may be any bytes at all. */
static const char *
keep_font_name (TlRawPage  *page,
                const char *name)
{
  g_autofree char *valid = name != NULL ? g_utf8_make_valid (name, -1) : NULL;

  return valid != NULL ? g_string_chunk_insert_const (page->fonts, valid) : NULL;
}

/* Both ends of poppler's ranges are inside them. A range that leaves a gap or runs over the end
 * makes all of them doubtful. */
static void
read_fonts (PopplerPage *source,
            TlRawPage   *page)
{
  GList *ranges = poppler_page_get_text_attributes (source);
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (TlTextRun));
  guint end = 0;

  page->fonts = g_string_chunk_new (256);
  for (GList *item = ranges; item != NULL; item = item->next)
    {
      const PopplerTextAttributes *range = item->data;
      const TlTextRun run = {
        .start = (guint) range->start_index,
        .length = (guint) (range->end_index - range->start_index + 1),
        .font = keep_font_name (page, range->font_name),
        .size = (float) range->font_size,
      };

      if (run.start != end || range->end_index < range->start_index)
        break;
      end += run.length;
      g_array_append_val (runs, run);
    }
  poppler_page_free_text_attributes (ranges);
  if (end != page->n_chars)
    return;
  page->n_runs = runs->len;
  page->runs = (TlTextRun *) (gpointer) g_array_free (g_steal_pointer (&runs), FALSE);
}

static guint
cell_at (double position,
         double length)
{
  return (guint) CLAMP (round (position / length * GRID), 0, GRID);
}

/* Images overlap and run off the page: counted on a grid, they cannot cover it more than once. */
static float
measure_images (PopplerPage *source,
                double       width,
                double       height)
{
  gboolean covered[GRID][GRID] = { 0 };
  GList *images = poppler_page_get_image_mapping (source);
  guint n_covered = 0;

  for (GList *item = images; item != NULL; item = item->next)
    {
      const PopplerRectangle *area = &((const PopplerImageMapping *) item->data)->area;
      const guint x1 = cell_at (MIN (area->x1, area->x2), width);
      const guint x2 = cell_at (MAX (area->x1, area->x2), width);
      const guint y1 = cell_at (MIN (area->y1, area->y2), height);
      const guint y2 = cell_at (MAX (area->y1, area->y2), height);

      for (guint y = y1; y < y2; y++)
        for (guint x = x1; x < x2; x++)
          {
            n_covered += !covered[y][x];
            covered[y][x] = TRUE;
          }
    }
  poppler_page_free_image_mapping (images);
  return (float) n_covered / (GRID * GRID);
}

/* Finding the images costs as much as reading the text. It is done where a page may be a picture:
 * on pages with little text, on a few with much of it, and on all where one of those was a picture
 * with its text laid over it. */
static gboolean
wants_images_measured (TlReader *reader,
                       gboolean  dense)
{
  if (!dense || reader->scanned)
    return TRUE;
  if (++reader->n_dense < reader->next_sample)
    return FALSE;
  reader->next_sample = MAX (1, reader->next_sample) * SAMPLE_STEP;
  return TRUE;
}

static void
read_images (TlReader    *reader,
             PopplerPage *source,
             TlRawPage   *page)
{
  const gboolean dense = page->n_chars >= SPARSE_TEXT;

  if (!wants_images_measured (reader, dense))
    return;
  page->image_share = measure_images (source, page->width, page->height);
  reader->scanned |= dense && page->image_share >= SCANNED_SHARE;
}

static gboolean
differs (const guint8 *pixel,
         const guint8 *paper)
{
  for (guint i = 0; i < 3; i++)
    if (ABS (pixel[i] - paper[i]) > PROOF_TOLERANCE)
      return TRUE;
  return FALSE;
}

/* Whether anything at all can be seen on a page without text: letters drawn as outlines, say. */
static gboolean
leaves_marks (PopplerPage     *source,
              const TlRawPage *page)
{
  const TlBox whole = { 0, 0, MIN (page->width, PROOF_SIDE), MIN (page->height, PROOF_SIDE) };
  cairo_surface_t *proof = tl_reader_paint (source, &whole, PROOF_SCALE, CAIRO_ANTIALIAS_DEFAULT);
  const guint8 *pixels = cairo_image_surface_get_data (proof);
  guint n_marks = 0;

  for (int y = 0; pixels != NULL && y < cairo_image_surface_get_height (proof); y++)
    for (int x = 0; x < cairo_image_surface_get_width (proof); x++)
      n_marks += differs (pixels + y * cairo_image_surface_get_stride (proof) + x * 4, pixels);
  cairo_surface_destroy (proof);
  return n_marks >= PROOF_MARKS;
}

static gboolean
has_letters (const char *text)
{
  for (const char *at = text; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isspace (g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

/* A file of large scans may take minutes to look through, which the text laid over them does not:
 * what all of it may take is not to go there. */
static void
look (TlReader    *reader,
      PopplerPage *source,
      TlRawPage   *page)
{
  const clock_t start = clock ();

  if (reader->looking > MOST_LOOKING)
    return;
  tl_look_drop_hidden (source, page);
  reader->looking += (double) (clock () - start) / CLOCKS_PER_SEC;
}

static gboolean
is_size (double length)
{
  return isfinite (length) && length >= 1 && length <= 1e6;
}

/* A PDF may count its pages in letters, from a number with millions of them. */
static char *
dup_label (PopplerPage *source)
{
  g_autofree char *label = take_text (poppler_page_get_label (source));

  return label != NULL && strlen (label) <= LONGEST_LABEL ? g_steal_pointer (&label) : NULL;
}

void
tl_reader_read_page (TlReader  *reader,
                     guint      number,
                     TlRawPage *page)
{
  g_autoptr (GObject) owner = tl_reader_find_page (reader, number);
  PopplerPage *source = (PopplerPage *) owner;
  double width = 0, height = 0;

  *page = (TlRawPage){ .number = number, .damaged = TRUE };
  if (source == NULL)
    return;
  poppler_page_get_size (source, &width, &height);
  if (!is_size (width) || !is_size (height))
    return;

  page->damaged = FALSE;
  page->width = (float) width;
  page->height = (float) height;
  page->label = dup_label (source);
  page->text = take_text (poppler_page_get_text (source));
  page->n_chars = page->text != NULL ? (guint) g_utf8_strlen (page->text, -1) : 0;
  if (page->n_chars > TL_MAX_PAGE_CHARS)
    {
      tl_raw_page_clear_text (page);
      page->damaged = TRUE;
      return;
    }
  read_boxes (source, page);
  read_fonts (source, page);
  if (!reader->plain && has_letters (page->text))
    look (reader, source, page);
  read_images (reader, source, page);
  page->drawn = has_letters (page->text) || page->image_share >= SEEN_SHARE
                || leaves_marks (source, page);
}
