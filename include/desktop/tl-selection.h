/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-block.h"
#include "tl-page.h"

G_BEGIN_DECLS

/**
 * SECTION:tl-selection
 * @short_description: a stretch of text picked out on the pages of a document
 *
 * Positions are characters of a page's text (tl_page_dup_text()), so a selection reads in the order
 * the PDF gives its lines and may run over page breaks. Pure: pages in, text and rectangles out.
 */

/** TlTextPosition: before character @offset of the text of page @page (from 1). */
typedef struct {
  guint page;
  guint offset;
} TlTextPosition;

/** TlSelection: from @start to just before @end, @start not behind @end. */
typedef struct {
  TlTextPosition start;
  TlTextPosition end;
} TlSelection;

/** TlPageLookup: Returns: (transfer none) (nullable): page @number, or %NULL when it is not read
 * yet. */
typedef TlPage *(*TlPageLookup) (guint    number,
                                 gpointer data);

int             tl_text_position_compare   (TlTextPosition       a,
                                            TlTextPosition       b);
/** tl_selection_new: Returns: the selection between two positions, in either order. */
TlSelection     tl_selection_new           (TlTextPosition       anchor,
                                            TlTextPosition       focus);
gboolean        tl_selection_is_empty      (const TlSelection   *selection);
/** tl_text_position_at: Returns: the position nearest to (@x, @y), in points. */
TlTextPosition  tl_text_position_at        (TlPage              *page,
                                            float                x,
                                            float                y);
/** tl_selection_for_word: Returns: the word at @position. */
TlSelection     tl_selection_for_word      (TlPage              *page,
                                            TlTextPosition       position);
/** tl_selection_grow: Returns: @selection with the words whole that it begins or ends inside of. */
TlSelection     tl_selection_grow          (const TlSelection   *selection,
                                            TlPageLookup         lookup,
                                            gpointer             data);
/** tl_selection_trim: Returns: @selection without the white space at its ends, over page breaks
 * too; empty when there is nothing else in it. */
TlSelection     tl_selection_trim          (const TlSelection   *selection,
                                            TlPageLookup         lookup,
                                            gpointer             data);
/** tl_selection_list_rects: Returns: (transfer full) (element-type TlRect): one a line of text. */
GArray         *tl_selection_list_rects    (const TlSelection   *selection,
                                            TlPageLookup         lookup,
                                            gpointer             data);
/** tl_selection_dup_text: Returns: (transfer full): its text, lines joined by a space. */
char           *tl_selection_dup_text      (const TlSelection   *selection,
                                            TlPageLookup         lookup,
                                            gpointer             data);
/** tl_selection_dup_context: up to @n_chars of the text before (@n_chars negative) or behind it
 * on the same page, lines joined by a space. Returns: (transfer full) */
char           *tl_selection_dup_context   (const TlSelection   *selection,
                                            int                  n_chars,
                                            TlPageLookup         lookup,
                                            gpointer             data);

G_END_DECLS
