/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-blobs.h"

#include <math.h>
#include <string.h>

#define NUMBER 4
#define RECT_SIZE (5 * NUMBER)
#define SPAN_SIZE (2 * NUMBER)

static void
put_number (GByteArray *bytes,
            guint32     number)
{
  guint32 little = GUINT32_TO_LE (number);

  g_byte_array_append (bytes, (const guint8 *) &little, NUMBER);
}

static void
put_float (GByteArray *bytes,
           float       value)
{
  guint32 number;

  memcpy (&number, &value, NUMBER);
  put_number (bytes, number);
}

static guint32
get_number (const guint8 *at)
{
  guint32 little;

  memcpy (&little, at, NUMBER);
  return GUINT32_FROM_LE (little);
}

static float
get_float (const guint8 *at)
{
  guint32 number = get_number (at);
  float value;

  memcpy (&value, &number, NUMBER);
  return value;
}

GBytes *
tl_rects_to_bytes (const TlRect *rects,
                   guint         n_rects)
{
  GByteArray *bytes = g_byte_array_sized_new (n_rects * RECT_SIZE);

  for (guint i = 0; i < n_rects; i++)
    {
      put_number (bytes, rects[i].page);
      put_float (bytes, rects[i].box.x1);
      put_float (bytes, rects[i].box.y1);
      put_float (bytes, rects[i].box.x2);
      put_float (bytes, rects[i].box.y2);
    }
  return g_byte_array_free_to_bytes (bytes);
}

static gboolean
get_rect (const guint8 *at,
          TlRect       *rect)
{
  rect->page = get_number (at);
  rect->box.x1 = get_float (at + NUMBER);
  rect->box.y1 = get_float (at + 2 * NUMBER);
  rect->box.x2 = get_float (at + 3 * NUMBER);
  rect->box.y2 = get_float (at + 4 * NUMBER);
  return isfinite (rect->box.x1) && isfinite (rect->box.y1) && isfinite (rect->box.x2) &&
         isfinite (rect->box.y2);
}

GArray *
tl_rects_from_bytes (GBytes *bytes)
{
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (TlRect));
  const guint8 *data;
  gsize size;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  if (size % RECT_SIZE != 0)
    return NULL;
  for (gsize at = 0; at < size; at += RECT_SIZE)
    {
      TlRect rect;

      if (!get_rect (data + at, &rect))
        return NULL;
      g_array_append_val (rects, rect);
    }
  return g_steal_pointer (&rects);
}

GBytes *
tl_spans_to_bytes (const TlSpan *spans,
                   guint         n_spans)
{
  GByteArray *bytes = g_byte_array_sized_new (n_spans * SPAN_SIZE);

  for (guint i = 0; i < n_spans; i++)
    {
      put_number (bytes, spans[i].start);
      put_number (bytes, spans[i].length);
    }
  return g_byte_array_free_to_bytes (bytes);
}

GArray *
tl_spans_from_bytes (GBytes *bytes)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (TlSpan));
  const guint8 *data;
  gsize size;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  if (size % SPAN_SIZE != 0)
    return NULL;
  for (gsize at = 0; at < size; at += SPAN_SIZE)
    {
      TlSpan span = { get_number (data + at), get_number (data + at + NUMBER) };

      if (span.start > G_MAXUINT - span.length)
        return NULL;
      g_array_append_val (spans, span);
    }
  return g_steal_pointer (&spans);
}
