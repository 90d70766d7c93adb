/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

G_BEGIN_DECLS

/* A value of a filter with its count, as the sidebar shows it. Signal "changed" when a count or the
 * choice is another. */

#define TL_TYPE_COUNT_ITEM (tl_count_item_get_type ())
G_DECLARE_FINAL_TYPE (TlCountItem, tl_count_item, TL, COUNT_ITEM, GObject)

TlCountItem *tl_count_item_new          (TlFilter     filter,
                                         const char  *value,
                                         const char  *label);
TlFilter     tl_count_item_get_filter   (TlCountItem *item);
const char  *tl_count_item_get_value    (TlCountItem *item);
const char  *tl_count_item_get_label    (TlCountItem *item);
guint        tl_count_item_get_findings (TlCountItem *item);
guint        tl_count_item_get_reviews  (TlCountItem *item);
gboolean     tl_count_item_is_chosen    (TlCountItem *item);
/** tl_count_item_set: emits "changed" when anything is other than it was. */
void         tl_count_item_set          (TlCountItem *item,
                                         guint        findings,
                                         guint        reviews,
                                         gboolean     chosen);

G_END_DECLS
