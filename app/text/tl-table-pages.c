/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-sentence-private.h"
#include "tl-tables-private.h"

#include <math.h>

GArray *
tl_tables_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (TlZone));
}

static const TlZone *
table_of (GArray      *tables,
          const TlRow *row)
{
  return &g_array_index (tables, TlZone, row->table - 1);
}

/* Whether @below, the first part of a table on its page, is set like @above: each of its columns is
 * one of the other's. */
static gboolean
has_columns_of (const TlZone *below,
                const TlZone *above)
{
  for (guint i = 0; i < below->n_starts; i++)
    if (tl_zone_start_at (above, below->starts[i]) < 0)
      return FALSE;
  return fabsf (below->size - above->size) < 1;
}

static gboolean
reads_like (const TlRow *row,
            const TlRow *other)
{
  if (row->pieces->len != other->pieces->len)
    return FALSE;
  for (guint i = 0; i < row->pieces->len; i++)
    {
      const TlPiece *p = row->pieces->pdata[i], *q = other->pieces->pdata[i];

      if (p->cell != q->cell || !g_str_equal (p->text, q->text))
        return FALSE;
    }
  return TRUE;
}

static const TlPiece *
last_of_cell (const TlRow *row,
              guint        cell)
{
  const TlPiece *last = NULL;

  for (guint i = 0; i < row->pieces->len; i++)
    if (((TlPiece *) row->pieces->pdata[i])->cell == cell)
      last = row->pieces->pdata[i];
  return last;
}

/* A row that a page ends amid: on the next its first cell is empty, or one of its cells goes on. */
static gboolean
goes_on (const TlRow *row,
         const TlRow *below)
{
  guint before = G_MAXUINT;

  if (!last_of_cell (below, 0) && last_of_cell (row, 0))
    return TRUE;
  for (guint i = 0; i < below->pieces->len; i++)
    {
      const TlPiece *piece = below->pieces->pdata[i];
      const TlPiece *last = last_of_cell (row, piece->cell);

      if (piece->cell != before && last && tl_text_goes_on (last->text, piece->text))
        return TRUE;
      before = piece->cell;
    }
  return FALSE;
}

static void
repeat_head (TlRow *row)
{
  for (guint i = 0; i < row->pieces->len; i++)
    ((TlPiece *) row->pieces->pdata[i])->role = TL_ROLE_HEADER;
}

/* The columns of the later part are those of the earlier one, though it may have fewer. */
static void
number_cells (TlRow        *row,
              const TlZone *zone)
{
  for (guint i = 0; i < row->pieces->len; i++)
    {
      TlPiece *piece = row->pieces->pdata[i];

      piece->cell = MAX (0, tl_zone_column_of (zone, piece));
    }
}

static void
append_row (TlRow       *row,
            const TlRow *below)
{
  for (guint i = 0; i < below->pieces->len; i++)
    g_ptr_array_add (row->pieces, below->pieces->pdata[i]);
  tl_table_row_sort (row);
}

/* Makes the table that begins at @at a part of the one that ends with @last.
 * Returns: how many of its rows are spent */
static guint
join_parts (GPtrArray *rows,
            guint      at,
            TlRow     *last,
            TlRow     *head,
            GArray    *tables)
{
  const TlZone *zone = table_of (tables, last);
  guint table = ((TlRow *) rows->pdata[at])->table, spent = 0;

  for (guint i = at; i < rows->len && ((TlRow *) rows->pdata[i])->table == table; i++)
    {
      number_cells (rows->pdata[i], zone);
      ((TlRow *) rows->pdata[i])->table = last->table;
    }
  if (last != head && reads_like (rows->pdata[at], head))
    repeat_head (rows->pdata[at + spent++]);
  if (at + spent < rows->len && ((TlRow *) rows->pdata[at + spent])->table == last->table &&
      goes_on (last, rows->pdata[at + spent]))
    append_row (last, rows->pdata[at + spent++]);
  return spent;
}

/* The rest of a cell may be all of its table that is on the page: lines at the edge of that cell's
 * column, of which the first goes on with what the cell says.
 * Returns: how many of the rows from @at on they are */
static guint
take_rest (GPtrArray *rows,
           guint      at,
           TlRow     *last,
           GArray    *tables)
{
  const TlRow *first = rows->pdata[at];
  const TlZone *zone = table_of (tables, last);
  int cell = tl_zone_start_at (zone, first->box.x1);
  const TlPiece *above = cell > 0 ? last_of_cell (last, (guint) cell) : NULL;
  guint n = 0;

  if (!above || !tl_text_goes_on (above->text, ((TlPiece *) first->pieces->pdata[0])->text))
    return 0;
  for (guint i = at; i < rows->len; i++)
    {
      const TlRow *row = rows->pdata[i];

      if (row->kind != TL_ROW_TEXT || row->column != first->column || row->pieces->len != 1 ||
          fabsf (row->box.x1 - first->box.x1) > TL_ALIGNED || fabsf (row->size - zone->size) > 1 ||
          (n > 0 && row->box.y1 - ((TlRow *) rows->pdata[i - 1])->box.y2 > 0.8f * row->size))
        break;
      ((TlPiece *) row->pieces->pdata[0])->cell = (guint) cell;
      g_ptr_array_add (last->pieces, row->pieces->pdata[0]);
      n++;
    }
  tl_table_row_sort (last);
  return n;
}

static gboolean
is_next_part (const TlRow *row,
              const TlRow *last,
              GArray      *tables)
{
  return row->kind == TL_ROW_TABLE && row->table != last->table &&
         has_columns_of (table_of (tables, row), table_of (tables, last));
}

void
tl_tables_continue (GPtrArray *rows,
                    GArray    *tables)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  TlRow *last = NULL, *head = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      TlRow *row = rows->pdata[i];
      guint spent = 0;

      if (last && row->column != last->column)
        spent = is_next_part (row, last, tables) ? join_parts (rows, i, last, head, tables)
                : row->kind == TL_ROW_TEXT       ? take_rest (rows, i, last, tables)
                                                 : 0;
      for (; spent > 0; spent--)
        tl_row_free (rows->pdata[i++]);
      if (i == rows->len)
        break;
      row = rows->pdata[i];
      g_ptr_array_add (kept, row);
      if (row->kind == TL_ROW_FOOTNOTE)
        continue;
      if (row->kind == TL_ROW_TABLE && (!last || last->table != row->table))
        head = row;
      last = row->kind == TL_ROW_TABLE ? row : NULL;
    }
  g_ptr_array_set_free_func (rows, NULL);
  g_ptr_array_set_size (rows, 0);
  g_ptr_array_extend (rows, kept, NULL, NULL);
  g_ptr_array_set_free_func (rows, tl_row_free);
}
