/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-store.h"

G_BEGIN_DECLS

/* What a connection is for: the one that writes, or one that only reads. */
typedef enum {
  TL_CONNECTION_WRITING,
  TL_CONNECTION_READING
} TlConnectionUse;

TlConnection *tl_connection_open            (const char      *path,
                                             TlConnectionUse  use,
                                             GError         **error);
void          tl_connection_close           (TlConnection    *connection);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlConnection, tl_connection_close)

/* Whatever runs on the connection stops soon after @cancellable is cancelled. */
void          tl_connection_set_cancellable (TlConnection    *connection,
                                             GCancellable    *cancellable);
/* The first value of the first row; 0 when there is none. */
gboolean      tl_connection_get_number      (TlConnection    *connection,
                                             const char      *sql,
                                             gint64          *number,
                                             GError         **error);
/* Runs @func between @begin and COMMIT; rolls back when either fails. */
gboolean      tl_connection_transact        (TlConnection    *connection,
                                             const char      *begin,
                                             TlStoreFunc      func,
                                             gpointer         data,
                                             GCancellable    *cancellable,
                                             GError         **error);
/* Copies the database as it stands to the new file @path. */
gboolean      tl_connection_copy            (TlConnection    *connection,
                                             const char      *path,
                                             GError         **error);

G_END_DECLS
