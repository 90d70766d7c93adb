/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-pdf-view.h"

G_BEGIN_DECLS

#define TL_PDF_VIEW_MIN_ZOOM .25
#define TL_PDF_VIEW_MAX_ZOOM 5.0

/* What the view's files share: the widget itself (tl-pdf-view.c), what is selected
 * (tl-pdf-view-selection.c), how it is drawn (tl-pdf-view-snapshot.c), and what pointer and keys do
 * (tl-pdf-view-input.c). */
struct _TlPdfView {
  GtkWidget       parent_instance;

  TlDocumentMap  *map;
  TlPageLayout   *layout;          /* NULL while nothing is shown */
  TlPageLoader   *loader;
  TlHighlights   *highlights;
  GArray         *matches;
  gint64          finding;         /* the one in hand */

  GtkAdjustment  *adjustments[2];  /* horizontal, vertical */
  double          zoom;
  gboolean        fit_width;
  guint           page;

  TlSelection     selection;
  TlRect          region;          /* page 0: none */
  TlTextPosition  anchor;          /* where a drag began */
  graphene_point_t press;
  gboolean        draws_region;
  guint           autoscroll;      /* tick callback while a drag is beyond an edge */
  float           overshoot;
};

/** tl_pdf_view_get_offset: Returns: the point of the canvas at the widget's top left. */
graphene_point_t tl_pdf_view_get_offset      (TlPdfView      *self);
TlPage          *tl_pdf_view_lookup_page     (guint           number,
                                              gpointer        self);
void             tl_pdf_view_set_region      (TlPdfView      *self,
                                              const TlRect   *region);
void             tl_pdf_view_selection_changed (TlPdfView    *self);
void             tl_pdf_view_activate_finding (TlPdfView     *self,
                                              gint64          finding);
void             tl_pdf_view_snapshot        (GtkWidget      *widget,
                                              GtkSnapshot    *snapshot);
void             tl_pdf_view_add_gestures    (TlPdfView      *self);
void             tl_pdf_view_class_add_keys  (GtkWidgetClass *class);

G_END_DECLS
