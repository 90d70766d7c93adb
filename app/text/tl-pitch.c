/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-pitch-private.h"

#include <math.h>

#define ALIGNED    3.5f
/* Pitches are counted in twentieths of the type size, up to what a typewriter calls double. */
#define N_PITCHES  48

struct _TlPitch {
  GHashTable *pitches;
  float       ratio;
};

static guint
size_key (float size)
{
  return (guint) (size * 2 + 0.5f) + 1;
}

static gboolean
same_type (const TlRow *a,
           const TlRow *b)
{
  return fabsf (a->size - b->size) < 0.7f && a->bold == b->bold;
}

static guint
fullest (const guint *counts,
         guint        n)
{
  guint best = 0;

  for (guint i = 1; i < n; i++)
    if (counts[i] > counts[best])
      best = i;
  return best;
}

static void
count_pitch (TlPitch     *pitch,
             guint       *all,
             const TlRow *a,
             const TlRow *b)
{
  int ratio = (int) lroundf ((b->box.y1 - a->box.y1) / a->size * 20);
  guint *counts;

  if (ratio < 14 || ratio >= N_PITCHES)
    return;
  counts = g_hash_table_lookup (pitch->pitches, GUINT_TO_POINTER (size_key (a->size)));
  if (!counts)
    {
      counts = g_new0 (guint, N_PITCHES);
      g_hash_table_insert (pitch->pitches, GUINT_TO_POINTER (size_key (a->size)), counts);
    }
  /* lines that begin at one edge are more likely of one paragraph */
  counts[ratio] += fabsf (a->x - b->x) < ALIGNED ? 3 : 1;
  all[ratio] += fabsf (a->x - b->x) < ALIGNED ? 3 : 1;
}

TlPitch *
tl_pitch_new (GPtrArray *rows)
{
  TlPitch *pitch = g_new0 (TlPitch, 1);
  guint all[N_PITCHES] = { 0 };

  pitch->pitches = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (guint i = 1; i < rows->len; i++)
    {
      const TlRow *a = rows->pdata[i - 1], *b = rows->pdata[i];

      if (a->kind == TL_ROW_TEXT && b->kind == TL_ROW_TEXT && a->column == b->column &&
          same_type (a, b) && b->number.style == TL_NUMBER_NONE)
        count_pitch (pitch, all, a, b);
    }
  pitch->ratio = fullest (all, N_PITCHES) / 20.0f;
  if (pitch->ratio < 0.7f)
    pitch->ratio = 1.2f;
  return pitch;
}

void
tl_pitch_free (TlPitch *pitch)
{
  g_hash_table_unref (pitch->pitches);
  g_free (pitch);
}

/* A few lines do not make a habit. */
float
tl_pitch_of (const TlPitch *pitch,
             const TlRow   *row)
{
  const guint *counts =
    g_hash_table_lookup (pitch->pitches, GUINT_TO_POINTER (size_key (row->size)));
  guint best = counts ? fullest (counts, N_PITCHES) : 0;

  if (counts && counts[best] >= 12 && best / 20.0f < pitch->ratio * 1.6f)
    return best / 20.0f * row->size;
  return pitch->ratio * row->size;
}
