/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A finding in the list: what it says, of what, whose view, where, and what was made of it.
 * Action "cell.paragraph" shows the whole paragraph, or the quote again. */

#define TL_TYPE_FINDING_CELL (tl_finding_cell_get_type ())
G_DECLARE_FINAL_TYPE (TlFindingCell, tl_finding_cell, TL, FINDING_CELL, GtkWidget)

GtkWidget     *tl_finding_cell_new      (TlSession     *session);
/** tl_finding_cell_set_item: @distance: how many rows it is from where people look */
void           tl_finding_cell_set_item (TlFindingCell *cell,
                                         TlFindingItem *item,
                                         guint          distance);
/** tl_finding_cell_get_finding: Returns: the id of the finding shown, 0 for none. */
gint64         tl_finding_cell_get_finding (TlFindingCell *cell);
/** tl_finding_cell_set_in_hand: shows, or hides, what can be done with the finding. */
void           tl_finding_cell_set_in_hand (TlFindingCell *cell,
                                         gboolean       in_hand);

G_END_DECLS
