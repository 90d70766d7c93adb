/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-margin-row
 * @short_description: a finding in the reader's margin: theme, stance, status, its first words
 */

#define TL_TYPE_MARGIN_ROW (tl_margin_row_get_type ())
G_DECLARE_FINAL_TYPE (TlMarginRow, tl_margin_row, TL, MARGIN_ROW, GtkWidget)

/** tl_margin_row_set_item: @item: (nullable) */
void  tl_margin_row_set_item  (TlMarginRow   *row,
                               TlSession     *session,
                               TlFindingItem *item);
/** tl_margin_row_dup_label: Returns: (transfer full): the row as a sentence, for screen readers. */
char *tl_margin_row_dup_label (TlMarginRow   *row);

G_END_DECLS
