/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-document-map.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-outline-item
 * @short_description: a heading of a document, for the outline
 *
 * Properties: "title" (its number and text), "indent" (int: pixels, by its level).
 */

#define TL_TYPE_OUTLINE_ITEM (tl_outline_item_get_type ())
G_DECLARE_FINAL_TYPE (TlOutlineItem, tl_outline_item, TL, OUTLINE_ITEM, GObject)

TlBlock    *tl_outline_item_get_block (TlOutlineItem *item);
/** tl_outline_list: Returns: (transfer full): the headings of @map, in order. */
GListModel *tl_outline_list           (TlDocumentMap *map);

G_END_DECLS
