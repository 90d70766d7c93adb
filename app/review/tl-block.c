/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-block.h"

struct _TlBlock {
  gatomicrefcount refs;
  TlBlockKind     kind;
  guint           level;
  char           *number;
  TlSection       section;
  char           *section_title;
  char           *text;
  guint           n_chars;
  TlPlace        *places;
  guint           n_places;
  guint           page;
};

G_DEFINE_BOXED_TYPE (TlBlock, tl_block, tl_block_ref, tl_block_unref)

static gboolean
places_are_in_order (const TlBlockFields *fields)
{
  guint64 end = 0;

  for (guint i = 0; i < fields->n_places; i++)
    {
      if (fields->places[i].start < end)
        return FALSE;
      end = (guint64) fields->places[i].start + fields->places[i].length;
    }
  return TRUE;
}

TlBlock *
tl_block_new (const TlBlockFields *fields)
{
  TlBlock *block;

  g_return_val_if_fail (fields != NULL && fields->text != NULL, NULL);
  g_return_val_if_fail (fields->places != NULL || fields->n_places == 0, NULL);
  g_return_val_if_fail (places_are_in_order (fields), NULL);

  block = g_new0 (TlBlock, 1);
  g_atomic_ref_count_init (&block->refs);
  block->kind = fields->kind;
  block->level = fields->level;
  block->number = g_strdup (fields->number);
  block->section = fields->section;
  block->section_title = g_strdup (fields->section_title);
  block->text = g_strdup (fields->text);
  block->n_chars = (guint) g_utf8_strlen (fields->text, -1);
  block->places = g_memdup2 (fields->places, fields->n_places * sizeof (TlPlace));
  block->n_places = fields->n_places;
  block->page = fields->page;
  if (block->page == 0 && block->n_places > 0)
    block->page = block->places[0].page;
  return block;
}

TlBlock *
tl_block_ref (TlBlock *block)
{
  g_return_val_if_fail (block != NULL, NULL);

  g_atomic_ref_count_inc (&block->refs);
  return block;
}

void
tl_block_unref (TlBlock *block)
{
  g_return_if_fail (block != NULL);

  if (!g_atomic_ref_count_dec (&block->refs))
    return;
  g_free (block->number);
  g_free (block->section_title);
  g_free (block->text);
  g_free (block->places);
  g_free (block);
}

TlBlockKind
tl_block_get_kind (const TlBlock *block)
{
  g_return_val_if_fail (block != NULL, TL_BLOCK_PARAGRAPH);

  return block->kind;
}

guint
tl_block_get_level (const TlBlock *block)
{
  g_return_val_if_fail (block != NULL, 0);

  return block->level;
}

const char *
tl_block_get_number (const TlBlock *block)
{
  g_return_val_if_fail (block != NULL, NULL);

  return block->number;
}

TlSection
tl_block_get_section (const TlBlock *block)
{
  g_return_val_if_fail (block != NULL, TL_SECTION_FRONT_MATTER);

  return block->section;
}

const char *
tl_block_get_section_title (const TlBlock *block)
{
  g_return_val_if_fail (block != NULL, NULL);

  return block->section_title;
}

const char *
tl_block_get_text (const TlBlock *block)
{
  g_return_val_if_fail (block != NULL, NULL);

  return block->text;
}

guint
tl_block_get_n_chars (const TlBlock *block)
{
  g_return_val_if_fail (block != NULL, 0);

  return block->n_chars;
}

guint
tl_block_get_page (const TlBlock *block)
{
  g_return_val_if_fail (block != NULL, 0);

  return block->page;
}

guint
tl_block_get_end_page (const TlBlock *block)
{
  g_return_val_if_fail (block != NULL, 0);

  return block->n_places > 0 ? block->places[block->n_places - 1].page : block->page;
}

const TlPlace *
tl_block_get_places (const TlBlock *block,
                     guint         *n_places)
{
  g_return_val_if_fail (block != NULL, NULL);
  g_return_val_if_fail (n_places != NULL, NULL);

  *n_places = block->n_places;
  return block->places;
}

/* A span may be any two numbers: they come from the library and from selections. */
static TlSpan
cut_span (TlSpan span,
          guint  n_chars)
{
  TlSpan cut = { MIN (span.start, n_chars), 0 };

  cut.length = MIN (span.length, n_chars - cut.start);
  return cut;
}

/* The part of @place that @span covers; letters are taken to be equally wide. */
static gboolean
clip_place (const TlPlace *place,
            TlSpan         span,
            TlRect        *rect)
{
  gint64 from = MAX ((gint64) span.start - place->start, 0);
  gint64 to = MIN ((gint64) span.start + span.length - place->start, (gint64) place->length);
  float width = place->box.x2 - place->box.x1;

  if (from >= to || width <= 0 || place->box.y2 <= place->box.y1)
    return FALSE;
  rect->page = place->page;
  rect->box = place->box;
  rect->box.x1 = place->box.x1 + width * (float) from / (float) place->length;
  rect->box.x2 = place->box.x1 + width * (float) to / (float) place->length;
  return TRUE;
}

/* Whether @next goes on in the line of @rect: beside it, to the right, and no further than the
 * white space of a justified line. Columns and table cells are further apart. */
static gboolean
continues_line (const TlRect *rect,
                const TlRect *next)
{
  float height = MIN (rect->box.y2 - rect->box.y1, next->box.y2 - next->box.y1);
  float shared = MIN (rect->box.y2, next->box.y2) - MAX (rect->box.y1, next->box.y1);
  float gap = next->box.x1 - rect->box.x2;

  return rect->page == next->page && shared > height / 2 && gap > -height && gap < 3 * height;
}

static void
join_rect (TlRect       *rect,
           const TlRect *next)
{
  rect->box.x1 = MIN (rect->box.x1, next->box.x1);
  rect->box.y1 = MIN (rect->box.y1, next->box.y1);
  rect->box.x2 = MAX (rect->box.x2, next->box.x2);
  rect->box.y2 = MAX (rect->box.y2, next->box.y2);
}

GArray *
tl_block_get_rects (const TlBlock *block,
                    TlSpan         span)
{
  GArray *rects;

  g_return_val_if_fail (block != NULL, NULL);

  rects = g_array_new (FALSE, FALSE, sizeof (TlRect));
  span = cut_span (span, block->n_chars);
  for (guint i = 0; i < block->n_places; i++)
    {
      TlRect *last = rects->len > 0 ? &g_array_index (rects, TlRect, rects->len - 1) : NULL;
      TlRect rect;

      if (!clip_place (&block->places[i], span, &rect))
        continue;
      if (last != NULL && continues_line (last, &rect))
        join_rect (last, &rect);
      else
        g_array_append_val (rects, rect);
    }
  return rects;
}

char *
tl_block_dup_quote (const TlBlock *block,
                    TlSpan         span)
{
  g_return_val_if_fail (block != NULL, NULL);

  span = cut_span (span, block->n_chars);
  return g_utf8_substring (block->text, span.start, (glong) span.start + span.length);
}
