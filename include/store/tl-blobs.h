/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-block.h"

G_BEGIN_DECLS

/**
 * SECTION:tl-blobs
 * @short_description: rectangles and spans as the library keeps them
 *
 * Little-endian numbers of four bytes: a rectangle is its page and the four floats of its box, a
 * span its start and length. What is read is checked: bytes that are not of that form give %NULL.
 */

/** tl_rects_to_bytes: Returns: (transfer full) */
GBytes *tl_rects_to_bytes   (const TlRect *rects,
                             guint         n_rects);
/** tl_rects_from_bytes: Returns: (transfer full) (nullable) (element-type TlRect) */
GArray *tl_rects_from_bytes (GBytes       *bytes);
/** tl_spans_to_bytes: Returns: (transfer full) */
GBytes *tl_spans_to_bytes   (const TlSpan *spans,
                             guint         n_spans);
/** tl_spans_from_bytes: Returns: (transfer full) (nullable) (element-type TlSpan) */
GArray *tl_spans_from_bytes (GBytes       *bytes);

G_END_DECLS
