/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-structure
 * @short_description: from pages to a document: blocks, sections, facts, recommendations
 *
 * Pure: pages in, document out; no files, no library, no clock. May be called from any thread.
 */

#define TL_TYPE_AUTHORITIES (tl_authorities_get_type ())
typedef struct _TlAuthorities TlAuthorities;
GType tl_authorities_get_type (void) G_GNUC_CONST;

/** tl_authorities_new: boards and partnerships with nation, region and former names, from a
 * table of tab-separated values whose first row names the columns. Returns: (transfer full) */
TlAuthorities *tl_authorities_new   (GBytes *table);
/** tl_authorities_get_default: Returns: (transfer none): the table the program ships with. */
TlAuthorities *tl_authorities_get_default (void);
TlAuthorities *tl_authorities_ref   (TlAuthorities *authorities);
void           tl_authorities_unref (TlAuthorities *authorities);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlAuthorities, tl_authorities_unref)

/**
 * tl_structure_build:
 * @pages: (element-type TlPage): every page of the file, in order
 * @authorities: known boards
 * @cancellable: (nullable): looked at now and then; a cancelled build returns %NULL
 *
 * Returns: (transfer full) (nullable): the document; only %NULL when cancelled
 */
TlDocument    *tl_structure_build   (GPtrArray     *pages,
                                     TlAuthorities *authorities,
                                     GCancellable  *cancellable);

G_END_DECLS
