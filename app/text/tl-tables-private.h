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
void       tl_zone_add_start (TlZone        *zone,
                              float          x);
/* How many cells @row is in, bullets counted with what they stand before. */
guint      tl_row_n_cells    (const TlRow   *row);
/* Whether @row, below @above, is set in the cells of @zone. @below: (nullable): the line after */
gboolean   tl_zone_fits      (const TlZone  *zone,
                              const TlRow   *row,
                              const TlRow   *above,
                              const TlRow   *below);
/* Whether @row, above @below, is. */
gboolean   tl_zone_has_above (const TlZone  *zone,
                              const TlRow   *row,
                              const TlRow   *below);
/* Learns from @row, after the lines of @rows that are in @zone, where columns begin. */
void       tl_zone_take      (TlZone        *zone,
                              GPtrArray     *rows,
                              const TlRow   *row);
/* A cell that is nearly full may have been read together with the next: parts them. */
void       tl_zone_part_cells (const TlZone *zone,
                               TlLeaf       *leaf,
                               TlRow        *row);
/* Joins the lines of @zone to rows of table @table, added to @joined. */
void       tl_zone_join      (const TlZone  *zone,
                              GPtrArray     *rows,
                              guint          table,
                              GPtrArray     *joined);
/* Puts the pieces of a table row in the order of its cells. */
void       tl_table_row_sort (TlRow         *row);

G_END_DECLS
