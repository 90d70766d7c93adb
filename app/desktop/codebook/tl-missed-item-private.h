/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-missed.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* A passage that the rules may have missed, in a list. Property "details" (gboolean): whether its
 * whole paragraph and the weights of its words are shown. */

#define TL_TYPE_MISSED_ITEM (tl_missed_item_get_type ())
G_DECLARE_FINAL_TYPE (TlMissedItem, tl_missed_item, TL, MISSED_ITEM, GObject)

/** tl_missed_item_new: @index: of the passage in @passages. Returns: (transfer full) */
TlMissedItem   *tl_missed_item_new          (GPtrArray    *passages,
                                             guint         index);
const TlMissed *tl_missed_item_get          (TlMissedItem *item);
/** tl_missed_item_dup_markup: the quote, or the whole paragraph, with the words that speak for the
 * theme marked. Returns: (transfer full) */
char           *tl_missed_item_dup_markup   (TlMissedItem *item);
char           *tl_missed_item_dup_citation (TlMissedItem *item);
/** tl_missed_item_dup_words: "supervision 2.46 · reflective 1.90". Returns: (transfer full) */
char           *tl_missed_item_dup_words    (TlMissedItem *item);

G_END_DECLS
