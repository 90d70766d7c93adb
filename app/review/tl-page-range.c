/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-page-range.h"

/* The longest that a character becomes when it is taken apart, and that one becomes in UTF-8. */
#define MAX_PARTS 18
#define MAX_BYTES 6

TlPageRange
tl_page_range_of (const TlBlock *block,
                  TlSpan         span)
{
  TlPageRange range = { 0 };
  guint n_places, end = span.start + span.length;
  const TlPlace *places;

  g_return_val_if_fail (block != NULL, range);

  range.page = range.end_page = tl_block_get_page (block);
  places = tl_block_get_places (block, &n_places);
  for (guint i = 0, n = 0; i < n_places && places[i].start < end; i++)
    {
      const TlPlace *place = &places[i];

      if (place->start + place->length <= span.start)
        continue;
      if (n++ == 0)
        {
          range.page = place->page;
          range.start = place->offset + (MAX (span.start, place->start) - place->start);
        }
      range.end_page = place->page;
      range.end = place->offset + MIN (end - place->start, place->length);
    }
  return range;
}

/* How much of a place the range covers, as a span of the block. */
static TlSpan
cover (const TlPlace     *place,
       const TlPageRange *range)
{
  gint64 from = 0, to = place->length;

  if (place->page < range->page || place->page > range->end_page)
    return (TlSpan) { 0, 0 };
  if (place->page == range->page)
    from = MAX (from, (gint64) range->start - place->offset);
  if (place->page == range->end_page)
    to = MIN (to, (gint64) range->end - place->offset);
  if (from >= to)
    return (TlSpan) { 0, 0 };
  return (TlSpan) { place->start + (guint) from, (guint) (to - from) };
}

guint
tl_places_find_span (const TlPlace     *places,
                     guint              n_places,
                     const TlPageRange *range,
                     TlSpan            *span)
{
  guint n_covered = 0;

  g_return_val_if_fail (places != NULL || n_places == 0, 0);
  g_return_val_if_fail (range != NULL && span != NULL, 0);

  for (guint i = 0; i < n_places; i++)
    {
      TlSpan part = cover (&places[i], range);

      if (part.length == 0)
        continue;
      if (n_covered == 0)
        span->start = part.start;
      span->length = part.start + part.length - span->start;
      n_covered += part.length;
    }
  return n_covered;
}

static void
fold_char (gunichar  c,
           guint     index,
           GString  *folded,
           GArray   *origins)
{
  gunichar parts[MAX_PARTS];
  gsize n_parts = g_unichar_fully_decompose (c, TRUE, parts, MAX_PARTS);

  for (gsize i = 0; i < MIN (n_parts, MAX_PARTS); i++)
    {
      char bytes[MAX_BYTES];
      int n_bytes;

      if (!g_unichar_isalnum (parts[i]))
        continue;
      n_bytes = g_unichar_to_utf8 (g_unichar_tolower (parts[i]), bytes);
      g_string_append_len (folded, bytes, n_bytes);
      for (int j = 0; origins != NULL && j < n_bytes; j++)
        g_array_append_val (origins, index);
    }
}

char *
tl_quote_fold (const char *text,
               GArray     *origins)
{
  GString *folded;
  guint index = 0;

  g_return_val_if_fail (text != NULL, NULL);

  folded = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    fold_char (g_utf8_get_char (p), index++, folded, origins);
  return g_string_free (folded, FALSE);
}
