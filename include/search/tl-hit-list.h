/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-query-list.h"
#include "tl-search.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-hit-list
 * @short_description: the passages that have the words of a query, as a list model
 *
 * The full text, whether or not a rule marked it: best first, and no more than the best. What the
 * query asks of reviews (years, boards, regions …) narrows it; what it asks of findings does not.
 */

#define TL_TYPE_HIT_ITEM (tl_hit_item_get_type ())
G_DECLARE_FINAL_TYPE (TlHitItem, tl_hit_item, TL, HIT_ITEM, GObject)

/** tl_hit_item_get_hit: Returns: (transfer none) */
const TlHit *tl_hit_item_get_hit    (TlHitItem *item);
/** tl_hit_item_dup_words: Returns: (transfer full) (array zero-terminated=1): the words found, each
 * once, as the snippet has them */
GStrv        tl_hit_item_dup_words  (TlHitItem *item);

/** TL_HIT_LIST_LIMIT: no more passages than this are listed. */
#define TL_HIT_LIST_LIMIT 500

#define TL_TYPE_HIT_LIST (tl_hit_list_get_type ())
G_DECLARE_FINAL_TYPE (TlHitList, tl_hit_list, TL, HIT_LIST, TlQueryList)

/** tl_hit_list_new: lists nothing without words in its query. Returns: (transfer full) */
TlHitList   *tl_hit_list_new        (TlStore *store);

G_END_DECLS
