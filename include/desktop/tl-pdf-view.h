/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-highlights.h"
#include "tl-page-loader.h"
#include "tl-selection.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-pdf-view
 * @short_description: the pages of a PDF, one below the other, to be scrolled, zoomed and selected
 *   in
 *
 * To be put into a #GtkScrolledWindow. Properties: "page" (guint, read-only: the page in the middle
 * of the view), "zoom" (double: 1 is the printed size), "fit-width" (gboolean: the zoom follows the
 * width). Signals: "finding-activated" (gint64 finding), "selection-changed".
 *
 * Dragging selects text; with Control held it draws a region, for what has no text.
 */

#define TL_TYPE_PDF_VIEW (tl_pdf_view_get_type ())
G_DECLARE_FINAL_TYPE (TlPdfView, tl_pdf_view, TL, PDF_VIEW, GtkWidget)

/** tl_pdf_view_set_document: @map: (nullable): %NULL shows nothing; @loader: (nullable): its
 * pages. */
void           tl_pdf_view_set_document     (TlPdfView         *view,
                                             TlDocumentMap     *map,
                                             TlPageLoader      *loader);
/** tl_pdf_view_set_findings: @findings: (nullable) (element-type TlFindingItem) */
void           tl_pdf_view_set_findings     (TlPdfView         *view,
                                             GPtrArray         *findings);
void           tl_pdf_view_select_finding   (TlPdfView         *view,
                                             gint64             finding);
/** tl_pdf_view_set_matches: @matches: (nullable) (element-type TlRect): what find came upon. */
void           tl_pdf_view_set_matches      (TlPdfView         *view,
                                             GArray            *matches);
/** tl_pdf_view_scroll_to: @box: (nullable): a place on the page, kept clear of the edges. */
void           tl_pdf_view_scroll_to        (TlPdfView         *view,
                                             guint              number,
                                             const TlBox       *box);
guint          tl_pdf_view_get_page         (TlPdfView         *view);
double         tl_pdf_view_get_zoom         (TlPdfView         *view);
void           tl_pdf_view_set_zoom         (TlPdfView         *view,
                                             double             zoom);
/** tl_pdf_view_get_selection: what is selected, without white space at its ends. Returns: %FALSE
 * when no text is selected. */
gboolean       tl_pdf_view_get_selection    (TlPdfView         *view,
                                             TlSelection       *selection);
/** tl_pdf_view_set_selection: @selection: (nullable) */
void           tl_pdf_view_set_selection    (TlPdfView         *view,
                                             const TlSelection *selection);
/** tl_pdf_view_get_region: Returns: %FALSE when no region is drawn. */
gboolean       tl_pdf_view_get_region       (TlPdfView         *view,
                                             TlRect            *region);
/** tl_pdf_view_list_selected_rects: Returns: (transfer full) (element-type TlRect): where the
 * selected text, or the region, stands */
GArray        *tl_pdf_view_list_selected_rects (TlPdfView      *view);
/** tl_pdf_view_dup_selected_text: Returns: (transfer full): "" for a region */
char          *tl_pdf_view_dup_selected_text (TlPdfView        *view);
/** tl_pdf_view_get_selection_area: @area: (out): the selection's last line in the widget's
 * coordinates, for a popover to point at. Returns: %FALSE without a selection */
gboolean       tl_pdf_view_get_selection_area (TlPdfView       *view,
                                             GdkRectangle      *area);

G_END_DECLS
