/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-piece-private.h"

G_BEGIN_DECLS

/**
 * TlColumn:
 * @kind: 0 the width of the page, 1 left, 2 right, 3 a bar, 4 the text beside it
 * @left: where its text begins
 * @right: where it ends
 * @pieces: (element-type TlPiece): as they came
 *
 * A stretch of a page that is read from top to bottom before the next is begun.
 */
typedef struct {
  guint      page;
  guint      kind;
  float      left;
  float      right;
  GPtrArray *pieces;
} TlColumn;

#define TL_COLUMN_BAR     3
#define TL_COLUMN_BESIDE  4
#define TL_COLUMN_KINDS   5
/* On pages with more pieces no bars are looked for. */
#define TL_MAX_BODY       2000

void       tl_column_free  (gpointer  column);
/* Adds the columns of @leaf's body to @columns, in reading order. */
void       tl_columns_find (TlLeaf    *leaf,
                            GPtrArray *columns);

/* Takes the lines of a narrow bar at the right of the text out of @body.
 * Returns: (transfer full) (element-type TlPiece): often empty */
GPtrArray *tl_bars_take    (TlLeaf    *leaf,
                            GPtrArray *body);

G_END_DECLS
