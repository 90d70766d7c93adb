/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-pdf-view-private.h"

#include <math.h>

static const GdkRGBA paper = { 1.f, 1.f, 1.f, 1.f };
static const GdkRGBA edge = { 0.f, 0.f, 0.f, .25f };
static const GdkRGBA ink = { .2f, .2f, .2f, 1.f };
static const GdkRGBA selected = { .21f, .52f, .89f, .35f };
static const GdkRGBA matched = { 1.f, .85f, .1f, .45f };

static void
draw_paper (GtkSnapshot           *snapshot,
            const graphene_rect_t *page)
{
  const float widths[] = { 1, 1, 1, 1 };
  const GdkRGBA sides[] = { edge, edge, edge, edge };
  graphene_rect_t frame = *page;
  GskRoundedRect outline;

  graphene_rect_inset (&frame, -1, -1);
  gsk_rounded_rect_init_from_rect (&outline, &frame, 0);
  gtk_snapshot_append_border (snapshot, &outline, widths, sides);
  gtk_snapshot_append_color (snapshot, &paper, page);
}

static void
draw_failure (TlPdfView             *self,
              GtkSnapshot           *snapshot,
              const graphene_rect_t *page,
              const char            *failure)
{
  g_autoptr (PangoLayout) text = gtk_widget_create_pango_layout (GTK_WIDGET (self), failure);
  float margin = MIN (48, page->size.width / 6);

  pango_layout_set_width (text, (int) ((page->size.width - 2 * margin) * PANGO_SCALE));
  pango_layout_set_wrap (text, PANGO_WRAP_WORD_CHAR);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (page->origin.x + margin,
                                                          page->origin.y + margin));
  gtk_snapshot_append_layout (snapshot, text, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
draw_rects (TlPdfView     *self,
            GtkSnapshot   *snapshot,
            GArray        *rects,
            guint          number,
            const GdkRGBA *colour)
{
  for (guint i = 0; rects != NULL && i < rects->len; i++)
    {
      TlRect *rect = &g_array_index (rects, TlRect, i);
      graphene_rect_t area;

      if (rect->page != number)
        continue;
      area = tl_page_layout_to_canvas (self->layout, number, &rect->box);
      gtk_snapshot_append_color (snapshot, colour, &area);
    }
}

static void
draw_page (TlPdfView   *self,
           GtkSnapshot *snapshot,
           guint        number,
           GArray      *selection)
{
  graphene_rect_t page = tl_page_layout_get_page (self->layout, number);
  const char *failure = NULL;
  GdkTexture *texture = NULL;

  if (self->loader != NULL)
    {
      texture = tl_page_loader_get_texture (self->loader, number);
      failure = tl_page_loader_get_failure (self->loader, number);
    }
  draw_paper (snapshot, &page);
  if (texture != NULL)
    gtk_snapshot_append_texture (snapshot, texture, &page);
  else if (failure != NULL)
    draw_failure (self, snapshot, &page, failure);
  if (self->highlights != NULL)
    tl_highlights_snapshot (self->highlights, snapshot, self->layout, number, self->finding);
  draw_rects (self, snapshot, self->matches, number, &matched);
  draw_rects (self, snapshot, selection, number, &selected);
}

/* Pages are drawn at whole pixels, or their letters blur. */
static graphene_point_t
get_origin (TlPdfView *self)
{
  graphene_point_t offset = tl_pdf_view_get_offset (self);

  return GRAPHENE_POINT_INIT (-floorf (offset.x), -floorf (offset.y));
}

void
tl_pdf_view_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  TlPdfView *self = TL_PDF_VIEW (widget);
  g_autoptr (GArray) selection = NULL;
  graphene_point_t offset;
  guint last;

  if (self->layout == NULL)
    return;
  offset = tl_pdf_view_get_offset (self);
  selection = tl_pdf_view_list_selected_rects (self);
  last = tl_page_layout_find (self->layout, offset.y + (float) gtk_widget_get_height (widget));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, (graphene_point_t[]) { get_origin (self) });
  for (guint i = tl_page_layout_find (self->layout, offset.y); i <= last; i++)
    draw_page (self, snapshot, i, selection);
  gtk_snapshot_restore (snapshot);
}
