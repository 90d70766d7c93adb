/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-hit-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A passage that has the words looked for, and where it stands. */

#define TL_TYPE_HIT_ROW (tl_hit_row_get_type ())
G_DECLARE_FINAL_TYPE (TlHitRow, tl_hit_row, TL, HIT_ROW, GtkWidget)

GtkWidget *tl_hit_row_new       (void);
void       tl_hit_row_set_item  (TlHitRow  *row,
                                 TlHitItem *item);
/** tl_hit_row_dup_label: Returns: (transfer full): the row as it is spoken */
char      *tl_hit_row_dup_label (TlHitRow  *row);

G_END_DECLS
