/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-fact.h"
#include "tl-query-list.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-review-list
 * @short_description: the reviews of a library as a list model
 *
 * Reviews are few (thousands), so their rows are all held. Those that the query's review-level
 * filters admit are listed, by year and title; when the query narrows findings too (by a filter
 * before %TL_FILTER_REVIEW or by words), only those of them that have any it asks for. Their
 * findings counts obey the whole query.
 */

#define TL_TYPE_REVIEW_ITEM (tl_review_item_get_type ())
G_DECLARE_FINAL_TYPE (TlReviewItem, tl_review_item, TL, REVIEW_ITEM, GObject)

/* Properties are the getters' names with hyphens ("private", "n-pages"). Texts are nullable:
 * unknown is unknown; so is year 0. Pages are those of all documents of the review. */
gint64      tl_review_item_get_id            (TlReviewItem *item);
const char *tl_review_item_get_title         (TlReviewItem *item);
const char *tl_review_item_get_subject       (TlReviewItem *item);
const char *tl_review_item_get_authority     (TlReviewItem *item);
const char *tl_review_item_get_nation        (TlReviewItem *item);
const char *tl_review_item_get_region        (TlReviewItem *item);
const char *tl_review_item_get_review_type   (TlReviewItem *item);
const char *tl_review_item_get_published     (TlReviewItem *item);
/** tl_review_item_get_file: Returns: the name its (first) document was imported under: what there
 * is to call it by when nothing could be read. */
const char *tl_review_item_get_file          (TlReviewItem *item);
int         tl_review_item_get_year          (TlReviewItem *item);
guint       tl_review_item_get_n_pages       (TlReviewItem *item);
guint       tl_review_item_get_n_unreadable  (TlReviewItem *item);
guint       tl_review_item_get_n_findings    (TlReviewItem *item);
gboolean    tl_review_item_is_private        (TlReviewItem *item);

#define TL_TYPE_REVIEW_LIST (tl_review_list_get_type ())
G_DECLARE_FINAL_TYPE (TlReviewList, tl_review_list, TL, REVIEW_LIST, TlQueryList)

/** tl_review_list_new: keeps the items (and so selections) of reviews that stay. Returns: (transfer
 * full) */
TlReviewList *tl_review_list_new        (TlStore      *store);
/** tl_review_list_get_n_in_library: Returns: how many reviews there are, listed or not, as of when
 * the list was last brought up to date. */
guint         tl_review_list_get_n_in_library (TlReviewList *list);

/**
 * TlDocumentInfo:
 * @n_unreadable: of @n_pages
 * @n_unread: of @n_unreadable, images that are still to be read; the others are damaged, or were
 *   tried in vain
 * @n_recognised: of @n_pages, those whose text was read from their images
 * @confidence: how sure the words of these are, 0 to 1 on average; 0 where there are none
 * @reader_version: of the reader that read it
 * @hidden_pages: (element-type guint): pages with words that they do not show; these were left out
 *
 * A document of a review, without its text.
 */
typedef struct {
  gint64         id;
  char          *file;
  char          *sha256;
  TlDocumentKind kind;
  guint          n_pages;
  guint          n_unreadable;
  guint          n_unread;
  guint          n_recognised;
  double         confidence;
  guint          reader_version;
  guint          n_words;
  GArray        *hidden_pages;
} TlDocumentInfo;
void       tl_document_info_free    (TlDocumentInfo *info);

/** TlReviewDetails: everything known of one review.
 * @n_findings: that count: not rejected, denied or maybe
 * @facts: (element-type TlFact): those in force; what was read before a person set it is left out,
 *   and so is one that a person emptied (it is in @read_facts, if it was ever read, and not here)
 * @read_facts: (element-type TlFact): what was read, for all facts
 * @documents: (element-type TlDocumentInfo) */
typedef struct {
  gint64     id;
  gboolean   private_;
  guint      n_findings;
  GPtrArray *facts;
  GPtrArray *read_facts;
  GPtrArray *documents;
} TlReviewDetails;
void             tl_review_details_free (TlReviewDetails *details);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlReviewDetails, tl_review_details_free)

/** tl_review_details_load: Returns: (transfer full): or %NULL with an error,
 * %TL_STORE_ERROR_NOT_FOUND when there is no such review or it was removed */
TlReviewDetails *tl_review_details_load (TlStore         *store,
                                         gint64           review,
                                         GCancellable    *cancellable,
                                         GError         **error);
/** tl_review_ids_load: Returns: (transfer full) (element-type gint64): by year, then title */
GArray          *tl_review_ids_load     (TlStore         *store,
                                         GCancellable    *cancellable,
                                         GError         **error);

G_END_DECLS
