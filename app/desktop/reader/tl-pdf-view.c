/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-pdf-view.h"

#include "tl-pdf-view-private.h"

#include <glib/gi18n-lib.h>

/* Pixels a point at 100 %: GTK's pixels are 1/96 of an inch. */
#define PIXELS_PER_POINT (96.0 / 72.0)

G_DEFINE_FINAL_TYPE_WITH_CODE (TlPdfView, tl_pdf_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

enum {
  PROP_0,
  PROP_PAGE,
  PROP_ZOOM,
  PROP_FIT_WIDTH,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY
};
static GParamSpec *properties[N_PROPS];

enum { FINDING_ACTIVATED, SELECTION_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ── where things are ── */

graphene_point_t
tl_pdf_view_get_offset (TlPdfView *self)
{
  graphene_size_t size = tl_page_layout_get_size (self->layout);
  float slack = (float) gtk_widget_get_width (GTK_WIDGET (self)) - size.width;
  GtkAdjustment *across = self->adjustments[0];
  GtkAdjustment *down = self->adjustments[1];
  float x = across != NULL ? (float) gtk_adjustment_get_value (across) : 0;
  float y = down != NULL ? (float) gtk_adjustment_get_value (down) : 0;

  return GRAPHENE_POINT_INIT (slack > 0 ? -slack / 2 : x, y);
}

static void
get_visible (TlPdfView *self,
             guint     *first,
             guint     *last)
{
  graphene_point_t offset = tl_pdf_view_get_offset (self);
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self));

  *first = tl_page_layout_find (self->layout, offset.y);
  *last = tl_page_layout_find (self->layout, offset.y + height);
}

static void
update_label (TlPdfView *self)
{
  guint n_pages = tl_document_map_get_n_pages (self->map);
  guint n_findings =
    self->highlights != NULL ? tl_highlights_count (self->highlights, self->page) : 0;
  g_autofree char *label = g_strdup_printf (_("Page %u of %u"), self->page, n_pages);
  g_autofree char *description = NULL;

  description = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u finding on this page",
                                              "%u findings on this page", n_findings), n_findings);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
update_visible (TlPdfView *self)
{
  guint first;
  guint last;
  guint page;
  float middle;

  if (self->layout == NULL || gtk_widget_get_height (GTK_WIDGET (self)) == 0)
    return;
  get_visible (self, &first, &last);
  middle = (float) gtk_widget_get_height (GTK_WIDGET (self)) / 3;
  page = tl_page_layout_find (self->layout, tl_pdf_view_get_offset (self).y + middle);
  if (self->loader != NULL)
    tl_page_loader_want (self->loader, first, last,
                         tl_page_layout_get_scale (self->layout)
                         * gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  if (page != self->page)
    {
      self->page = page;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
    }
  update_label (self);
}

static void
configure (GtkAdjustment *adjustment,
           double         page,
           double         size)
{
  if (adjustment == NULL)
    return;
  gtk_adjustment_configure (adjustment,
                            CLAMP (gtk_adjustment_get_value (adjustment), 0, MAX (0, size - page)),
                            0, MAX (size, page), page * .1, page * .9, page);
}

static void
update_adjustments (TlPdfView *self)
{
  graphene_size_t size = { 0, 0 };

  if (self->layout != NULL)
    size = tl_page_layout_get_size (self->layout);
  configure (self->adjustments[0], gtk_widget_get_width (GTK_WIDGET (self)), size.width);
  configure (self->adjustments[1], gtk_widget_get_height (GTK_WIDGET (self)), size.height);
  update_visible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ── zoom ── */

/* What stands in the middle of the view stays there. */
static void
set_scale (TlPdfView *self,
           float      scale)
{
  float middle = (float) gtk_widget_get_height (GTK_WIDGET (self)) / 2;
  guint number = tl_page_layout_find (self->layout, tl_pdf_view_get_offset (self).y + middle);
  graphene_point_t point = tl_pdf_view_get_offset (self);
  TlBox box;

  point.y += middle;
  point = tl_page_layout_to_page (self->layout, number, point);
  tl_page_layout_set_scale (self->layout, scale);
  update_adjustments (self);
  if (self->adjustments[1] == NULL)
    return;
  box = (TlBox) { 0, point.y, 0, point.y };
  gtk_adjustment_set_value (self->adjustments[1],
    tl_page_layout_to_canvas (self->layout, number, &box).origin.y - middle);
}

double
tl_pdf_view_get_zoom (TlPdfView *self)
{
  g_return_val_if_fail (TL_IS_PDF_VIEW (self), 1);

  return self->zoom;
}

void
tl_pdf_view_set_zoom (TlPdfView *self,
                      double     zoom)
{
  g_return_if_fail (TL_IS_PDF_VIEW (self));

  zoom = CLAMP (zoom, TL_PDF_VIEW_MIN_ZOOM, TL_PDF_VIEW_MAX_ZOOM);
  if (zoom == self->zoom)
    return;
  self->zoom = zoom;
  if (self->layout != NULL)
    set_scale (self, (float) (zoom * PIXELS_PER_POINT));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

static void
follow_width (TlPdfView *self,
              int        width)
{
  if (self->layout != NULL && self->fit_width && width > 0)
    tl_pdf_view_set_zoom (self, tl_page_layout_get_fit (self->layout, (float) width)
                                / PIXELS_PER_POINT);
}

static void
set_fit_width (TlPdfView *self,
               gboolean   fit_width)
{
  if (self->fit_width == fit_width)
    return;
  self->fit_width = fit_width;
  follow_width (self, gtk_widget_get_width (GTK_WIDGET (self)));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIT_WIDTH]);
}

/* ── what is shown ── */

static void
page_changed_cb (TlPageLoader *loader,
                 guint         number,
                 TlPdfView    *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
tl_pdf_view_set_document (TlPdfView     *self,
                          TlDocumentMap *map,
                          TlPageLoader  *loader)
{
  g_return_if_fail (TL_IS_PDF_VIEW (self));

  if (self->loader != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->loader, page_changed_cb, self);
      tl_page_loader_stop (self->loader);
    }
  g_clear_object (&self->loader);
  g_clear_pointer (&self->layout, tl_page_layout_free);
  g_clear_pointer (&self->map, tl_document_map_unref);
  g_clear_pointer (&self->highlights, tl_highlights_free);
  g_clear_pointer (&self->matches, g_array_unref);
  tl_pdf_view_set_selection (self, NULL);
  self->page = 0;
  if (map == NULL || tl_document_map_get_n_pages (map) == 0)
    {
      gtk_widget_queue_draw (GTK_WIDGET (self));
      return;
    }
  self->map = tl_document_map_ref (map);
  self->layout = tl_page_layout_new (map);
  tl_page_layout_set_scale (self->layout, (float) (self->zoom * PIXELS_PER_POINT));
  if (loader != NULL)
    {
      self->loader = g_object_ref (loader);
      g_signal_connect_object (loader, "page-changed", G_CALLBACK (page_changed_cb), self, 0);
    }
  follow_width (self, gtk_widget_get_width (GTK_WIDGET (self)));
  update_adjustments (self);
}

void
tl_pdf_view_set_findings (TlPdfView *self,
                          GPtrArray *findings)
{
  g_return_if_fail (TL_IS_PDF_VIEW (self));

  g_clear_pointer (&self->highlights, tl_highlights_free);
  if (findings != NULL)
    self->highlights = tl_highlights_new (findings);
  if (self->layout != NULL)
    update_label (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
tl_pdf_view_select_finding (TlPdfView *self,
                            gint64     finding)
{
  g_return_if_fail (TL_IS_PDF_VIEW (self));

  self->finding = finding;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
tl_pdf_view_set_matches (TlPdfView *self,
                         GArray    *matches)
{
  g_return_if_fail (TL_IS_PDF_VIEW (self));

  g_clear_pointer (&self->matches, g_array_unref);
  if (matches != NULL)
    self->matches = g_array_ref (matches);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
tl_pdf_view_scroll_to (TlPdfView   *self,
                       guint        number,
                       const TlBox *box)
{
  graphene_rect_t area;
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self));

  g_return_if_fail (TL_IS_PDF_VIEW (self));

  if (self->layout == NULL || number < 1 || number > tl_document_map_get_n_pages (self->map))
    return;
  area = box != NULL ? tl_page_layout_to_canvas (self->layout, number, box)
                     : tl_page_layout_get_page (self->layout, number);
  gtk_adjustment_set_value (self->adjustments[1],
                            area.origin.y - (box != NULL ? height / 3 : TL_PAGE_GAP));
  if (box != NULL)
    gtk_adjustment_clamp_page (self->adjustments[0], area.origin.x - TL_PAGE_GAP,
                               area.origin.x + area.size.width + TL_PAGE_GAP);
}

guint
tl_pdf_view_get_page (TlPdfView *self)
{
  g_return_val_if_fail (TL_IS_PDF_VIEW (self), 0);

  return self->page;
}

/* ── widget ── */

static void
tl_pdf_view_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  TlPdfView *self = TL_PDF_VIEW (widget);

  follow_width (self, width);
  update_adjustments (self);
}

static void
tl_pdf_view_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  *minimum = 100;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 600 : 800;
}

static void
tl_pdf_view_unroot (GtkWidget *widget)
{
  TlPdfView *self = TL_PDF_VIEW (widget);

  if (self->loader != NULL)
    tl_page_loader_stop (self->loader);
  GTK_WIDGET_CLASS (tl_pdf_view_parent_class)->unroot (widget);
}

static void
set_adjustment (TlPdfView     *self,
                guint          which,
                GtkAdjustment *adjustment)
{
  GtkAdjustment *old = self->adjustments[which];

  if (old == adjustment)
    return;
  if (old != NULL)
    g_signal_handlers_disconnect_by_data (old, self);
  g_set_object (&self->adjustments[which], adjustment);
  if (adjustment != NULL)
    {
      g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (update_visible), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw),
                               self, G_CONNECT_SWAPPED);
    }
  update_adjustments (self);
}

static void
tl_pdf_view_get_property (GObject    *object,
                          guint       id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  TlPdfView *self = TL_PDF_VIEW (object);

  switch (id)
    {
    case PROP_PAGE:
      g_value_set_uint (value, self->page);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROP_FIT_WIDTH:
      g_value_set_boolean (value, self->fit_width);
      break;
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[id - PROP_HADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, GTK_SCROLL_MINIMUM);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_pdf_view_set_property (GObject      *object,
                          guint         id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  TlPdfView *self = TL_PDF_VIEW (object);

  switch (id)
    {
    case PROP_ZOOM:
      tl_pdf_view_set_zoom (self, g_value_get_double (value));
      break;
    case PROP_FIT_WIDTH:
      set_fit_width (self, g_value_get_boolean (value));
      break;
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      set_adjustment (self, id - PROP_HADJUSTMENT, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_pdf_view_dispose (GObject *object)
{
  TlPdfView *self = TL_PDF_VIEW (object);

  tl_pdf_view_set_document (self, NULL, NULL);
  set_adjustment (self, 0, NULL);
  set_adjustment (self, 1, NULL);
  G_OBJECT_CLASS (tl_pdf_view_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, TL_PDF_VIEW_MIN_ZOOM,
                                               TL_PDF_VIEW_MAX_ZOOM, 1, flags);
  properties[PROP_FIT_WIDTH] = g_param_spec_boolean ("fit-width", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (class, N_PROPS, properties);
  g_object_class_override_property (class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (class, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
tl_pdf_view_class_init (TlPdfViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = tl_pdf_view_get_property;
  object_class->set_property = tl_pdf_view_set_property;
  object_class->dispose = tl_pdf_view_dispose;
  widget_class->size_allocate = tl_pdf_view_size_allocate;
  widget_class->measure = tl_pdf_view_measure;
  widget_class->snapshot = tl_pdf_view_snapshot;
  widget_class->unroot = tl_pdf_view_unroot;
  install_properties (object_class);

  signals[FINDING_ACTIVATED] =
    g_signal_new ("finding-activated", TL_TYPE_PDF_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SELECTION_CHANGED] =
    g_signal_new ("selection-changed", TL_TYPE_PDF_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "pdfview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  tl_pdf_view_class_add_keys (widget_class);
}

void
tl_pdf_view_selection_changed (TlPdfView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

void
tl_pdf_view_activate_finding (TlPdfView *self,
                              gint64     finding)
{
  g_signal_emit (self, signals[FINDING_ACTIVATED], 0, finding);
}

static void
tl_pdf_view_init (TlPdfView *self)
{
  self->zoom = 1;
  self->fit_width = TRUE;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  tl_pdf_view_add_gestures (self);
}
