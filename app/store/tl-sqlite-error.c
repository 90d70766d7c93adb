/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-sqlite-private.h"

#include "tl-store.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

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

void
tl_sqlite_set_error (GError  **error,
                     sqlite3  *db)
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
