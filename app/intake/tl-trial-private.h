/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-matcher.h"
#include "tl-trial.h"

G_BEGIN_DECLS

/** tl_trial_compare: holds what two matchers find in a paragraph against each other.
 * @changes: (nullable) (element-type TlTrialChange): gets what differs
 * @counts: is added to */
void tl_trial_compare (TlMatcher         *before,
                       TlMatcher         *after,
                       const TlParagraph *paragraph,
                       GPtrArray         *changes,
                       TlTrialCounts     *counts);

G_END_DECLS
