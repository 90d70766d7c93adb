/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-tables-private.h"

#include <math.h>
#include <string.h>

/* The space between two cells is at least so many times as wide as the type is high. */
#define CELL_SPACE  0.8f
/* A line in a cell is indented by at most so many times the size of its type. */
#define MAX_INDENT  5.0f
/* So many lines of a table are looked back at; there are not more on a page. */
#define MAX_LINES   200

int
tl_zone_start_at (const TlZone *zone,
                  float         x)
{
  for (guint i = 0; i < zone->n_starts; i++)
    if (fabsf (zone->starts[i] - x) <= TL_ALIGNED)
      return (int) i;
  return -1;
}

int
tl_zone_column_of (const TlZone  *zone,
                   const TlPiece *piece)
{
  int column = -1;

  for (guint i = 0; i < zone->n_starts; i++)
    if (piece->box.x1 >= zone->starts[i] - TL_ALIGNED)
      column = (int) i;
  return column;
}

static void
add_start (TlZone *zone,
           float   x)
{
  guint at = 0;

  if (zone->n_starts == TL_MAX_CELLS || tl_zone_start_at (zone, x) >= 0)
    return;
  while (at < zone->n_starts && zone->starts[at] < x)
    at++;
  memmove (zone->starts + at + 1, zone->starts + at, (zone->n_starts - at) * sizeof *zone->starts);
  zone->starts[at] = x;
  zone->n_starts++;
}

/* Whether one of the words of @piece begins at @x. */
static gboolean
has_word_at (const TlPiece *piece,
             float          x)
{
  gboolean begins = TRUE;
  guint at = 0;

  for (const char *p = piece->text; *p; p = g_utf8_next_char (p), at++)
    {
      gboolean space = g_unichar_isspace (g_utf8_get_char (p));

      if (!space && begins && fabsf (tl_piece_x_at (piece, at) - x) <= TL_ALIGNED / 2)
        return TRUE;
      begins = space;
    }
  return FALSE;
}

/* Where a cell of the lines so far reaches across @x, no column begins; but two full cells may have
 * been read as one. */
static gboolean
is_crossed (GPtrArray    *rows,
            const TlZone *zone,
            float         x)
{
  for (guint i = zone->end; i-- > zone->first && i + MAX_LINES >= zone->end;)
    {
      const TlRow *row = rows->pdata[i];

      for (guint j = 0; j < row->pieces->len; j++)
        {
          const TlPiece *piece = row->pieces->pdata[j];

          if (piece->box.x1 < x - TL_ALIGNED && piece->box.x2 > x + TL_ALIGNED / 2 &&
              !has_word_at (piece, x))
            return TRUE;
        }
    }
  return FALSE;
}

/* Whether the piece of @row at @at follows a bullet in its cell. */
static gboolean
follows_bullet (const TlRow *row,
                guint        at)
{
  const TlPiece *before = at > 0 ? row->pieces->pdata[at - 1] : NULL;
  g_auto (TlNumber) number = { 0 };

  return before && before->n_chars <= 2 &&
         ((TlPiece *) row->pieces->pdata[at])->box.x1 - before->box.x2 < 3 * before->size &&
         tl_number_read (before->text, TRUE, &number) && number.style == TL_NUMBER_BULLET;
}

static gboolean
is_bullet (const TlRow *row,
           guint        at)
{
  return at + 1 < row->pieces->len && follows_bullet (row, at + 1);
}

static guint
n_cells (const TlRow *row)
{
  guint n = 0;

  for (guint i = 0; i < row->pieces->len; i++)
    n += !follows_bullet (row, i);
  return n;
}

/* A line whose only division is after its number or bullet is a paragraph's first line; one in
 * spaced letters is divided between all its words. */
static gboolean
is_split (const TlRow *row)
{
  return row->pieces->len - row->text_piece >= 2 && n_cells (row) >= 2 &&
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

/* Bullets may hang out over the left edge. */
static gboolean
stay_in_cells (const TlZone *zone,
               const TlRow  *row)
{
  for (guint i = 0; i < row->pieces->len; i++)
    {
      const TlPiece *piece = row->pieces->pdata[i];
      int column = tl_zone_column_of (zone, piece);

      if ((column < 0 && !is_bullet (row, i)) ||
          (column + 1 < (int) zone->n_starts &&
           piece->box.x2 > zone->starts[column + 1] + TL_ALIGNED / 2))
        return FALSE;
    }
  return TRUE;
}

static guint
count_aligned (const TlZone *zone,
               const TlRow  *row)
{
  guint n = 0;

  for (guint i = 0; i < row->pieces->len; i++)
    n += follows_bullet (row, i) ||
         tl_zone_start_at (zone, ((TlPiece *) row->pieces->pdata[i])->box.x1) >= 0;
  return n;
}

/* Whether @row is one line of one cell. In the first column, where headings and paragraphs begin as
 * well, it stands at the edge, or beside a line of another cell: @gap is the space between it and
 * its neighbour. */
static gboolean
is_cell_line (const TlZone *zone,
              const TlRow  *row,
              float         gap)
{
  const TlPiece *piece = row->pieces->pdata[0];
  int column = tl_zone_column_of (zone, piece);
  float indent = column < 0 ? 0 : piece->box.x1 - zone->starts[column];

  if (row->pieces->len != 1 || column < 0 || indent > MAX_INDENT * zone->size)
    return FALSE;
  return column > 0 || gap < -0.3f * row->size ||
         (indent <= TL_ALIGNED && (!row->bold || gap < 0.8f * row->size));
}

/* Whether each piece of @row begins in another cell, and one of them in a column that is not the
 * first, at its edge or below others that did: "2.1 Adoption" may be indented in the first. */
static gboolean
fills_cells (const TlZone *zone,
             const TlRow  *row)
{
  guint aligned = 0;
  int last = -1;

  for (guint i = 0; i < row->pieces->len; i++)
    {
      const TlPiece *piece = row->pieces->pdata[i];
      int column = tl_zone_column_of (zone, piece);

      if (follows_bullet (row, i) || (column < 0 && is_bullet (row, i)))
        continue;
      if (column <= last || piece->box.x1 - zone->starts[column] > MAX_INDENT * zone->size)
        return FALSE;
      aligned += column > 0 && (zone->n_split > 1 ||
                                tl_zone_start_at (zone, piece->box.x1) == column);
      last = column;
    }
  return aligned > 0;
}

static gboolean
fits (const TlZone *zone,
      const TlRow  *row,
      const TlRow  *above,
      const TlRow  *below)
{
  guint aligned = count_aligned (zone, row);
  float gap = row->box.y1 - above->box.y2;
  /* three cells in their places are no chance */
  float most = (aligned > 2 ? 4.0f : 2.2f) * MAX (row->size, above->size);

  if (gap > most || fabsf (row->size - zone->size) > 1.2f)
    return FALSE;
  if (row->number.style == TL_NUMBER_DOTTED && row->number.alone && aligned < row->pieces->len)
    return FALSE;
  if (!stay_in_cells (zone, row))
    return FALSE;
  if (row->pieces->len > 1)
    return aligned >= 2 || aligned == row->pieces->len || fills_cells (zone, row);
  if (below && tl_zone_column_of (zone, below->pieces->pdata[0]) > 0)
    gap = MIN (gap, below->box.y1 - row->box.y2);
  return is_cell_line (zone, row, gap);
}

/* "permanence" below "2. Children looked after and achieving": a line of a cell may hang. */
static gboolean
is_indented (const TlZone *zone,
             const TlRow  *row,
             guint         at)
{
  const TlPiece *piece = row->pieces->pdata[at];
  const TlPiece *before = at > 0 ? row->pieces->pdata[at - 1] : NULL;
  int column = tl_zone_column_of (zone, piece);

  return column >= 0 && piece->box.x1 - zone->starts[column] < 3 * piece->size &&
         (!before || tl_zone_column_of (zone, before) < column);
}

static void
take (TlZone      *zone,
      GPtrArray   *rows,
      const TlRow *row)
{
  if (n_cells (row) < 2)
    return;
  for (guint i = 0; i < row->pieces->len; i++)
    {
      float x = ((TlPiece *) row->pieces->pdata[i])->box.x1;

      if (!follows_bullet (row, i) && tl_zone_start_at (zone, x) < 0 &&
          !is_indented (zone, row, i) && !is_crossed (rows, zone, x))
        add_start (zone, x);
    }
}

/* The word of @piece that begins the column at @x after a space too wide for one line of text, or
 * 0. */
static guint
find_cell (const TlPiece *piece,
           float          x)
{
  const char *p = piece->text;
  guint last = 0;

  for (guint at = 0; *p; at++, p = g_utf8_next_char (p))
    {
      if (g_unichar_isspace (g_utf8_get_char (p)))
        continue;
      if (at > last + 1 && fabsf (tl_piece_x_at (piece, at) - x) <= TL_ALIGNED / 2 &&
          tl_piece_x_at (piece, at) - tl_piece_x_after (piece, last) > CELL_SPACE * piece->size)
        return at;
      last = at;
    }
  return 0;
}

/* A cell that is nearly full may have been read together with the next. */
static void
part_cells (const TlZone *zone,
            TlLeaf     *leaf,
            TlRow      *row)
{
  gboolean parted = FALSE;

  for (guint i = 0; i < row->pieces->len; i++)
    for (guint j = zone->n_starts; j-- > 1;)
      {
        TlPiece *piece = row->pieces->pdata[i];
        guint at = find_cell (piece, zone->starts[j]);

        if (at == 0)
          continue;
        tl_row_add (row, tl_leaf_split (leaf, piece, at));
        parted = TRUE;
      }
  if (parted)
    tl_row_finish (row);
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
        part_cells (zone, leaf, row);
      if (row->kind != TL_ROW_TEXT ||
          !fits (zone, row, rows->pdata[zone->end - 1],
                 zone->end + 1 < rows->len ? rows->pdata[zone->end + 1] : NULL))
        break;
      take (zone, rows, row);
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

static gboolean
is_above_cells (TlZone      *zone,
                const TlRow *row,
                const TlRow *below)
{
  float gap = below->box.y1 - row->box.y2;

  return row->kind == TL_ROW_TEXT && fabsf (row->size - zone->size) <= 1.2f &&
         gap < 1.2f * row->size &&
         (row->pieces->len > 1 ? fills_cells (zone, row) : is_cell_line (zone, row, gap)) &&
         stay_in_cells (zone, row);
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
        part_cells (zone, leaf, row);
      if (!is_above_cells (zone, row, rows->pdata[i + 1]))
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
  take (zone, rows, row);
  if (staggered)
    {
      add_start (zone, row->box.x1);
      add_start (zone, ((TlRow *) rows->pdata[first + 1])->box.x1);
    }
  let_go (zone, rows, reach_down (zone, rows, leaf));
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
