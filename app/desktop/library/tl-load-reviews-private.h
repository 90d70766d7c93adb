/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-review-list.h"

G_BEGIN_DECLS

/** tl_load_reviews_async: all that is known of several reviews. @source: (nullable); @reviews:
 * (element-type gint64): copied */
void       tl_load_reviews_async  (gpointer             source,
                                   TlStore             *store,
                                   GArray              *reviews,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);
/** tl_load_reviews_finish: Returns: (transfer full) (element-type TlReviewDetails): in that order;
 * those that are gone are left out; %NULL with an error */
GPtrArray *tl_load_reviews_finish (GAsyncResult        *result,
                                   GError             **error);

G_END_DECLS
