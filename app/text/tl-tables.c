/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-rows-private.h"

#include <math.h>
#include <string.h>

#define ALIGNED     4.0f
#define MAX_CELLS   16
/* The space between two cells is at least so many times as wide as the type is high. */
#define CELL_SPACE  0.8f

/* A stretch of lines set in cells: where its columns begin, and how far it goes. */
typedef struct {
  float starts[MAX_CELLS];
  guint n_starts;
  guint first;
  guint end;
  guint n_split;
  float size;
} Zone;

static int
start_at (const Zone *zone,
          float       x)
{
  for (guint i = 0; i < zone->n_starts; i++)
    if (fabsf (zone->starts[i] - x) <= ALIGNED)
      return (int) i;
  return -1;
}

static int
column_of (const Zone    *zone,
           const TlPiece *piece)
{
  int column = -1;

  for (guint i = 0; i < zone->n_starts; i++)
    if (piece->box.x1 >= zone->starts[i] - ALIGNED)
      column = (int) i;
  return column;
}

static void
add_start (Zone  *zone,
           float  x)
{
  guint at = 0;

  if (zone->n_starts == MAX_CELLS || start_at (zone, x) >= 0)
    return;
  while (at < zone->n_starts && zone->starts[at] < x)
    at++;
  memmove (zone->starts + at + 1, zone->starts + at, (zone->n_starts - at) * sizeof *zone->starts);
  zone->starts[at] = x;
  zone->n_starts++;
}

/* A line whose only division is after its number or bullet is a paragraph's first line. */
static gboolean
is_split (const TlRow *row)
{
  return row->pieces->len - row->text_piece >= 2;
}

static gboolean
is_plain_beside (const TlRow *row,
                 const TlRow *other)
{
  const TlPiece *piece;

  if (!other || other->kind != TL_ROW_TEXT || other->pieces->len - other->text_piece != 1)
    return FALSE;
  piece = other->pieces->pdata[other->text_piece];
  return fabsf (piece->box.x1 - row->x) < ALIGNED && fabsf (other->size - row->size) < 0.5f &&
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

static gboolean
stays_in_cell (const Zone    *zone,
               const TlPiece *piece)
{
  int column = column_of (zone, piece);

  if (column < 0)
    return FALSE;
  return column + 1 == (int) zone->n_starts ||
         piece->box.x2 <= zone->starts[column + 1] + ALIGNED / 2;
}

static guint
count_aligned (const Zone  *zone,
               const TlRow *row)
{
  guint n = 0;

  for (guint i = 0; i < row->pieces->len; i++)
    n += start_at (zone, ((TlPiece *) row->pieces->pdata[i])->box.x1) >= 0;
  return n;
}

static gboolean
fits (Zone        *zone,
      const TlRow *row,
      const TlRow *above)
{
  gboolean many = row->pieces->len > 1;
  guint aligned = count_aligned (zone, row);
  float gap = row->box.y1 - above->box.y2;

  if (gap > 2.2f * MAX (row->size, above->size) || fabsf (row->size - zone->size) > 1.2f)
    return FALSE;
  if (row->number.style == TL_NUMBER_DOTTED && row->number.alone && aligned < row->pieces->len)
    return FALSE;
  for (guint i = 0; i < row->pieces->len; i++)
    if (!stays_in_cell (zone, row->pieces->pdata[i]))
      return FALSE;
  if (many)
    return aligned >= 2 || aligned == row->pieces->len;
  return aligned == 1 && (!row->bold || gap < 0.8f * row->size);
}

static void
take (Zone        *zone,
      const TlRow *row)
{
  if (row->pieces->len < 2)
    return;
  for (guint i = 0; i < row->pieces->len; i++)
    add_start (zone, ((TlPiece *) row->pieces->pdata[i])->box.x1);
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
      if (at > last + 1 && fabsf (tl_piece_x_at (piece, at) - x) <= ALIGNED / 2 &&
          tl_piece_x_at (piece, at) - tl_piece_x_after (piece, last) > CELL_SPACE * piece->size)
        return at;
      last = at;
    }
  return 0;
}

/* A cell that is nearly full may have been read together with the next. */
static void
part_cells (const Zone *zone,
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

static gboolean
find_zone (GPtrArray *rows,
           guint      first,
           TlLeaf    *leaf,
           Zone      *zone)
{
  TlRow *row = rows->pdata[first];
  guint last_split = first;

  memset (zone, 0, sizeof *zone);
  if (row->kind != TL_ROW_TEXT || !is_split (row) || is_stretched (rows, first))
    return FALSE;
  zone->first = first;
  zone->size = row->size;
  zone->n_split = 1;
  take (zone, row);
  for (zone->end = first + 1; zone->end < rows->len; zone->end++)
    {
      row = rows->pdata[zone->end];
      if (row->kind == TL_ROW_TEXT)
        part_cells (zone, leaf, row);
      if (row->kind != TL_ROW_TEXT || !fits (zone, row, rows->pdata[zone->end - 1]))
        break;
      take (zone, row);
      if (row->pieces->len > 1)
        {
          zone->n_split++;
          last_split = zone->end;
        }
    }
  /* a short line under the last cells may be a paragraph or heading that follows */
  while (zone->end > last_split + 1)
    {
      const TlRow *last = rows->pdata[zone->end - 1];
      const TlRow *above = rows->pdata[zone->end - 2];

      if (start_at (zone, last->box.x1) > 0 || last->box.y1 - above->box.y2 < 0.5f * last->size)
        break;
      zone->end--;
    }
  return zone->n_split >= 2 || zone->n_starts >= 3;
}

/* Lines of one cell stand closer than rows do. Returns: the space that divides two rows */
static float
row_gap (GPtrArray  *rows,
         const Zone *zone)
{
  float least = G_MAXFLOAT, most = 0;

  for (guint i = zone->first + 1; i < zone->end; i++)
    {
      const TlRow *a = rows->pdata[i - 1], *b = rows->pdata[i];
      float gap = b->box.y1 - a->box.y2;

      least = MIN (least, gap);
      most = MAX (most, gap);
    }
  if (most - least > MAX (2.0f, 0.2f * zone->size))
    return (most + least) / 2 > least + 0.6f * zone->size ? least + 0.3f * zone->size
                                                           : (most + least) / 2;
  return least > 0.45f * zone->size ? least - 0.1f : G_MAXFLOAT;
}

static gboolean
begins_row (const Zone  *zone,
            const TlRow *row,
            const TlRow *above,
            float        gap)
{
  if (row->box.y1 - above->box.y2 >= gap)
    return TRUE;
  return gap == G_MAXFLOAT && row->pieces->len > 1 &&
         start_at (zone, ((TlPiece *) row->pieces->pdata[0])->box.x1) == 0;
}

static int
compare_cells (gconstpointer a,
               gconstpointer b)
{
  const TlPiece *p = *(TlPiece *const *) a;
  const TlPiece *q = *(TlPiece *const *) b;

  if (p->cell != q->cell)
    return p->cell < q->cell ? -1 : 1;
  if (p->box.y1 != q->box.y1)
    return p->box.y1 < q->box.y1 ? -1 : 1;
  return p->box.x1 < q->box.x1 ? -1 : p->box.x1 > q->box.x1;
}

static void
finish_table_row (TlRow *row)
{
  g_ptr_array_sort (row->pieces, compare_cells);
  tl_row_finish (row);
}

static void
join_zone (GPtrArray  *rows,
           const Zone *zone,
           guint       table,
           GPtrArray  *joined,
           GPtrArray  *spent)
{
  float gap = row_gap (rows, zone);
  TlRow *open = NULL;

  for (guint i = zone->first; i < zone->end; i++)
    {
      TlRow *row = rows->pdata[i];

      if (!open || begins_row (zone, row, rows->pdata[i - 1], gap))
        {
          if (open)
            finish_table_row (open);
          open = tl_row_new (TL_ROW_TABLE, row->column);
          open->table = table;
          g_ptr_array_add (joined, open);
        }
      for (guint j = 0; j < row->pieces->len; j++)
        {
          TlPiece *piece = row->pieces->pdata[j];

          piece->cell = MAX (0, column_of (zone, piece));
          tl_row_add (open, piece);
        }
    }
  finish_table_row (open);
  /* later lines look back at these */
  for (guint i = zone->first; i < zone->end; i++)
    {
      ((TlRow *) rows->pdata[i])->kind = TL_ROW_TABLE;
      g_ptr_array_add (spent, rows->pdata[i]);
    }
}

GPtrArray *
tl_tables_join (GPtrArray *rows,
                TlLeaf    *leaf,
                guint     *n_tables)
{
  GPtrArray *joined = g_ptr_array_new_with_free_func (tl_row_free);
  g_autoptr (GPtrArray) spent = g_ptr_array_new_with_free_func (tl_row_free);

  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len;)
    {
      Zone zone;

      if (find_zone (rows, i, leaf, &zone))
        {
          join_zone (rows, &zone, ++*n_tables, joined, spent);
          i = zone.end;
        }
      else
        {
          g_ptr_array_add (joined, rows->pdata[i++]);
        }
    }
  g_ptr_array_set_size (rows, 0);
  return joined;
}
