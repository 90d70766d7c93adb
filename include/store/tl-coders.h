/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-store.h"

G_BEGIN_DECLS

/**
 * SECTION:tl-coders
 * @short_description: who codes and decides
 *
 * A library knows by name everyone who did anything in it; the first is whoever made it. NULL and
 * "" for a name are that one. Names are kept without white space around them.
 */

/** tl_store_set_coder: who is at the keyboard: whose all is that is done through this store from
 * now on, and of what was done before nothing. It is not kept in the library. @name: (nullable) */
void       tl_store_set_coder              (TlStore             *store,
                                            const char          *name);
/** tl_store_dup_coder: Returns: (transfer full): what was set, "" when nothing was. */
char      *tl_store_dup_coder              (TlStore             *store);
/** tl_store_load_coder: Returns: (transfer full): the name of who is at the keyboard, as what is
 * done bears it; NULL with an error. */
char      *tl_store_load_coder             (TlStore             *store,
                                            GCancellable        *cancellable,
                                            GError             **error);
/** tl_store_find_coder: @coder: (out): 0 when there is none of that name */
gboolean   tl_store_find_coder             (TlStore             *store,
                                            const char          *name,
                                            gint64              *coder,
                                            GCancellable        *cancellable,
                                            GError             **error);
/** tl_store_keep_coder: likewise; one that is not there is, from now on. */
gboolean   tl_store_keep_coder             (TlStore             *store,
                                            const char          *name,
                                            gint64              *coder,
                                            GCancellable        *cancellable,
                                            GError             **error);
/** tl_coder_keep: likewise, inside a write. */
gboolean   tl_coder_keep                   (TlConnection        *connection,
                                            const char          *name,
                                            gint64              *coder,
                                            GError             **error);

G_END_DECLS
