/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-tables-private.h"

#include <math.h>
#include <string.h>

/* A line whose only division is after its number or bullet is a paragraph's first line; one in
 * spaced letters is divided between all its words. */
static gboolean
is_split (const TlRow *row)
{
  return row->pieces->len - row->text_piece >= 2 && tl_row_n_cells (row) >= 2 &&
         !((TlPiece *) row->pieces->pdata[0])->spaced;
}

static gboolean
is_plain_beside (const TlRow *row,
                 const TlRow *other)
{
  const TlPiece *piece;

  if (!other || other->kind != TL_ROW_TEXT || other->pieces->len - other->text_piece != 1)
    return FALSE;
  piece = other->pieces->pdata[other->text_piece];
  return fabsf (piece->box.x1 - row->x) < TL_ALIGNED && fabsf (other->size - row->size) < 0.5f &&
         fabsf (other->box.y1 - row->box.y1) < 2.2f * row->size;
}

/* A justified line of few words has wide and equal spaces, and plain lines above or below. */
static gboolean
is_stretched (GPtrArray *rows,
              guint      at)
{
  const TlRow *row = rows->pdata[at];
  const TlRow *above = at > 0 ? rows->pdata[at - 1] : NULL;
  const TlRow *below = at + 1 < rows->len ? rows->pdata[at + 1] : NULL;
  float least = G_MAXFLOAT, most = 0;

  if (row->box.x2 < row->column->right - 2)
    return FALSE;
  for (guint i = row->text_piece + 1; i < row->pieces->len; i++)
    {
      float gap = ((TlPiece *) row->pieces->pdata[i])->box.x1 -
                  ((TlPiece *) row->pieces->pdata[i - 1])->box.x2;

      least = MIN (least, gap);
      most = MAX (most, gap);
    }
  return most < 4 * row->size && most - least < 2.5f &&
         (is_plain_beside (row, above) || is_plain_beside (row, below));
}

/* Goes down from the first line of @zone as long as the lines are set in its cells.
 * Returns: the last that is in several of them */
static guint
reach_down (TlZone    *zone,
            GPtrArray *rows,
            TlLeaf    *leaf)
{
  guint last_split = zone->first;

  for (zone->end = zone->first + 1; zone->end < rows->len; zone->end++)
    {
      TlRow *row = rows->pdata[zone->end];

      if (row->kind == TL_ROW_TEXT)
        tl_zone_part_cells (zone, leaf, row);
      if (row->kind != TL_ROW_TEXT ||
          !tl_zone_fits (zone, row, rows->pdata[zone->end - 1],
                 zone->end + 1 < rows->len ? rows->pdata[zone->end + 1] : NULL))
        break;
      tl_zone_take (zone, rows, row);
      if (row->pieces->len > 1)
        {
          zone->n_split++;
          last_split = zone->end;
        }
    }
  return last_split;
}

/* A short line under the last cells may be a paragraph or heading that follows. */
static void
let_go (TlZone    *zone,
        GPtrArray *rows,
        guint      last_split)
{
  while (zone->end > last_split + 1)
    {
      const TlRow *last = rows->pdata[zone->end - 1];
      const TlRow *above = rows->pdata[zone->end - 2];

      if (tl_zone_column_of (zone, last->pieces->pdata[0]) > 0 ||
          last->box.y1 - above->box.y2 < 0.5f * last->size)
        break;
      zone->end--;
    }
}

/* The table may begin above the first line that shows its columns: with a cell that goes on from
 * the page before, with cells set about the middle of their row, or with full ones that were read
 * together. */
static void
reach_up (TlZone    *zone,
          GPtrArray *rows,
          guint      floor,
          TlLeaf    *leaf)
{
  guint top = zone->first;

  for (guint i = zone->first; i-- > floor;)
    {
      TlRow *row = rows->pdata[i];

      if (row->kind == TL_ROW_TEXT)
        tl_zone_part_cells (zone, leaf, row);
      if (!tl_zone_has_above (zone, row, rows->pdata[i + 1]))
        break;
      if (tl_zone_column_of (zone, row->pieces->pdata[row->pieces->len - 1]) > 0)
        top = i;
    }
  zone->first = top;
}

/* A line and the next that overlap, one beside the other, are cells set about the middle of their
 * row: nothing else is set so. */
static gboolean
is_staggered (GPtrArray *rows,
              guint      at)
{
  const TlRow *row = rows->pdata[at], *below = at + 1 < rows->len ? rows->pdata[at + 1] : NULL;

  return below && below->kind == TL_ROW_TEXT && row->pieces->len == 1 && below->pieces->len == 1 &&
         !row->number.alone && !below->number.alone &&
         row->box.y2 - below->box.y1 > 0.3f * row->size &&
         (below->box.x1 - row->box.x2 > row->size || row->box.x1 - below->box.x2 > row->size);
}

/* @floor: the first line that is in no table yet */
static gboolean
find_zone (GPtrArray *rows,
           guint      first,
           guint      floor,
           TlLeaf    *leaf,
           TlZone    *zone)
{
  TlRow *row = rows->pdata[first];
  gboolean staggered;

  memset (zone, 0, sizeof *zone);
  if (row->kind != TL_ROW_TEXT)
    return FALSE;
  staggered = is_staggered (rows, first);
  if (!staggered && (!is_split (row) || is_stretched (rows, first)))
    return FALSE;
  zone->first = zone->end = first;
  zone->size = row->size;
  zone->n_split = staggered ? 2 : 1;
  tl_zone_take (zone, rows, row);
  if (staggered)
    {
      tl_zone_add_start (zone, row->box.x1);
      tl_zone_add_start (zone, ((TlRow *) rows->pdata[first + 1])->box.x1);
    }
  let_go (zone, rows, reach_down (zone, rows, leaf));
  tl_zone_part_cells (zone, leaf, row);
  if (zone->n_split < 2 && zone->n_starts < 3)
    return FALSE;
  reach_up (zone, rows, floor, leaf);
  return TRUE;
}

static void
add_table (GPtrArray    *rows,
           const TlZone *zone,
           GArray       *tables,
           GPtrArray    *joined)
{
  g_array_append_val (tables, *zone);
  tl_zone_join (zone, rows, tables->len, joined);
  /* later lines look back at these */
  for (guint i = zone->first; i < zone->end; i++)
    ((TlRow *) rows->pdata[i])->kind = TL_ROW_TABLE;
}

GPtrArray *
tl_tables_join (GPtrArray *rows,
                TlLeaf    *leaf,
                GArray    *tables)
{
  GPtrArray *joined = g_ptr_array_new_with_free_func (tl_row_free);
  guint floor = 0;

  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len;)
    {
      TlZone zone;

      if (!find_zone (rows, i, floor, leaf, &zone))
        {
          i++;
          continue;
        }
      for (; floor < zone.first; floor++)
        g_ptr_array_add (joined, rows->pdata[floor]);
      add_table (rows, &zone, tables, joined);
      i = floor = zone.end;
    }
  for (; floor < rows->len; floor++)
    g_ptr_array_add (joined, rows->pdata[floor]);
  for (guint i = 0; i < rows->len; i++)
    if (((TlRow *) rows->pdata[i])->kind == TL_ROW_TABLE)
      tl_row_free (rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
  return joined;
}
