/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-rows-private.h"

#include <string.h>

/* Notes are set smaller than the text, by at least this, and stand below this part of the page. */
#define SMALLER  0.93f
#define LOWER    0.45f

/* "3 HM Government …", "³ …", "[3] …", or the number alone on a line above its note. */
static gboolean
begins_note (const TlRow *row)
{
  const TlPiece *first = row->pieces->pdata[0];
  const char *p = first->text;
  gunichar c = g_utf8_get_char (p);
  gsize digits;

  if (c == '[' || c == '(')
    p++;
  digits = strspn (p, "0123456789");
  if (digits > 0 && digits <= 3)
    return p[digits] != '.' && p[digits] != '/' && p[digits] != '-';
  return c == '*' || c == 0x2020 || c == 0xB9 || c == 0xB2 || c == 0xB3 ||
         (c >= 0x2070 && c <= 0x2079);
}

/* The mark of a note is smaller than the note, or stands above its line, or is alone. */
static gboolean
is_small (const TlRow *row,
          float        body_size)
{
  for (guint i = 0; i < row->pieces->len; i++)
    if (((TlPiece *) row->pieces->pdata[i])->size > body_size * SMALLER)
      return FALSE;
  return TRUE;
}

void
tl_footnotes_mark (GPtrArray *rows,
                   float      body_size,
                   float      page_height)
{
  guint first = rows->len;
  guint noted = rows->len;

  while (first > 0)
    {
      TlRow *row = rows->pdata[first - 1];

      if (row->kind != TL_ROW_TEXT || !is_small (row, body_size) ||
          row->box.y1 < page_height * LOWER)
        break;
      first--;
      if (begins_note (row))
        noted = first;
    }
  for (guint i = noted; i < rows->len; i++)
    ((TlRow *) rows->pdata[i])->kind = TL_ROW_FOOTNOTE;
}
