/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook-items-private.h"

G_BEGIN_DECLS

/**
 * TlCodebookSide: one of two code books that are held against each other.
 * @lines: (element-type TlCodebookLine)
 * @items: (element-type TlCodebookItem)
 * @index: the items, see tl_codebook_items_index()
 * @owners: what has items at all, by part
 * @entries: the rules and guards of themes, by all that they say
 * @phrases: (element-type utf8 TlCodebookItem): the same, by theme and phrase, points aside
 * @names: (element-type utf8 utf8): the names that rules and guards have or had, by theme, and what
 *   they stand or stood for
 */
typedef struct {
  GPtrArray  *lines;
  GPtrArray  *items;
  GHashTable *index;
  GHashTable *owners;
  GHashTable *entries;
  GHashTable *phrases;
  GHashTable *names;
} TlCodebookSide;

void            tl_codebook_side_read        (TlCodebookSide       *side,
                                              GBytes               *source);
void            tl_codebook_side_clear       (TlCodebookSide       *side);
/** tl_codebook_side_add: from now on it has the rule or guard @item, under @name.
 * @item: not copied */
void            tl_codebook_side_add         (TlCodebookSide       *side,
                                              const char           *name,
                                              TlCodebookItem       *item);
/** tl_codebook_side_has: Returns: whether it says the same in the same list, by whatever name. */
gboolean        tl_codebook_side_has         (TlCodebookSide       *side,
                                              const TlCodebookItem *item);
/** tl_codebook_side_has_owner: Returns: whether it has anything of that sort and owner. */
gboolean        tl_codebook_side_has_owner   (TlCodebookSide       *side,
                                              const TlCodebookItem *item);
/** tl_codebook_side_find_phrase: Returns: (nullable) (transfer none): what has the same phrase. */
TlCodebookItem *tl_codebook_side_find_phrase (TlCodebookSide       *side,
                                              const TlCodebookItem *item);
/** tl_codebook_side_get_meaning: Returns: (nullable): what the rule or guard of that name says, or
 * said before it was taken out. */
const char     *tl_codebook_side_get_meaning (TlCodebookSide       *side,
                                              const TlCodebookItem *item);
/** tl_codebook_side_get_last: Returns: the highest number of a name that begins with @stem; or
 * 0. */
guint64         tl_codebook_side_get_last    (TlCodebookSide       *side,
                                              const char           *theme,
                                              const char           *stem);

G_END_DECLS
