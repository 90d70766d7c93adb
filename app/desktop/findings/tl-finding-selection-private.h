/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-finding-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Which findings of a list are selected. Unlike #GtkMultiSelection it holds places, not items, so
 * that selecting a million costs nothing; and it follows the findings when the list is asked anew:
 * where all that was selected is gone, what stands in its place is selected, so that one can go
 * on. */

#define TL_TYPE_FINDING_SELECTION (tl_finding_selection_get_type ())
G_DECLARE_FINAL_TYPE (TlFindingSelection, tl_finding_selection, TL, FINDING_SELECTION, GObject)

TlFindingSelection *tl_finding_selection_new     (TlFindingList      *list);
guint               tl_finding_selection_count   (TlFindingSelection *selection);
/** tl_finding_selection_get_first: Returns: the first selected place, or
 * %GTK_INVALID_LIST_POSITION */
guint               tl_finding_selection_get_first (TlFindingSelection *selection);
/** tl_finding_selection_dup_ids: Returns: (transfer full) (element-type gint64) */
GArray             *tl_finding_selection_dup_ids (TlFindingSelection *selection);

G_END_DECLS
