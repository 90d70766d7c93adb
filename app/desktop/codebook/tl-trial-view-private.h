/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-rule-trial-private.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a changed code book gains and loses, while it is looked for: how many passages of each sort,
 * which narrow the list, and the passages, each of which opens in the reader. */

#define TL_TYPE_TRIAL_VIEW (tl_trial_view_get_type ())
G_DECLARE_FINAL_TYPE (TlTrialView, tl_trial_view, TL, TRIAL_VIEW, GtkWidget)

/** tl_trial_view_set_trial: once. */
void tl_trial_view_set_trial (TlTrialView *view,
                              TlRuleTrial *trial);
/** tl_trial_view_update: shows how the trial stands. @instead: (nullable): to be said while nothing
 * is tried */
void tl_trial_view_update    (TlTrialView *view,
                              const char  *instead);

G_END_DECLS
