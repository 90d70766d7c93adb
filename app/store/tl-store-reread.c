/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-reread-private.h"

#include <glib/gi18n-lib.h>

/* ── what there was ── */

static void
old_free (TlOldFinding *old)
{
  g_free (old->saying);
  g_free (old->quote);
  g_free (old->before);
  g_free (old->after);
  g_free (old->block_text);
  g_bytes_unref (old->marks);
  g_free (old);
}

static TlOldFinding *
take_old (TlStatement *list)
{
  TlOldFinding *old = g_new0 (TlOldFinding, 1);

  old->id = tl_statement_get_int (list, 0);
  old->by_hand = tl_statement_get_int (list, 1) != 0;
  old->is_decided = tl_statement_get_int (list, 2) != 0;
  old->saying = g_strdup (tl_statement_get_text (list, 3));
  old->quote = g_strdup (tl_statement_get_text (list, 4));
  old->before = g_strdup (tl_statement_get_text (list, 5));
  old->after = g_strdup (tl_statement_get_text (list, 6));
  old->range.page = (guint) tl_statement_get_int (list, 7);
  old->range.start = (guint) tl_statement_get_int (list, 8);
  old->range.end_page = (guint) tl_statement_get_int (list, 9);
  old->range.end = (guint) tl_statement_get_int (list, 10);
  old->start = (guint) tl_statement_get_int (list, 11);
  old->marks = tl_statement_dup_bytes (list, 12);
  old->is_trimmed = tl_statement_get_int (list, 13) != 0;
  old->block_text = g_strdup (tl_statement_get_text (list, 14));
  return old;
}

static gboolean
load_olds (TlConnection  *connection,
           TlRereading   *reading,
           GError       **error)
{
  g_autoptr (TlStatement) list = NULL;
  gboolean has_row;

  list = tl_connection_prepare (connection,
    "SELECT f.id, f.origin = 'hand', " TL_FINDING_IS_DECIDED ","
    " coalesce(r.key, '') || ' ' || f.theme || ' ' || f.stance, f.quote, f.before, f.after,"
    " f.page, f.page_start, f.end_page, f.page_end, f.start, f.marks,"
    " EXISTS (SELECT 1 FROM decisions WHERE finding_id = f.id AND aspect = 'trim')"
    " OR EXISTS (SELECT 1 FROM changes WHERE review_id = f.review_id AND kind = 'trim'"
    " AND target = f.id), b.text"
    " FROM findings AS f LEFT JOIN blocks AS b ON b.id = f.block_id"
    " LEFT JOIN rules AS r ON r.id = f.rule_id"
    " WHERE f.document_id = :document ORDER BY f.page, f.page_start, f.id", error);
  if (list == NULL)
    return FALSE;
  tl_statement_bind_int (list, ":document", reading->save.saved->document);
  if (!tl_statement_step (list, &has_row, error))
    return FALSE;
  while (has_row)
    {
      g_ptr_array_add (reading->olds, take_old (list));
      if (!tl_statement_step (list, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
find_document (TlConnection  *connection,
               TlSave        *save,
               GError       **error)
{
  g_autoptr (TlStatement) find = NULL;
  gboolean has_row;

  find = tl_connection_prepare (connection,
    "SELECT review_id, id FROM documents WHERE sha256 = :sha256", error);
  if (find == NULL)
    return FALSE;
  tl_statement_bind_text (find, ":sha256", save->saving->sha256);
  if (!tl_statement_step (find, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND,
                   _("The document is not in the library any more"));
      return FALSE;
    }
  save->saved->review = tl_statement_get_int (find, 0);
  save->saved->document = tl_statement_get_int (find, 1);
  return TRUE;
}

/* ── what is there now ── */

static gboolean
forget (TlConnection  *connection,
        const char    *sql,
        gint64         document,
        GError       **error)
{
  g_autoptr (TlStatement) drop = tl_connection_prepare (connection, sql, error);

  if (drop == NULL)
    return FALSE;
  tl_statement_bind_int (drop, ":document", document);
  return tl_statement_run (drop, error);
}

/* Recommendations go with their blocks. */
static gboolean
forget_reading (TlConnection  *connection,
                gint64         document,
                GError       **error)
{
  return forget (connection, "DELETE FROM facts WHERE document_id = :document AND by_user = 0",
                 document, error) &&
         forget (connection, "DELETE FROM pages WHERE document_id = :document", document, error) &&
         forget (connection, "DELETE FROM blocks WHERE document_id = :document", document, error);
}

static gboolean
renew_document (TlConnection  *connection,
                TlSave        *save,
                GError       **error)
{
  TlDocument *document = save->saving->document;
  g_autoptr (TlStatement) renew = NULL;

  renew = tl_connection_prepare (connection,
    "UPDATE documents SET kind = :kind, n_pages = :n_pages, n_unreadable = :n_unreadable,"
    " n_words = :n_words, reader_version = :reader_version, code_book_id = :code_book"
    " WHERE id = :document", error);
  if (renew == NULL)
    return FALSE;
  tl_statement_bind_int (renew, ":document", save->saved->document);
  tl_statement_bind_text (renew, ":kind",
                          tl_document_kind_to_string (tl_document_get_kind (document)));
  tl_statement_bind_int (renew, ":n_pages", tl_document_get_n_pages (document));
  tl_statement_bind_int (renew, ":n_unreadable", tl_document_count_unreadable (document));
  tl_statement_bind_int (renew, ":n_words", tl_document_count_words (document));
  tl_statement_bind_int (renew, ":reader_version", TL_READER_VERSION);
  tl_statement_bind_int (renew, ":code_book", save->codebook_id);
  return tl_statement_run (renew, error);
}

static gboolean
replace_cb (TlConnection  *connection,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  TlRereading *reading = data;
  TlSave *save = &reading->save;

  return find_document (connection, save, error) &&
         tl_codebooks_keep (connection, save->saving->codebook, &save->codebook_id, error) &&
         load_olds (connection, reading, error) &&
         forget_reading (connection, save->saved->document, error) &&
         renew_document (connection, save, error) &&
         tl_pages_add (connection, save, error) &&
         tl_store_facts_add (connection, save, error) &&
         tl_blocks_add (connection, save, error) &&
         tl_recommendations_add (connection, save, error) &&
         tl_findings_carry (connection, reading, error) &&
         (save->saving->review == 0 ||
          tl_store_move_document (connection, save->saved->document, save->saving->review, error));
}

gboolean
tl_store_replace_document (TlStore         *store,
                           const TlSaving  *saving,
                           TlReread        *reread,
                           GCancellable    *cancellable,
                           GError         **error)
{
  g_autoptr (GPtrArray) olds = g_ptr_array_new_with_free_func ((GDestroyNotify) old_free);
  g_autofree gint64 *block_ids = NULL;
  TlSaved saved = { 0, 0 };
  TlRereading reading = { .save = { saving, &saved }, .olds = olds, .reread = reread };

  g_return_val_if_fail (TL_IS_STORE (store) && saving != NULL && reread != NULL, FALSE);
  g_return_val_if_fail (saving->sha256 != NULL && saving->document != NULL, FALSE);
  g_return_val_if_fail (saving->codebook != NULL && saving->findings != NULL, FALSE);

  *reread = (TlReread) { 0 };
  block_ids = g_new0 (gint64, tl_document_get_n_blocks (saving->document) + 1);
  reading.save.block_ids = block_ids;
  return tl_store_write (store, replace_cb, &reading, TL_STORE_REVIEWS | TL_STORE_FINDINGS,
                         cancellable, error);
}
