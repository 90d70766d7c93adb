/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-passages
 * @short_description: the documents of a review, and what stands in each
 *
 * With the ids that they have in the library, in reading order. Reviews that were removed have
 * none. May be called on any thread; errors are those of tl_store_read().
 */

/** tl_passages_list_documents: Returns: (transfer full) (element-type gint64): those of @review, in
 * the order of their ids, empty when there is no such review; %NULL with an error */
GArray    *tl_passages_list_documents       (TlStore     *store,
                                             gint64       review,
                                             GError     **error);
/** tl_passages_find_document:
 * @name: the name it was imported under, or its SHA-256
 * @document: (out): 0 when there is none */
gboolean   tl_passages_find_document        (TlStore     *store,
                                             const char  *name,
                                             gint64      *document,
                                             GError     **error);
/** tl_passages_find_review: @review: (out): that @document is of, 0 when there is no such
 * document */
gboolean   tl_passages_find_review          (TlStore     *store,
                                             gint64       document,
                                             gint64      *review,
                                             GError     **error);

/**
 * TlPassageRow: a block.
 * @page_label: (nullable): the number printed on its page
 */
typedef struct {
  gint64   id;
  TlBlock *block;
  char    *page_label;
} TlPassageRow;
/** tl_passages_load: Returns: (transfer full) (element-type TlPassageRow): all of @document; or
 * %NULL with an error */
GPtrArray *tl_passages_load                 (TlStore     *store,
                                             gint64       document,
                                             GError     **error);

/**
 * TlRecommendationRow: a recommendation.
 * @same_as: the one it repeats, or 0
 * @number: (nullable): as are
 * @addressee: (nullable)
 * @page: where it begins, from 1
 */
typedef struct {
  gint64  id;
  gint64  document;
  gint64  block;
  gint64  same_as;
  char   *number;
  char   *text;
  char   *addressee;
  guint   page;
} TlRecommendationRow;
/** tl_passages_load_recommendations: Returns: (transfer full) (element-type TlRecommendationRow):
 * those of all documents of @review; or %NULL with an error */
GPtrArray *tl_passages_load_recommendations (TlStore     *store,
                                             gint64       review,
                                             GError     **error);

/**
 * TlFoundRow: what a rule found, whatever people made of it since.
 * @block: index in its document
 */
typedef struct {
  guint  block;
  char  *theme;
} TlFoundRow;
/** tl_passages_load_found: Returns: (transfer full) (element-type TlFoundRow): findings of rules in
 * @document that count, not what is denied or only a maybe; or %NULL with an error */
GPtrArray *tl_passages_load_found           (TlStore     *store,
                                             gint64       document,
                                             GError     **error);

G_END_DECLS
