/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook-compare.h"
#include "tl-rulebook-private.h"

G_BEGIN_DECLS

/**
 * TlCodebookItem: an entry of a code book file.
 * @owner: the id of the theme, or the name of the family or cue, it belongs to; "" for none
 * @name: of a rule, field or guard; "" for what has none
 * @list: (nullable): the head of its list
 * @text: what is written; of a family, its phrases one a line
 * @line: its place among the lines, from 0
 */
typedef struct {
  TlCodebookPart  part;
  char           *owner;
  char           *name;
  char           *list;
  char           *text;
  guint           line;
} TlCodebookItem;

/** tl_codebook_items_read: @lines: (element-type TlCodebookLine)
 * Returns: (transfer full) (element-type TlCodebookItem): in their order */
GPtrArray      *tl_codebook_items_read  (GPtrArray      *lines);
/** tl_codebook_items_index: Returns: (transfer full) (element-type utf8 TlCodebookItem): the items
 * by what tl_codebook_item_dup_key() says of them; of several with the same, the last */
GHashTable     *tl_codebook_items_index (GPtrArray      *items);
/** tl_codebook_item_dup_key: Returns: (transfer full): what tells it from all other items, whatever
 * it says; examples are what they say. */
char           *tl_codebook_item_dup_key (const TlCodebookItem *item);
/** tl_codebook_items_find: Returns: (nullable) (transfer none) */
TlCodebookItem *tl_codebook_items_find  (GHashTable     *index,
                                         TlCodebookPart  part,
                                         const char     *owner,
                                         const char     *name);
gboolean        tl_codebook_item_is_of_theme (const TlCodebookItem *item);
/** tl_codebook_change_new:
 * @before: (nullable): the item as it was
 * @after: (nullable): as it is
 * @index: of the items to ask for the theme's name
 *
 * Returns: (transfer full) */
TlCodebookChange *tl_codebook_change_new (TlCodebookAct         act,
                                          const TlCodebookItem *before,
                                          const TlCodebookItem *after,
                                          GHashTable           *index);
/** tl_codebook_items_count_rules: Returns: how many rules the theme has. */
guint           tl_codebook_items_count_rules (GPtrArray  *items,
                                               const char *theme);

G_END_DECLS
