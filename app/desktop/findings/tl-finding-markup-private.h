/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-finding-list.h"

G_BEGIN_DECLS

/** tl_finding_dup_markup: a finding's quote in quotation marks, with the matched words marked, as
 * Pango markup; words that are searched for are bold and underlined twice; words that were read
 * from an image and are doubtful are underlined by waves; "[…]" where its paragraph goes on.
 * @whole: the whole paragraph instead. Returns: (transfer full) */
char    *tl_finding_dup_markup (TlFindingItem *item,
                                gboolean       whole);

/** tl_finding_is_part: Returns: whether its paragraph says more than its quote. */
gboolean tl_finding_is_part    (TlFindingItem *item);

/** tl_finding_is_doubtful: Returns: whether its quote has words that may not be what is printed. */
gboolean tl_finding_is_doubtful (TlFindingItem *item);

G_END_DECLS
