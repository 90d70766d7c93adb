/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-rows-private.h"

#include <string.h>

TlRow *
tl_row_new (TlRowKind  kind,
            TlColumn  *column)
{
  TlRow *row = g_new0 (TlRow, 1);

  row->kind = kind;
  row->column = column;
  row->pieces = g_ptr_array_new ();
  return row;
}

void
tl_row_free (gpointer data)
{
  TlRow *row = data;

  g_ptr_array_unref (row->pieces);
  tl_number_clear (&row->number);
  g_free (row);
}

void
tl_row_add (TlRow   *row,
            TlPiece *piece)
{
  row->box = row->pieces->len == 0 ? piece->box : tl_box_union (&row->box, &piece->box);
  g_ptr_array_add (row->pieces, piece);
}

static int
compare_lefts (gconstpointer a,
               gconstpointer b)
{
  const TlPiece *p = *(TlPiece *const *) a;
  const TlPiece *q = *(TlPiece *const *) b;

  if (p->box.x1 != q->box.x1)
    return p->box.x1 < q->box.x1 ? -1 : 1;
  return p->index < q->index ? -1 : p->index > q->index;
}

/* A number divided from the text by more than a space, though it came in one piece with it. */
static gboolean
read_apart (const TlPiece *piece,
            TlNumber      *number)
{
  const char *space = strchr (piece->text, ' ');
  g_autofree char *word = space ? g_strndup (piece->text, space - piece->text) : NULL;
  guint length, text_at;

  if (!space || space == piece->text)
    return FALSE;
  length = g_utf8_strlen (word, -1);
  text_at = length + strspn (space, " ");
  if (text_at >= piece->n_chars ||
      tl_piece_x_at (piece, text_at) - tl_piece_x_after (piece, length - 1) < 0.7f * piece->size ||
      !tl_number_read (word, TRUE, number))
    return FALSE;
  number->length = text_at;
  number->alone = FALSE;
  number->apart = TRUE;
  return TRUE;
}

/* The number may be a piece of its own, or begin the first one. */
static void
find_number (TlRow *row)
{
  TlPiece *first = row->pieces->pdata[0];
  gboolean alone = row->pieces->len > 1;

  row->text_piece = 0;
  row->text_at = 0;
  row->x = first->box.x1;
  if (row->kind == TL_ROW_TABLE ||
      (!read_apart (first, &row->number) && !tl_number_read (first->text, alone, &row->number)))
    return;

  if (row->number.alone && alone)
    {
      row->number.apart = TRUE;
      row->text_piece = 1;
      row->x = ((TlPiece *) row->pieces->pdata[1])->box.x1;
    }
  else
    {
      row->text_at = row->number.length;
      row->x = tl_piece_x_at (first, row->number.length);
    }
}

void
tl_row_finish (TlRow *row)
{
  gsize letters = 0, bold = 0, italic = 0;
  float size = 0;

  g_assert (row->pieces->len > 0);
  if (row->kind != TL_ROW_TABLE)
    g_ptr_array_sort (row->pieces, compare_lefts);
  tl_number_clear (&row->number);
  find_number (row);
  for (guint i = row->text_piece; i < row->pieces->len; i++)
    {
      const TlPiece *piece = row->pieces->pdata[i];
      gsize length = strlen (piece->text);

      letters += length;
      size += piece->size * length;
      bold += piece->bold ? length : 0;
      italic += piece->italic ? length : 0;
    }
  row->size = letters > 0 ? size / letters : ((TlPiece *) row->pieces->pdata[0])->size;
  row->bold = bold * 5 > letters * 4;
  row->italic = italic * 5 > letters * 4;
}

void
tl_row_drop_number (TlRow *row)
{
  tl_number_clear (&row->number);
  row->text_piece = 0;
  row->text_at = 0;
  row->x = ((TlPiece *) row->pieces->pdata[0])->box.x1;
}

void
tl_row_set_mark (TlRow *row,
                 guint  number,
                 guint  length)
{
  const TlPiece *first = row->pieces->pdata[0];
  gboolean alone = length >= first->n_chars && row->pieces->len > 1;

  tl_number_clear (&row->number);
  row->number.style = TL_NUMBER_PLAIN;
  row->number.text = g_strdup_printf ("%u", number);
  row->number.length = length;
  row->text_piece = alone;
  row->text_at = alone ? 0 : MIN (length, first->n_chars);
  row->x = alone ? ((TlPiece *) row->pieces->pdata[1])->box.x1
                 : tl_piece_x_at (first, row->text_at);
}

const char *
tl_row_get_text (const TlRow *row)
{
  const TlPiece *piece = row->pieces->pdata[row->text_piece];

  return g_utf8_offset_to_pointer (piece->text, row->text_at);
}

gboolean
tl_row_begins_bold (const TlRow *row)
{
  return tl_piece_is_bold_at (row->pieces->pdata[row->text_piece], row->text_at);
}

gboolean
tl_row_ends_bold (const TlRow *row)
{
  const TlPiece *piece = row->pieces->pdata[row->pieces->len - 1];

  return tl_piece_is_bold_at (piece, MAX (piece->n_chars, 1) - 1);
}

gboolean
tl_row_is_capitals (const TlRow *row)
{
  guint upper = 0;

  for (guint i = row->text_piece; i < row->pieces->len; i++)
    {
      const TlPiece *piece = row->pieces->pdata[i];

      for (const char *p = piece->text; *p; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          if (g_unichar_islower (c))
            return FALSE;
          upper += g_unichar_isupper (c);
        }
    }
  return upper >= 2;
}

float
tl_row_first_word (const TlRow *row,
                   gboolean     with_number)
{
  const TlPiece *piece = row->pieces->pdata[with_number ? 0 : row->text_piece];
  guint from = with_number ? 0 : row->text_at;
  const char *start = g_utf8_offset_to_pointer (piece->text, from);
  guint length = 0;

  for (const char *p = start; *p && !g_unichar_isspace (g_utf8_get_char (p));
       p = g_utf8_next_char (p))
    length++;
  return length == 0 ? 0
                     : tl_piece_x_after (piece, from + length - 1) - tl_piece_x_at (piece, from);
}

static int
compare_middles (gconstpointer a,
                 gconstpointer b)
{
  const TlPiece *p = *(TlPiece *const *) a;
  const TlPiece *q = *(TlPiece *const *) b;
  float y = p->box.y1 + p->box.y2, z = q->box.y1 + q->box.y2;

  return y < z ? -1 : y > z;
}

/* The line that @piece continues: it stands beside the piece the line was begun with, or beside the
 * last one. */
static TlRow *
row_beside (GPtrArray     *rows,
            const TlPiece *piece)
{
  for (guint i = rows->len; i-- > 0 && i + 4 > rows->len;)
    {
      TlRow *row = rows->pdata[i];
      const TlPiece *first = row->pieces->pdata[0];
      const TlPiece *last = row->pieces->pdata[row->pieces->len - 1];

      if (tl_box_overlap_y (&first->box, &piece->box) > 0.6f ||
          tl_box_overlap_y (&last->box, &piece->box) > 0.6f)
        return row;
    }
  return NULL;
}

GPtrArray *
tl_rows_new (TlColumn *column)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (tl_row_free);
  g_autoptr (GPtrArray) pieces = g_ptr_array_copy (column->pieces, NULL, NULL);

  g_ptr_array_sort (pieces, compare_middles);
  for (guint i = 0; i < pieces->len; i++)
    {
      TlRow *row = row_beside (rows, pieces->pdata[i]);

      if (!row)
        {
          row = tl_row_new (TL_ROW_TEXT, column);
          g_ptr_array_add (rows, row);
        }
      tl_row_add (row, pieces->pdata[i]);
    }
  for (guint i = 0; i < rows->len; i++)
    tl_row_finish (rows->pdata[i]);
  return rows;
}
