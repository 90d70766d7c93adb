/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-store-private.h"

#include "tl-library-folder-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>

#ifdef G_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

#define CHUNK (256 * 1024)
#define PART_SUFFIX ".part"
#define SHA256_DIGITS 64

/* A copy on its way into the library: removed unless it arrives. */
typedef struct {
  char      *path;
  FILE      *file;
  GChecksum *checksum;
  goffset    size;
} Copy;

static void
copy_free (Copy *copy)
{
  if (copy->file != NULL)
    fclose (copy->file);
  if (copy->path != NULL)
    g_unlink (copy->path);
  g_free (copy->path);
  g_clear_pointer (&copy->checksum, g_checksum_free);
  g_free (copy);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copy, copy_free)

static void
set_write_error (GError **error,
                 int      code)
{
  if (code == ENOSPC || code == EFBIG)
    g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_FULL,
                 _("There is no space left for a copy of the PDF in the library. "
                   "Free some space on its disk and try again"));
  else
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
                 _("The PDF could not be copied into the library: %s"), g_strerror (code));
}

static char *
dup_documents_path (TlStore *store)
{
  return g_build_filename (g_file_peek_path (tl_store_get_folder (store)), TL_LIBRARY_DOCUMENTS,
                           NULL);
}

static gboolean
make_folder (const char  *path,
             GError     **error)
{
  if (g_mkdir_with_parents (path, 0700) == 0)
    return TRUE;
  set_write_error (error, errno);
  return FALSE;
}

static Copy *
begin_copy (TlStore  *store,
            GError  **error)
{
  g_autoptr (Copy) copy = g_new0 (Copy, 1);
  g_autofree char *folder = dup_documents_path (store);
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *name = g_strconcat (uuid, PART_SUFFIX, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (!make_folder (folder, error))
    return NULL;
  copy->file = g_fopen (path, "wb");
  if (copy->file == NULL)
    {
      set_write_error (error, errno);
      return NULL;
    }
  copy->path = g_steal_pointer (&path);
  copy->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  return g_steal_pointer (&copy);
}

static gboolean
copy_stream (Copy          *copy,
             GInputStream  *stream,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gsize n_bytes;

  do
    {
      if (!g_input_stream_read_all (stream, chunk, CHUNK, &n_bytes, cancellable, error))
        return FALSE;
      if (fwrite (chunk, 1, n_bytes, copy->file) != n_bytes)
        {
          set_write_error (error, errno);
          return FALSE;
        }
      g_checksum_update (copy->checksum, chunk, (gssize) n_bytes);
      copy->size += (goffset) n_bytes;
    }
  while (n_bytes == CHUNK);
  return TRUE;
}

/* On disk before the library says that it has it. */
static gboolean
end_copy (Copy    *copy,
          GError **error)
{
  gboolean written = fflush (copy->file) == 0 && g_fsync (fileno (copy->file)) == 0;
  int code = errno;

  if (fclose (g_steal_pointer (&copy->file)) != 0 && written)
    {
      written = FALSE;
      code = errno;
    }
  if (!written)
    set_write_error (error, code);
  return written;
}

static void
sync_folder (const char *path)
{
#ifdef G_OS_UNIX
  int fd = g_open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  g_fsync (fd);
  close (fd);
#endif
}

static gboolean
move_copy (Copy    *copy,
           GFile   *place,
           GError **error)
{
  const char *path = g_file_peek_path (place);
  g_autofree char *folder = g_path_get_dirname (path);

  if (!make_folder (folder, error))
    return FALSE;
  if (g_rename (copy->path, path) != 0)
    {
      set_write_error (error, errno);
      return FALSE;
    }
  g_clear_pointer (&copy->path, g_free);
  sync_folder (folder);
  return TRUE;
}

static GFileInfo *
query_file (GFile         *file,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GFileInfo) info = NULL;

  info = g_file_query_info (file,
                            G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE ","
                            G_FILE_ATTRIBUTE_TIME_MODIFIED "," G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC,
                            G_FILE_QUERY_INFO_NONE, cancellable, error);
  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR)
    return g_steal_pointer (&info);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
               _("It is not a file but a folder, a device or the like. Choose a PDF"));
  return NULL;
}

static gboolean
check_unchanged (GFileInfo  *before,
                 GFileInfo  *after,
                 goffset     size,
                 GError    **error)
{
  g_autoptr (GDateTime) then = g_file_info_get_modification_date_time (before);
  g_autoptr (GDateTime) now = g_file_info_get_modification_date_time (after);

  if (size == g_file_info_get_size (before) && size == g_file_info_get_size (after) &&
      (then == NULL || now == NULL || g_date_time_equal (then, now)))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_BUSY,
               _("The file changed while it was being read. Wait until whatever writes it is done, "
                 "and import it again"));
  return FALSE;
}

GFile *
tl_store_adopt_file (TlStore       *store,
                     GFile         *file,
                     char         **sha256,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (GFileInfo) before = NULL;
  g_autoptr (GFileInfo) after = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (Copy) copy = NULL;
  g_autoptr (GFile) place = NULL;

  g_return_val_if_fail (TL_IS_STORE (store) && G_IS_FILE (file) && sha256 != NULL, NULL);

  before = query_file (file, cancellable, error);
  if (before == NULL)
    return NULL;
  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return NULL;
  copy = begin_copy (store, error);
  if (copy == NULL || !copy_stream (copy, G_INPUT_STREAM (stream), cancellable, error) ||
      !end_copy (copy, error))
    return NULL;
  after = query_file (file, cancellable, error);
  if (after == NULL || !check_unchanged (before, after, copy->size, error))
    return NULL;

  place = tl_store_dup_pdf (store, g_checksum_get_string (copy->checksum));
  if (!move_copy (copy, place, error))
    return NULL;
  *sha256 = g_strdup (g_checksum_get_string (copy->checksum));
  return g_steal_pointer (&place);
}

static gboolean
is_sha256 (const char *word)
{
  return strlen (word) == SHA256_DIGITS && strspn (word, "0123456789abcdef") == SHA256_DIGITS;
}

/* A library may come from anywhere: what is no hash must lead nowhere else, and leads, by its own
 * hash, to where nothing is. */
GFile *
tl_store_dup_pdf (TlStore    *store,
                  const char *sha256)
{
  g_autofree char *documents = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *name = NULL;
  char beginning[3] = { 0 };

  g_return_val_if_fail (TL_IS_STORE (store), NULL);
  g_return_val_if_fail (sha256 != NULL, NULL);

  documents = dup_documents_path (store);
  hash = is_sha256 (sha256) ? g_strdup (sha256)
                            : g_compute_checksum_for_string (G_CHECKSUM_SHA256, sha256, -1);
  name = g_strconcat (hash, ".pdf", NULL);
  beginning[0] = hash[0];
  beginning[1] = hash[1];
  return g_file_new_build_filename (documents, beginning, name, NULL);
}

/* ── leftovers ── */

static gboolean
load_hashes_cb (TlConnection  *connection,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  GHashTable *hashes = data;
  g_autoptr (TlStatement) list = NULL;
  gboolean has_row;

  list = tl_connection_prepare (connection, "SELECT sha256 FROM documents", error);
  if (list == NULL || !tl_statement_step (list, &has_row, error))
    return FALSE;
  while (has_row)
    {
      g_hash_table_add (hashes, g_strdup (tl_statement_get_text (list, 0)));
      if (!tl_statement_step (list, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

/* Only what this program itself put there, by its name. */
static gboolean
is_leftover (const char *name,
             GHashTable *hashes)
{
  g_autofree char *sha256 = NULL;

  if (g_str_has_suffix (name, PART_SUFFIX))
    return TRUE;
  if (!g_str_has_suffix (name, ".pdf"))
    return FALSE;
  sha256 = g_strndup (name, strlen (name) - strlen (".pdf"));
  return is_sha256 (sha256) && !g_hash_table_contains (hashes, sha256);
}

static void
drop_leftovers_in (const char *folder,
                   GHashTable *hashes)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        drop_leftovers_in (path, hashes);
      else if (is_leftover (name, hashes))
        g_unlink (path);
    }
}

/* Another program may be importing, and has then copies that no document names yet. */
gboolean
tl_store_drop_unused_files (TlStore       *store,
                            GCancellable  *cancellable,
                            GError       **error)
{
  g_autoptr (GHashTable) hashes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *documents = NULL;

  g_return_val_if_fail (TL_IS_STORE (store), FALSE);

  if (!tl_lock_is_alone (tl_store_get_lock (store)))
    return TRUE;
  if (!tl_store_read (store, load_hashes_cb, hashes, cancellable, error))
    return FALSE;
  documents = dup_documents_path (store);
  drop_leftovers_in (documents, hashes);
  return TRUE;
}
