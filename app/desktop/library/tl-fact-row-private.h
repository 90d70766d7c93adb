/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A fact of a review: its value, to be corrected (undoable), and the words and the page it was read
 * from. Action "fact.reset" goes back to what was read. */

#define TL_TYPE_FACT_ROW (tl_fact_row_get_type ())
G_DECLARE_FINAL_TYPE (TlFactRow, tl_fact_row, TL, FACT_ROW, GtkWidget)

GtkWidget *tl_fact_row_new  (TlSession       *session,
                             TlFactName       name);
void       tl_fact_row_show (TlFactRow       *row,
                             TlReviewDetails *details);

G_END_DECLS
