/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-highlights.h"

/* A finding's part on one page. Long findings are drawn first, so that short ones lie on top. */
typedef struct {
  gint64   finding;
  guint    weight;
  TlStance stance;
  gboolean accepted;
  GArray  *boxes;
} Highlight;

struct _TlHighlights {
  GHashTable *pages;  /* page number → GPtrArray of Highlight, heaviest first */
};

/* On white paper, whatever the style of the window. */
static const GdkRGBA colours[TL_N_STANCES] = {
  [TL_STANCE_CONCERN] = { 0.78f, 0.31f, 0.00f, 1.f },
  [TL_STANCE_STRENGTH] = { 0.08f, 0.47f, 0.24f, 1.f },
  [TL_STANCE_NEUTRAL] = { 0.36f, 0.27f, 0.66f, 1.f },
};

static void
highlight_free (gpointer data)
{
  Highlight *highlight = data;

  g_array_unref (highlight->boxes);
  g_free (highlight);
}

static GPtrArray *
ensure_page (TlHighlights *self,
             guint         number)
{
  GPtrArray *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (number));

  if (page != NULL)
    return page;
  page = g_ptr_array_new_with_free_func (highlight_free);
  g_hash_table_insert (self->pages, GUINT_TO_POINTER (number), page);
  return page;
}

static Highlight *
ensure_highlight (TlHighlights  *self,
                  guint          number,
                  TlFindingItem *item)
{
  GPtrArray *page = ensure_page (self, number);
  Highlight *last = page->len > 0 ? g_ptr_array_index (page, page->len - 1) : NULL;

  if (last != NULL && last->finding == tl_finding_item_get_id (item))
    return last;
  last = g_new0 (Highlight, 1);
  last->finding = tl_finding_item_get_id (item);
  last->weight = tl_finding_item_get_span (item).length;
  last->stance = tl_finding_item_get_stance (item);
  last->accepted = tl_finding_item_get_status (item) == TL_STATUS_ACCEPTED;
  last->boxes = g_array_new (FALSE, FALSE, sizeof (TlBox));
  g_ptr_array_add (page, last);
  return last;
}

static void
add_finding (TlHighlights  *self,
             TlFindingItem *item)
{
  GArray *rects = tl_finding_item_get_rects (item);

  for (guint i = 0; rects != NULL && i < rects->len; i++)
    {
      TlRect *rect = &g_array_index (rects, TlRect, i);

      g_array_append_val (ensure_highlight (self, rect->page, item)->boxes, rect->box);
    }
}

static int
compare_weight (gconstpointer a,
                gconstpointer b)
{
  const Highlight *first = *(Highlight *const *) a;
  const Highlight *second = *(Highlight *const *) b;

  if (first->weight != second->weight)
    return first->weight > second->weight ? -1 : 1;
  return first->finding < second->finding ? -1 : 1;
}

TlHighlights *
tl_highlights_new (GPtrArray *findings)
{
  TlHighlights *self = g_new0 (TlHighlights, 1);
  GHashTableIter iter;
  gpointer page;

  self->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < findings->len; i++)
    add_finding (self, g_ptr_array_index (findings, i));
  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, NULL, &page))
    g_ptr_array_sort (page, compare_weight);
  return self;
}

void
tl_highlights_free (TlHighlights *self)
{
  g_hash_table_unref (self->pages);
  g_free (self);
}

guint
tl_highlights_count (TlHighlights *self,
                     guint         number)
{
  GPtrArray *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (number));

  return page != NULL ? page->len : 0;
}

static gboolean
contains (Highlight        *highlight,
          graphene_point_t  point)
{
  for (guint i = 0; i < highlight->boxes->len; i++)
    {
      TlBox *box = &g_array_index (highlight->boxes, TlBox, i);

      if (point.x >= box->x1 && point.x <= box->x2 && point.y >= box->y1 && point.y <= box->y2)
        return TRUE;
    }
  return FALSE;
}

gint64
tl_highlights_find (TlHighlights     *self,
                    guint             number,
                    graphene_point_t  point)
{
  GPtrArray *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (number));

  for (guint i = page != NULL ? page->len : 0; i > 0; i--)
    {
      Highlight *highlight = g_ptr_array_index (page, i - 1);

      if (contains (highlight, point))
        return highlight->finding;
    }
  return 0;
}

static void
draw_line (GtkSnapshot           *snapshot,
           const graphene_rect_t *area,
           TlStance               stance)
{
  static const struct { float dash, gap; } patterns[TL_N_STANCES] = {
    [TL_STANCE_CONCERN] = { 0, 0 },
    [TL_STANCE_STRENGTH] = { 6, 3 },
    [TL_STANCE_NEUTRAL] = { 2, 2 },
  };
  float y = area->origin.y + area->size.height - 1;
  float end = area->origin.x + area->size.width;
  float dash = patterns[stance].dash > 0 ? patterns[stance].dash : area->size.width;

  for (float x = area->origin.x; x < end; x += dash + patterns[stance].gap)
    gtk_snapshot_append_color (snapshot, &colours[stance],
                               &GRAPHENE_RECT_INIT (x, y, MIN (dash, end - x), 2));
}

static void
draw_frame (GtkSnapshot           *snapshot,
            const graphene_rect_t *area,
            TlStance               stance)
{
  const float widths[] = { 2, 2, 2, 2 };
  GdkRGBA colour = colours[stance];
  const GdkRGBA sides[] = { colour, colour, colour, colour };
  GskRoundedRect outline;
  graphene_rect_t frame = *area;

  graphene_rect_inset (&frame, -3, -2);
  gsk_rounded_rect_init_from_rect (&outline, &frame, 3);
  gtk_snapshot_append_border (snapshot, &outline, widths, sides);
}

static void
draw_highlight (Highlight    *highlight,
                GtkSnapshot  *snapshot,
                TlPageLayout *layout,
                guint         number,
                gboolean      selected)
{
  GdkRGBA fill = colours[highlight->stance];

  fill.alpha = highlight->accepted ? .26f : .13f;
  for (guint i = 0; i < highlight->boxes->len; i++)
    {
      const TlBox *box = &g_array_index (highlight->boxes, TlBox, i);
      graphene_rect_t area = tl_page_layout_to_canvas (layout, number, box);

      gtk_snapshot_append_color (snapshot, &fill, &area);
      draw_line (snapshot, &area, highlight->stance);
      if (selected)
        draw_frame (snapshot, &area, highlight->stance);
    }
}

void
tl_highlights_snapshot (TlHighlights *self,
                        GtkSnapshot  *snapshot,
                        TlPageLayout *layout,
                        guint         number,
                        gint64        selected)
{
  GPtrArray *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (number));

  for (guint i = 0; page != NULL && i < page->len; i++)
    {
      Highlight *highlight = g_ptr_array_index (page, i);

      draw_highlight (highlight, snapshot, layout, number, highlight->finding == selected);
    }
}
