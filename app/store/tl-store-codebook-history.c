/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-codebook-history.h"

#include "tl-coders.h"
#include "tl-store-private.h"

#include <glib/gi18n-lib.h>

void
tl_codebook_version_free (TlCodebookVersion *version)
{
  g_free (version->version);
  g_free (version->name);
  g_free (version->at);
  g_free (version->coder);
  g_free (version);
}

/* What the program takes on of its own it notes first; after that it is a person who goes back to
 * it. */
gboolean
tl_codebook_history_add (TlConnection  *connection,
                         gint64         id,
                         const char    *name,
                         GError       **error)
{
  g_autoptr (TlStatement) add = NULL;
  gint64 coder;

  if (!tl_coder_keep (connection, name, &coder, error))
    return FALSE;
  add = tl_connection_prepare (connection,
    "INSERT INTO code_book_history (code_book_id, coder_id, at)"
    " SELECT c.id, iif ('program-code-book:' || c.version IN (SELECT key FROM library)"
    "  AND c.id NOT IN (SELECT code_book_id FROM code_book_history), NULL, :coder),"
    " " TL_SQL_NOW " FROM code_books AS c WHERE c.id = :id"
    " AND c.id IS NOT (SELECT code_book_id FROM code_book_history ORDER BY id DESC LIMIT 1)",
    error);
  if (add == NULL)
    return FALSE;
  tl_statement_bind_int (add, ":id", id);
  tl_statement_bind_int (add, ":coder", coder);
  return tl_statement_run (add, error);
}

static TlCodebookVersion *
take_version (TlStatement *list)
{
  TlCodebookVersion *version = g_new0 (TlCodebookVersion, 1);

  version->version = g_strdup (tl_statement_get_text (list, 0));
  version->name = g_strdup (tl_statement_get_text (list, 1));
  version->at = g_strdup (tl_statement_get_text (list, 2));
  version->coder = g_strdup (tl_statement_get_text (list, 3));
  return version;
}

static gboolean
load_versions_cb (TlConnection  *connection,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  GPtrArray *versions = data;
  g_autoptr (TlStatement) list = tl_connection_prepare (connection,
    "SELECT b.version, b.name, h.at, c.name FROM code_book_history AS h"
    " JOIN code_books AS b ON b.id = h.code_book_id LEFT JOIN coders AS c ON c.id = h.coder_id"
    " ORDER BY h.id DESC", error);
  gboolean has_row;

  if (list == NULL || !tl_statement_step (list, &has_row, error))
    return FALSE;
  while (has_row)
    {
      TlCodebookVersion *version = take_version (list);

      version->in_force = versions->len == 0;
      g_ptr_array_add (versions, version);
      if (!tl_statement_step (list, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
tl_store_load_codebook_versions (TlStore       *store,
                                 GCancellable  *cancellable,
                                 GError       **error)
{
  g_autoptr (GPtrArray) versions =
    g_ptr_array_new_with_free_func ((GDestroyNotify) tl_codebook_version_free);

  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  if (!tl_store_read (store, load_versions_cb, versions, cancellable, error))
    return NULL;
  return g_steal_pointer (&versions);
}

typedef struct {
  const char *version;
  GBytes     *source;
} Wanted;

static gboolean
load_version_cb (TlConnection  *connection,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Wanted *wanted = data;
  g_autoptr (TlStatement) find = tl_connection_prepare (connection,
    "SELECT source FROM code_books WHERE version = :version"
    " AND id IN (SELECT code_book_id FROM code_book_history)", error);
  gboolean has_row;

  if (find == NULL)
    return FALSE;
  tl_statement_bind_text (find, ":version", wanted->version);
  if (!tl_statement_step (find, &has_row, error))
    return FALSE;
  if (has_row)
    wanted->source = tl_statement_dup_bytes (find, 0);
  else
    g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND,
                 _("No version “%s” of the code book was ever in force in this library"),
                 wanted->version);
  return has_row;
}

GBytes *
tl_store_load_codebook_version (TlStore       *store,
                                const char    *version,
                                GCancellable  *cancellable,
                                GError       **error)
{
  Wanted wanted = { .version = version };

  g_return_val_if_fail (TL_IS_STORE (store) && version != NULL, NULL);

  tl_store_read (store, load_version_cb, &wanted, cancellable, error);
  return wanted.source;
}
