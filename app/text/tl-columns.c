/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-columns-private.h"

#include "tl-gutter-private.h"
#include "tl-numbers-private.h"

#include <math.h>
#include <string.h>

/* No column has more paragraphs than this. */
#define MAX_HANGING   80
/* Nor are there more pieces on one line. */
#define MAX_BESIDE    24

void
tl_column_free (gpointer data)
{
  TlColumn *column = data;

  g_ptr_array_unref (column->pieces);
  g_free (column);
}

static GPtrArray *
list_body (TlLeaf *leaf)
{
  GPtrArray *body = g_ptr_array_new ();

  for (guint i = 0; i < leaf->pieces->len; i++)
    if (((TlPiece *) leaf->pieces->pdata[i])->role == TL_ROLE_BODY)
      g_ptr_array_add (body, leaf->pieces->pdata[i]);
  return body;
}

/* Where the columns found last part, or 0. */
static float
last_gutter (GPtrArray *columns)
{
  for (guint i = columns->len; i-- > 1;)
    {
      const TlColumn *left = columns->pdata[i - 1], *right = columns->pdata[i];

      if (left->kind == 1 && right->kind == 2)
        return (left->right + right->left) / 2;
    }
  return 0;
}

static void
add_column (GPtrArray *columns,
            TlLeaf    *leaf,
            guint      kind,
            GPtrArray *pieces)
{
  TlColumn *column;

  if (pieces->len == 0)
    return;
  column = g_new0 (TlColumn, 1);
  column->page = leaf->number;
  column->kind = kind;
  column->pieces = g_ptr_array_ref (pieces);
  column->left = G_MAXFLOAT;
  for (guint i = 0; i < pieces->len; i++)
    {
      const TlPiece *piece = pieces->pdata[i];

      column->left = MIN (column->left, piece->box.x1);
      column->right = MAX (column->right, piece->box.x2);
    }
  g_ptr_array_add (columns, column);
}

/* Adds what stands above or beside the line across that ends the band. */
static void
flush_band (GPtrArray *columns,
            TlLeaf    *leaf,
            GPtrArray *band[3])
{
  static const guint order[] = { TL_SIDE_ACROSS, TL_SIDE_LEFT, TL_SIDE_RIGHT };
  static const guint kinds[] = { 1, 2, 0 };

  for (guint i = 0; i < 3; i++)
    {
      guint side = order[i];

      add_column (columns, leaf, kinds[side], band[side]);
      g_ptr_array_unref (band[side]);
      band[side] = g_ptr_array_new ();
    }
}

static gboolean
is_lone_number (const TlPiece *piece)
{
  TlNumber number;
  gboolean alone = tl_number_read (piece->text, TRUE, &number) && number.alone;

  tl_number_clear (&number);
  return alone;
}

/* Whether a line of the right column begins on the baseline of @number. */
static gboolean
numbers_right (GPtrArray     *pieces,
               const TlPiece *number,
               float          x)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      const TlPiece *piece = pieces->pdata[i];

      if (tl_piece_side (piece, x) == TL_SIDE_RIGHT && fabsf (piece->box.y2 - number->box.y2) < 1)
        return TRUE;
    }
  return FALSE;
}

/* The numbers near the gutter, left of it. */
static GPtrArray *
list_hanging (GPtrArray *pieces,
              float      x)
{
  GPtrArray *list = g_ptr_array_new ();
  float left, right;

  tl_pieces_measure (pieces, x, &left, &right);
  for (guint i = 0; i < pieces->len && list->len < MAX_HANGING; i++)
    {
      const TlPiece *piece = pieces->pdata[i];

      if (piece->box.x1 > (left + x) / 2 && piece->box.x1 < x &&
          x - piece->box.x2 < 4 * piece->size && is_lone_number (piece))
        g_ptr_array_add (list, pieces->pdata[i]);
    }
  return list;
}

/* Where the numbers of the right column begin, when they hang out over the left one; 0 if none do.
 * Each stands beside the line it numbers; cells of the left column do so by chance only. */
static float
hanging_numbers (GPtrArray *pieces,
                 float      x)
{
  g_autoptr (GPtrArray) list = list_hanging (pieces, x);
  float at = 0;
  guint most = 0;

  for (guint i = 0; i < list->len; i++)
    {
      const TlPiece *number = list->pdata[i];
      guint n = 0, beside = 0;

      for (guint j = 0; j < list->len; j++)
        if (fabsf (((TlPiece *) list->pdata[j])->box.x1 - number->box.x1) < TL_GUTTER_SLACK)
          {
            n++;
            beside += numbers_right (pieces, list->pdata[j], x);
          }
      if (n > most && beside * 5 >= n * 4)
        {
          most = n;
          at = number->box.x1;
        }
    }
  return at;
}

/* A full line of the left column and the number after it may have come as one. */
static void
part_numbers (TlLeaf    *leaf,
              GPtrArray *pieces,
              float      at)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      TlPiece *piece = pieces->pdata[i];
      const char *space = strrchr (piece->text, ' ');
      guint offset;

      if (!space || !g_ascii_isdigit (space[1]) || piece->box.x2 <= at)
        continue;
      offset = g_utf8_pointer_to_offset (piece->text, space + 1);
      if (ABS (tl_piece_x_at (piece, offset) - at) < TL_GUTTER_SLACK)
        g_ptr_array_add (pieces, tl_leaf_split (leaf, piece, offset));
    }
}

/* Where the text of the left column ends. */
static float
left_edge (GPtrArray *pieces,
           float      x)
{
  float edge = 0;

  for (guint i = 0; i < pieces->len; i++)
    {
      const TlPiece *piece = pieces->pdata[i];

      if (tl_piece_side (piece, x) == TL_SIDE_LEFT && !is_lone_number (piece))
        edge = MAX (edge, piece->box.x2);
    }
  return edge;
}

/* Numbers of the right column may hang out over the gutter, even over the left column's edge. */
static TlSide
column_side (const TlPiece *piece,
             float          x,
             float          edge)
{
  TlSide side = tl_piece_side (piece, x);

  if (side != TL_SIDE_RIGHT && piece->box.x2 > edge + TL_GUTTER_SLACK && is_lone_number (piece))
    return TL_SIDE_RIGHT;
  return side;
}

/* Whether one of @across, from top to bottom, stands beside @piece. */
static gboolean
stands_beside (GPtrArray     *across,
               const TlPiece *piece)
{
  guint low = 0, high = across->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (((TlPiece *) across->pdata[middle])->box.y1 < piece->box.y2)
        low = middle + 1;
      else
        high = middle;
    }
  for (guint i = low; i-- > 0 && i + MAX_BESIDE >= low;)
    if (tl_box_overlap_y (&((TlPiece *) across->pdata[i])->box, &piece->box) > 0.5f)
      return TRUE;
  return FALSE;
}

/* A heading of what reaches across both columns may be no longer than a line of the left one; it
 * stands below all of both. Takes it out of @band. */
static TlPiece *
steal_heading (GPtrArray     *band[3],
               const TlPiece *across)
{
  GPtrArray *left = band[TL_SIDE_LEFT];
  const TlPiece *last, *above;
  float gap;

  if (left->len < 2)
    return NULL;
  last = left->pdata[left->len - 1];
  above = left->pdata[left->len - 2];
  gap = across->box.y1 - last->box.y2;
  for (guint i = 0; i < band[TL_SIDE_RIGHT]->len; i++)
    if (((TlPiece *) band[TL_SIDE_RIGHT]->pdata[i])->box.y2 > last->box.y1)
      return NULL;
  if (gap > last->size || last->box.y1 - above->box.y2 < gap + 0.3f * last->size)
    return NULL;
  return g_ptr_array_steal_index (left, left->len - 1);
}

/* What reaches across both columns divides the page: above it both columns are read, then it. */
static void
split_bands (TlLeaf    *leaf,
             GPtrArray *pieces,
             float      x,
             GPtrArray *columns)
{
  g_autoptr (GPtrArray) across = g_ptr_array_new ();
  float hanging = hanging_numbers (pieces, x);
  float edge;
  GPtrArray *band[3] = { g_ptr_array_new (), g_ptr_array_new (), g_ptr_array_new () };

  if (hanging > 0)
    part_numbers (leaf, pieces, hanging);
  edge = hanging > 0 ? left_edge (pieces, x) : G_MAXFLOAT;
  g_ptr_array_sort (pieces, tl_piece_compare_tops);
  for (guint i = 0; i < pieces->len; i++)
    if (column_side (pieces->pdata[i], x, edge) == TL_SIDE_ACROSS)
      g_ptr_array_add (across, pieces->pdata[i]);
  for (guint i = 0; i < pieces->len; i++)
    {
      TlPiece *piece = pieces->pdata[i];
      TlSide side = stands_beside (across, piece) ? TL_SIDE_ACROSS : column_side (piece, x, edge);

      if (side == TL_SIDE_ACROSS && band[TL_SIDE_LEFT]->len + band[TL_SIDE_RIGHT]->len > 0)
        {
          TlPiece *heading = steal_heading (band, piece);

          flush_band (columns, leaf, band);
          if (heading)
            g_ptr_array_add (band[TL_SIDE_ACROSS], heading);
        }
      g_ptr_array_add (band[side], piece);
    }
  flush_band (columns, leaf, band);
  for (guint i = 0; i < 3; i++)
    g_ptr_array_unref (band[i]);
}

/* The text above a bar, beside it and below it is of two measures. */
static void
add_beside (TlLeaf    *leaf,
            GPtrArray *body,
            GPtrArray *bar,
            GPtrArray *columns)
{
  float top = ((TlPiece *) bar->pdata[0])->box.y1;
  float bottom = ((TlPiece *) bar->pdata[bar->len - 1])->box.y2;
  g_autoptr (GPtrArray) above = g_ptr_array_new ();
  g_autoptr (GPtrArray) beside = g_ptr_array_new ();
  g_autoptr (GPtrArray) below = g_ptr_array_new ();

  for (guint i = 0; i < body->len; i++)
    {
      TlPiece *piece = body->pdata[i];

      g_ptr_array_add (piece->box.y2 <= top ? above : piece->box.y1 < bottom ? beside : below,
                       piece);
    }
  add_column (columns, leaf, 0, above);
  add_column (columns, leaf, TL_COLUMN_BESIDE, beside);
  add_column (columns, leaf, 0, below);
  add_column (columns, leaf, TL_COLUMN_BAR, bar);
}

void
tl_columns_find (TlLeaf    *leaf,
                 GPtrArray *columns)
{
  g_autoptr (GPtrArray) body = list_body (leaf);
  g_autoptr (GPtrArray) bar = NULL;
  float x = tl_gutter_find (body, leaf->width, last_gutter (columns));

  if (x > 0)
    {
      split_bands (leaf, body, x, columns);
      return;
    }
  bar = tl_bars_take (leaf, body);
  if (bar->len > 0)
    add_beside (leaf, body, bar, columns);
  else
    add_column (columns, leaf, 0, body);
}
