/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-trial.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* A passage that a changed rule gains or loses, as a row of a list. */

#define TL_TYPE_TRIAL_ITEM (tl_trial_item_get_type ())
G_DECLARE_FINAL_TYPE (TlTrialItem, tl_trial_item, TL, TRIAL_ITEM, GObject)

/** tl_trial_item_new: @change: (transfer full). @summary: (transfer none): of its document.
 * Returns: (transfer full) */
TlTrialItem *tl_trial_item_new          (TlTrialChange           *change,
                                         const TlDocumentSummary *summary);
/** tl_trial_item_get_change: Returns: (transfer none) */
const TlTrialChange *tl_trial_item_get_change (TlTrialItem *item);
gint64       tl_trial_item_get_review   (TlTrialItem *item);
/** tl_trial_item_dup_what: Returns: (transfer full): "Gained", or what else becomes of it. */
char        *tl_trial_item_dup_what     (TlTrialItem *item);
/** tl_trial_item_dup_citation: Returns: (transfer full): the review and the page. */
char        *tl_trial_item_dup_citation (TlTrialItem *item);

G_END_DECLS
