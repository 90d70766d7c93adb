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
  gint64  block;
  char   *number;
  char   *text;
  char   *addressee;
  guint   page;
} TlRecommendationRow;

/* Documents of a review, in the order of their ids; an error when there is no such review. */
GArray    *tl_passages_load_documents       (TlStore   *store,
                                             gint64     review,
                                             GError   **error);
/* Returns: (element-type TlPassageRow) */
GPtrArray *tl_passages_load                 (TlStore   *store,
                                             gint64     document,
                                             GError   **error);
/* Returns: (element-type TlRecommendationRow) */
GPtrArray *tl_passages_load_recommendations (TlStore   *store,
                                             gint64     document,
                                             GError   **error);

G_END_DECLS
