/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-connection.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* What connections, their statements and their errors share: for these three files alone. */

struct _TlConnection {
  sqlite3      *db;
  GHashTable   *statements;   /* owned SQL → owned TlStatement, lent or not */
  GCancellable *cancellable;
};

struct _TlStatement {
  TlConnection *connection;   /* borrowed */
  sqlite3_stmt *stmt;
  gboolean      kept;         /* in the connection's table */
  gboolean      lent;
};

void tl_statement_free   (TlStatement  *statement);
/* What SQLite says of its last failure, for people. */
void tl_sqlite_set_error (GError      **error,
                          sqlite3      *db);

G_END_DECLS
