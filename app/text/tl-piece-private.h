/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-page.h"

G_BEGIN_DECLS

/*
 * What is read, before it is understood. A leaf is a page, a piece one of its lines: a whole
 * printed line, or a cell, a paragraph number, a word that stands apart from the others on its
 * line. Boxes of pieces are always sane: finite, not inside out, on or near the page.
 */

typedef enum {
  TL_ROLE_BODY,
  TL_ROLE_HEADER,
  TL_ROLE_FOOTER,
  TL_ROLE_WATERMARK,
  TL_ROLE_FOOTNOTE
} TlRole;

/**
 * TlPiece:
 * @line: (transfer none): the line it is, or is a part of
 * @text: its text
 * @start: where in the line it begins, in code points
 * @n_chars: how long it is
 * @page: its page's number, from 1
 * @index: of the line on its page
 * @offset: where it begins in the page's text, in code points
 * @boxes: (nullable): a box for each character, on the page when it lies straight
 * @cell: which cell of its table row it stands in
 * @spaced: whether its letters are set apart from one another, as on covers
 * @doubled: whether each of its letters is there twice, the second for its shadow
 * @role: body, margin, note
 */
typedef struct {
  TlLine     *line;
  char       *text;
  guint       start;
  guint       n_chars;
  guint       page;
  guint       index;
  guint       offset;
  const TlBox *boxes;
  guint       cell;
  TlBox       box;
  float       size;
  gboolean    bold;
  gboolean    italic;
  gboolean    spaced;
  gboolean    doubled;
  TlRole      role;
} TlPiece;

typedef struct {
  TlPage    *page;
  guint      number;
  float      width;
  float      height;
  GPtrArray *pieces;
  GPtrArray *boxes; /* of pieces that had to be straightened */
  GPtrArray *stamps; /* what is stamped on it: the pieces of each as they are read */
} TlLeaf;

/* Returns: (transfer full) (element-type TlLeaf): a leaf a page, blank lines left out */
GPtrArray *tl_leaves_new       (GPtrArray     *pages);
/* Straightens the boxes of a leaf that lies askew. */
void       tl_leaf_level       (TlLeaf        *leaf);
/* Whether its text was read from a picture of it. */
gboolean   tl_leaf_is_scanned  (const TlLeaf  *leaf);
/* Gives those lines of scanned pages one size that seem to be of one. */
void       tl_leaves_settle_sizes (GPtrArray  *leaves);
/* The size most letters of the body are set in; 0 when there is no text. */
float      tl_leaves_body_size (GPtrArray     *leaves);
/* How much of the height of the lower of two boxes the other one covers, 0 to 1. */
float      tl_box_overlap_y    (const TlBox   *a,
                                const TlBox   *b);
TlBox      tl_box_union        (const TlBox   *a,
                                const TlBox   *b);
/* Where the character at @at of @piece begins, and where it ends. */
float      tl_piece_x_at       (const TlPiece *piece,
                                guint          at);
float      tl_piece_x_after    (const TlPiece *piece,
                                guint          at);
/* Sorts pieces by where they begin, from the top. */
int        tl_piece_compare_tops (gconstpointer a,
                                  gconstpointer b);
/* Whether the character at @at of @piece is bold. */
gboolean   tl_piece_is_bold_at (const TlPiece *piece,
                                guint          at);
/* Parts @piece before its character @at. Returns: (transfer none): the new piece, also of @leaf */
TlPiece   *tl_leaf_split       (TlLeaf        *leaf,
                                TlPiece       *piece,
                                guint          at);

G_END_DECLS
