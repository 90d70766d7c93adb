/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-store.h"

G_BEGIN_DECLS

/**
 * SECTION:tl-behind
 * @short_description: which documents the code book in force has not been run on
 */

/**
 * TlBehind: documents that the same version of the code book was run on last.
 * @source: (nullable): its file; %NULL when none ever was
 * @documents: (element-type gint64): ids
 */
typedef struct {
  GBytes *source;
  GArray *documents;
} TlBehind;
void       tl_behind_free       (TlBehind      *behind);

/** tl_store_load_behind: Returns: (transfer full) (element-type TlBehind): those of reviews not
 * removed that the code book of @version has not been run on, or not last; %NULL with an error */
GPtrArray *tl_store_load_behind (TlStore       *store,
                                 const char    *version,
                                 GCancellable  *cancellable,
                                 GError       **error);
/** tl_store_note_run: remembers that all findings in @document are what the code book of @version
 * finds there. */
gboolean   tl_store_note_run    (TlStore       *store,
                                 gint64         document,
                                 const char    *version,
                                 GCancellable  *cancellable,
                                 GError       **error);

G_END_DECLS
