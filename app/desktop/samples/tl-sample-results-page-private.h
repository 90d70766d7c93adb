/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-sample-load-private.h"
#include "tl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-sample-results-page
 * @short_description: what a sample says of the rules, or of another coder
 *
 * A row a theme, with its figures in words and the paragraphs behind each number.
 */

#define TL_TYPE_SAMPLE_RESULTS_PAGE (tl_sample_results_page_get_type ())
G_DECLARE_FINAL_TYPE (TlSampleResultsPage, tl_sample_results_page, TL, SAMPLE_RESULTS_PAGE,
                      GtkWidget)

void     tl_sample_results_page_set_session (TlSampleResultsPage *page,
                                             TlSession           *session);
/** tl_sample_results_page_open: @coder: who is at the keyboard; another coder's coding is taken
 * where that one has none */
void     tl_sample_results_page_open        (TlSampleResultsPage *page,
                                             const TlSample      *sample,
                                             gint64               coder);
/** tl_sample_results_page_go_back: Returns: whether there was something on the page to go back
 * from. */
gboolean tl_sample_results_page_go_back     (TlSampleResultsPage *page);

G_END_DECLS
