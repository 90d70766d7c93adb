/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-trial.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a changed code book would find, told while it is looked for in the background: the passages
 * gained, lost and changed as a list of TlTrialItem, how many there are in all, or what is wrong
 * with the change. Signal "changed": anything that is asked below. */

#define TL_TYPE_RULE_TRIAL (tl_rule_trial_get_type ())
G_DECLARE_FINAL_TYPE (TlRuleTrial, tl_rule_trial, TL, RULE_TRIAL, GObject)

/** TL_RULE_TRIAL_LIMIT: no more passages than this are in either list; all are counted. */
#define TL_RULE_TRIAL_LIMIT 500

/** tl_rule_trial_new: Returns: (transfer full) */
TlRuleTrial  *tl_rule_trial_new         (TlStore     *store);
/** tl_rule_trial_start: @source: the changed code book. @theme: (nullable): whose examples are
 * tried first. One that runs gives way. */
void          tl_rule_trial_start       (TlRuleTrial *trial,
                                         TlCodebook  *in_force,
                                         GBytes      *source,
                                         const char  *theme);
/** tl_rule_trial_halt: what was found up to now stays. */
void          tl_rule_trial_halt        (TlRuleTrial *trial);
/** tl_rule_trial_clear: likewise, and nothing stays. */
void          tl_rule_trial_clear       (TlRuleTrial *trial);
gboolean      tl_rule_trial_is_running  (TlRuleTrial *trial);
gboolean      tl_rule_trial_is_halted   (TlRuleTrial *trial);
/** tl_rule_trial_is_sound: Returns: whether the changed code book is known to be without fault, as
 * it is long before all passages are found. */
gboolean      tl_rule_trial_is_sound    (TlRuleTrial *trial);
/** tl_rule_trial_get_examples: Returns: (transfer none) (nullable) (element-type TlExampleResult):
 * %NULL until they were tried; another array whenever they were tried anew */
GPtrArray    *tl_rule_trial_get_examples (TlRuleTrial *trial);
/** tl_rule_trial_get_changes: Returns: (transfer none): of TlTrialItem */
GListModel   *tl_rule_trial_get_changes (TlRuleTrial *trial);
/** tl_rule_trial_get_weak: Returns: (transfer none): of TlTrialItem: what would be matched and not
 * count, for too little else speaks for the theme */
GListModel   *tl_rule_trial_get_weak    (TlRuleTrial *trial);
const TlTrialCounts *tl_rule_trial_get_counts (TlRuleTrial *trial);
/** tl_rule_trial_get_fault: Returns: (transfer none) (nullable): what is wrong; %NULL when nothing
 * is, or it is not known yet. @column: (out): where in the line; 0 for no such place */
const char   *tl_rule_trial_get_fault   (TlRuleTrial *trial,
                                         guint       *column);

G_END_DECLS
