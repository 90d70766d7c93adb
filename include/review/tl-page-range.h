/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-block.h"

G_BEGIN_DECLS

/**
 * SECTION:tl-page-range
 * @short_description: what a finding is anchored by: characters of pages, and a quote
 *
 * Blocks change when a document is read again; what stands on its pages does not. A range is of the
 * characters of the pages' text, a quote is told by its letters and figures alone.
 */

/**
 * TlPageRange:
 * @page: where it begins, from 1
 * @start: at which character of that page's text
 * @end_page: where it ends
 * @end: just behind its last character there
 */
typedef struct {
  guint page;
  guint start;
  guint end_page;
  guint end;
} TlPageRange;

/** tl_page_range_of: the characters that @span of @block stands on; without any the range is empty,
 * at the beginning of the block's page. */
TlPageRange tl_page_range_of   (const TlBlock     *block,
                                TlSpan             span);
/** tl_places_find_span: @span: (out): from the first to the last character of the block with these
 * @places that stands in @range; left alone when there is none. Returns: how many of its characters
 * do */
guint       tl_places_find_span (const TlPlace     *places,
                                 guint              n_places,
                                 const TlPageRange *range,
                                 TlSpan            *span);

/**
 * tl_quote_fold:
 * @origins: (element-type guint) (nullable): to add, for each byte of the result, which character
 *   of @text it is from
 *
 * The letters and figures of @text, without regard to case, accents and ligatures: what two
 * readings of the same words have in common, whatever they make of spaces, hyphens at line ends and
 * quotation marks.
 *
 * Returns: (transfer full)
 */
char       *tl_quote_fold      (const char        *text,
                                GArray            *origins);

G_END_DECLS
