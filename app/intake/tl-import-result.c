/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-import-private.h"

TlImportResult *
tl_import_result_new (const TlImportFile *file)
{
  TlImportResult *result = g_new0 (TlImportResult, 1);

  result->file = g_strdup (file->name);
  result->given = file->given;
  result->markings = g_new0 (char *, 1);
  result->hidden_pages = g_array_new (FALSE, FALSE, sizeof (guint));
  result->damaged_pages = g_array_new (FALSE, FALSE, sizeof (guint));
  return result;
}

void
tl_import_result_free (TlImportResult *result)
{
  g_return_if_fail (result != NULL);

  g_free (result->file);
  g_free (result->reason);
  g_free (result->review_title);
  g_strfreev (result->markings);
  g_array_unref (result->hidden_pages);
  g_array_unref (result->damaged_pages);
  g_free (result);
}

TlImportResult *
tl_import_result_copy (const TlImportResult *result)
{
  TlImportResult *copy = g_memdup2 (result, sizeof *result);

  copy->file = g_strdup (result->file);
  copy->reason = g_strdup (result->reason);
  copy->review_title = g_strdup (result->review_title);
  copy->markings = g_strdupv (result->markings);
  copy->hidden_pages = g_array_copy (result->hidden_pages);
  copy->damaged_pages = g_array_copy (result->damaged_pages);
  return copy;
}

const char *
tl_import_status_to_string (TlImportStatus status)
{
  static const char *const names[] = { "imported", "duplicate", "failed" };

  g_return_val_if_fail (status < G_N_ELEMENTS (names), NULL);

  return names[status];
}

/* ── what the library has ── */

static gboolean
count (TlConnection    *connection,
       TlImportResult  *result,
       GError         **error)
{
  gboolean has_row;
  g_autoptr (TlStatement) statement = tl_connection_prepare (connection,
    "SELECT review_id, n_pages, n_unreadable,"
    " (SELECT coalesce(title, file) FROM reviews WHERE id = review_id),"
    " (SELECT count(*) FROM pages WHERE document_id = :document AND origin = :ocr),"
    " (SELECT count(*) FROM blocks WHERE document_id = :document),"
    " (SELECT count(*) FROM findings WHERE document_id = :document"
    "  AND now_status <> 'rejected' AND (flags & :left_out) = 0)"
    " FROM documents WHERE id = :document", error);

  if (statement == NULL)
    return FALSE;
  tl_statement_bind_int (statement, ":document", result->document);
  tl_statement_bind_int (statement, ":left_out",
                         TL_FINDING_DENIED | TL_FINDING_MAYBE | TL_FINDING_UNPLACED);
  tl_statement_bind_text (statement, ":ocr", tl_page_origin_to_string (TL_PAGE_OCR));
  if (!tl_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  result->review = tl_statement_get_int (statement, 0);
  result->pages = (guint) tl_statement_get_int (statement, 1);
  result->pages_unreadable = (guint) tl_statement_get_int (statement, 2);
  g_free (result->review_title);
  result->review_title = g_strdup (tl_statement_get_text (statement, 3));
  result->pages_read_by_ocr = (guint) tl_statement_get_int (statement, 4);
  result->blocks = (guint) tl_statement_get_int (statement, 5);
  result->findings = (guint) tl_statement_get_int (statement, 6);
  return TRUE;
}

static gboolean
list_pages (TlConnection  *connection,
            const char    *sql,
            gint64         document,
            GArray        *numbers,
            GError       **error)
{
  g_autoptr (TlStatement) list = tl_connection_prepare (connection, sql, error);
  gboolean has_row;

  g_array_set_size (numbers, 0);
  if (list == NULL)
    return FALSE;
  tl_statement_bind_int (list, ":document", document);
  if (!tl_statement_step (list, &has_row, error))
    return FALSE;
  while (has_row)
    {
      guint number = (guint) tl_statement_get_int (list, 0);

      g_array_append_val (numbers, number);
      if (!tl_statement_step (list, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
list_markings (TlConnection    *connection,
               TlImportResult  *result,
               GError         **error)
{
  g_autoptr (GStrvBuilder) markings = g_strv_builder_new ();
  g_autoptr (TlStatement) list = NULL;
  gboolean has_row;

  list = tl_connection_prepare (connection,
    "SELECT value FROM facts WHERE document_id = :document AND name = :name ORDER BY ordinal",
    error);
  if (list == NULL)
    return FALSE;
  tl_statement_bind_int (list, ":document", result->document);
  tl_statement_bind_text (list, ":name", tl_fact_name_to_string (TL_FACT_MARKINGS));
  if (!tl_statement_step (list, &has_row, error))
    return FALSE;
  while (has_row)
    {
      g_strv_builder_add (markings, tl_statement_get_text (list, 0));
      if (!tl_statement_step (list, &has_row, error))
        return FALSE;
    }
  g_strfreev (result->markings);
  result->markings = g_strv_builder_end (markings);
  return TRUE;
}

static gboolean
refresh_cb (TlConnection  *connection,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  TlImportResult *result = data;

  return count (connection, result, error)
         && list_pages (connection, "SELECT number FROM pages WHERE document_id = :document"
                        " AND n_hidden > 0 ORDER BY number", result->document,
                        result->hidden_pages, error)
         && list_pages (connection, "SELECT number FROM pages WHERE document_id = :document"
                        " AND origin = 'damaged' ORDER BY number", result->document,
                        result->damaged_pages, error)
         && list_markings (connection, result, error);
}

gboolean
tl_import_result_refresh (TlImportResult  *result,
                          TlStore         *store,
                          GError         **error)
{
  g_return_val_if_fail (result != NULL && TL_IS_STORE (store), FALSE);

  return tl_store_read (store, refresh_cb, result, NULL, error);
}
