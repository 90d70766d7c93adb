/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-pack-private.h"

#include <math.h>

void
tl_pack_number (GByteArray *bytes,
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

gboolean
tl_unpack_number (TlPackSource *source,
                  gint64       *number)
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

gboolean
tl_unpack_sum (TlPackSource *source,
               gint64        base,
               gint64        low,
               gint64        high,
               gint64       *sum)
{
  gint64 number;

  if (!tl_unpack_number (source, &number))
    return FALSE;
  return !__builtin_add_overflow (base, number, sum) && *sum >= low && *sum <= high;
}

gint64
tl_pack_to_units (float points)
{
  if (isnan (points))
    return 0;
  return (gint64) CLAMP (roundf (points * TL_PACK_UNITS_PER_POINT), -TL_PACK_MAX_UNITS,
                         TL_PACK_MAX_UNITS);
}

float
tl_pack_from_units (gint64 units)
{
  return (float) units / TL_PACK_UNITS_PER_POINT;
}
