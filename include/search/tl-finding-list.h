/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-finding.h"
#include "tl-query-list.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-finding-list
 * @short_description: the findings a query asks for, as a list model that fetches as it is looked
 *   at
 *
 * An array of row ids from one query, and a small cache of items filled block by block in a worker
 * thread: an item is there at once, and its "loaded" property turns true (with the others) when its
 * row has come. However long the list, memory stays flat. As long as anybody holds the item of a
 * finding, the list gives the same one for it, and keeps it up to date.
 *
 * List and items are for the main context the list was made in. The items of the functions at the
 * end may be read in any thread.
 */

#define TL_TYPE_FINDING_ITEM (tl_finding_item_get_type ())
G_DECLARE_FINAL_TYPE (TlFindingItem, tl_finding_item, TL, FINDING_ITEM, GObject)

/**
 * TlPartner: the other half of a pair of cause and effect.
 * @finding: its id
 * @theme: what it is about
 * @connective: the words that join the two ("because of")
 */
typedef struct {
  gint64 finding;
  char  *theme;
  char  *connective;
} TlPartner;

/* Properties are the getters' names with hyphens ("loaded", "page-label"), but for the span,
 * marks and rects, which come and change together with "quote" and "text", the partners, which come
 * with the row, and the words, which come and change with the question; those that changed are
 * notified when the row comes or changes. Texts are %NULL (years and pages 0) when unknown or not
 * loaded yet. What a person decided is in them already: theme, stance, status, and what is
 * quoted. */
gint64            tl_finding_item_get_id         (TlFindingItem *item);
gboolean          tl_finding_item_is_loaded      (TlFindingItem *item);
gint64            tl_finding_item_get_review     (TlFindingItem *item);
gint64            tl_finding_item_get_document   (TlFindingItem *item);
const char       *tl_finding_item_get_sha256     (TlFindingItem *item);
const char       *tl_finding_item_get_title      (TlFindingItem *item);
const char       *tl_finding_item_get_subject    (TlFindingItem *item);
const char       *tl_finding_item_get_authority  (TlFindingItem *item);
const char       *tl_finding_item_get_nation     (TlFindingItem *item);
const char       *tl_finding_item_get_review_type (TlFindingItem *item);
int               tl_finding_item_get_year       (TlFindingItem *item);
const char       *tl_finding_item_get_theme      (TlFindingItem *item);
TlStance          tl_finding_item_get_stance     (TlFindingItem *item);
TlStatementKind   tl_finding_item_get_kind       (TlFindingItem *item);
TlVoice           tl_finding_item_get_voice      (TlFindingItem *item);
TlStatus          tl_finding_item_get_status     (TlFindingItem *item);
TlOrigin          tl_finding_item_get_origin     (TlFindingItem *item);
TlFindingFlags    tl_finding_item_get_flags      (TlFindingItem *item);
/** tl_finding_item_get_rule: Returns: (nullable): the rule's stable id; %NULL when coded by
 * hand. */
const char       *tl_finding_item_get_rule       (TlFindingItem *item);
/** tl_finding_item_get_codebook_version: Returns: (nullable): of the code book the rule stood
 * in. */
const char       *tl_finding_item_get_codebook_version (TlFindingItem *item);
TlSection         tl_finding_item_get_section    (TlFindingItem *item);
const char       *tl_finding_item_get_number     (TlFindingItem *item);
guint             tl_finding_item_get_page       (TlFindingItem *item);
const char       *tl_finding_item_get_page_label (TlFindingItem *item);
const char       *tl_finding_item_get_quote      (TlFindingItem *item);
/** tl_finding_item_get_text: the whole block, verbatim; the quote itself when no block is known. */
const char       *tl_finding_item_get_text       (TlFindingItem *item);
/** tl_finding_item_get_span: where the quote stands in the block's text. */
TlSpan            tl_finding_item_get_span       (TlFindingItem *item);
/** tl_finding_item_get_marks: Returns: (transfer none) (nullable) (element-type TlSpan): the
 * matched words, as offsets in the block's text. */
GArray           *tl_finding_item_get_marks      (TlFindingItem *item);
/** tl_finding_item_get_rects: Returns: (transfer none) (nullable) (element-type TlRect): where the
 * quote stands. */
GArray           *tl_finding_item_get_rects      (TlFindingItem *item);
/** tl_finding_item_get_doubts: Returns: (transfer none) (nullable) (element-type TlSpan): words of
 * the block's text that were read from an image and are likely not what is printed there. */
GArray           *tl_finding_item_get_doubts     (TlFindingItem *item);
/** tl_finding_item_get_words: Returns: (transfer none) (nullable) (element-type TlSpan): words of
 * the block's text that the list's query asks for. */
GArray           *tl_finding_item_get_words      (TlFindingItem *item);
/** tl_finding_item_get_tags: Returns: (transfer none) (array zero-terminated=1): sorted. */
const char *const *tl_finding_item_get_tags      (TlFindingItem *item);
const char       *tl_finding_item_get_note       (TlFindingItem *item);
/** tl_finding_item_get_coder: Returns: (nullable): the name of who coded it by hand, or accepted or
 * rejected it last; NULL for what is only suggested. */
const char       *tl_finding_item_get_coder      (TlFindingItem *item);
/** tl_finding_item_get_causes: Returns: (transfer none) (nullable) (element-type TlPartner): the
 * findings that its sentence says it came of. */
GPtrArray        *tl_finding_item_get_causes     (TlFindingItem *item);
/** tl_finding_item_get_effects: Returns: (transfer none) (nullable) (element-type TlPartner): the
 * findings that its sentence says came of it. */
GPtrArray        *tl_finding_item_get_effects    (TlFindingItem *item);

#define TL_TYPE_FINDING_LIST (tl_finding_list_get_type ())
/* Signal "emptied": the answer to another question has come, and before it takes the place of the
 * last one whole, the list is empty: a view may go back to its top. */
G_DECLARE_FINAL_TYPE (TlFindingList, tl_finding_list, TL, FINDING_LIST, TlQueryList)

/** tl_finding_list_new: Returns: (transfer full) */
TlFindingList *tl_finding_list_new          (TlStore       *store);
/** tl_finding_list_get_id: Returns: the id of the finding at @position, 0 beyond the end;
 * nothing is fetched. */
gint64         tl_finding_list_get_id       (TlFindingList *list,
                                             guint          position);
/** tl_finding_list_find: @position: (out). Returns: whether the finding is in the list. */
gboolean       tl_finding_list_find         (TlFindingList *list,
                                             gint64         id,
                                             guint         *position);

/* For the command line and exports: the same rows, synchronously, in batches. */

/** tl_finding_ids_load: Returns: (transfer full) (element-type gint64): what @query asks for, in
 * its order. */
GArray        *tl_finding_ids_load          (TlStore       *store,
                                             TlQuery       *query,
                                             GCancellable  *cancellable,
                                             GError       **error);
/** tl_finding_items_load: Returns: (transfer full) (element-type TlFindingItem): loaded items of
 * those ids, in that order; ids that are gone are left out. */
GPtrArray     *tl_finding_items_load        (TlStore       *store,
                                             const gint64  *ids,
                                             guint          n_ids,
                                             GCancellable  *cancellable,
                                             GError       **error);
/** tl_finding_items_load_for_document: Returns: (transfer full) (element-type TlFindingItem): the
 * findings of a document, rejected, denied and maybe ones only when
 * @include says so, in page order. */
GPtrArray     *tl_finding_items_load_for_document (TlStore *store,
                                             gint64         document,
                                             TlInclude      include,
                                             GCancellable  *cancellable,
                                             GError       **error);

G_END_DECLS
