/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Numbers in few bytes: a zigzag varint each: seven bits a byte, low bits first, the highest bit
 * set in all but the last byte. Lengths are kept in units of a twentieth of a point. */

#define TL_PACK_UNITS_PER_POINT 20
#define TL_PACK_MAX_UNITS (1 << 24)

typedef struct {
  const guint8 *next;
  const guint8 *end;
} TlPackSource;

void     tl_pack_number     (GByteArray   *bytes,
                             gint64        number);
gboolean tl_unpack_number   (TlPackSource *source,
                             gint64       *number);
/* Takes a number, adds it to @base, and says whether the sum lies between @low and @high: no number
 * that passes can make a later sum overflow. */
gboolean tl_unpack_sum      (TlPackSource *source,
                             gint64        base,
                             gint64        low,
                             gint64        high,
                             gint64       *sum);
/* What is no number is none. */
gint64   tl_pack_to_units   (float         points);
float    tl_pack_from_units (gint64        units);

G_END_DECLS
