/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-rows-private.h"

G_BEGIN_DECLS

#define TL_ALIGNED    4.0f
#define TL_MAX_CELLS  16

/* A stretch of lines set in cells: where its columns begin, and how far it goes. */
typedef struct {
  float starts[TL_MAX_CELLS];
  guint n_starts;
  guint first;
  guint end;
  guint n_split;
  float size;
} TlZone;

/* The column that begins at @x, or -1. */
int        tl_zone_start_at  (const TlZone  *zone,
                              float          x);
/* The column @piece stands in, or -1 when it is left of all. */
int        tl_zone_column_of (const TlZone  *zone,
                              const TlPiece *piece);
/* Joins the lines of @zone to rows of table @table, added to @joined. */
void       tl_zone_join      (const TlZone  *zone,
                              GPtrArray     *rows,
                              guint          table,
                              GPtrArray     *joined);
/* Puts the pieces of a table row in the order of its cells. */
void       tl_table_row_sort (TlRow         *row);

G_END_DECLS
