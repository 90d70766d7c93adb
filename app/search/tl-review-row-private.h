/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-review-list.h"

G_BEGIN_DECLS

/* TlReviewRow: what a list shows of a review. */
typedef struct {
  gint64   id;
  char    *title;
  char    *subject;
  char    *authority;
  char    *nation;
  char    *region;
  char    *review_type;
  char    *published;
  char    *file;
  int      year;
  guint    n_pages;
  guint    n_unreadable;
  guint    n_findings;
  gboolean private_;
} TlReviewRow;

void          tl_review_row_free  (TlReviewRow  *row);
/* @n_in_library: (out): all reviews there are
 * Returns: (transfer full) (element-type TlReviewRow): the reviews @query admits */
GPtrArray    *tl_review_rows_read (TlQuery       *query,
                                   guint         *n_in_library,
                                   TlConnection  *connection,
                                   GError       **error);

/* @row: (transfer full) */
TlReviewItem *tl_review_item_new  (TlReviewRow  *row);
/* Notifies of whatever is not as it was. @row: (transfer full) */
void          tl_review_item_fill (TlReviewItem *item,
                                   TlReviewRow  *row);

G_END_DECLS
