/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-columns-private.h"
#include "tl-gutter-private.h"

#include <math.h>
#include <string.h>

/* A bar stands in the outer part of the page, between these parts of its width. */
#define NEAR       0.55f
#define FAR        0.85f
#define STEP       4.0f
/* So many lines make a bar, beside at least so many lines of text. */
#define MIN_LINES  4
/* Lines of a bar follow each other within so many times their size. */
#define MAX_GAP    5.0f

/* Lines one below the other at one edge of the page, and what they stand beside. */
typedef struct {
  GPtrArray *lines;
  float      top;
  float      bottom;
  float      size;
} Bar;

static guint
count_words (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p; p += strspn (p, " "))
    {
      n++;
      p += strcspn (p, " ");
    }
  return n;
}

static void
bar_add (Bar     *bar,
         TlPiece *piece)
{
  if (bar->lines->len == 0)
    bar->top = piece->box.y1;
  bar->bottom = piece->box.y2;
  bar->size = piece->size;
  g_ptr_array_add (bar->lines, piece);
}

/* The lines right of @x that follow each other from the @first of @side on.
 * Returns: the index of the next */
static guint
collect (Bar       *bar,
         GPtrArray *side,
         guint      first)
{
  guint i;

  g_ptr_array_set_size (bar->lines, 0);
  for (i = first; i < side->len; i++)
    {
      TlPiece *piece = side->pdata[i];

      if (i > first && (piece->box.y1 - bar->bottom > MAX_GAP * piece->size ||
                        piece->box.y1 < bar->bottom - 0.5f * piece->size))
        break;
      bar_add (bar, piece);
    }
  return MAX (i, first + 1);
}

/* Whether the lines are running text, and begin at one edge. */
static gboolean
is_text (const Bar *bar)
{
  const TlPiece *first = bar->lines->pdata[0];
  guint words = 0, aligned = 0;

  for (guint i = 0; i < bar->lines->len; i++)
    {
      const TlPiece *piece = bar->lines->pdata[i];

      words += count_words (piece->text);
      aligned += fabsf (piece->box.x1 - first->box.x1) < 3 * piece->size;
    }
  return bar->lines->len >= MIN_LINES && words >= 5 * bar->lines->len / 2 &&
         aligned == bar->lines->len;
}

static gboolean
is_level (const Bar     *bar,
          const TlPiece *piece)
{
  for (guint i = 0; i < bar->lines->len; i++)
    if (fabsf (((TlPiece *) bar->lines->pdata[i])->box.y2 - piece->box.y2) < 1)
      return TRUE;
  return FALSE;
}

/* Whether @bar stands by itself beside lines of text that end before @x: cells of a table would
 * be level with its other cells, and of their size. */
static gboolean
stands_beside (const Bar *bar,
               GPtrArray *body,
               float      x)
{
  guint beside = 0, level = 0, same = 0;

  for (guint i = 0; i < body->len; i++)
    {
      const TlPiece *piece = body->pdata[i];

      if (piece->box.y2 < bar->top || piece->box.y1 > bar->bottom ||
          tl_piece_side (piece, x) == TL_SIDE_RIGHT)
        continue;
      if (tl_piece_side (piece, x) == TL_SIDE_ACROSS)
        return FALSE;
      if (piece->box.x2 - piece->box.x1 < 10 * piece->size)
        continue;
      beside++;
      level += is_level (bar, piece);
      same += fabsf (piece->size - bar->size) < 0.7f;
    }
  return beside >= MIN_LINES && level * 2 < beside && same * 2 < beside;
}

static GPtrArray *
list_right (GPtrArray *body,
            float      x)
{
  GPtrArray *side = g_ptr_array_new ();

  for (guint i = 0; i < body->len; i++)
    if (((TlPiece *) body->pdata[i])->box.x1 >= x - TL_GUTTER_SLACK)
      g_ptr_array_add (side, body->pdata[i]);
  g_ptr_array_sort (side, tl_piece_compare_tops);
  return side;
}

static gboolean
find_bar (GPtrArray *body,
          float      x,
          Bar       *bar)
{
  g_autoptr (GPtrArray) side = list_right (body, x);

  for (guint i = 0; i < side->len;)
    {
      i = collect (bar, side, i);
      if (is_text (bar) && stands_beside (bar, body, x))
        return TRUE;
    }
  return FALSE;
}

GPtrArray *
tl_bars_take (TlLeaf    *leaf,
              GPtrArray *body)
{
  Bar bar = { g_ptr_array_new () };

  for (float x = leaf->width * NEAR; x < leaf->width * FAR && body->len < TL_MAX_BODY; x += STEP)
    if (find_bar (body, x, &bar))
      {
        for (guint i = 0; i < bar.lines->len; i++)
          g_ptr_array_remove (body, bar.lines->pdata[i]);
        return bar.lines;
      }
  g_ptr_array_set_size (bar.lines, 0);
  return bar.lines;
}
