/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-pdf-view-private.h"

/* ── points ── */

static graphene_point_t
to_canvas (TlPdfView *self,
           double     x,
           double     y)
{
  graphene_point_t offset = tl_pdf_view_get_offset (self);

  return GRAPHENE_POINT_INIT ((float) x + offset.x, (float) y + offset.y);
}

static gboolean
get_position (TlPdfView        *self,
              graphene_point_t  canvas,
              TlTextPosition   *position)
{
  guint number = tl_page_layout_find (self->layout, canvas.y);
  TlPage *page = tl_pdf_view_lookup_page (number, self);
  graphene_point_t point;

  if (page == NULL)
    return FALSE;
  point = tl_page_layout_to_page (self->layout, number, canvas);
  *position = tl_text_position_at (page, point.x, point.y);
  return TRUE;
}

/* ── dragging ── */

static void
extend_text (TlPdfView        *self,
             graphene_point_t  canvas)
{
  TlTextPosition focus;
  TlSelection selection;

  if (self->anchor.page == 0 || !get_position (self, canvas, &focus))
    return;
  selection = tl_selection_new (self->anchor, focus);
  selection = tl_selection_grow (&selection, tl_pdf_view_lookup_page, self);
  tl_pdf_view_set_selection (self, &selection);
}

static void
extend_region (TlPdfView        *self,
               graphene_point_t  canvas)
{
  guint number = tl_page_layout_find (self->layout, self->press.y);
  graphene_point_t from = tl_page_layout_to_page (self->layout, number, self->press);
  graphene_point_t to = tl_page_layout_to_page (self->layout, number, canvas);
  const TlPageInfo *info = tl_document_map_get_page (self->map, number);
  TlRect region = { number, {
    CLAMP (MIN (from.x, to.x), 0, info->width), CLAMP (MIN (from.y, to.y), 0, info->height),
    CLAMP (MAX (from.x, to.x), 0, info->width), CLAMP (MAX (from.y, to.y), 0, info->height) } };

  tl_pdf_view_set_region (self, &region);
}

static void
extend_to (TlPdfView *self,
           double     x,
           double     y)
{
  graphene_point_t canvas = to_canvas (self, x, y);

  if (self->draws_region)
    extend_region (self, canvas);
  else
    extend_text (self, canvas);
}

static gboolean
autoscroll_cb (GtkWidget     *widget,
               GdkFrameClock *clock,
               gpointer       gesture)
{
  TlPdfView *self = TL_PDF_VIEW (widget);
  double x;
  double y;

  gtk_adjustment_set_value (self->adjustments[1],
                            gtk_adjustment_get_value (self->adjustments[1]) + self->overshoot / 4);
  if (gtk_gesture_get_point (gesture, NULL, &x, &y))
    extend_to (self, x, y);
  return G_SOURCE_CONTINUE;
}

static void
stop_autoscroll (TlPdfView *self)
{
  if (self->autoscroll != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->autoscroll);
  self->autoscroll = 0;
}

static void
update_autoscroll (TlPdfView      *self,
                   GtkGestureDrag *gesture,
                   double          y)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));

  self->overshoot = (float) (y < 0 ? y : y > height ? y - height : 0);
  if (self->overshoot == 0)
    stop_autoscroll (self);
  else if (self->autoscroll == 0)
    self->autoscroll = gtk_widget_add_tick_callback (GTK_WIDGET (self), autoscroll_cb,
                                                     g_object_ref (gesture), g_object_unref);
}

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double          x,
               double          y,
               TlPdfView      *self)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->anchor.page = 0;
  if (self->layout == NULL)
    return;
  self->press = to_canvas (self, x, y);
  self->draws_region = (state & GDK_CONTROL_MASK) != 0;
  if (!get_position (self, self->press, &self->anchor))
    self->anchor.page = 0;
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double          dx,
                double          dy,
                TlPdfView      *self)
{
  double x;
  double y;

  if (self->layout == NULL
      || !gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) dx, (int) dy)
      || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  update_autoscroll (self, gesture, y + dy);
  extend_to (self, x + dx, y + dy);
}

static void
drag_end_cb (GtkGestureDrag *gesture,
             double          dx,
             double          dy,
             TlPdfView      *self)
{
  stop_autoscroll (self);
}

/* ── clicking ── */

static gint64
find_finding (TlPdfView        *self,
              graphene_point_t  canvas)
{
  guint number = tl_page_layout_find (self->layout, canvas.y);

  if (self->highlights == NULL)
    return 0;
  return tl_highlights_find (self->highlights, number,
                             tl_page_layout_to_page (self->layout, number, canvas));
}

static void
select_word (TlPdfView        *self,
             graphene_point_t  canvas)
{
  TlTextPosition position;
  TlSelection word;

  if (!get_position (self, canvas, &position))
    return;
  word = tl_selection_for_word (tl_pdf_view_lookup_page (position.page, self), position);
  tl_pdf_view_set_selection (self, &word);
}

static void
click_cb (GtkGestureClick *gesture,
          int              n_press,
          double           x,
          double           y,
          TlPdfView       *self)
{
  graphene_point_t canvas;
  gint64 finding;

  if (self->layout == NULL)
    return;
  canvas = to_canvas (self, x, y);
  if (n_press == 2)
    {
      select_word (self, canvas);
      return;
    }
  tl_pdf_view_set_selection (self, NULL);
  finding = find_finding (self, canvas);
  if (finding != 0)
    tl_pdf_view_activate_finding (self, finding);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           TlPdfView                *self)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  g_object_set (self, "fit-width", FALSE, NULL);
  tl_pdf_view_set_zoom (self, self->zoom * (dy < 0 ? 1.1 : 1 / 1.1));
  return GDK_EVENT_STOP;
}

void
tl_pdf_view_add_gestures (TlPdfView *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, 0);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, 0);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, 0);
  g_signal_connect_object (click, "pressed", G_CALLBACK (click_cb), self, 0);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), self, 0);
  gtk_gesture_group (click, drag);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

/* ── keys ── */

static gboolean
scroll_by (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  TlPdfView *self = TL_PDF_VIEW (widget);
  GtkAdjustment *adjustment;
  gboolean vertical;
  double steps;

  g_variant_get (arguments, "(bd)", &vertical, &steps);
  adjustment = self->adjustments[vertical ? 1 : 0];
  if (adjustment == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment)
                                        + steps * gtk_adjustment_get_page_size (adjustment));
  return GDK_EVENT_STOP;
}

void
tl_pdf_view_class_add_keys (GtkWidgetClass *class)
{
  static const struct {
    guint    key;
    gboolean vertical;
    double   steps;
  } keys[] = {
    { GDK_KEY_Up, TRUE, -.1 },
    { GDK_KEY_Down, TRUE, .1 },
    { GDK_KEY_Left, FALSE, -.1 },
    { GDK_KEY_Right, FALSE, .1 },
    { GDK_KEY_Page_Up, TRUE, -.9 },
    { GDK_KEY_Page_Down, TRUE, .9 },
    { GDK_KEY_Home, TRUE, -1e6 },
    { GDK_KEY_End, TRUE, 1e6 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (class, keys[i].key, 0, scroll_by, "(bd)",
                                  keys[i].vertical, keys[i].steps);
}
