/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-store-private.h"

#include "tl-library-folder-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <inttypes.h>
#include <string.h>

typedef struct {
  gint64     review;
  GPtrArray *hashes;          /* of its documents */
} Erase;

static gboolean
list_hashes (TlConnection  *connection,
             Erase         *erase,
             GError       **error)
{
  g_autoptr (TlStatement) list = NULL;
  gboolean has_row;

  list = tl_connection_prepare (connection,
    "SELECT d.sha256 FROM reviews AS r LEFT JOIN documents AS d ON d.review_id = r.id"
    " WHERE r.id = :review", error);
  if (list == NULL)
    return FALSE;
  tl_statement_bind_int (list, ":review", erase->review);
  if (!tl_statement_step (list, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND,
                   _("There is no review %" PRId64 " in the library"), erase->review);
      return FALSE;
    }
  while (has_row)
    {
      if (!tl_statement_is_null (list, 0))
        g_ptr_array_add (erase->hashes, g_strdup (tl_statement_get_text (list, 0)));
      if (!tl_statement_step (list, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run_for_review (TlConnection  *connection,
                const char    *sql,
                gint64         review,
                GError       **error)
{
  g_autoptr (TlStatement) statement = tl_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  tl_statement_bind_int (statement, ":review", review);
  return tl_statement_run (statement, error);
}

/* All that hangs on the review goes with it, the journal's entries too, and is overwritten. The
 * full text's own segments keep deleted words until they are merged: it is built anew. */
static gboolean
delete_rows_cb (TlConnection  *connection,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Erase *erase = data;

  return list_hashes (connection, erase, error) &&
         tl_connection_run (connection, "PRAGMA secure_delete = ON", error) &&
         run_for_review (connection, "DELETE FROM reviews WHERE id = :review", erase->review,
                         error) &&
         tl_connection_run (connection,
           "DELETE FROM cases WHERE id NOT IN"
           " (SELECT case_id FROM reviews WHERE case_id IS NOT NULL);"
           "INSERT INTO block_text (block_text) VALUES ('rebuild');", error);
}

/* The file is written anew without its gaps, and the write-ahead log emptied. */
static gboolean
give_back_space_cb (TlConnection  *connection,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  gint64 busy;

  if (!tl_connection_run (connection, "VACUUM; PRAGMA secure_delete = OFF", error) ||
      !tl_connection_get_number (connection, "PRAGMA wal_checkpoint (TRUNCATE)", &busy, error))
    return FALSE;
  if (busy == 0)
    return TRUE;
  g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_IN_USE,
               _("The review is erased, but another program was reading the library, and traces "
                 "stay in its log until all programs have closed it"));
  return FALSE;
}

/* Copies from before a migration hold the review still. */
static void
drop_copies_aside (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_prefix (name, TL_LIBRARY_FILE ".v"))
        g_unlink (path);
    }
}

static gboolean
delete_pdf (TlStore     *store,
            const char  *sha256,
            GError     **error)
{
  g_autoptr (GFile) pdf = tl_store_dup_pdf (store, sha256);
  g_autoptr (GError) failure = NULL;

  if (g_file_delete (pdf, NULL, &failure) ||
      g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;
  g_set_error (error, failure->domain, failure->code,
               _("The review is erased, but its PDF %s could not be deleted: %s. "
                 "Delete it by hand"),
               g_file_peek_path (pdf), failure->message);
  return FALSE;
}

/* All that can be; the first that cannot is told of. */
static gboolean
delete_pdfs (TlStore    *store,
             GPtrArray  *hashes,
             GError    **error)
{
  gboolean deleted = TRUE;

  for (guint i = 0; i < hashes->len; i++)
    {
      if (!delete_pdf (store, g_ptr_array_index (hashes, i), deleted ? error : NULL))
        deleted = FALSE;
    }
  return deleted;
}

gboolean
tl_store_erase_review (TlStore       *store,
                       gint64         review,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);
  Erase erase = { review, hashes };
  gboolean deleted;

  g_return_val_if_fail (TL_IS_STORE (store), FALSE);

  if (!tl_store_write (store, delete_rows_cb, &erase,
                       TL_STORE_REVIEWS | TL_STORE_FINDINGS | TL_STORE_TAGS | TL_STORE_JOURNAL,
                       cancellable, error))
    return FALSE;
  drop_copies_aside (g_file_peek_path (tl_store_get_folder (store)));
  deleted = delete_pdfs (store, hashes, error);
  return tl_writer_run_bare (tl_store_get_writer (store), give_back_space_cb, NULL, NULL,
                             deleted ? error : NULL) && deleted;
}
