/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-pdf-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-reader-bar
 * @short_description: the reader's tool bar: title, page, zoom, and what can be done
 *
 * Properties: "outline", "margin", "find" (gboolean): what its toggles show. Its buttons activate
 * the actions of the reader's page.
 */

#define TL_TYPE_READER_BAR (tl_reader_bar_get_type ())
G_DECLARE_FINAL_TYPE (TlReaderBar, tl_reader_bar, TL, READER_BAR, GtkWidget)

/** tl_reader_bar_bind: follows @view from now on. */
void tl_reader_bar_bind         (TlReaderBar   *bar,
                                 TlPdfView     *view);
/** tl_reader_bar_set_document: @map: (nullable) */
void tl_reader_bar_set_document (TlReaderBar   *bar,
                                 TlDocumentMap *map);
/** tl_reader_bar_set_narrow: whether it stands where there is little room: then its title has a
 * line of its own, and its buttons as many as they need. */
void tl_reader_bar_set_narrow   (TlReaderBar   *bar,
                                 gboolean       narrow);
/** tl_reader_bar_get_code_button: Returns: (transfer none): where coding starts when nothing on the
 * page can be pointed at. */
GtkWidget *tl_reader_bar_get_code_button (TlReaderBar *bar);

G_END_DECLS
