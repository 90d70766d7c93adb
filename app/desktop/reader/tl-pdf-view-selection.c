/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-pdf-view-private.h"

#include <string.h>

TlPage *
tl_pdf_view_lookup_page (guint    number,
                         gpointer data)
{
  TlPdfView *self = data;

  return self->loader != NULL ? tl_page_loader_get_page (self->loader, number) : NULL;
}

gboolean
tl_pdf_view_get_selection (TlPdfView   *self,
                           TlSelection *selection)
{
  g_return_val_if_fail (TL_IS_PDF_VIEW (self), FALSE);

  *selection = tl_selection_trim (&self->selection, tl_pdf_view_lookup_page, self);
  return !tl_selection_is_empty (selection);
}

void
tl_pdf_view_set_selection (TlPdfView         *self,
                           const TlSelection *selection)
{
  const TlSelection none = { 0 };

  g_return_if_fail (TL_IS_PDF_VIEW (self));

  if (selection == NULL)
    selection = &none;
  if (self->region.page == 0 && memcmp (&self->selection, selection, sizeof none) == 0)
    return;
  self->selection = *selection;
  self->region.page = 0;
  tl_pdf_view_selection_changed (self);
}

void
tl_pdf_view_set_region (TlPdfView    *self,
                        const TlRect *region)
{
  self->selection = (TlSelection) { 0 };
  self->region = *region;
  tl_pdf_view_selection_changed (self);
}

gboolean
tl_pdf_view_get_region (TlPdfView *self,
                        TlRect    *region)
{
  g_return_val_if_fail (TL_IS_PDF_VIEW (self), FALSE);

  *region = self->region;
  return self->region.page != 0;
}

GArray *
tl_pdf_view_list_selected_rects (TlPdfView *self)
{
  TlSelection selection;
  GArray *rects;

  g_return_val_if_fail (TL_IS_PDF_VIEW (self), NULL);

  if (tl_pdf_view_get_selection (self, &selection))
    return tl_selection_list_rects (&selection, tl_pdf_view_lookup_page, self);
  rects = g_array_new (FALSE, FALSE, sizeof (TlRect));
  if (self->region.page != 0)
    g_array_append_val (rects, self->region);
  return rects;
}

char *
tl_pdf_view_dup_selected_text (TlPdfView *self)
{
  TlSelection selection;

  g_return_val_if_fail (TL_IS_PDF_VIEW (self), NULL);

  if (!tl_pdf_view_get_selection (self, &selection))
    return g_strdup ("");
  return tl_selection_dup_text (&selection, tl_pdf_view_lookup_page, self);
}

gboolean
tl_pdf_view_get_selection_area (TlPdfView    *self,
                                GdkRectangle *area)
{
  g_autoptr (GArray) rects = tl_pdf_view_list_selected_rects (self);
  graphene_point_t offset;
  graphene_rect_t box;
  TlRect *last;

  if (rects->len == 0)
    return FALSE;
  last = &g_array_index (rects, TlRect, rects->len - 1);
  offset = tl_pdf_view_get_offset (self);
  box = tl_page_layout_to_canvas (self->layout, last->page, &last->box);
  *area = (GdkRectangle) {
    .x = (int) CLAMP (box.origin.x - offset.x, 0, (float) gtk_widget_get_width (GTK_WIDGET (self))),
    .y = (int) CLAMP (box.origin.y - offset.y, 0,
                      (float) gtk_widget_get_height (GTK_WIDGET (self))),
    .width = (int) box.size.width,
    .height = (int) box.size.height,
  };
  return TRUE;
}
