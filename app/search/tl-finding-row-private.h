/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-finding-list.h"

G_BEGIN_DECLS

/* TlFindingRow: all that is shown of a finding, as it was read. Made in any thread, never changed
 * after. */
typedef struct {
  gint64          id;
  gint64          review;
  gint64          document;
  char           *sha256;
  char           *title;
  char           *subject;
  char           *authority;
  char           *nation;
  char           *review_type;
  int             year;
  char           *theme;
  TlStance        stance;
  TlStatementKind kind;
  TlVoice         voice;
  TlStatus        status;
  TlOrigin        origin;
  TlFindingFlags  flags;
  char           *rule;
  char           *codebook_version;
  TlSection       section;
  char           *number;
  guint           page;
  char           *page_label;
  char           *quote;
  char           *text;
  TlSpan          span;
  GArray         *marks;
  GArray         *rects;
  GArray         *doubts;
  GArray         *words;
  char          **tags;
  char           *note;
  char           *coder;
  GPtrArray      *causes;
  GPtrArray      *effects;
} TlFindingRow;

void           tl_finding_row_free  (TlFindingRow  *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlFindingRow, tl_finding_row_free)

/* Returns: (transfer full) (element-type TlFindingRow): in the order of @ids, without those that
 * are gone or whose review is removed. */
GPtrArray     *tl_finding_rows_read (TlConnection  *connection,
                                     const gint64  *ids,
                                     guint          n_ids,
                                     GError       **error);

/* Finds in those @rows, read just now of @ids, the words that @query asks for. */
gboolean       tl_finding_words_read (GPtrArray     *rows,
                                      const TlQuery *query,
                                      TlConnection  *connection,
                                      const gint64  *ids,
                                      guint          n_ids,
                                      GError       **error);

/* Puts in @rows, read just now of @ids, what they are said to come of, and what came of them. */
gboolean       tl_finding_partners_read (GPtrArray     *rows,
                                         TlConnection  *connection,
                                         const gint64  *ids,
                                         guint          n_ids,
                                         GError       **error);

/* An item that is a place for a row until one is put in. */
TlFindingItem *tl_finding_item_new  (gint64         id);
/* Notifies of whatever is not as it was. @row: (transfer full) */
void           tl_finding_item_fill (TlFindingItem *item,
                                     TlFindingRow  *row);

G_END_DECLS
