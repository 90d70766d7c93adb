/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-sample-load-private.h"
#include "tl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-sample-coding-page
 * @short_description: coding the paragraphs of a sample, one at a time and blind
 *
 * Shows a paragraph as it is in its report, and never what the rules found there. All of it by
 * keyboard: T adds a theme, C, S and N say what is said of the one in hand, Delete takes it off,
 * Space says that there is nothing and goes on, the arrow keys go back and forth, A shows what
 * stands around. Every key is on disk before the next.
 */

#define TL_TYPE_SAMPLE_CODING_PAGE (tl_sample_coding_page_get_type ())
G_DECLARE_FINAL_TYPE (TlSampleCodingPage, tl_sample_coding_page, TL, SAMPLE_CODING_PAGE, GtkWidget)

void tl_sample_coding_page_set_session (TlSampleCodingPage *page,
                                        TlSession          *session);
/** tl_sample_coding_page_open: at the first paragraph that the coder of that name has not coded. */
void tl_sample_coding_page_open        (TlSampleCodingPage *page,
                                        gint64              sample,
                                        const char         *name);
/** tl_sample_coding_page_follow_undo: shows the paragraph that undo or redo, which is about to be
 * called, changes. */
void tl_sample_coding_page_follow_undo (TlSampleCodingPage *page);
/** tl_sample_coding_page_close: lets go of the sample: nothing more is read. */
void tl_sample_coding_page_close       (TlSampleCodingPage *page);

G_END_DECLS
