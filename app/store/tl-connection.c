/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-connection-private.h"

#include "tl-rank-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sqlite3.h>

/* Waited for another program's write: imports hold the library for a fraction of a second. */
#define BUSY_MILLISECONDS 20000
/* SQLite's virtual machine steps between two looks at the cancellable. */
#define STEPS_BETWEEN_LOOKS 5000
/* Statements kept; SQL is fixed text, so a library of fragments stays well below. */
#define MAX_STATEMENTS 256

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

G_DEFINE_QUARK (tl-store-error-quark, tl_store_error)

/* What the system said when the database's file (or its log) was last written in vain. */
static int
get_system_error (sqlite3 *db,
                  int      which)
{
  sqlite3_file *file = NULL;
  int code = 0;

  if (sqlite3_file_control (db, "main", which, &file) == SQLITE_OK && file != NULL &&
      file->pMethods != NULL)
    file->pMethods->xFileControl (file, SQLITE_FCNTL_LAST_ERRNO, &code);
  return code;
}

static gboolean
is_space_error (int code)
{
#ifdef EDQUOT
  if (code == EDQUOT)
    return TRUE;
#endif
  return code == ENOSPC || code == EFBIG;
}

/* SQLite knows of full disks, but not of quotas, or of the largest file that a disk can hold. */
static gboolean
is_out_of_space (sqlite3 *db,
                 int      code)
{
  if (db == NULL || (code & 0xff) != SQLITE_IOERR)
    return (code & 0xff) == SQLITE_FULL;
  return is_space_error (get_system_error (db, SQLITE_FCNTL_JOURNAL_POINTER)) ||
         is_space_error (get_system_error (db, SQLITE_FCNTL_FILE_POINTER));
}

static void
set_sqlite_error (GError **error,
                  sqlite3 *db)
{
  int code = db != NULL ? sqlite3_extended_errcode (db) : SQLITE_NOMEM;
  const char *said = db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (code);

  if (is_out_of_space (db, code))
    {
      g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_FULL,
                   _("There is no space left for the library, and this change was not kept. "
                     "Free some space on its disk and try again"));
      return;
    }

  switch (code & 0xff)
    {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_DAMAGED,
                   _("The library file library.db is damaged (%s). Put back a copy of the library "
                     "from before, or import the PDFs, which are kept in its folder “documents”, "
                     "into a new library"), said);
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_IN_USE,
                   _("Another program is busy with the library. Let it finish, and try again"));
      break;
    case SQLITE_INTERRUPT:
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("It was stopped"));
      break;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                   _("The library cannot be opened for writing (%s). Make sure that you may write "
                     "to its folder and to the files in it"), said);
      break;
    default:
      g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_FAILED,
                   _("The library could not be read or written: %s"), said);
    }
}

static void
statement_free (TlStatement *statement)
{
  sqlite3_finalize (statement->stmt);
  g_free (statement);
}

static int
look_at_cancellable_cb (gpointer data)
{
  TlConnection *connection = data;

  return g_cancellable_is_cancelled (connection->cancellable);
}

/* Full synchronisation: what a person did is on disk when the call returns. The defensive flag
 * keeps SQL from damaging the file's own structure. */
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
      set_sqlite_error (error, db);
      return FALSE;
    }
  if (use == TL_CONNECTION_READING)
    return tl_connection_run (connection,
                              "PRAGMA query_only = ON;"
                              "PRAGMA temp_store = MEMORY;", error);
  return tl_connection_run (connection,
                            "PRAGMA journal_mode = WAL;"
                            "PRAGMA synchronous = FULL;"
                            "PRAGMA foreign_keys = ON;"
                            "PRAGMA cache_size = -16384;"
                            "PRAGMA journal_size_limit = 16777216;", error);
}

TlConnection *
tl_connection_open (const char       *path,
                    TlConnectionUse   use,
                    GError          **error)
{
  g_autoptr (TlConnection) connection = g_new0 (TlConnection, 1);
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;

  connection->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                  (GDestroyNotify) statement_free);
  if (use == TL_CONNECTION_WRITING)
    flags |= SQLITE_OPEN_CREATE;
  if (sqlite3_open_v2 (path, &connection->db, flags, NULL) != SQLITE_OK)
    {
      set_sqlite_error (error, connection->db);
      return NULL;
    }
  if (!set_up (connection, use, error))
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
      set_sqlite_error (error, connection->db);
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
  set_sqlite_error (error, connection->db);
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
    set_sqlite_error (error, copy);
  sqlite3_close (copy);
  return done;
}

void
tl_statement_release (TlStatement *statement)
{
  g_return_if_fail (statement != NULL && statement->lent);

  if (!statement->kept)
    {
      statement_free (statement);
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
  set_sqlite_error (error, statement->connection->db);
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
