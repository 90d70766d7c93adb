/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-finding-list.h"

G_BEGIN_DECLS

/* TlFindingCache: the items of findings by id. It holds the most recently used ones, and knows
 * every other that somebody still holds, so that there is never a second item for a finding. */
typedef struct _TlFindingCache TlFindingCache;

TlFindingCache *tl_finding_cache_new     (guint           capacity);
void            tl_finding_cache_free    (TlFindingCache *cache);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlFindingCache, tl_finding_cache_free)

/* Returns: (transfer none) (nullable): the item of that finding, if there is one. */
TlFindingItem  *tl_finding_cache_find    (TlFindingCache *cache,
                                          gint64          id);
/* Returns: (transfer none): that item, or a new one; the most recently used now. */
TlFindingItem  *tl_finding_cache_get     (TlFindingCache *cache,
                                          gint64          id);
/* Returns: (transfer full) (element-type gint64): of all items there are. */
GArray         *tl_finding_cache_dup_ids (TlFindingCache *cache);

G_END_DECLS
