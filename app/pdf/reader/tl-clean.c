/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is not text, and is read as if it were: the lines around the cells of a table, those under
 * headings, and the dots that lead from a title to its page.
 */
#include "tl-scan-private.h"

#include <stdlib.h>

#define USUAL_SIZE 11.0 /* points: of the font that all is measured in */
#define RULE 3.0        /* no letter has so long a stroke */
#define PALE_RULE 12.0  /* nor any word */
#define MOST_INK 1.5    /* pixels in each column of the paper above and below a stroke */
#define THICKEST 0.35   /* a thicker one is the ground of something */
#define BREAK 0.15      /* so much may be missing from a stroke */
#define GREY 0.5f       /* rules are often paler than letters: see tl_scan_dup_ink() */
#define DOT 0.2         /* no dot is larger */
#define DOT_STEP 1.0    /* no further apart */
#define DOT_SHIFT 0.12  /* no higher or lower */
#define ENOUGH_DOTS 6   /* to lead anywhere */
#define MOST_DOTS 6000  /* more are a raster */

typedef struct {
  int   x, y, width, height;
  guint n_before; /* dots that lead here, and away from here, itself among them */
  guint n_after;
} Dot;

/* @strokes with a length of @across or @down, but not those as thick as @thickest. */
static PIX *
find_rules (PIX *strokes,
            int  across,
            int  down,
            int  thickest)
{
  PIX *rules = pixOpenBrick (NULL, strokes, across, down);
  PIX *bars = pixOpenBrick (NULL, rules, across > 1 ? 1 : thickest, down > 1 ? 1 : thickest);

  pixSubtract (rules, rules, bars);
  pixDestroy (&bars);
  return rules;
}

/* Whether there is ink close by a stroke, as there is where the stroke is a row of small letters
 * that run together. */
static gboolean
is_in_text (PIX *ink,
            BOX *stroke,
            int  margin)
{
  int x, y, width, height, n_around = 0, n_within = 0;
  PIX *part;
  BOX *around;

  boxGetGeometry (stroke, &x, &y, &width, &height);
  around = boxCreate (x, MAX (0, y - margin), width, height + 2 * margin);
  part = pixClipRectangle (ink, around, NULL);
  pixCountPixels (part, &n_around, NULL);
  pixDestroy (&part);
  part = pixClipRectangle (ink, stroke, NULL);
  pixCountPixels (part, &n_within, NULL);
  pixDestroy (&part);
  boxDestroy (&around);
  return n_around - n_within > width * MOST_INK;
}

static void
drop_text (PIX *rules,
           PIX *ink,
           int  margin)
{
  BOXA *strokes = pixConnComp (rules, NULL, 8);

  for (int i = 0; strokes != NULL && i < boxaGetCount (strokes); i++)
    {
      BOX *stroke = boxaGetBox (strokes, i, L_CLONE);

      if (is_in_text (ink, stroke, margin))
        pixClearInRect (rules, stroke);
      boxDestroy (&stroke);
    }
  boxaDestroy (&strokes);
}

/* The lines of a table are often pale, and broken. When what is grey is taken for ink, nothing in
 * text looks like one that runs down, even with small gaps closed; but the letters of a word may
 * run together to look like one across, until that is longer than any word. */
static PIX *
find_all_rules (TlScan *scan,
                double  size)
{
  const int length = (int) (size * RULE);
  const int thickest = MAX (3, (int) (size * THICKEST));
  PIX *ink = tl_scan_dup_ink (scan, 0);
  PIX *pale = tl_scan_dup_ink (scan, GREY);
  PIX *rules = find_rules (ink, length, 1, thickest);
  PIX *across = find_rules (pale, (int) (size * PALE_RULE), 1, thickest);
  PIX *down;

  drop_text (across, pale, thickest);
  pixCloseSafeBrick (pale, pale, 1, MAX (1, (int) (size * BREAK)));
  down = find_rules (pale, 1, length, thickest);
  pixOr (rules, rules, across);
  pixOr (rules, rules, down);
  pixDilateBrick (rules, rules, 3, 3);
  pixDestroy (&across);
  pixDestroy (&down);
  pixDestroy (&pale);
  pixDestroy (&ink);
  return rules;
}

static void
take_rules_away (TlScan *scan,
                 double  size)
{
  PIX *rules = find_all_rules (scan, size);

  pixSetMasked (scan->picture, rules, 255);
  pixDestroy (&rules);
}

static int
compare_lefts (gconstpointer a,
               gconstpointer b)
{
  return ((const Dot *) a)->x - ((const Dot *) b)->x;
}

static GArray *
list_dots (PIX    *ink,
           double  size)
{
  GArray *dots = g_array_new (FALSE, FALSE, sizeof (Dot));
  BOXA *boxes = pixConnComp (ink, NULL, 8);

  for (int i = 0; boxes != NULL && i < boxaGetCount (boxes); i++)
    {
      Dot dot = { .n_before = 1, .n_after = 1 };

      boxaGetBoxGeometry (boxes, i, &dot.x, &dot.y, &dot.width, &dot.height);
      if (MAX (dot.width, dot.height) <= size * DOT)
        g_array_append_val (dots, dot);
    }
  boxaDestroy (&boxes);
  g_array_sort (dots, compare_lefts);
  return dots;
}

static gboolean
leads_on (const Dot *from,
          const Dot *to,
          double     size)
{
  return to->x - from->x > from->width
         && ABS (to->y + to->height - from->y - from->height) <= size * DOT_SHIFT;
}

static void
count_leaders (GArray *dots,
               double  size)
{
  for (guint i = 0; i < dots->len; i++)
    {
      Dot *dot = &g_array_index (dots, Dot, i);

      for (guint j = i; j > 0; j--)
        {
          const Dot *before = &g_array_index (dots, Dot, j - 1);

          if (dot->x - before->x > size * DOT_STEP)
            break;
          if (leads_on (before, dot, size))
            dot->n_before = MAX (dot->n_before, before->n_before + 1);
        }
    }
  for (guint i = dots->len; i > 0; i--)
    {
      Dot *dot = &g_array_index (dots, Dot, i - 1);

      for (guint j = i; j < dots->len; j++)
        {
          const Dot *after = &g_array_index (dots, Dot, j);

          if (after->x - dot->x > size * DOT_STEP)
            break;
          if (leads_on (dot, after, size))
            dot->n_after = MAX (dot->n_after, after->n_after + 1);
        }
    }
}

static void
take_leaders_away (TlScan *scan,
                   double  size)
{
  PIX *ink = tl_scan_dup_ink (scan, GREY);
  g_autoptr (GArray) dots = list_dots (ink, size);

  pixDestroy (&ink);
  if (dots->len > MOST_DOTS)
    return;
  count_leaders (dots, size);
  for (guint i = 0; i < dots->len; i++)
    {
      const Dot *dot = &g_array_index (dots, Dot, i);
      BOX *box;

      if (dot->n_before + dot->n_after <= ENOUGH_DOTS)
        continue;
      box = boxCreate (MAX (0, dot->x - 1), MAX (0, dot->y - 1), dot->width + 2, dot->height + 2);
      pixSetInRectArbitrary (scan->picture, box, 255);
      boxDestroy (&box);
    }
}

void
tl_scan_clean (TlScan *scan)
{
  const double size = USUAL_SIZE * scan->resolution / 72;

  take_rules_away (scan, size);
  take_leaders_away (scan, size);
}
