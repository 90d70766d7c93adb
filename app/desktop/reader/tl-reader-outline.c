/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-reader-page-private.h"

#include "tl-outline-item-private.h"

static guint
get_heading_page (GListModel *headings,
                  guint       position)
{
  g_autoptr (TlOutlineItem) item = g_list_model_get_item (headings, position);

  return item != NULL ? tl_block_get_page (tl_outline_item_get_block (item)) : 0;
}

/* Returns: the first heading on page @number, or else the last before it. */
static guint
find_heading (GListModel *headings,
              guint       number)
{
  guint position = 0;

  while (get_heading_page (headings, position) != 0
         && get_heading_page (headings, position) < number)
    position++;
  if (get_heading_page (headings, position) == number)
    return position;
  return position > 0 ? position - 1 : GTK_INVALID_LIST_POSITION;
}

/* A heading that was gone to keeps its place though it is not the first on its page. */
void
tl_reader_page_update_outline (TlReaderPage *self)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (self->outline));
  const guint number = tl_pdf_view_get_page (self->view);
  guint position;

  if (selection == NULL || number == 0
      || get_heading_page (G_LIST_MODEL (selection),
                           gtk_single_selection_get_selected (selection)) == number)
    return;
  position = find_heading (G_LIST_MODEL (selection), number);
  gtk_single_selection_set_selected (selection, position);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->outline), "list.scroll-to-item", "u", position);
}

void
tl_reader_page_show_outline (TlReaderPage *self)
{
  g_autoptr (GListModel) outline = tl_outline_list (self->map);
  g_autoptr (GtkSingleSelection) selection = gtk_single_selection_new (g_object_ref (outline));

  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_list_view_set_model (self->outline, GTK_SELECTION_MODEL (selection));
  tl_reader_page_update_outline (self);
}

static void
outline_activate_cb (TlReaderPage *self,
                     guint         position)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (self->outline));
  g_autoptr (TlOutlineItem) item = g_list_model_get_item (model, position);
  TlBlock *block = tl_outline_item_get_block (item);
  guint n_places;
  const TlPlace *places = tl_block_get_places (block, &n_places);

  tl_pdf_view_scroll_to (self->view, tl_block_get_page (block),
                         n_places > 0 ? &places[0].box : NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
tl_reader_page_outline_bind (GtkWidgetClass *class)
{
  g_type_ensure (TL_TYPE_OUTLINE_ITEM);
  gtk_widget_class_bind_template_callback (class, outline_activate_cb);
}
