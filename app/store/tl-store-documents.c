/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-store-private.h"

/* ── asking ── */

typedef struct {
  const char *sha256;
  TlSaved     saved;
  gboolean    removed;
} Known;

/* Reviews that were removed are known too. */
static gboolean
find_known (TlConnection  *connection,
            Known         *known,
            GError       **error)
{
  g_autoptr (TlStatement) find = NULL;
  gboolean has_row;

  find = tl_connection_prepare (connection,
    "SELECT d.review_id, d.id, r.removed IS NOT NULL FROM documents AS d"
    " JOIN reviews AS r ON r.id = d.review_id WHERE d.sha256 = :sha256", error);
  if (find == NULL)
    return FALSE;
  tl_statement_bind_text (find, ":sha256", known->sha256);
  if (!tl_statement_step (find, &has_row, error))
    return FALSE;
  if (has_row)
    {
      known->saved.review = tl_statement_get_int (find, 0);
      known->saved.document = tl_statement_get_int (find, 1);
      known->removed = tl_statement_get_int (find, 2) != 0;
    }
  return TRUE;
}

static gboolean
find_known_cb (TlConnection  *connection,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  return find_known (connection, data, error);
}

gboolean
tl_store_find_document (TlStore       *store,
                        const char    *sha256,
                        TlSaved       *found,
                        GCancellable  *cancellable,
                        GError       **error)
{
  Known known = { .sha256 = sha256 };

  g_return_val_if_fail (TL_IS_STORE (store) && sha256 != NULL && found != NULL, FALSE);

  *found = (TlSaved) { 0, 0 };
  if (!tl_store_read (store, find_known_cb, &known, cancellable, error))
    return FALSE;
  if (!known.removed)
    *found = known.saved;
  return TRUE;
}

/* ── saving ── */

/* Another program may have removed it meanwhile. */
static gboolean
find_review (TlConnection  *connection,
             gint64         review,
             gboolean      *found,
             GError       **error)
{
  g_autoptr (TlStatement) find = NULL;

  find = tl_connection_prepare (connection,
    "SELECT 1 FROM reviews WHERE id = :review AND removed IS NULL", error);
  if (find == NULL)
    return FALSE;
  tl_statement_bind_int (find, ":review", review);
  return tl_statement_step (find, found, error);
}

static gboolean
join_or_add_review (TlConnection  *connection,
                    gint64         other,
                    gint64        *review,
                    GError       **error)
{
  g_autoptr (TlStatement) add = NULL;
  gboolean found;

  if (!find_review (connection, other, &found, error))
    return FALSE;
  if (found)
    {
      *review = other;
      return TRUE;
    }
  add = tl_connection_prepare (connection,
    "INSERT INTO reviews (added) VALUES (" TL_SQL_NOW ")", error);
  if (add == NULL || !tl_statement_run (add, error))
    return FALSE;
  *review = tl_connection_get_last_id (connection);
  return TRUE;
}

static gboolean
add_document (TlConnection  *connection,
              TlSave        *save,
              GError       **error)
{
  TlDocument *document = save->saving->document;
  g_autoptr (TlStatement) add = NULL;

  add = tl_connection_prepare (connection,
    "INSERT INTO documents (review_id, sha256, file, kind, n_pages, n_unreadable, n_words,"
    " reader_version, code_book_id, added)"
    " VALUES (:review, :sha256, :file, :kind, :n_pages, :n_unreadable, :n_words, :reader_version,"
    " :code_book, " TL_SQL_NOW ")", error);
  if (add == NULL)
    return FALSE;
  tl_statement_bind_int (add, ":review", save->saved->review);
  tl_statement_bind_text (add, ":sha256", save->saving->sha256);
  tl_statement_bind_text (add, ":file", save->saving->file);
  tl_statement_bind_text (add, ":kind",
                          tl_document_kind_to_string (tl_document_get_kind (document)));
  tl_statement_bind_int (add, ":n_pages", tl_document_get_n_pages (document));
  tl_statement_bind_int (add, ":n_unreadable", tl_document_count_unreadable (document));
  tl_statement_bind_int (add, ":n_words", tl_document_count_words (document));
  tl_statement_bind_int (add, ":reader_version", TL_READER_VERSION);
  tl_statement_bind_int (add, ":code_book", save->codebook_id);
  if (!tl_statement_run (add, error))
    return FALSE;
  save->saved->document = tl_connection_get_last_id (connection);
  return TRUE;
}

gboolean
tl_pages_add (TlConnection  *connection,
              TlSave        *save,
              GError       **error)
{
  TlDocument *document = save->saving->document;
  g_autoptr (TlStatement) add = NULL;

  add = tl_connection_prepare (connection,
    "INSERT INTO pages (document_id, number, label, width, height, origin, confidence, n_hidden)"
    " VALUES (:document, :number, :label, :width, :height, :origin, :confidence, :n_hidden)",
    error);
  if (add == NULL)
    return FALSE;
  for (guint number = 1; number <= tl_document_get_n_pages (document); number++)
    {
      TlPage *page = tl_document_get_page (document, number);

      tl_statement_bind_int (add, ":document", save->saved->document);
      tl_statement_bind_int (add, ":number", number);
      tl_statement_bind_text (add, ":label", tl_document_get_page_label (document, number));
      tl_statement_bind_double (add, ":width", tl_page_get_width (page));
      tl_statement_bind_double (add, ":height", tl_page_get_height (page));
      tl_statement_bind_text (add, ":origin", tl_page_origin_to_string (tl_page_get_origin (page)));
      tl_statement_bind_double (add, ":confidence", tl_page_get_confidence (page));
      tl_statement_bind_int (add, ":n_hidden", tl_page_get_n_hidden (page));
      if (!tl_statement_run (add, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_findings (TlConnection  *connection,
              TlSave        *save,
              GError       **error)
{
  const TlSaving *saving = save->saving;

  for (guint i = 0; i < saving->findings->len; i++)
    {
      TlFinding *finding = g_ptr_array_index (saving->findings, i);
      guint index = tl_finding_get_block (finding);
      TlAnchored anchored = {
        save->saved->review, save->saved->document, save->block_ids[index],
        tl_document_get_block (saving->document, index), saving->codebook, save->codebook_id,
        finding,
      };

      if (!tl_findings_add (connection, &anchored, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
bring_back (TlConnection  *connection,
            gint64         review,
            GError       **error)
{
  g_autoptr (TlStatement) update = NULL;

  update = tl_connection_prepare (connection,
    "UPDATE reviews SET removed = NULL WHERE id = :review AND removed IS NOT NULL", error);
  if (update == NULL)
    return FALSE;
  tl_statement_bind_int (update, ":review", review);
  return tl_statement_run (update, error);
}

/* Two workers, or two programs, may be importing the same file: the second finds it here. */
static gboolean
save_cb (TlConnection  *connection,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  TlSave *save = data;
  Known known = { .sha256 = save->saving->sha256 };

  if (!find_known (connection, &known, error))
    return FALSE;
  if (known.saved.document != 0)
    {
      *save->saved = known.saved;
      return bring_back (connection, known.saved.review, error);
    }
  return tl_codebooks_keep (connection, save->saving->codebook, &save->codebook_id, error) &&
         join_or_add_review (connection, save->saving->review, &save->saved->review, error) &&
         add_document (connection, save, error) &&
         tl_pages_add (connection, save, error) &&
         tl_store_facts_add (connection, save, error) &&
         tl_blocks_add (connection, save, error) &&
         tl_recommendations_add (connection, save, error) &&
         add_findings (connection, save, error);
}

gboolean
tl_store_save_document (TlStore         *store,
                        const TlSaving  *saving,
                        TlSaved         *saved,
                        GCancellable    *cancellable,
                        GError         **error)
{
  g_autofree gint64 *block_ids = NULL;
  TlSave save = { saving, saved };

  g_return_val_if_fail (TL_IS_STORE (store) && saving != NULL && saved != NULL, FALSE);
  g_return_val_if_fail (saving->sha256 != NULL && saving->file != NULL, FALSE);
  g_return_val_if_fail (saving->document != NULL && saving->codebook != NULL, FALSE);
  g_return_val_if_fail (saving->findings != NULL, FALSE);

  *saved = (TlSaved) { 0, 0 };
  block_ids = g_new0 (gint64, tl_document_get_n_blocks (saving->document) + 1);
  save.block_ids = block_ids;
  return tl_store_write (store, save_cb, &save, TL_STORE_REVIEWS | TL_STORE_FINDINGS, cancellable,
                         error);
}

/* ── reading back ── */

static gboolean
load_ids_cb (TlConnection  *connection,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  GArray *ids = data;
  g_autoptr (TlStatement) list = NULL;
  gboolean has_row;

  list = tl_connection_prepare (connection,
    "SELECT d.id FROM documents AS d JOIN reviews AS r ON r.id = d.review_id"
    " WHERE r.removed IS NULL ORDER BY d.id", error);
  if (list == NULL || !tl_statement_step (list, &has_row, error))
    return FALSE;
  while (has_row)
    {
      gint64 id = tl_statement_get_int (list, 0);

      g_array_append_val (ids, id);
      if (!tl_statement_step (list, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

GArray *
tl_store_load_document_ids (TlStore       *store,
                            GCancellable  *cancellable,
                            GError       **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  if (!tl_store_read (store, load_ids_cb, ids, cancellable, error))
    return NULL;
  return g_steal_pointer (&ids);
}
