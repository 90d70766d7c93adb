/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-gutter-private.h"

#include <math.h>

/* A line is wide when it fills this much of its column; a column needs this many such lines. */
#define WIDE          0.6f
#define MIN_LINES     5
/* Where the page before was parted, fewer do: the second column of a last page may be short. */
#define FEW_LINES     1
#define SAME_GUTTER   8.0f

TlSide
tl_piece_side (const TlPiece *piece,
               float          x)
{
  if (piece->box.x2 <= x + TL_GUTTER_SLACK)
    return TL_SIDE_LEFT;
  if (piece->box.x1 >= x - TL_GUTTER_SLACK)
    return TL_SIDE_RIGHT;
  return TL_SIDE_ACROSS;
}

void
tl_pieces_measure (GPtrArray *pieces,
                   float      x,
                   float     *left,
                   float     *right)
{
  *left = x;
  *right = x;
  for (guint i = 0; i < pieces->len; i++)
    {
      const TlPiece *piece = pieces->pdata[i];

      *left = MIN (*left, piece->box.x1);
      *right = MAX (*right, piece->box.x2);
    }
}

/* Of two columns of text, many lines on either side reach nearly from edge to edge; the others may
 * be cells of a table within a column. */
static int
score_gutter (GPtrArray *pieces,
              float      x,
              int        least)
{
  float left, right;
  int wide[2] = { 0 }, all[2] = { 0 }, across = 0;

  tl_pieces_measure (pieces, x, &left, &right);
  for (guint i = 0; i < pieces->len; i++)
    {
      const TlPiece *piece = pieces->pdata[i];
      TlSide side = tl_piece_side (piece, x);
      float width = piece->box.x2 - piece->box.x1;

      if (side == TL_SIDE_ACROSS)
        {
          across++;
          continue;
        }
      if (width < 3 * piece->size)
        continue;
      all[side]++;
      wide[side] += width > WIDE * (side == TL_SIDE_LEFT ? x - left : right - x);
    }
  if (wide[0] < least || wide[1] < least || wide[0] * 4 < all[0] || wide[1] * 4 < all[1])
    return 0;
  return MAX (0, MIN (wide[0], wide[1]) * 4 - across * 4);
}

/* The lines on one side, numbers and other short pieces left out. */
static GPtrArray *
list_side (GPtrArray *pieces,
           float      x,
           TlSide       side)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < pieces->len; i++)
    {
      const TlPiece *piece = pieces->pdata[i];

      if (tl_piece_side (piece, x) == side && piece->box.x2 - piece->box.x1 > 3 * piece->size)
        g_ptr_array_add (list, pieces->pdata[i]);
    }
  g_ptr_array_sort (list, tl_piece_compare_tops);
  return list;
}

/* Spaces between lines of one side that are larger than its usual ones; not that above the notes,
 * which are set smaller. */
static GArray *
list_breaks (GPtrArray *side)
{
  GArray *breaks = g_array_new (FALSE, FALSE, sizeof (TlBox));
  float usual = G_MAXFLOAT;

  for (guint i = 1; i < side->len; i++)
    {
      const TlPiece *a = side->pdata[i - 1], *b = side->pdata[i];

      if (b->box.y1 - a->box.y1 > 0.8f * a->size)
        usual = MIN (usual, b->box.y1 - a->box.y1);
    }
  for (guint i = 1; i < side->len; i++)
    {
      const TlPiece *a = side->pdata[i - 1], *b = side->pdata[i];
      TlBox gap = { 0, a->box.y2, 0, b->box.y1 };

      if (b->box.y1 - a->box.y1 > 1.25f * usual && b->size > 0.93f * a->size)
        g_array_append_val (breaks, gap);
    }
  return breaks;
}

/* How many of the gaps @a end beside one of @b; both from top to bottom. */
static guint
count_common (GArray *a,
              GArray *b)
{
  guint common = 0;

  for (guint i = 0, j = 0; i < a->len; i++)
    {
      float y = g_array_index (a, TlBox, i).y2;

      while (j < b->len && g_array_index (b, TlBox, j).y2 <= y - 2)
        j++;
      common += j < b->len && g_array_index (b, TlBox, j).y2 < y + 2;
    }
  return common;
}

/* The rows of a table of two columns begin side by side; paragraphs of two columns do not. */
static gboolean
is_table (GPtrArray *pieces,
          float      x)
{
  g_autoptr (GPtrArray) left = list_side (pieces, x, TL_SIDE_LEFT);
  g_autoptr (GPtrArray) right = list_side (pieces, x, TL_SIDE_RIGHT);
  g_autoptr (GArray) a = list_breaks (left);
  g_autoptr (GArray) b = list_breaks (right);

  return MIN (a->len, b->len) >= 2 && count_common (a, b) * 10 >= MIN (a->len, b->len) * 7;
}

float
tl_gutter_find (GPtrArray *pieces,
                float      width,
                float      before)
{
  float first = 0, last = 0, middle;
  int best = 0;

  for (float x = width * 0.35f; x < width * 0.65f; x += 2)
    {
      int least = fabsf (x - before) < SAME_GUTTER ? FEW_LINES : MIN_LINES;
      int score = score_gutter (pieces, x, least);

      if (score > best)
        {
          best = score;
          first = x;
        }
      if (score == best && best > 0)
        last = x;
    }
  middle = (first + last) / 2;
  if (best == 0 || (fabsf (middle - before) >= SAME_GUTTER && is_table (pieces, middle)))
    return 0;
  return middle;
}
