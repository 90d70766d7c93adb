/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-margins-private.h"

#include "tl-pattern-private.h"

#include <math.h>

/* Type at least so many times as large as the body's may be a stamp. */
#define LARGE       2.5f
/* More of them on a page, and it is a page of large type. */
#define MAX_LARGE   64
/* Characters of a slanting word that may come as one piece, and that make one. */
#define MAX_STEP    3
#define MIN_SLANTED 4
/* Of its type's size: how far each letter of one climbs, how far apart two letters may be, and
 * two of one word. */
#define CLIMB       0.15f
#define MAX_GAP     0.8f
#define WORD_GAP    0.12f
/* Points that what is stamped on two pages may lie apart. */
#define SAME_PLACE  3.0f

static void
add_stamp (TlLeaf    *leaf,
           GPtrArray *stamp)
{
  for (guint i = 0; i < stamp->len; i++)
    ((TlPiece *) stamp->pdata[i])->role = TL_ROLE_WATERMARK;
  g_ptr_array_add (leaf->stamps, stamp);
}

static void
add_piece (TlLeaf  *leaf,
           TlPiece *piece)
{
  GPtrArray *stamp = g_ptr_array_new ();

  g_ptr_array_add (stamp, piece);
  add_stamp (leaf, stamp);
}

/* Text that runs up the page, or across it at a slant, is stamped on it, not part of what it
 * says. */
static gboolean
runs_up (const TlPiece *piece)
{
  float height = piece->box.y2 - piece->box.y1;

  return piece->n_chars >= 4 && height > 3 * piece->size &&
         height > 0.5f * (piece->box.x2 - piece->box.x1);
}

/* Whether @piece lies over a line of text, or under it. */
static gboolean
lies_over (const TlPiece *piece,
           const TlPiece *text)
{
  float shared = MIN (piece->box.x2, text->box.x2) - MAX (piece->box.x1, text->box.x1);

  return text->role == TL_ROLE_BODY && piece->size > 2 * text->size && shared > text->size &&
         tl_box_overlap_y (&piece->box, &text->box) > 0.5f;
}

static gboolean
lies_over_text (TlLeaf        *leaf,
                const TlPiece *piece)
{
  for (guint i = 0; i < leaf->pieces->len; i++)
    if (lies_over (piece, leaf->pieces->pdata[i]))
      return TRUE;
  return FALSE;
}

/* None of a page that is all large type. */
static GPtrArray *
list_large (TlLeaf *leaf,
            float   body_size)
{
  GPtrArray *large = g_ptr_array_new ();

  for (guint i = 0; i < leaf->pieces->len; i++)
    if (((TlPiece *) leaf->pieces->pdata[i])->size > LARGE * body_size)
      g_ptr_array_add (large, leaf->pieces->pdata[i]);
  if (large->len > MAX_LARGE)
    g_ptr_array_set_size (large, 0);
  return large;
}

/* How far @next is from @piece, up the slant; less than 0 where their boxes meet. */
static float
gap_to (const TlPiece *piece,
        const TlPiece *next)
{
  return MAX (next->box.x1 - piece->box.x2, piece->box.y1 - next->box.y2);
}

/* Whether @next goes on with the slanting word that @piece is of: a step to the right and up. */
static gboolean
climbs (const TlPiece *piece,
        const TlPiece *next)
{
  float step = CLIMB * piece->size;

  return next->role == TL_ROLE_BODY && next->n_chars <= MAX_STEP &&
         fabsf (next->size - piece->size) < 1 && next->box.x1 > piece->box.x1 + step &&
         next->box.x2 > piece->box.x2 && next->box.y1 < piece->box.y1 - step &&
         next->box.y2 < piece->box.y2 - step && gap_to (piece, next) < MAX_GAP * piece->size;
}

/* The one of @large that comes after @piece: the lowest, since each of a word climbs. */
static TlPiece *
find_next (GPtrArray     *large,
           const TlPiece *piece)
{
  TlPiece *best = NULL;

  for (guint i = 0; i < large->len; i++)
    {
      TlPiece *next = large->pdata[i];

      if (climbs (piece, next) && (!best || next->box.y2 > best->box.y2))
        best = next;
    }
  return best;
}

static gboolean
begins_slant (GPtrArray     *large,
              const TlPiece *piece)
{
  if (piece->role != TL_ROLE_BODY || piece->n_chars > MAX_STEP)
    return FALSE;
  for (guint i = 0; i < large->len; i++)
    if (((TlPiece *) large->pdata[i])->n_chars <= MAX_STEP && climbs (large->pdata[i], piece))
      return FALSE;
  return TRUE;
}

/* The letters of a slanting word come one by one, or two on what was taken for a line. */
static void
mark_slants (TlLeaf    *leaf,
             GPtrArray *large)
{
  for (guint i = 0; i < large->len; i++)
    {
      g_autoptr (GPtrArray) stamp = NULL;
      guint n_chars = 0;

      if (!begins_slant (large, large->pdata[i]))
        continue;
      stamp = g_ptr_array_new ();
      for (TlPiece *piece = large->pdata[i]; piece; piece = find_next (large, piece))
        {
          g_ptr_array_add (stamp, piece);
          n_chars += piece->n_chars;
        }
      if (stamp->len > 1 && n_chars >= MIN_SLANTED)
        add_stamp (leaf, g_steal_pointer (&stamp));
    }
}

/* What is stamped alone and lies flat, be it on one page only. */
static gboolean
is_marking (const TlPiece *piece)
{
  static GRegex *slot;

  return tl_pattern_match (&slot,
    "^((strictly|private and|in|first|second|final|working) )?(draft|confidential|confidence|"
    "restricted|embargoed|official ?[-–—:]? ?sensitive|specimen|redacted|cyfrinachol|drafft|"
    "not for (publication|circulation|distribution|disclosure|release))$", piece->text);
}

/* Where one of the large pieces lies over text, the others of its size belong to it. */
static void
mark_large (TlLeaf    *leaf,
            GPtrArray *large)
{
  for (guint i = 0; i < large->len; i++)
    {
      const TlPiece *piece = large->pdata[i];

      if (piece->role == TL_ROLE_BODY && is_marking (piece))
        add_piece (leaf, large->pdata[i]);
      if (piece->role != TL_ROLE_BODY || !lies_over_text (leaf, piece))
        continue;
      for (guint j = 0; j < large->len; j++)
        {
          TlPiece *other = large->pdata[j];

          if (other->role == TL_ROLE_BODY && fabsf (other->size - piece->size) < 1)
            add_piece (leaf, other);
        }
    }
}

static gboolean
is_same (const TlPiece *a,
         const TlPiece *b)
{
  return fabsf (a->box.x1 - b->box.x1) < SAME_PLACE && fabsf (a->box.y1 - b->box.y1) < SAME_PLACE &&
         fabsf (a->size - b->size) < 1 && g_str_equal (a->text, b->text);
}

/* Large type that says the same at the same place of the next page, or the one after it (odd and
 * even ones may differ), is stamped on both. */
static void
mark_again (TlLeaf    *leaf,
            GPtrArray *large,
            TlLeaf    *other,
            GPtrArray *others)
{
  for (guint i = 0; i < large->len; i++)
    for (guint j = 0; j < others->len; j++)
      {
        TlPiece *piece = large->pdata[i], *again = others->pdata[j];

        if (!is_same (piece, again))
          continue;
        if (piece->role == TL_ROLE_BODY)
          add_piece (leaf, piece);
        if (again->role == TL_ROLE_BODY)
          add_piece (other, again);
      }
}

void
tl_stamps_mark (GPtrArray *leaves)
{
  float body_size = tl_leaves_body_size (leaves);
  g_autoptr (GPtrArray) larges = NULL;

  larges = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < leaves->len; i++)
    {
      TlLeaf *leaf = leaves->pdata[i];
      GPtrArray *large = list_large (leaf, body_size);

      g_ptr_array_add (larges, large);
      for (guint j = 0; j < leaf->pieces->len; j++)
        if (runs_up (leaf->pieces->pdata[j]))
          add_piece (leaf, leaf->pieces->pdata[j]);
      mark_slants (leaf, large);
      mark_large (leaf, large);
      for (guint j = i - MIN (i, 2); j < i; j++)
        mark_again (leaf, large, leaves->pdata[j], larges->pdata[j]);
    }
}

TlPassage *
tl_stamp_read (GPtrArray *stamp)
{
  TlPassage *passage = tl_passage_new ();

  for (guint i = 0; i < stamp->len; i++)
    {
      const TlPiece *piece = stamp->pdata[i];
      gboolean apart = i == 0 || gap_to (stamp->pdata[i - 1], piece) > WORD_GAP * piece->size;

      tl_passage_add (passage, piece, 0, apart ? TL_SEAM_SPACE : TL_SEAM_NONE, NULL);
    }
  return passage;
}
