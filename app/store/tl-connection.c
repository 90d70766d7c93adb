/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-connection-private.h"

#include "tl-rank-private.h"
#include "tl-sqlite-private.h"

#include <glib/gi18n-lib.h>

/* Waited for another program's write: imports hold the library for a fraction of a second. */
#define BUSY_MILLISECONDS 20000
/* SQLite's virtual machine steps between two looks at the cancellable. */
#define STEPS_BETWEEN_LOOKS 5000
/* Statements kept; SQL is fixed text, so a library of fragments stays well below. */
#define MAX_STATEMENTS 256

static int
look_at_cancellable_cb (gpointer data)
{
  TlConnection *connection = data;

  return g_cancellable_is_cancelled (connection->cancellable);
}

/* Full synchronisation: what a person did is on disk when the call returns. The defensive flag
 * keeps SQL from damaging the file's own structure. Readers look at the whole of an index in an
 * order of its own: with a cache that does not hold it, they would read its pages over and over. */
static gboolean
set_up (TlConnection    *connection,
        TlConnectionUse  use,
        GError         **error)
{
  sqlite3 *db = connection->db;

  sqlite3_extended_result_codes (db, 1);
  sqlite3_busy_timeout (db, BUSY_MILLISECONDS);
  sqlite3_progress_handler (db, STEPS_BETWEEN_LOOKS, look_at_cancellable_cb, connection);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  if (tl_rank_register (db) != SQLITE_OK)
    {
      tl_sqlite_set_error (error, db);
      return FALSE;
    }
  if (use == TL_CONNECTION_READING)
    return tl_connection_run (connection,
                              "PRAGMA query_only = ON;"
                              "PRAGMA cache_size = -16384;"
                              "PRAGMA temp_store = MEMORY;", error);
  return tl_connection_run (connection,
                            "PRAGMA journal_mode = WAL;"
                            "PRAGMA synchronous = FULL;"
                            "PRAGMA foreign_keys = ON;"
                            "PRAGMA cache_size = -16384;"
                            "PRAGMA journal_size_limit = 16777216;", error);
}

/* SQLite opens a file that it may not write to for reading, and says so only when it is written. */
static gboolean
check_writable (TlConnection     *connection,
                TlConnectionUse   use,
                GError          **error)
{
  if (use == TL_CONNECTION_READING || !sqlite3_db_readonly (connection->db, "main"))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
               _("The library file %s cannot be written to. Change its permissions, or copy the "
                 "library to a folder of your own"), sqlite3_db_filename (connection->db, "main"));
  return FALSE;
}

TlConnection *
tl_connection_open (const char       *path,
                    TlConnectionUse   use,
                    GError          **error)
{
  g_autoptr (TlConnection) connection = g_new0 (TlConnection, 1);
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;

  connection->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                  (GDestroyNotify) tl_statement_free);
  if (use == TL_CONNECTION_WRITING)
    flags |= SQLITE_OPEN_CREATE;
  if (sqlite3_open_v2 (path, &connection->db, flags, NULL) != SQLITE_OK)
    {
      tl_sqlite_set_error (error, connection->db);
      return NULL;
    }
  if (!set_up (connection, use, error) || !check_writable (connection, use, error))
    return NULL;
  return g_steal_pointer (&connection);
}

void
tl_connection_close (TlConnection *connection)
{
  int code;

  g_hash_table_unref (connection->statements);
  code = sqlite3_close (connection->db);
  g_assert (code == SQLITE_OK);
  g_clear_object (&connection->cancellable);
  g_free (connection);
}

void
tl_connection_set_cancellable (TlConnection *connection,
                               GCancellable *cancellable)
{
  g_set_object (&connection->cancellable, cancellable);
}

static TlStatement *
compile (TlConnection  *connection,
         const char    *sql,
         GError       **error)
{
  TlStatement *statement;
  sqlite3_stmt *stmt;

  if (sqlite3_prepare_v3 (connection->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL) !=
      SQLITE_OK)
    {
      tl_sqlite_set_error (error, connection->db);
      return NULL;
    }
  statement = g_new0 (TlStatement, 1);
  statement->connection = connection;
  statement->stmt = stmt;
  return statement;
}

static gboolean
is_idle_cb (gpointer sql,
            gpointer statement,
            gpointer data)
{
  return !((TlStatement *) statement)->lent;
}

TlStatement *
tl_connection_prepare (TlConnection  *connection,
                       const char    *sql,
                       GError       **error)
{
  TlStatement *statement;

  g_return_val_if_fail (connection != NULL && sql != NULL, NULL);

  statement = g_hash_table_lookup (connection->statements, sql);
  if (statement != NULL && !statement->lent)
    {
      statement->lent = TRUE;
      return statement;
    }

  /* One that is lent already, to a caller further out, is compiled once more for this call
   * alone. */
  statement = compile (connection, sql, error);
  if (statement == NULL)
    return NULL;
  statement->lent = TRUE;
  if (g_hash_table_size (connection->statements) >= MAX_STATEMENTS)
    g_hash_table_foreach_remove (connection->statements, is_idle_cb, NULL);
  if (!g_hash_table_contains (connection->statements, sql))
    {
      statement->kept = TRUE;
      g_hash_table_insert (connection->statements, g_strdup (sql), statement);
    }
  return statement;
}

gboolean
tl_connection_run (TlConnection  *connection,
                   const char    *sql,
                   GError       **error)
{
  g_return_val_if_fail (connection != NULL && sql != NULL, FALSE);

  if (sqlite3_exec (connection->db, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  tl_sqlite_set_error (error, connection->db);
  return FALSE;
}

gint64
tl_connection_get_last_id (TlConnection *connection)
{
  g_return_val_if_fail (connection != NULL, 0);

  return sqlite3_last_insert_rowid (connection->db);
}

gboolean
tl_connection_get_number (TlConnection  *connection,
                          const char    *sql,
                          gint64        *number,
                          GError       **error)
{
  g_autoptr (TlStatement) statement = tl_connection_prepare (connection, sql, error);
  gboolean has_row;

  if (statement == NULL || !tl_statement_step (statement, &has_row, error))
    return FALSE;
  *number = has_row ? tl_statement_get_int (statement, 0) : 0;
  return TRUE;
}

/* A failure may have rolled the transaction back already: a full disk, for one. */
static void
roll_back (TlConnection *connection)
{
  if (sqlite3_get_autocommit (connection->db) == 0)
    sqlite3_exec (connection->db, "ROLLBACK", NULL, NULL, NULL);
}

gboolean
tl_connection_transact (TlConnection  *connection,
                        const char    *begin,
                        TlStoreFunc    func,
                        gpointer       data,
                        GCancellable  *cancellable,
                        GError       **error)
{
  gboolean done;

  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !tl_connection_run (connection, begin, error))
    return FALSE;

  tl_connection_set_cancellable (connection, cancellable);
  done = func (connection, data, cancellable, error);
  tl_connection_set_cancellable (connection, NULL);
  if (done && tl_connection_run (connection, "COMMIT", error))
    return TRUE;
  roll_back (connection);
  return FALSE;
}

gboolean
tl_connection_copy (TlConnection  *connection,
                    const char    *path,
                    GError       **error)
{
  sqlite3 *copy = NULL;
  sqlite3_backup *backup = NULL;
  gboolean done = FALSE;

  if (sqlite3_open (path, &copy) == SQLITE_OK)
    backup = sqlite3_backup_init (copy, "main", connection->db, "main");
  if (backup != NULL)
    {
      sqlite3_backup_step (backup, -1);
      done = sqlite3_backup_finish (backup) == SQLITE_OK;
    }
  if (!done)
    tl_sqlite_set_error (error, copy);
  sqlite3_close (copy);
  return done;
}
