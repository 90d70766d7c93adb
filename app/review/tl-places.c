/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-block.h"

#include "tl-pack-private.h"

/* The compact form: the byte FORM, the number of places, and for each place eight numbers, each the
 * difference from what the place before it makes likely (the length doubled, and one more when the
 * word is doubtful). A word takes about ten bytes. */
#define FORM 2
#define NUMBERS_OF_A_PLACE 8
#define MAX_UNITS TL_PACK_MAX_UNITS

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
put_place (GByteArray    *bytes,
           Trace         *trace,
           const TlPlace *place)
{
  gint64 x1 = tl_pack_to_units (place->box.x1), x2 = tl_pack_to_units (place->box.x2);
  gint64 y1 = tl_pack_to_units (place->box.y1), height = tl_pack_to_units (place->box.y2) - y1;

  tl_pack_number (bytes, place->start - trace->start);
  tl_pack_number (bytes, ((gint64) place->length << 1) | (place->doubtful ? 1 : 0));
  tl_pack_number (bytes, place->page - trace->page);
  tl_pack_number (bytes, place->offset - trace->offset);
  tl_pack_number (bytes, x1 - trace->x);
  tl_pack_number (bytes, x2 - x1);
  tl_pack_number (bytes, y1 - trace->y);
  tl_pack_number (bytes, height - trace->height);

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
  tl_pack_number (bytes, n_places);
  for (guint i = 0; i < n_places; i++)
    put_place (bytes, &trace, &places[i]);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static gboolean
take_place (TlPackSource *source,
            Trace        *trace,
            TlPlace      *place)
{
  gint64 start, length, page, offset, x1, x2, y, height;

  if (!tl_unpack_sum (source, trace->start, trace->start, G_MAXUINT, &start) ||
      !tl_unpack_sum (source, 0, 0, 2 * (G_MAXUINT - start) + 1, &length) ||
      !tl_unpack_sum (source, trace->page, 0, G_MAXUINT, &page) ||
      !tl_unpack_sum (source, trace->offset, 0, G_MAXUINT, &offset) ||
      !tl_unpack_sum (source, trace->x, -MAX_UNITS, MAX_UNITS, &x1) ||
      !tl_unpack_sum (source, x1, -MAX_UNITS, MAX_UNITS, &x2) ||
      !tl_unpack_sum (source, trace->y, -MAX_UNITS, MAX_UNITS, &y) ||
      !tl_unpack_sum (source, trace->height, -2 * MAX_UNITS, 2 * MAX_UNITS, &height))
    return FALSE;

  place->start = (guint) start;
  place->doubtful = (length & 1) != 0;
  length >>= 1;
  place->length = (guint) length;
  place->page = (guint) page;
  place->offset = (guint) offset;
  place->box.x1 = tl_pack_from_units (x1);
  place->box.x2 = tl_pack_from_units (x2);
  place->box.y1 = tl_pack_from_units (y);
  place->box.y2 = tl_pack_from_units (y + height);

  *trace = (Trace) { start + length, page, offset + length, x2, y, height };
  return TRUE;
}

GArray *
tl_places_from_bytes (GBytes *bytes)
{
  g_autoptr (GArray) places = NULL;
  Trace trace = { 0 };
  TlPackSource source;
  gsize size;
  gint64 n_places;

  g_return_val_if_fail (bytes != NULL, NULL);

  source.next = g_bytes_get_data (bytes, &size);
  if (size == 0 || *source.next != FORM)
    return NULL;
  source.end = source.next + size;
  source.next++;
  if (!tl_unpack_number (&source, &n_places))
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
