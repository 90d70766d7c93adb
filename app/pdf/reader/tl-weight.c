/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tells bold lines by how thick the strokes of their letters are: tesseract no longer does.
 */
#include "tl-reading-private.h"

#define BAND 0.45f     /* of a font's size: the height of the small letters, most of them strokes */
#define THICKEST 0.3f  /* of a font's size: a longer run of ink is no upright stroke */
#define ENOUGH_RUNS 12 /* to measure a line by */
#define BOLDER 1.3f    /* so many times as thick as on most of the page */

typedef struct {
  float weight; /* thickness of strokes, of the size */
  guint n_letters;
} Weight;

/* Adds up runs of ink on one row of the picture. */
static void
measure_row (PIX   *ink,
             int    y,
             int    x1,
             int    x2,
             guint  longest,
             guint *sum,
             guint *n_runs)
{
  const l_uint32 *row = pixGetData (ink) + (gsize) y * pixGetWpl (ink);
  guint run = 0;

  for (int x = x1; x <= x2; x++)
    {
      if (x < x2 && GET_DATA_BIT (row, x))
        {
          run++;
          continue;
        }
      if (run > 0 && run <= longest)
        {
          *sum += run;
          ++*n_runs;
        }
      run = 0;
    }
}

static float
measure_line (PIX              *ink,
              const TlReadLine *line)
{
  const int x1 = CLAMP ((int) line->box.x1, 0, pixGetWidth (ink));
  const int x2 = CLAMP ((int) line->box.x2, x1, pixGetWidth (ink));
  const float base = (line->left.y + line->right.y) / 2;
  const int top = CLAMP ((int) (base - line->size * BAND), 0, pixGetHeight (ink));
  const int bottom = CLAMP ((int) base, top, pixGetHeight (ink));
  guint sum = 0, n_runs = 0;

  for (int y = top; y < bottom; y++)
    measure_row (ink, y, x1, x2, (guint) (line->size * THICKEST), &sum, &n_runs);
  return n_runs >= ENOUGH_RUNS ? (float) sum / n_runs / line->size : 0;
}

static int
compare_weights (gconstpointer a,
                 gconstpointer b)
{
  const Weight *x = a;
  const Weight *y = b;

  return (x->weight > y->weight) - (x->weight < y->weight);
}

/* That of the letter in the middle. */
static float
find_usual (const GArray *weights)
{
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (Weight));
  guint n_letters = 0, n_passed = 0;

  for (guint i = 0; i < weights->len; i++)
    {
      const Weight *weight = &g_array_index (weights, Weight, i);

      if (weight->weight > 0)
        g_array_append_vals (sorted, weight, 1);
      n_letters += weight->weight > 0 ? weight->n_letters : 0;
    }
  g_array_sort (sorted, compare_weights);
  for (guint i = 0; i < sorted->len; i++)
    {
      n_passed += g_array_index (sorted, Weight, i).n_letters;
      if (n_passed * 2 >= n_letters)
        return g_array_index (sorted, Weight, i).weight;
    }
  return 0;
}

void
tl_reading_weigh (TlReading *reading,
                  TlScan    *scan)
{
  PIX *ink = tl_scan_dup_ink (scan, 0);
  g_autoptr (GArray) weights = g_array_new (FALSE, FALSE, sizeof (Weight));
  float usual;

  for (guint i = 0; i < reading->lines->len; i++)
    {
      const TlReadLine *line = tl_reading_get_line (reading, i);
      Weight weight = { .weight = measure_line (ink, line) };

      for (guint j = 0; j < line->n_words; j++)
        weight.n_letters += tl_reading_get_word (reading, line->first_word + j)->n_letters;
      g_array_append_val (weights, weight);
    }
  pixDestroy (&ink);
  usual = find_usual (weights);
  for (guint i = 0; i < weights->len; i++)
    tl_reading_get_line (reading, i)->bold =
      usual > 0 && g_array_index (weights, Weight, i).weight > usual * BOLDER;
}
