/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-draft-private.h"
#include "tl-rows-private.h"

G_BEGIN_DECLS

/* Joins lines to paragraphs, list items and table rows, in the order they are read.
 * @rows: (element-type TlRow): of the whole document, column by column
 * Returns: (transfer full) (element-type TlDraft) */
GPtrArray *tl_paragraphs_new (GPtrArray *rows,
                              TlWords   *words);
/* "57" between "5.6" and "5.8" is "5.7" whose point was not recognised. */
void       tl_paragraphs_mend_numbers (GPtrArray *drafts);

G_END_DECLS
