/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-piece-private.h"

G_BEGIN_DECLS

/* What begins or ends so little beyond a gutter does not reach over it. */
#define TL_GUTTER_SLACK  1.5f

typedef enum { TL_SIDE_LEFT, TL_SIDE_RIGHT, TL_SIDE_ACROSS } TlSide;

/* On which side of @x @piece stands. */
TlSide tl_piece_side     (const TlPiece *piece,
                          float          x);
/* Where the leftmost of @pieces begins and the rightmost ends. */
void   tl_pieces_measure (GPtrArray     *pieces,
                          float          x,
                          float         *left,
                          float         *right);
/* @before: where the columns of earlier pages part, or 0.
 * Returns: where the space between two columns of @pieces is, or 0 */
float  tl_gutter_find    (GPtrArray     *pieces,
                          float          width,
                          float          before);

G_END_DECLS
