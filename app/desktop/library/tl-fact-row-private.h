/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A fact of one review, or of many at once: its value, to be corrected (undoable, as one change),
 * and, of one review, the words and the page it was read from. Where reviews differ it says so, and
 * what is set then holds for all of them. Action "fact.reset" goes back to what was read; an
 * attribute of the user's own making it takes away. */

#define TL_TYPE_FACT_ROW (tl_fact_row_get_type ())
G_DECLARE_FINAL_TYPE (TlFactRow, tl_fact_row, TL, FACT_ROW, GtkWidget)

GtkWidget  *tl_fact_row_new               (TlSession  *session,
                                           TlFactName  name);
/** tl_fact_row_new_for_attribute: @attribute: its name, without "x." */
GtkWidget  *tl_fact_row_new_for_attribute (TlSession  *session,
                                           const char *attribute);
/** tl_fact_row_get_key: Returns: (transfer none): what an edit calls it: "title", "x.team". */
const char *tl_fact_row_get_key           (TlFactRow  *row);
/** tl_fact_row_show: @reviews: (element-type TlReviewDetails): at least one */
void        tl_fact_row_show              (TlFactRow  *row,
                                           GPtrArray  *reviews);

G_END_DECLS
