/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-connection-private.h"

G_BEGIN_DECLS

/* Looks at the file's header without opening it as a database: refuses, untouched, what is no
 * library or one of a later version. A file that is not there or empty passes. */
gboolean tl_migrate_check (const char    *path,
                           GError       **error);
/* Brings the library up to the program's version, each step in one transaction; what is older is
 * copied aside first, to library.db.v<its version>. */
gboolean tl_migrate       (TlConnection  *connection,
                           const char    *path,
                           GCancellable  *cancellable,
                           GError       **error);

G_END_DECLS
