/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-store.h"

G_BEGIN_DECLS

/* What stands in a document, with the ids it has in the library, in reading order. */

typedef struct {
  gint64   id;
  TlBlock *block;
  char    *page_label;
} TlPassageRow;

typedef struct {
  gint64  id;
  gint64  document;
  gint64  block;
  gint64  same_as;   /* the one it repeats, or 0 */
  char   *number;
  char   *text;
  char   *addressee;
  guint   page;
} TlRecommendationRow;

/* What a rule found, whatever people made of it since. */
typedef struct {
  guint  block;   /* index in the document */
  char  *theme;
} TlFoundRow;

/* A text's letters and figures alone: what a person copies from a page differs in the rest. */
char      *tl_passages_dup_bare             (const char *text);
/* By the name it was imported under, or its SHA-256. */
gboolean   tl_passages_find_document        (TlStore     *store,
                                             const char  *name,
                                             gint64      *document,
                                             GError     **error);
/* Findings of rules that count: not what is denied or only a maybe.
 * Returns: (element-type TlFoundRow) */
GPtrArray *tl_passages_load_found           (TlStore   *store,
                                             gint64     document,
                                             GError   **error);

/* Documents of a review, in the order of their ids; an error when there is no such review. */
GArray    *tl_passages_load_documents       (TlStore   *store,
                                             gint64     review,
                                             GError   **error);
/* Returns: (element-type TlPassageRow) */
GPtrArray *tl_passages_load                 (TlStore   *store,
                                             gint64     document,
                                             GError   **error);
/* Those of all documents of a review. Returns: (element-type TlRecommendationRow) */
GPtrArray *tl_passages_load_recommendations (TlStore   *store,
                                             gint64     review,
                                             GError   **error);

G_END_DECLS
