/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-passage-private.h"

G_BEGIN_DECLS

/* Finds what is stamped on pages, up the edge or across the text, and gives it its role. */
void       tl_stamps_mark        (GPtrArray  *leaves);
/* What a stamp says. @stamp: (element-type TlPiece): of a leaf. Returns: (transfer full) */
TlPassage *tl_stamp_read         (GPtrArray  *stamp);
/* Finds what is printed at the head and foot of page after page (with the page number changing, on
 * odd or even pages, or on some only) and gives it its role. */
void       tl_margins_mark       (GPtrArray  *leaves);
/* The page numbers printed there, as printed; %NULL on pages without. When no page of the document
 * has one, those that the PDF itself gives.
 * Returns: (transfer full) (element-type utf8): as many as leaves, some %NULL */
GPtrArray *tl_margins_labels     (GPtrArray  *leaves);
/* The page number in a running header or footer: "13" of "- 13 - / 27", "iv" of "iv".
 * Returns: (nullable) (transfer full) */
char      *tl_margins_read_label (const char *text);

G_END_DECLS
