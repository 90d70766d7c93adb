/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook-compare.h"

G_BEGIN_DECLS

/**
 * tl_codebook_merge:
 * @source: a code book file
 * @other: another; both are without faults
 * @name: what the other is called, for a comment
 * @changes: (out) (transfer full) (element-type TlCodebookChange): what is taken, and what is
 *   different in @other and not taken, in its order
 * @faults: (out) (transfer full) (element-type TlFault): what of @source would no longer hold;
 *   empty when it can be merged
 *
 * Themes, word families and cues that @source has not are added whole. A theme that both have is
 * given the rules, guards and examples it has not, under new ids where theirs are in use for other
 * words; its definition and bounds are taken where it has none. All else stays as it is. What
 * @source says stays to the byte; what is added stands behind it, with its comments.
 *
 * Returns: (transfer full) (nullable): the file; @source when there is nothing to take; %NULL with
 *   @faults
 */
GBytes *tl_codebook_merge (GBytes      *source,
                           GBytes      *other,
                           const char  *name,
                           GPtrArray  **changes,
                           GPtrArray  **faults);

G_END_DECLS
