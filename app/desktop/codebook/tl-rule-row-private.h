/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-rule-report.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A rule in the list of its theme, with what has come of it in the library: how many findings rest
 * on it, what people decided about them, and what there is to look into. Signal "passages"
 * (TlQuery *query): those behind a number are to be shown. */

#define TL_TYPE_RULE_ROW (tl_rule_row_get_type ())
G_DECLARE_FINAL_TYPE (TlRuleRow, tl_rule_row, TL, RULE_ROW, GtkListBoxRow)

GtkWidget  *tl_rule_row_new      (TlRule     *rule);
/** tl_rule_row_get_id: Returns: the rule's. */
const char *tl_rule_row_get_id   (TlRuleRow  *row);
/** tl_rule_row_set_item: @item: (nullable): what has come of the rule; followed from now on. */
void        tl_rule_row_set_item (TlRuleRow  *row,
                                  TlRuleItem *item);
/** tl_rule_row_get_remarks: Returns: what there is to look into. */
TlRuleRemarks
            tl_rule_row_get_remarks   (TlRuleRow  *row);
/** tl_rule_row_shows: Returns: whether it would look the same for @rule. */
gboolean    tl_rule_row_shows         (TlRuleRow  *row,
                                       TlRule     *rule);

G_END_DECLS
