/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-sentence-private.h"
#include "tl-tables-private.h"

#include <string.h>

/* Lines of cells that are set about the middle of their row overlap by so much of their height;
 * lines of one cell do not. */
#define INTERLEAVED  0.3f

/* A row in the making, how far down its lowest cell reaches, and whether it is the first. */
typedef struct {
  const TlZone *zone;
  TlRow        *row;
  float         bottom;
  float         gap;
  gboolean      is_head;
} Open;

static gboolean
is_interleaved (const TlRow *row,
                float        bottom)
{
  return bottom - row->box.y1 > INTERLEAVED * (row->box.y2 - row->box.y1);
}

/* The space between two lines of one cell, as far as any column shows it. */
static float
line_gap (GPtrArray    *rows,
          const TlZone *zone)
{
  float bottoms[TL_MAX_CELLS] = { 0 };
  float least = G_MAXFLOAT;

  for (guint i = zone->first; i < zone->end; i++)
    {
      const TlRow *row = rows->pdata[i];

      for (guint j = 0; j < row->pieces->len; j++)
        {
          const TlPiece *piece = row->pieces->pdata[j];
          int column = MAX (0, tl_zone_column_of (zone, piece));

          if (bottoms[column] > 0 && piece->box.y1 > bottoms[column] - 0.5f * piece->size)
            least = MIN (least, piece->box.y1 - bottoms[column]);
          bottoms[column] = piece->box.y2;
        }
    }
  return least;
}

/* Lines of one cell stand closer than rows do. Returns: the space that divides two rows, or
 * %G_MAXFLOAT when space does not tell them apart */
static float
row_gap (GPtrArray    *rows,
         const TlZone *zone)
{
  float least = G_MAXFLOAT, most = -G_MAXFLOAT, within = line_gap (rows, zone);
  float bottom = ((TlRow *) rows->pdata[zone->first])->box.y2;

  for (guint i = zone->first + 1; i < zone->end; i++)
    {
      const TlRow *row = rows->pdata[i];

      if (!is_interleaved (row, bottom))
        {
          least = MIN (least, row->box.y1 - bottom);
          most = MAX (most, row->box.y1 - bottom);
        }
      bottom = MAX (bottom, row->box.y2);
    }
  if (least > within + 0.25f * zone->size)
    return least - 0.1f;
  if (most - least > MAX (2.0f, 0.2f * zone->size))
    return (most + least) / 2 > least + 0.6f * zone->size ? least + 0.3f * zone->size
                                                           : (most + least) / 2;
  return least > 0.45f * zone->size ? least - 0.1f : G_MAXFLOAT;
}

static const TlPiece *
last_in_column (const Open *open,
                int         column)
{
  for (guint i = open->row->pieces->len; i-- > 0;)
    {
      const TlPiece *piece = open->row->pieces->pdata[i];

      if ((int) piece->cell == column)
        return piece;
    }
  return NULL;
}

/* Addresses of pages and letters begin small wherever they stand. */
static gboolean
is_address (const char *text)
{
  return g_str_has_prefix (text, "www.") || g_str_has_prefix (text, "http") ||
         g_strstr_len (text, strcspn (text, " \t"), "@") != NULL;
}

/* A number in the last of the cells, where the row has one already, is the next row's. */
static gboolean
ends_in_number (const Open  *open,
                const TlRow *row)
{
  const TlPiece *piece = row->pieces->pdata[row->pieces->len - 1];
  const TlPiece *above = last_in_column (open, tl_zone_column_of (open->zone, piece));

  return above && strspn (piece->text, "0123456789.,%-") == strlen (piece->text) &&
         strspn (above->text, "0123456789.,%-") == strlen (above->text);
}

/* "and providers, …" below "… including commissioners": one of the cells goes on. */
static gboolean
goes_on_in_cell (const Open  *open,
                 const TlRow *row)
{
  for (guint i = 0; i < row->pieces->len; i++)
    {
      const TlPiece *piece = row->pieces->pdata[i];
      const TlPiece *above = last_in_column (open, MAX (0, tl_zone_column_of (open->zone, piece)));

      if (above && !is_address (piece->text) && tl_text_goes_on (above->text, piece->text))
        return TRUE;
    }
  return FALSE;
}

/* The head of a table is set in bold, and what is below it is not. */
static gboolean
ends_head (const Open  *open,
           const TlRow *row)
{
  if (!open->is_head || row->pieces->len < 2)
    return FALSE;
  for (guint i = 0; i < open->row->pieces->len; i++)
    if (!((TlPiece *) open->row->pieces->pdata[i])->bold)
      return FALSE;
  for (guint i = 0; i < row->pieces->len; i++)
    if (((TlPiece *) row->pieces->pdata[i])->bold)
      return FALSE;
  return TRUE;
}

static gboolean
begins_row (const Open  *open,
            const TlRow *row)
{
  if (is_interleaved (row, open->bottom))
    return FALSE;
  if (ends_head (open, row) || (row->pieces->len > 1 && ends_in_number (open, row)))
    return TRUE;
  if (open->gap < G_MAXFLOAT)
    return row->box.y1 - open->bottom >= open->gap;
  return row->pieces->len > 1 && !goes_on_in_cell (open, row) &&
         tl_zone_column_of (open->zone, row->pieces->pdata[0]) == 0;
}

/* The lines of a cell have come from top to bottom and stay so: the sort is stable. */
static int
compare_cells (gconstpointer a,
               gconstpointer b)
{
  const TlPiece *p = *(TlPiece *const *) a;
  const TlPiece *q = *(TlPiece *const *) b;

  return p->cell < q->cell ? -1 : p->cell > q->cell;
}

void
tl_table_row_sort (TlRow *row)
{
  g_ptr_array_sort (row->pieces, compare_cells);
  tl_row_finish (row);
}

static void
take (Open        *open,
      const TlRow *row)
{
  for (guint i = 0; i < row->pieces->len; i++)
    {
      TlPiece *piece = row->pieces->pdata[i];

      piece->cell = MAX (0, tl_zone_column_of (open->zone, piece));
      tl_row_add (open->row, piece);
    }
  open->bottom = MAX (open->bottom, row->box.y2);
}

void
tl_zone_join (const TlZone *zone,
              GPtrArray    *rows,
              guint         table,
              GPtrArray    *joined)
{
  Open open = { zone, NULL, 0, row_gap (rows, zone) };

  for (guint i = zone->first; i < zone->end; i++)
    {
      TlRow *row = rows->pdata[i];

      if (!open.row || begins_row (&open, row))
        {
          if (open.row)
            tl_table_row_sort (open.row);
          open.is_head = !open.row;
          open.row = tl_row_new (TL_ROW_TABLE, row->column);
          open.row->table = table;
          open.bottom = row->box.y2;
          g_ptr_array_add (joined, open.row);
        }
      take (&open, row);
    }
  tl_table_row_sort (open.row);
}
