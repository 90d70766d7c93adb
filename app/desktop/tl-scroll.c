/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-scroll-private.h"

static GtkScrolledWindow *
find_scroller (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return parent != NULL
           ? (GtkScrolledWindow *) gtk_widget_get_ancestor (parent, GTK_TYPE_SCROLLED_WINDOW)
           : NULL;
}

/* Where it is in what is scrolled. */
static gboolean
find_place (GtkWidget         *widget,
            GtkScrolledWindow *scroller,
            graphene_rect_t   *bounds)
{
  GtkWidget *viewport = gtk_scrolled_window_get_child (scroller);
  GtkWidget *content = gtk_widget_get_first_child (viewport);

  return content != NULL && gtk_widget_compute_bounds (widget, content, bounds);
}

void
tl_scroll_to (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  for (GtkScrolledWindow *scroller = find_scroller (widget); scroller != NULL;
       scroller = find_scroller (GTK_WIDGET (scroller)))
    {
      graphene_rect_t bounds;

      if (find_place (widget, scroller, &bounds))
        gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (scroller), bounds.origin.y,
                                   bounds.origin.y + bounds.size.height);
    }
}

/* The first frame lays out what is new; the second has it in its place. */
static gboolean
frame_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       data)
{
  guint *n_frames = data;

  if ((*n_frames)++ == 0)
    return G_SOURCE_CONTINUE;
  tl_scroll_to (widget);
  return G_SOURCE_REMOVE;
}

void
tl_scroll_to_soon (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_add_tick_callback (widget, frame_cb, g_new0 (guint, 1), g_free);
}

gboolean
tl_scroll_is_in_view (GtkWidget *widget)
{
  GtkScrolledWindow *scroller;
  GtkAdjustment *place;
  graphene_rect_t bounds;
  double top;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  scroller = find_scroller (widget);
  if (scroller == NULL || !find_place (widget, scroller, &bounds))
    return FALSE;
  place = gtk_scrolled_window_get_vadjustment (scroller);
  top = gtk_adjustment_get_value (place);
  return bounds.origin.y + bounds.size.height > top
         && bounds.origin.y < top + gtk_adjustment_get_page_size (place);
}
