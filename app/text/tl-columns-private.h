/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-piece-private.h"

G_BEGIN_DECLS

/**
 * TlColumn:
 * @kind: 0 the width of the page, 1 left, 2 right
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

void       tl_column_free  (gpointer  column);
/* Adds the columns of @leaf's body to @columns, in reading order. */
void       tl_columns_find (TlLeaf    *leaf,
                            GPtrArray *columns);

G_END_DECLS
