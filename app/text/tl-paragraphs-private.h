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

G_END_DECLS
