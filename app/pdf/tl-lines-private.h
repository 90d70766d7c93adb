/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-protocol-private.h"

G_BEGIN_DECLS

/*
 * Lines of a page from its text, boxes and fonts. Every character that is not white space is kept,
 * with its box; control characters, which some programs leave for a tab, are white space, and stand
 * as spaces. Between two neighbours A and B on one of poppler's lines:
 *
 * - A new line begins when B stands above or below A (they share less than 0.3 of the lower one's
 *   height): poppler runs the last line of a block and the first of the next together
 *   ("Page 24 of 47Upton Marsh").
 * - A new line begins when B is further from A, to either side, than 1.5 times the font's size: a
 *   column, the cell of a table, the tab after a paragraph's number ("5.1.4" and "The integrated").
 *   Who builds paragraphs joins what belongs together. A line with many gaps, all wide, is a
 *   justified one, and is cut only at gaps that stand out: over twice the middle one, or over 3
 *   times the size.
 * - A space is put in, with a box of its own, when B is further from A than 0.25 of the line's
 *   height and there is none.
 *
 * Lines set upwards or downwards are left alone. So are all lines of a page without boxes: their
 * own box is all zero. White space at either end of a line goes, and lines of nothing else.
 *
 * Returns (element-type TlLine): lines in poppler's order; the runs' fonts are those of @page, and
 * must be interned.
 */
GPtrArray *tl_lines_from_page (const TlRawPage *page);

G_END_DECLS
