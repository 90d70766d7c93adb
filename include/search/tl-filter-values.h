/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-query.h"
#include "tl-store.h"

G_BEGIN_DECLS

/** tl_filter_is_stored: Returns: whether what @filter can ask for stands in the library, alone or
 * besides a vocabulary or the code book. */
gboolean tl_filter_is_stored    (TlFilter   filter);

/** tl_filter_load_values: what a filter of which that is so can ask for in @store: themes and rules
 * of an earlier code book too, which may have left findings behind. May be called on any thread.
 *
 * Returns: (transfer full): sorted; or %NULL with an error */
char   **tl_filter_load_values  (TlStore   *store,
                                 TlFilter   filter,
                                 GError   **error);

G_END_DECLS
