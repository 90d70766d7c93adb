/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* All that is known of the session's review: its documents, and every fact with the words it was
 * read from, to be corrected. When several reviews are selected, what they have in common, to be
 * set for all of them. Property "session". Hidden when there is no review in hand. */

#define TL_TYPE_REVIEW_PANE (tl_review_pane_get_type ())
G_DECLARE_FINAL_TYPE (TlReviewPane, tl_review_pane, TL, REVIEW_PANE, GtkWidget)

/** tl_review_pane_set_selected: @reviews: (nullable) (element-type gint64): several reviews, in the
 * place of the session's one; %NULL for that one */
void tl_review_pane_set_selected (TlReviewPane *pane,
                                  GArray       *reviews);

G_END_DECLS
