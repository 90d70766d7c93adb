/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-rows-private.h"
#include "tl-sentence-private.h"

#include <stdlib.h>
#include <string.h>

/* Notes are set smaller than the text, by at least this, and stand below this part of the page. */
#define SMALLER  0.93f
#define LOWER    0.45f

/* The figures that superscripts are. */
static int
raised_digit (gunichar c)
{
  if (c == 0xB9)
    return 1;
  if (c == 0xB2 || c == 0xB3)
    return (int) (c - 0xB0);
  return c == 0x2070 || (c >= 0x2074 && c <= 0x2079) ? (int) (c - 0x2070) : -1;
}

/* "3 HM Government …", "³ …", "[3] …", "* …", or the number alone on a line above its note.
 * @number: what it is, 0 when it is no number
 * Returns: how many characters the mark takes; 0 when there is none */
static guint
read_mark (const char *text,
           guint      *number)
{
  gboolean open = *text == '[' || *text == '(';
  const char *p = text + open;
  gsize digits = strspn (p, "0123456789");

  *number = 0;
  if (digits > 3)
    return 0;
  if (digits > 0)
    {
      *number = (guint) atoi (p);
      p += digits;
      return *p != '\0' && strchr ("./-:%,", *p) ? 0 : open + digits;
    }
  for (; raised_digit (g_utf8_get_char (p)) >= 0; p = g_utf8_next_char (p))
    *number = *number * 10 + (guint) raised_digit (g_utf8_get_char (p));
  if (*number > 0)
    return g_utf8_pointer_to_offset (text, p);
  return *text == '*' || g_utf8_get_char (text) == 0x2020 ? 1 : 0;
}

/* The mark of a note is smaller than the note, or set apart from it. */
static gboolean
is_set_off (const TlRow *row,
            guint        length)
{
  const TlPiece *first = row->pieces->pdata[0];
  guint n_runs;
  const TlTextRun *runs = tl_line_get_runs (first->line, &n_runs);

  if (row->pieces->len > 1 && first->n_chars <= length + 1)
    return TRUE;
  return n_runs > 1 && runs[0].start == first->start && runs[0].length <= length + 1 &&
         runs[0].size < 0.85f * runs[1].size;
}

/* Notes count up: "18 December 2024" below note 11 is not another. */
static gboolean
begins_note (const TlRow *row,
             guint        last)
{
  const TlPiece *first = row->pieces->pdata[0];
  guint number;
  guint length = read_mark (first->text, &number);

  if (length == 0)
    return FALSE;
  return number == 0 || last == 0 || number == last + 1 || is_set_off (row, length);
}

static gboolean
is_small (const TlRow *row,
          float        body_size)
{
  for (guint i = 0; i < row->pieces->len; i++)
    if (((TlPiece *) row->pieces->pdata[i])->size > body_size * SMALLER)
      return FALSE;
  return TRUE;
}

/* Where small type at the foot of the page begins. */
static guint
find_small (GPtrArray *rows,
            float      body_size,
            float      page_height)
{
  guint first = rows->len;

  while (first > 0)
    {
      const TlRow *row = rows->pdata[first - 1];

      if (row->kind != TL_ROW_TEXT || !is_small (row, body_size) ||
          row->box.y1 < page_height * LOWER)
        break;
      first--;
    }
  return first;
}

/* A note that goes on from the page before stands close above the others. */
static guint
reach_up (GPtrArray *rows,
          guint      floor,
          guint      first)
{
  while (first > floor)
    {
      const TlRow *row = rows->pdata[first - 1], *below = rows->pdata[first];

      if (below->box.y1 - row->box.y2 > 0.5f * row->size)
        return first;
      first--;
    }
  return first;
}

/* Returns: the note's number, 0 when its mark is none */
static guint
set_mark (TlRow *row)
{
  const TlPiece *first = row->pieces->pdata[0];
  guint number;
  guint length = read_mark (first->text, &number);

  if (number > 0)
    tl_row_set_mark (row, number, length + (first->text[0] == '[' || first->text[0] == '('));
  return number;
}

void
tl_footnotes_mark (GPtrArray *rows,
                   float      body_size,
                   float      page_height)
{
  guint small = find_small (rows, body_size, page_height);
  guint first = small, last = 0;

  while (first < rows->len && !begins_note (rows->pdata[first], 0))
    first++;
  if (first == rows->len)
    return;
  if (tl_text_begins_lower (tl_row_get_text (rows->pdata[small])))
    first = reach_up (rows, small, first);
  for (guint i = first; i < rows->len; i++)
    {
      TlRow *row = rows->pdata[i];

      row->kind = TL_ROW_FOOTNOTE;
      row->begins_note = begins_note (row, last);
      tl_row_drop_number (row);
      if (row->begins_note)
        last = MAX (last, set_mark (row));
    }
}
