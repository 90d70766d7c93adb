/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-block.h"

#include <math.h>

/* The compact form: the byte FORM, the number of places, and for each place eight numbers, each the
 * difference from what the place before it makes likely (the length doubled, and one more when the
 * word is doubtful). A number is a zigzag varint: seven bits a
 * byte, low bits first, the highest bit set in all but the last byte. A word takes about ten
 * bytes. */
#define FORM 2
#define NUMBERS_OF_A_PLACE 8
#define UNITS_PER_POINT 20
#define MAX_UNITS (1 << 24)

/* What the next place is told from: where the one before it ended. */
typedef struct {
  gint64 start;
  gint64 page;
  gint64 offset;
  gint64 x;
  gint64 y;
  gint64 height;
} Trace;

static void
put_number (GByteArray *bytes,
            gint64      number)
{
  guint64 rest = ((guint64) number << 1) ^ (number < 0 ? G_MAXUINT64 : 0);

  do
    {
      guint8 byte = rest & 0x7f;

      rest >>= 7;
      if (rest > 0)
        byte |= 0x80;
      g_byte_array_append (bytes, &byte, 1);
    }
  while (rest > 0);
}

static gint64
to_units (float points)
{
  if (isnan (points))
    return 0;
  return (gint64) CLAMP (roundf (points * UNITS_PER_POINT), -MAX_UNITS, MAX_UNITS);
}

static void
put_place (GByteArray    *bytes,
           Trace         *trace,
           const TlPlace *place)
{
  gint64 x1 = to_units (place->box.x1), x2 = to_units (place->box.x2);
  gint64 y1 = to_units (place->box.y1), height = to_units (place->box.y2) - y1;

  put_number (bytes, place->start - trace->start);
  put_number (bytes, ((gint64) place->length << 1) | (place->doubtful ? 1 : 0));
  put_number (bytes, place->page - trace->page);
  put_number (bytes, place->offset - trace->offset);
  put_number (bytes, x1 - trace->x);
  put_number (bytes, x2 - x1);
  put_number (bytes, y1 - trace->y);
  put_number (bytes, height - trace->height);

  *trace = (Trace) { (gint64) place->start + place->length, place->page,
                     (gint64) place->offset + place->length, x2, y1, height };
}

GBytes *
tl_places_to_bytes (const TlPlace *places,
                    guint          n_places)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  Trace trace = { 0 };
  guint8 form = FORM;

  g_return_val_if_fail (places != NULL || n_places == 0, NULL);

  g_byte_array_append (bytes, &form, 1);
  put_number (bytes, n_places);
  for (guint i = 0; i < n_places; i++)
    put_place (bytes, &trace, &places[i]);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

typedef struct {
  const guint8 *next;
  const guint8 *end;
} Source;

static gboolean
take_number (Source *source,
             gint64 *number)
{
  guint64 value = 0;

  for (guint shift = 0; shift < 64 && source->next < source->end; shift += 7)
    {
      guint8 byte = *source->next++;

      value |= (guint64) (byte & 0x7f) << shift;
      if ((byte & 0x80) != 0)
        continue;
      *number = (gint64) ((value >> 1) ^ ((value & 1) != 0 ? G_MAXUINT64 : 0));
      return TRUE;
    }
  return FALSE;
}

/* Takes a number, adds it to @base, and says whether the sum lies between @low and @high: no number
 * that passes can make a later sum overflow. */
static gboolean
take_sum (Source *source,
          gint64  base,
          gint64  low,
          gint64  high,
          gint64 *sum)
{
  gint64 number;

  if (!take_number (source, &number))
    return FALSE;
  return !__builtin_add_overflow (base, number, sum) && *sum >= low && *sum <= high;
}

static gboolean
take_place (Source  *source,
            Trace   *trace,
            TlPlace *place)
{
  gint64 start, length, page, offset, x1, x2, y, height;

  if (!take_sum (source, trace->start, trace->start, G_MAXUINT, &start) ||
      !take_sum (source, 0, 0, 2 * (G_MAXUINT - start) + 1, &length) ||
      !take_sum (source, trace->page, 0, G_MAXUINT, &page) ||
      !take_sum (source, trace->offset, 0, G_MAXUINT, &offset) ||
      !take_sum (source, trace->x, -MAX_UNITS, MAX_UNITS, &x1) ||
      !take_sum (source, x1, -MAX_UNITS, MAX_UNITS, &x2) ||
      !take_sum (source, trace->y, -MAX_UNITS, MAX_UNITS, &y) ||
      !take_sum (source, trace->height, -2 * MAX_UNITS, 2 * MAX_UNITS, &height))
    return FALSE;

  place->start = (guint) start;
  place->doubtful = (length & 1) != 0;
  length >>= 1;
  place->length = (guint) length;
  place->page = (guint) page;
  place->offset = (guint) offset;
  place->box.x1 = (float) x1 / UNITS_PER_POINT;
  place->box.x2 = (float) x2 / UNITS_PER_POINT;
  place->box.y1 = (float) y / UNITS_PER_POINT;
  place->box.y2 = (float) (y + height) / UNITS_PER_POINT;

  *trace = (Trace) { start + length, page, offset + length, x2, y, height };
  return TRUE;
}

GArray *
tl_places_from_bytes (GBytes *bytes)
{
  g_autoptr (GArray) places = NULL;
  Trace trace = { 0 };
  Source source;
  gsize size;
  gint64 n_places;

  g_return_val_if_fail (bytes != NULL, NULL);

  source.next = g_bytes_get_data (bytes, &size);
  if (size == 0 || *source.next != FORM)
    return NULL;
  source.end = source.next + size;
  source.next++;
  if (!take_number (&source, &n_places))
    return NULL;
  if (n_places < 0 || n_places > (source.end - source.next) / NUMBERS_OF_A_PLACE)
    return NULL;

  places = g_array_sized_new (FALSE, TRUE, sizeof (TlPlace), (guint) n_places);
  g_array_set_size (places, (guint) n_places);
  for (guint i = 0; i < places->len; i++)
    {
      if (!take_place (&source, &trace, &g_array_index (places, TlPlace, i)))
        return NULL;
    }
  return source.next == source.end ? g_steal_pointer (&places) : NULL;
}
