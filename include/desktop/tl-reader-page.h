/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-reader-page
 * @short_description: the page "Reader": the PDF itself, with its findings where they stand
 *
 * Properties: "session" (#TlSession); "beside" (gboolean): whether it stands beside another page,
 * with little room: stepping and deciding are then that page's. The finding in hand is the
 * session's: selecting one here selects it everywhere.
 */

#define TL_TYPE_READER_PAGE (tl_reader_page_get_type ())
G_DECLARE_FINAL_TYPE (TlReaderPage, tl_reader_page, TL, READER_PAGE, GtkWidget)

/**
 * tl_reader_page_show:
 * @review: the review's id
 * @document: which of its documents; 0 for the first
 * @page: the page to show, from 1; 0 for the first, or the finding's
 * @finding: a finding to show in its place and take in hand; 0 for none
 */
void     tl_reader_page_show       (TlReaderPage *page,
                                    gint64        review,
                                    gint64        document,
                                    guint         number,
                                    gint64        finding);
/** tl_reader_page_find: marks @words wherever they stand in the document being shown or opened, and
 * takes the first on the page it is opened at, or after it, in hand. @words: as they are written */
void     tl_reader_page_find       (TlReaderPage       *page,
                                    const char *const  *words);
/** tl_reader_page_find_quote: marks @quote in one place alone: the first on the page it is opened
 * at. */
void     tl_reader_page_find_quote (TlReaderPage       *page,
                                    const char         *quote);
/** tl_reader_page_is_settled: Returns: whether all that is on screen has come. */
gboolean tl_reader_page_is_settled (TlReaderPage *page);

G_END_DECLS
