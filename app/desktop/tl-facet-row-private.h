/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-count-item-private.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A value in the sidebar; activating it toggles it in the query (win.toggle-value). */

#define TL_TYPE_FACET_ROW (tl_facet_row_get_type ())
G_DECLARE_FINAL_TYPE (TlFacetRow, tl_facet_row, TL, FACET_ROW, GtkListBoxRow)

GtkWidget   *tl_facet_row_new      (TlCountItem *item);
TlCountItem *tl_facet_row_get_item (TlFacetRow  *row);

G_END_DECLS
