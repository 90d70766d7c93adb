/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-store.h"

G_BEGIN_DECLS

/** tl_twin_find: looks for a review that @review may be over again (a scan of it, say, or the same
 * report from elsewhere), to ask a person about it: to join them is to move the documents of one to
 * the other, and %TL_EDIT_APART keeps from being asked again. Any thread. @twin: (out) (transfer
 * full) (nullable): %NULL when there is none. */
gboolean tl_twin_find (TlStore       *store,
                       gint64         review,
                       TlReviewTwin **twin,
                       GCancellable  *cancellable,
                       GError       **error);

G_END_DECLS
