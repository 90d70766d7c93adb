/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-columns-private.h"

#include "tl-numbers-private.h"

#include <math.h>
#include <string.h>

/* A line is wide when it fills this much of its column; a column needs this many such lines. */
#define WIDE          0.6f
#define MIN_LINES     5
/* Where the page before was parted, fewer do: the second column of a last page may be short. */
#define FEW_LINES     1
#define SAME_GUTTER   8.0f
#define SLACK         1.5f
/* No column has more paragraphs than this. */
#define MAX_HANGING   80
/* Nor are there more pieces on one line. */
#define MAX_BESIDE    24

typedef enum { LEFT_OF, RIGHT_OF, ACROSS } Side;

void
tl_column_free (gpointer data)
{
  TlColumn *column = data;

  g_ptr_array_unref (column->pieces);
  g_free (column);
}

static int
compare_tops (gconstpointer a,
              gconstpointer b)
{
  const TlPiece *p = *(TlPiece *const *) a;
  const TlPiece *q = *(TlPiece *const *) b;

  return p->box.y1 < q->box.y1 ? -1 : p->box.y1 > q->box.y1;
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

static Side
side_of (const TlPiece *piece,
         float          x)
{
  if (piece->box.x2 <= x + SLACK)
    return LEFT_OF;
  if (piece->box.x1 >= x - SLACK)
    return RIGHT_OF;
  return ACROSS;
}

static void
measure (GPtrArray *pieces,
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

  measure (pieces, x, &left, &right);
  for (guint i = 0; i < pieces->len; i++)
    {
      const TlPiece *piece = pieces->pdata[i];
      Side side = side_of (piece, x);
      float width = piece->box.x2 - piece->box.x1;

      if (side == ACROSS)
        {
          across++;
          continue;
        }
      if (width < 3 * piece->size)
        continue;
      all[side]++;
      wide[side] += width > WIDE * (side == LEFT_OF ? x - left : right - x);
    }
  if (wide[0] < least || wide[1] < least || wide[0] * 4 < all[0] || wide[1] * 4 < all[1])
    return 0;
  return MAX (0, MIN (wide[0], wide[1]) * 4 - across * 4);
}

/* The lines on one side, numbers and other short pieces left out. */
static GPtrArray *
list_side (GPtrArray *pieces,
           float      x,
           Side       side)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < pieces->len; i++)
    {
      const TlPiece *piece = pieces->pdata[i];

      if (side_of (piece, x) == side && piece->box.x2 - piece->box.x1 > 3 * piece->size)
        g_ptr_array_add (list, pieces->pdata[i]);
    }
  g_ptr_array_sort (list, compare_tops);
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
  g_autoptr (GPtrArray) left = list_side (pieces, x, LEFT_OF);
  g_autoptr (GPtrArray) right = list_side (pieces, x, RIGHT_OF);
  g_autoptr (GArray) a = list_breaks (left);
  g_autoptr (GArray) b = list_breaks (right);

  return MIN (a->len, b->len) >= 2 && count_common (a, b) * 10 >= MIN (a->len, b->len) * 7;
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

/* @before: where the columns of earlier pages part, or 0.
 * Returns: where the space between two columns is, or 0 */
static float
find_gutter (GPtrArray *pieces,
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
  static const guint order[] = { ACROSS, LEFT_OF, RIGHT_OF };
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

      if (side_of (piece, x) == RIGHT_OF && fabsf (piece->box.y2 - number->box.y2) < 1)
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

  measure (pieces, x, &left, &right);
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
        if (fabsf (((TlPiece *) list->pdata[j])->box.x1 - number->box.x1) < SLACK)
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
      if (ABS (tl_piece_x_at (piece, offset) - at) < SLACK)
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

      if (side_of (piece, x) == LEFT_OF && !is_lone_number (piece))
        edge = MAX (edge, piece->box.x2);
    }
  return edge;
}

/* Numbers of the right column may hang out over the gutter, even over the left column's edge. */
static Side
column_side (const TlPiece *piece,
             float          x,
             float          edge)
{
  Side side = side_of (piece, x);

  if (side != RIGHT_OF && piece->box.x2 > edge + SLACK && is_lone_number (piece))
    return RIGHT_OF;
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
  GPtrArray *left = band[LEFT_OF];
  const TlPiece *last, *above;
  float gap;

  if (left->len < 2)
    return NULL;
  last = left->pdata[left->len - 1];
  above = left->pdata[left->len - 2];
  gap = across->box.y1 - last->box.y2;
  for (guint i = 0; i < band[RIGHT_OF]->len; i++)
    if (((TlPiece *) band[RIGHT_OF]->pdata[i])->box.y2 > last->box.y1)
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
  g_ptr_array_sort (pieces, compare_tops);
  for (guint i = 0; i < pieces->len; i++)
    if (column_side (pieces->pdata[i], x, edge) == ACROSS)
      g_ptr_array_add (across, pieces->pdata[i]);
  for (guint i = 0; i < pieces->len; i++)
    {
      TlPiece *piece = pieces->pdata[i];
      Side side = stands_beside (across, piece) ? ACROSS : column_side (piece, x, edge);

      if (side == ACROSS && band[LEFT_OF]->len + band[RIGHT_OF]->len > 0)
        {
          TlPiece *heading = steal_heading (band, piece);

          flush_band (columns, leaf, band);
          if (heading)
            g_ptr_array_add (band[ACROSS], heading);
        }
      g_ptr_array_add (band[side], piece);
    }
  flush_band (columns, leaf, band);
  for (guint i = 0; i < 3; i++)
    g_ptr_array_unref (band[i]);
}

void
tl_columns_find (TlLeaf    *leaf,
                 GPtrArray *columns)
{
  g_autoptr (GPtrArray) body = list_body (leaf);
  float x = find_gutter (body, leaf->width, last_gutter (columns));

  if (x > 0)
    split_bands (leaf, body, x, columns);
  else
    add_column (columns, leaf, 0, body);
}
