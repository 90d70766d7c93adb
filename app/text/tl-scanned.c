/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a page that was scanned has and one from a printer's file has not: it lies askew, and the
 * size of its letters was measured, with an error. Both are settled here, before anything is made
 * of where the lines stand.
 */
#include "tl-piece-private.h"

#include "tl-sentence-private.h"

#include <math.h>

#define LONG_LINE   30      /* characters: such a line shows how the page lies */
#define ENOUGH      4       /* of them */
#define LEAST_SLOPE 0.0015f /* a point in the width of a page */
#define MOST_SLOPE  0.15f
#define SAME_SIZE   0.09f   /* letters of two sizes that differ by no more are of one */
/* Of a line's letters: by fewer its size cannot be told. */
#define FEW_LETTERS 12
/* Of its size: how far the box of a recognised line reaches below what it stands on. */
#define DESCENT     0.24f

/* ---- askew */

static float
middle_y (const TlBox *box)
{
  return (box->y1 + box->y2) / 2;
}

static int
compare_floats (gconstpointer a,
                gconstpointer b)
{
  float x = *(const float *) a, y = *(const float *) b;

  return (x > y) - (x < y);
}

/* How far the lines of a leaf fall, to the right, in the length of 1. */
static float
slope_of (const TlLeaf *leaf)
{
  g_autoptr (GArray) slopes = g_array_new (FALSE, FALSE, sizeof (float));
  float slope;

  for (guint i = 0; i < leaf->pieces->len; i++)
    {
      const TlPiece *piece = leaf->pieces->pdata[i];
      const TlBox *last = piece->boxes ? piece->boxes + piece->n_chars - 1 : NULL;
      float run = last ? last->x1 - piece->boxes->x1 : 0;

      if (piece->n_chars < LONG_LINE || !(run > 0))
        continue;
      slope = (middle_y (last) - middle_y (piece->boxes)) / run;
      if (isfinite (slope))
        g_array_append_val (slopes, slope);
    }
  if (slopes->len < ENOUGH)
    return 0;
  g_array_sort (slopes, compare_floats);
  slope = g_array_index (slopes, float, slopes->len / 2);
  return fabsf (slope) >= LEAST_SLOPE && fabsf (slope) <= MOST_SLOPE ? slope : 0;
}

/* @box, when the page is turned about its middle so that lines of @slope are level. */
static TlBox
level_box (const TlLeaf *leaf,
           const TlBox  *box,
           float         slope)
{
  float cosine = 1 / sqrtf (1 + slope * slope), sine = slope * cosine;
  float x = (box->x1 + box->x2 - leaf->width) / 2, y = (box->y1 + box->y2 - leaf->height) / 2;
  float dx = x * cosine + y * sine - x, dy = y * cosine - x * sine - y;

  return (TlBox) { box->x1 + dx, box->y1 + dy, box->x2 + dx, box->y2 + dy };
}

static gboolean
is_sane (const TlBox *box)
{
  return box->x2 > box->x1 && box->y2 > box->y1 && isfinite (box->x2 - box->x1) &&
         isfinite (box->y2 - box->y1);
}

static void
level_piece (TlLeaf  *leaf,
             TlPiece *piece,
             float    slope)
{
  TlBox *boxes = g_new (TlBox, MAX (1, piece->n_chars));
  gboolean begun = FALSE;

  g_ptr_array_add (leaf->boxes, boxes);
  piece->box = level_box (leaf, &piece->box, slope);
  for (guint i = 0; piece->boxes && i < piece->n_chars; i++)
    {
      boxes[i] = level_box (leaf, &piece->boxes[i], slope);
      if (!is_sane (&boxes[i]))
        continue;
      piece->box = begun ? tl_box_union (&piece->box, &boxes[i]) : boxes[i];
      begun = TRUE;
    }
  piece->boxes = begun ? boxes : piece->boxes;
}

void
tl_leaf_level (TlLeaf *leaf)
{
  float slope = slope_of (leaf);

  for (guint i = 0; slope != 0 && i < leaf->pieces->len; i++)
    level_piece (leaf, leaf->pieces->pdata[i], slope);
}

/* ---- sizes */

typedef struct {
  float size;
  guint letters;
} Size;

static gboolean
is_same_size (float a,
              float b)
{
  return fabsf (a - b) <= MAX (a, b) * SAME_SIZE;
}

static void
count_size (GArray        *sizes,
            const TlPiece *piece)
{
  Size size = { piece->size, piece->n_chars };

  for (guint i = 0; i < sizes->len; i++)
    if (g_array_index (sizes, Size, i).size == piece->size)
      {
        g_array_index (sizes, Size, i).letters += piece->n_chars;
        return;
      }
  g_array_append_val (sizes, size);
}

static int
compare_letters (gconstpointer a,
                 gconstpointer b)
{
  const Size *x = a, *y = b;

  return (x->letters < y->letters) - (x->letters > y->letters);
}

gboolean
tl_leaf_is_scanned (const TlLeaf *leaf)
{
  return tl_page_get_origin (leaf->page) == TL_PAGE_OCR;
}

/* The last words of a sentence below the line they go on from: too few to measure them by. */
static gboolean
ends_line_above (const TlPiece *above,
                 const TlPiece *piece)
{
  float fall = piece->box.y2 - above->box.y2 - DESCENT * (piece->size - above->size);

  return piece->n_chars < FEW_LETTERS && fabsf (piece->box.x1 - above->box.x1) < above->size / 2 &&
         fall > 0.8f * above->size && fall < 1.7f * above->size &&
         tl_text_begins_lower (piece->text) && !tl_text_ends_sentence (above->text);
}

static void
settle_last_words (TlLeaf *leaf)
{
  for (guint i = 1; i < leaf->pieces->len; i++)
    {
      const TlPiece *above = leaf->pieces->pdata[i - 1];
      TlPiece *piece = leaf->pieces->pdata[i];

      if (ends_line_above (above, piece))
        piece->size = above->size;
    }
}

/* The commonest size comes first, and takes those close to it. */
void
tl_leaves_settle_sizes (GPtrArray *leaves)
{
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (Size));

  for (guint i = 0; i < leaves->len; i++)
    {
      TlLeaf *leaf = leaves->pdata[i];

      for (guint j = 0; tl_leaf_is_scanned (leaf) && j < leaf->pieces->len; j++)
        count_size (sizes, leaf->pieces->pdata[j]);
    }
  g_array_sort (sizes, compare_letters);
  for (guint i = 0; i < leaves->len; i++)
    {
      TlLeaf *leaf = leaves->pdata[i];

      for (guint j = 0; tl_leaf_is_scanned (leaf) && j < leaf->pieces->len; j++)
        {
          TlPiece *piece = leaf->pieces->pdata[j];
          guint k = 0;

          while (k < sizes->len && !is_same_size (g_array_index (sizes, Size, k).size, piece->size))
            k++;
          if (k < sizes->len)
            piece->size = g_array_index (sizes, Size, k).size;
        }
      if (tl_leaf_is_scanned (leaf))
        settle_last_words (leaf);
    }
}
