/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-agreement.h"
#include "tl-codebook.h"
#include "tl-query-list.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-rule-report
 * @short_description: what has come of each rule of a code book in a library
 *
 * Counts are those of #TlTally: every one is the length of the list that its query gives. What a
 * person moved to another theme is no longer the rule's, nor counted against it.
 */

/**
 * TlRuleRemarks: what there is to look into.
 * @TL_RULE_SILENT: no finding rests on it, in a library that has readable reviews and on all of
 *   which this very code book was run; never said of a hint, on which a finding seldom rests
 * @TL_RULE_DOMINANT: it makes more than a quarter of what its theme has, and the theme has 20
 *   findings or more
 * @TL_RULE_INCOMPLETE: it could not be carried through somewhere, so that it may match there unseen
 * @TL_RULE_COVERED: whatever it finds, another rule of its theme finds too
 */
typedef enum {
  TL_RULE_SILENT     = 1 << 0,
  TL_RULE_DOMINANT   = 1 << 1,
  TL_RULE_COVERED    = 1 << 2,
  TL_RULE_INCOMPLETE = 1 << 3
} TlRuleRemarks;

/** TlRuleCount: what can be counted, and listed, of a rule. */
typedef enum {
  TL_RULE_FINDINGS,
  TL_RULE_ACCEPTED,
  TL_RULE_REJECTED,
  TL_N_RULE_COUNTS
} TlRuleCount;

/**
 * TlRuleFigures:
 * @counts: of findings that rest on the rule: those that count, and of all those that people
 *   accepted and rejected
 * @reviews: those with a finding that counts
 * @precision: the share of those accepted in those decided on
 * @share: of its theme's findings; NaN when the theme has none
 */
typedef struct {
  guint         counts[TL_N_RULE_COUNTS];
  guint         reviews;
  TlShare       precision;
  double        share;
  TlRuleRemarks remarks;
} TlRuleFigures;

#define TL_TYPE_RULE_ITEM (tl_rule_item_get_type ())
/* Signal "changed": the figures have. */
G_DECLARE_FINAL_TYPE (TlRuleItem, tl_rule_item, TL, RULE_ITEM, GObject)

TlRule              *tl_rule_item_get_rule    (TlRuleItem   *item);
TlTheme             *tl_rule_item_get_theme   (TlRuleItem   *item);
const TlRuleFigures *tl_rule_item_get_figures (TlRuleItem   *item);
/** tl_rule_item_get_covering: Returns: (nullable): the id of a rule that finds all that this one
 * finds. */
const char          *tl_rule_item_get_covering (TlRuleItem  *item);
/** tl_rule_item_dup_query: Returns: (transfer full): what lists the passages behind a count, beside
 * what the report was asked for by. */
TlQuery             *tl_rule_item_dup_query   (TlRuleItem   *item,
                                               TlRuleCount   count);

#define TL_TYPE_RULE_REPORT (tl_rule_report_get_type ())
/* A #TlQueryList of #TlRuleItem, in the order of the code book: the rules of the themes that the
 * query names, or of all; its other filters narrow what is counted. An item stays the same object
 * as long as its rule is listed. */
G_DECLARE_FINAL_TYPE (TlRuleReport, tl_rule_report, TL, RULE_REPORT, TlQueryList)

/** tl_rule_report_new: @codebook: that in force, most likely. Returns: (transfer full): empty until
 * a query is set */
TlRuleReport *tl_rule_report_new          (TlStore       *store,
                                           TlCodebook    *codebook);
/** tl_rule_report_find: Returns: (transfer none) (nullable): the item of the rule with that id. */
TlRuleItem   *tl_rule_report_find         (TlRuleReport  *report,
                                           const char    *rule);
/** tl_rule_report_set_covering: tells, for each rule, which other finds all that it finds; until it
 * is told again.
 * @covering: (nullable) (element-type utf8 utf8): ids */
void          tl_rule_report_set_covering (TlRuleReport  *report,
                                           GHashTable    *covering);

/** tl_rule_items_load: the same, synchronously and from any thread. @covering: (nullable): as for
 * tl_rule_report_set_covering(). Returns: (transfer full) (element-type TlRuleItem): or %NULL with
 * an error */
GPtrArray    *tl_rule_items_load          (TlStore       *store,
                                           TlCodebook    *codebook,
                                           TlQuery       *query,
                                           GHashTable    *covering,
                                           GCancellable  *cancellable,
                                           GError       **error);

G_END_DECLS
