/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-missed-item-private.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A passage that the rules may have missed. */

#define TL_TYPE_MISSED_ROW (tl_missed_row_get_type ())
G_DECLARE_FINAL_TYPE (TlMissedRow, tl_missed_row, TL, MISSED_ROW, GtkWidget)

GtkWidget *tl_missed_row_new       (void);
/** tl_missed_row_set_item: @item: (nullable) */
void       tl_missed_row_set_item  (TlMissedRow  *row,
                                    TlMissedItem *item);

/** tl_missed_row_get_item: Returns: (nullable) */
TlMissedItem *tl_missed_row_get_item (TlMissedRow *row);

G_END_DECLS
