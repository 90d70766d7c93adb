/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-page.h"

G_BEGIN_DECLS

/**
 * SECTION:tl-block
 * @short_description: a paragraph, heading, list item, table row … of a document
 *
 * The unit that is coded. Its text is verbatim but for folded white space and mended line-end
 * hyphens, and without its own printed number. Every word of it knows its place on the page, so
 * that any span of it can be shown where it stands. Immutable; usable from any thread.
 */

/** TlSpan: a stretch of a text, in code points. */
typedef struct {
  guint start;
  guint length;
} TlSpan;

/**
 * TlPlace:
 * @start: offset in the block's text, in code points
 * @length: in code points
 * @page: from 1
 * @offset: offset in the page's text, in code points
 * @box: where it stands
 * @doubtful: read from an image, and likely not what is printed there
 *
 * Where a word of a block (or a part of one that a line end divides) stands. The places of a block
 * are in order and do not overlap; white space between words has none.
 */
typedef struct {
  guint    start;
  guint    length;
  guint    page;
  guint    offset;
  TlBox    box;
  gboolean doubtful;
} TlPlace;

/** TlRect: a box on a page: what is highlighted, one to a line of text. */
typedef struct {
  guint page;
  TlBox box;
} TlRect;

#define TL_TYPE_BLOCK (tl_block_get_type ())
typedef struct _TlBlock TlBlock;
GType tl_block_get_type (void) G_GNUC_CONST;

/**
 * TlBlockFields:
 * @kind: what it is
 * @level: 1 to 6 for headings and nested list items, else 0
 * @number: (nullable): its printed number ("5.14", "(ii)", "Recommendation 3")
 * @section: the part of the review it stands in
 * @section_title: (nullable): the heading it stands under, as printed
 * @text: UTF-8
 * @places: its words' places, copied
 * @n_places: how many
 * @page: the page it begins on; when 0 it is taken from the places
 */
typedef struct {
  TlBlockKind    kind;
  guint          level;
  const char    *number;
  TlSection      section;
  const char    *section_title;
  const char    *text;
  const TlPlace *places;
  guint          n_places;
  guint          page;
} TlBlockFields;

TlBlock       *tl_block_new               (const TlBlockFields *fields);
TlBlock       *tl_block_ref               (TlBlock *block);
void           tl_block_unref             (TlBlock *block);
TlBlockKind    tl_block_get_kind          (const TlBlock *block);
guint          tl_block_get_level         (const TlBlock *block);
const char    *tl_block_get_number        (const TlBlock *block);
TlSection      tl_block_get_section       (const TlBlock *block);
const char    *tl_block_get_section_title (const TlBlock *block);
const char    *tl_block_get_text          (const TlBlock *block);
guint          tl_block_get_n_chars       (const TlBlock *block);
guint          tl_block_get_page          (const TlBlock *block);
guint          tl_block_get_end_page      (const TlBlock *block);
const TlPlace *tl_block_get_places        (const TlBlock *block,
                                           guint         *n_places);
/** tl_block_get_rects: the lines that @span covers, words of one line joined to one rectangle.
 * Returns: (transfer full) (element-type TlRect): in reading order; empty when no place is
 * known. */
GArray        *tl_block_get_rects         (const TlBlock *block,
                                           TlSpan         span);
/** tl_block_dup_quote: Returns: (transfer full): the text of @span, cut to the block. */
char          *tl_block_dup_quote         (const TlBlock *block,
                                           TlSpan         span);
/** tl_places_to_bytes: places in the compact form the library keeps: delta-coded, points × 20.
 * Returns: (transfer full) */
GBytes        *tl_places_to_bytes         (const TlPlace *places,
                                           guint          n_places);
/** tl_places_from_bytes: Returns: (transfer full) (nullable) (element-type TlPlace): %NULL when
 * @bytes are not of that form. */
GArray        *tl_places_from_bytes       (GBytes *bytes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlBlock, tl_block_unref)

G_END_DECLS
