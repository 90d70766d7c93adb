/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-rule-report.h"

G_BEGIN_DECLS

/** TlRuleCounted: a rule with its figures, as an answer brings it. What it points at belongs to the
 * code book. */
typedef struct {
  TlTheme       *theme;
  TlRule        *rule;
  TlRuleFigures  figures;
} TlRuleCounted;

/** tl_rule_count_narrow: Returns: (transfer full): @query, of those that @which counts. */
TlQuery    *tl_rule_count_narrow (TlQuery            *query,
                                  TlRuleCount         which);
/** tl_rules_count: Returns: (transfer full) (element-type TlRuleCounted): those of the themes that
 * @query names, in the order of the code book */
GArray     *tl_rules_count     (TlStore              *store,
                                TlCodebook           *codebook,
                                TlQuery              *query,
                                GCancellable         *cancellable,
                                GError              **error);

/** tl_rule_item_new: without figures. Returns: (transfer full) */
TlRuleItem *tl_rule_item_new   (TlTheme              *theme,
                                TlRule               *rule);
/** tl_rule_item_fill: @query: what they were counted under */
void        tl_rule_item_fill  (TlRuleItem           *item,
                                const TlRuleFigures  *figures,
                                TlQuery              *query);
/** tl_rule_item_cover: @covering: (nullable): the id of the rule that finds all that it finds */
void        tl_rule_item_cover (TlRuleItem           *item,
                                const char           *covering);

G_END_DECLS
