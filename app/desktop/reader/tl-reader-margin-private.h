/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-selection.h"
#include "tl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-reader-margin
 * @short_description: beside the page: its findings, and its text
 *
 * The text is the page's own, character for character, so that what is selected there (with the
 * keyboard, by a screen reader) is selected on the page. Signal "selection-changed".
 */

#define TL_TYPE_READER_MARGIN (tl_reader_margin_get_type ())
G_DECLARE_FINAL_TYPE (TlReaderMargin, tl_reader_margin, TL, READER_MARGIN, GtkWidget)

void     tl_reader_margin_set_session   (TlReaderMargin    *margin,
                                         TlSession         *session);
/** tl_reader_margin_set_findings: @findings: (nullable) (element-type TlFindingItem): the
 * document's */
void     tl_reader_margin_set_findings  (TlReaderMargin    *margin,
                                         GPtrArray         *findings);
/** tl_reader_margin_set_page: @page: (nullable): the page's text, once it has come. */
void     tl_reader_margin_set_page      (TlReaderMargin    *margin,
                                         guint              number,
                                         TlPage            *page);
/** tl_reader_margin_get_selection: Returns: %FALSE when nothing is selected in the text. */
gboolean tl_reader_margin_get_selection (TlReaderMargin    *margin,
                                         TlSelection       *selection);

G_END_DECLS
