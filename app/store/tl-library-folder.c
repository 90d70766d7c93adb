/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-library-folder-private.h"

#include "tl-lock-private.h"
#include "tl-migrate-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define OWNER_ONLY 0700

static gboolean
make_folder (const char  *path,
             GError     **error)
{
  if (g_mkdir_with_parents (path, OWNER_ONLY) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
               _("The folder %s for the library could not be made: %s"), path, g_strerror (errno));
  return FALSE;
}

/* Files that begin with a dot are put into folders by file managers. */
static gboolean
is_empty (const char  *path,
          gboolean    *empty,
          GError     **error)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, error);
  const char *name;

  if (dir == NULL)
    return FALSE;
  *empty = TRUE;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (name[0] != '.' && !tl_lock_is_name (name))
        *empty = FALSE;
    }
  return TRUE;
}

static gboolean
is_writable (const char  *path,
             GError     **error)
{
  if (g_access (path, 2) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
               _("The folder %s cannot be written to. Choose another, or change its permissions"),
               path);
  return FALSE;
}

/* A new library; or the remains of an old one, whose file was lost or emptied. */
static gboolean
prepare_new (const char  *path,
             gboolean     has_file,
             GError     **error)
{
  g_autofree char *documents = g_build_filename (path, TL_LIBRARY_DOCUMENTS, NULL);
  gboolean empty = TRUE;

  if (g_file_test (documents, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_DAMAGED,
                   _("The library in %s has lost its file library.db. Put back a copy of it, or "
                     "import the PDFs in “documents” into a new library"), path);
      return FALSE;
    }
  if (!has_file && !is_empty (path, &empty, error))
    return FALSE;
  if (!empty)
    {
      g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_A_LIBRARY,
                   _("The folder %s holds something else, and was left as it is. Choose an empty "
                     "folder, or a library"), path);
      return FALSE;
    }
  g_chmod (path, OWNER_ONLY);
  return TRUE;
}

static gboolean
has_content (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 && status.st_size > 0;
}

gboolean
tl_library_folder_prepare (GFile   *folder,
                           GError **error)
{
  g_autofree char *path = g_file_get_path (folder);
  g_autofree char *file = g_build_filename (path, TL_LIBRARY_FILE, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return make_folder (path, error);
  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_A_LIBRARY,
                   _("%s is a file. A library is a folder: choose an empty one, or a library"),
                   path);
      return FALSE;
    }
  if (!is_writable (path, error))
    return FALSE;
  if (!has_content (file))
    return prepare_new (path, g_file_test (file, G_FILE_TEST_EXISTS), error);
  return tl_migrate_check (file, error);
}
