/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-sqlite-private.h"

void
tl_statement_free (TlStatement *statement)
{
  sqlite3_finalize (statement->stmt);
  g_free (statement);
}

void
tl_statement_release (TlStatement *statement)
{
  g_return_if_fail (statement != NULL && statement->lent);

  if (!statement->kept)
    {
      tl_statement_free (statement);
      return;
    }
  sqlite3_reset (statement->stmt);
  sqlite3_clear_bindings (statement->stmt);
  statement->lent = FALSE;
}

static int
find_parameter (TlStatement *statement,
                const char  *name)
{
  int index = sqlite3_bind_parameter_index (statement->stmt, name);

  if (index == 0)
    g_critical ("%s is not in: %s", name, sqlite3_sql (statement->stmt));
  return index;
}

void
tl_statement_bind_int (TlStatement *statement,
                       const char  *name,
                       gint64       value)
{
  g_return_if_fail (statement != NULL && name != NULL);

  sqlite3_bind_int64 (statement->stmt, find_parameter (statement, name), value);
}

void
tl_statement_bind_double (TlStatement *statement,
                          const char  *name,
                          double       value)
{
  g_return_if_fail (statement != NULL && name != NULL);

  sqlite3_bind_double (statement->stmt, find_parameter (statement, name), value);
}

void
tl_statement_bind_text (TlStatement *statement,
                        const char  *name,
                        const char  *value)
{
  g_return_if_fail (statement != NULL && name != NULL);

  sqlite3_bind_text (statement->stmt, find_parameter (statement, name), value, -1,
                     SQLITE_TRANSIENT);
}

void
tl_statement_bind_bytes (TlStatement *statement,
                         const char  *name,
                         GBytes      *value)
{
  gsize size;
  gconstpointer bytes;

  g_return_if_fail (statement != NULL && name != NULL && value != NULL);

  /* No bytes are not NULL, but SQLite would take them so. */
  bytes = g_bytes_get_data (value, &size);
  sqlite3_bind_blob64 (statement->stmt, find_parameter (statement, name),
                       size > 0 ? bytes : "", size, SQLITE_TRANSIENT);
}

void
tl_statement_bind_null (TlStatement *statement,
                        const char  *name)
{
  g_return_if_fail (statement != NULL && name != NULL);

  sqlite3_bind_null (statement->stmt, find_parameter (statement, name));
}

gboolean
tl_statement_step (TlStatement  *statement,
                   gboolean     *has_row,
                   GError      **error)
{
  int code;

  g_return_val_if_fail (statement != NULL && has_row != NULL, FALSE);

  code = sqlite3_step (statement->stmt);
  *has_row = code == SQLITE_ROW;
  if (code == SQLITE_ROW || code == SQLITE_DONE)
    return TRUE;
  tl_sqlite_set_error (error, statement->connection->db);
  return FALSE;
}

gboolean
tl_statement_run (TlStatement  *statement,
                  GError      **error)
{
  gboolean has_row = TRUE;
  gboolean done = TRUE;

  while (done && has_row)
    done = tl_statement_step (statement, &has_row, error);
  tl_statement_reset (statement);
  return done;
}

void
tl_statement_reset (TlStatement *statement)
{
  g_return_if_fail (statement != NULL);

  sqlite3_reset (statement->stmt);
}

gboolean
tl_statement_is_null (TlStatement *statement,
                      int          column)
{
  g_return_val_if_fail (statement != NULL, TRUE);

  return sqlite3_column_type (statement->stmt, column) == SQLITE_NULL;
}

gint64
tl_statement_get_int (TlStatement *statement,
                      int          column)
{
  g_return_val_if_fail (statement != NULL, 0);

  return sqlite3_column_int64 (statement->stmt, column);
}

double
tl_statement_get_double (TlStatement *statement,
                         int          column)
{
  g_return_val_if_fail (statement != NULL, 0);

  return sqlite3_column_double (statement->stmt, column);
}

const char *
tl_statement_get_text (TlStatement *statement,
                       int          column)
{
  g_return_val_if_fail (statement != NULL, NULL);

  return (const char *) sqlite3_column_text (statement->stmt, column);
}

GBytes *
tl_statement_dup_bytes (TlStatement *statement,
                        int          column)
{
  gconstpointer bytes;

  g_return_val_if_fail (statement != NULL, NULL);

  bytes = sqlite3_column_blob (statement->stmt, column);
  return g_bytes_new (bytes, (gsize) sqlite3_column_bytes (statement->stmt, column));
}
