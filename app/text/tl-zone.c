/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-tables-private.h"

#include <math.h>
#include <string.h>

/* The space between two cells is at least so many times as wide as the type is high. */
#define CELL_SPACE  0.6f
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

void
tl_zone_add_start (TlZone *zone,
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

guint
tl_row_n_cells (const TlRow *row)
{
  guint n = 0;

  for (guint i = 0; i < row->pieces->len; i++)
    n += !follows_bullet (row, i);
  return n;
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

gboolean
tl_zone_fits (const TlZone *zone,
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

void
tl_zone_take (TlZone      *zone,
              GPtrArray   *rows,
              const TlRow *row)
{
  if (tl_row_n_cells (row) < 2)
    return;
  for (guint i = 0; i < row->pieces->len; i++)
    {
      float x = ((TlPiece *) row->pieces->pdata[i])->box.x1;

      if (!follows_bullet (row, i) && tl_zone_start_at (zone, x) < 0 &&
          !is_indented (zone, row, i) && !is_crossed (rows, zone, x))
        tl_zone_add_start (zone, x);
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

void
tl_zone_part_cells (const TlZone *zone,
                    TlLeaf       *leaf,
                    TlRow        *row)
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

gboolean
tl_zone_has_above (const TlZone *zone,
                   const TlRow  *row,
                   const TlRow  *below)
{
  float gap = below->box.y1 - row->box.y2;

  return row->kind == TL_ROW_TEXT && fabsf (row->size - zone->size) <= 1.2f &&
         gap < 1.2f * row->size &&
         (row->pieces->len > 1 ? fills_cells (zone, row) : is_cell_line (zone, row, gap)) &&
         stay_in_cells (zone, row);
}
