/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-page.h"

#include "tl-pack-private.h"

#include <string.h>

/* The compact form: the byte FORM, the numbers of the page, its label, and its lines; of each line
 * its text, its box, its runs, and its characters' boxes, each told from the one before it. A page
 * takes about four bytes a character. */
#define FORM 1
#define MOST_PAGES 1000000
#define SHARES 1000 /* to the whole: of image shares and confidences */
#define LEAST_LINE 10 /* numbers */
#define LEAST_RUN 4
#define MAX_UNITS TL_PACK_MAX_UNITS

typedef enum {
  RUN_BOLD = 1 << 0,
  RUN_ITALIC = 1 << 1,
  RUN_DOUBTFUL = 1 << 2
} RunFlags;

/* What the next box is told from. */
typedef struct {
  gint64 x;
  gint64 y;
  gint64 height;
} Trace;

/* ---- writing */

/* Its length, and -1 for none, before it. */
static void
put_text (GByteArray *bytes,
          const char *text)
{
  const gsize length = text != NULL ? strlen (text) : 0;

  tl_pack_number (bytes, text != NULL ? (gint64) length : -1);
  g_byte_array_append (bytes, (const guint8 *) text, (guint) length);
}

static void
put_box (GByteArray  *bytes,
         Trace       *trace,
         const TlBox *box)
{
  const gint64 x1 = tl_pack_to_units (box->x1), x2 = tl_pack_to_units (box->x2);
  const gint64 y1 = tl_pack_to_units (box->y1), height = tl_pack_to_units (box->y2) - y1;

  tl_pack_number (bytes, x1 - trace->x);
  tl_pack_number (bytes, x2 - x1);
  tl_pack_number (bytes, y1 - trace->y);
  tl_pack_number (bytes, height - trace->height);
  *trace = (Trace) { x2, y1, height };
}

static void
put_run (GByteArray      *bytes,
         const TlTextRun *run)
{
  tl_pack_number (bytes, run->length);
  put_text (bytes, run->font);
  tl_pack_number (bytes, tl_pack_to_units (run->size));
  tl_pack_number (bytes, (run->bold ? RUN_BOLD : 0) | (run->italic ? RUN_ITALIC : 0)
                        | (run->doubtful ? RUN_DOUBTFUL : 0));
}

static void
put_line (GByteArray   *bytes,
          Trace        *trace,
          const TlLine *line)
{
  const TlBox *boxes = tl_line_get_boxes (line);
  guint n_runs;
  const TlTextRun *runs = tl_line_get_runs (line, &n_runs);

  put_text (bytes, tl_line_get_text (line));
  put_box (bytes, trace, tl_line_get_box (line));
  tl_pack_number (bytes, n_runs);
  for (guint i = 0; i < n_runs; i++)
    put_run (bytes, &runs[i]);
  tl_pack_number (bytes, boxes != NULL);
  for (guint i = 0; boxes != NULL && i < tl_line_get_n_chars (line); i++)
    put_box (bytes, trace, &boxes[i]);
}

GBytes *
tl_page_to_bytes (const TlPage *page)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const guint8 form = FORM;
  Trace trace = { 0 };

  g_return_val_if_fail (page != NULL, NULL);

  g_byte_array_append (bytes, &form, 1);
  tl_pack_number (bytes, tl_page_get_number (page));
  put_text (bytes, tl_page_get_label (page));
  tl_pack_number (bytes, tl_pack_to_units (tl_page_get_width (page)));
  tl_pack_number (bytes, tl_pack_to_units (tl_page_get_height (page)));
  tl_pack_number (bytes, tl_page_get_origin (page));
  tl_pack_number (bytes, (gint64) (tl_page_get_image_share (page) * SHARES + 0.5f));
  tl_pack_number (bytes, (gint64) (tl_page_get_confidence (page) * SHARES + 0.5f));
  tl_pack_number (bytes, tl_page_get_n_hidden (page));
  tl_pack_number (bytes, tl_page_get_n_lines (page));
  for (guint i = 0; i < tl_page_get_n_lines (page); i++)
    put_line (bytes, &trace, tl_page_get_line (page, i));
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* ---- reading */

/* The number of things that follow: FALSE when there cannot be so many. */
static gboolean
take_count (TlPackSource *source,
            guint         least_size,
            guint        *count)
{
  gint64 n;

  if (!tl_unpack_sum (source, 0, 0, (source->end - source->next) / least_size, &n))
    return FALSE;
  *count = (guint) n;
  return TRUE;
}

static gboolean
take_text (TlPackSource *source,
           char        **text)
{
  gint64 length;

  *text = NULL;
  if (!tl_unpack_sum (source, 0, -1, source->end - source->next, &length)
      || length > source->end - source->next)
    return FALSE;
  if (length < 0)
    return TRUE;
  if (!g_utf8_validate_len ((const char *) source->next, (gsize) length, NULL))
    return FALSE;
  *text = g_strndup ((const char *) source->next, (gsize) length);
  source->next += length;
  return TRUE;
}

static gboolean
take_box (TlPackSource *source,
          Trace        *trace,
          TlBox        *box)
{
  gint64 x1, x2, y, height;

  if (!tl_unpack_sum (source, trace->x, -MAX_UNITS, MAX_UNITS, &x1)
      || !tl_unpack_sum (source, x1, -MAX_UNITS, MAX_UNITS, &x2)
      || !tl_unpack_sum (source, trace->y, -MAX_UNITS, MAX_UNITS, &y)
      || !tl_unpack_sum (source, trace->height, -2 * MAX_UNITS, 2 * MAX_UNITS, &height))
    return FALSE;
  *box = (TlBox) { tl_pack_from_units (x1), tl_pack_from_units (y), tl_pack_from_units (x2),
                   tl_pack_from_units (y + height) };
  *trace = (Trace) { x2, y, height };
  return TRUE;
}

static gboolean
take_run (TlPackSource *source,
          guint         start,
          guint         n_chars,
          TlTextRun    *run)
{
  g_autofree char *font = NULL;
  gint64 length, size, flags;

  if (!tl_unpack_sum (source, 0, 1, (gint64) n_chars - start, &length)
      || !take_text (source, &font)
      || !tl_unpack_sum (source, 0, -MAX_UNITS, MAX_UNITS, &size)
      || !tl_unpack_sum (source, 0, 0, RUN_BOLD | RUN_ITALIC | RUN_DOUBTFUL, &flags))
    return FALSE;
  *run = (TlTextRun) {
    .start = start,
    .length = (guint) length,
    .font = g_intern_string (font),
    .size = tl_pack_from_units (size),
    .bold = (flags & RUN_BOLD) != 0,
    .italic = (flags & RUN_ITALIC) != 0,
    .doubtful = (flags & RUN_DOUBTFUL) != 0,
  };
  return TRUE;
}

/* Runs cover the line from its start, without gaps. */
static GArray *
take_runs (TlPackSource *source,
           guint         n_chars)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, TRUE, sizeof (TlTextRun));
  guint n_runs, start = 0;

  if (!take_count (source, LEAST_RUN, &n_runs))
    return NULL;
  g_array_set_size (runs, n_runs);
  for (guint i = 0; i < n_runs; i++)
    {
      TlTextRun *run = &g_array_index (runs, TlTextRun, i);

      if (!take_run (source, start, n_chars, run))
        return NULL;
      start += run->length;
    }
  return g_steal_pointer (&runs);
}

static TlLine *
take_line (TlPackSource *source,
           Trace        *trace)
{
  g_autofree char *text = NULL;
  g_autofree TlBox *boxes = NULL;
  g_autoptr (GArray) runs = NULL;
  TlLineFields fields = { 0 };
  gint64 with_boxes;
  guint n_chars;

  if (!take_text (source, &text) || text == NULL || !take_box (source, trace, &fields.box))
    return NULL;
  n_chars = (guint) g_utf8_strlen (text, -1);
  runs = take_runs (source, n_chars);
  if (runs == NULL || !tl_unpack_sum (source, 0, 0, 1, &with_boxes))
    return NULL;
  boxes = with_boxes ? g_new0 (TlBox, n_chars) : NULL;
  for (guint i = 0; boxes != NULL && i < n_chars; i++)
    if (!take_box (source, trace, &boxes[i]))
      return NULL;
  fields.text = text;
  fields.boxes = boxes;
  fields.runs = (const TlTextRun *) (gpointer) runs->data;
  fields.n_runs = runs->len;
  return tl_line_new (&fields);
}

static GPtrArray *
take_lines (TlPackSource *source)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_line_unref);
  Trace trace = { 0 };
  guint n_lines;

  if (!take_count (source, LEAST_LINE, &n_lines))
    return NULL;
  for (guint i = 0; i < n_lines; i++)
    {
      TlLine *line = take_line (source, &trace);

      if (line == NULL)
        return NULL;
      g_ptr_array_add (lines, line);
    }
  return source->next == source->end ? g_steal_pointer (&lines) : NULL;
}

TlPage *
tl_page_from_bytes (GBytes *bytes)
{
  g_autofree char *label = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  gint64 number, width, height, origin, image_share, confidence, n_hidden;
  TlPackSource source;
  gsize size;

  g_return_val_if_fail (bytes != NULL, NULL);

  source.next = g_bytes_get_data (bytes, &size);
  if (size == 0 || *source.next != FORM)
    return NULL;
  source.end = source.next + size;
  source.next++;
  if (!tl_unpack_sum (&source, 0, 1, MOST_PAGES, &number)
      || !take_text (&source, &label)
      || !tl_unpack_sum (&source, 0, 0, MAX_UNITS, &width)
      || !tl_unpack_sum (&source, 0, 0, MAX_UNITS, &height)
      || !tl_unpack_sum (&source, 0, 0, TL_PAGE_BLANK, &origin)
      || !tl_unpack_sum (&source, 0, 0, SHARES, &image_share)
      || !tl_unpack_sum (&source, 0, 0, SHARES, &confidence)
      || !tl_unpack_sum (&source, 0, 0, G_MAXINT, &n_hidden))
    return NULL;
  lines = take_lines (&source);
  if (lines == NULL)
    return NULL;
  return tl_page_new (&(TlPageFields) {
    .number = (guint) number,
    .label = label,
    .width = tl_pack_from_units (width),
    .height = tl_pack_from_units (height),
    .origin = (TlPageOrigin) origin,
    .image_share = (float) image_share / SHARES,
    .confidence = (float) confidence / SHARES,
    .n_hidden = (guint) n_hidden,
    .lines = lines,
  });
}
