/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-margins-private.h"

#include <math.h>

/* Type at least so many times as large as the body's may be a stamp. */
#define LARGE       2.5f
/* More of them on a page, and it is a page of large type. */
#define MAX_LARGE   64

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

static GPtrArray *
list_large (TlLeaf *leaf,
            float   body_size)
{
  GPtrArray *large = g_ptr_array_new ();

  for (guint i = 0; i < leaf->pieces->len && large->len <= MAX_LARGE; i++)
    if (((TlPiece *) leaf->pieces->pdata[i])->size > LARGE * body_size)
      g_ptr_array_add (large, leaf->pieces->pdata[i]);
  return large;
}

/* The letters of a slanting word come one by one: where one of them lies over text, the others of
 * its size belong to it. */
static void
mark_large (TlLeaf *leaf,
            float   body_size)
{
  g_autoptr (GPtrArray) large = list_large (leaf, body_size);

  if (large->len > MAX_LARGE)
    return;
  for (guint i = 0; i < large->len; i++)
    {
      const TlPiece *piece = large->pdata[i];

      if (piece->role != TL_ROLE_BODY || !lies_over_text (leaf, piece))
        continue;
      for (guint j = 0; j < large->len; j++)
        if (fabsf (((TlPiece *) large->pdata[j])->size - piece->size) < 1)
          ((TlPiece *) large->pdata[j])->role = TL_ROLE_WATERMARK;
    }
}

void
tl_stamps_mark (GPtrArray *leaves)
{
  float body_size = tl_leaves_body_size (leaves);

  for (guint i = 0; i < leaves->len; i++)
    {
      TlLeaf *leaf = leaves->pdata[i];

      for (guint j = 0; j < leaf->pieces->len; j++)
        if (runs_up (leaf->pieces->pdata[j]))
          ((TlPiece *) leaf->pieces->pdata[j])->role = TL_ROLE_WATERMARK;
      mark_large (leaf, body_size);
    }
}
