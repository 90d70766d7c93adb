/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-store-private.h"

typedef struct {
  gint64             document;
  TlDocumentSummary *summary;
} Summing;

void
tl_document_summary_free (TlDocumentSummary *summary)
{
  g_return_if_fail (summary != NULL);

  g_free (summary->review_title);
  g_free (summary->sha256);
  g_free (summary->file);
  g_strfreev (summary->markings);
  g_array_unref (summary->hidden_pages);
  g_array_unref (summary->damaged_pages);
  g_free (summary);
}

static void
take_row (TlStatement       *find,
          TlDocumentSummary *summary)
{
  summary->review = tl_statement_get_int (find, 0);
  summary->review_title = g_strdup (tl_statement_get_text (find, 1));
  summary->is_private = tl_statement_get_int (find, 2) != 0;
  summary->sha256 = g_strdup (tl_statement_get_text (find, 3));
  summary->file = g_strdup (tl_statement_get_text (find, 4));
  summary->n_pages = (guint) tl_statement_get_int (find, 5);
  summary->n_unreadable = (guint) tl_statement_get_int (find, 6);
  summary->n_images = (guint) tl_statement_get_int (find, 7);
  summary->n_recognised = (guint) tl_statement_get_int (find, 8);
  summary->n_blocks = (guint) tl_statement_get_int (find, 9);
  summary->n_findings = (guint) tl_statement_get_int (find, 10);
}

static gboolean
count (TlConnection  *connection,
       Summing       *summing,
       GError       **error)
{
  gboolean has_row;
  g_autoptr (TlStatement) find = tl_connection_prepare (connection,
    "SELECT r.id, coalesce(r.title, d.file), r.private, d.sha256, d.file, d.n_pages,"
    " d.n_unreadable,"
    " (SELECT count(*) FROM pages AS p WHERE p.document_id = d.id AND p.origin = :image"
    "  AND NOT EXISTS (SELECT 1 FROM recognised AS k"
    "   WHERE k.document_id = d.id AND k.number = p.number)),"
    " (SELECT count(*) FROM pages WHERE document_id = :document AND origin = :ocr),"
    " (SELECT count(*) FROM blocks WHERE document_id = :document),"
    " (SELECT count(*) FROM findings WHERE document_id = :document"
    "  AND now_status <> 'rejected' AND (flags & :left_out) = 0)"
    " FROM documents AS d JOIN reviews AS r ON r.id = d.review_id WHERE d.id = :document", error);

  if (find == NULL)
    return FALSE;
  tl_statement_bind_int (find, ":document", summing->document);
  tl_statement_bind_int (find, ":left_out",
                         TL_FINDING_DENIED | TL_FINDING_MAYBE | TL_FINDING_UNPLACED);
  tl_statement_bind_text (find, ":image", tl_page_origin_to_string (TL_PAGE_IMAGE));
  tl_statement_bind_text (find, ":ocr", tl_page_origin_to_string (TL_PAGE_OCR));
  if (!tl_statement_step (find, &has_row, error))
    return FALSE;
  if (has_row)
    take_row (find, summing->summary);
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
list_markings (TlConnection  *connection,
               Summing       *summing,
               GError       **error)
{
  g_autoptr (GStrvBuilder) markings = g_strv_builder_new ();
  g_autoptr (TlStatement) list = NULL;
  gboolean has_row;

  list = tl_connection_prepare (connection,
    "SELECT value FROM facts WHERE document_id = :document AND name = :name ORDER BY ordinal",
    error);
  if (list == NULL)
    return FALSE;
  tl_statement_bind_int (list, ":document", summing->document);
  tl_statement_bind_text (list, ":name", tl_fact_name_to_string (TL_FACT_MARKINGS));
  if (!tl_statement_step (list, &has_row, error))
    return FALSE;
  while (has_row)
    {
      g_strv_builder_add (markings, tl_statement_get_text (list, 0));
      if (!tl_statement_step (list, &has_row, error))
        return FALSE;
    }
  summing->summary->markings = g_strv_builder_end (markings);
  return TRUE;
}

static gboolean
sum_up_cb (TlConnection  *connection,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Summing *summing = data;

  return count (connection, summing, error)
         && list_pages (connection, "SELECT number FROM pages WHERE document_id = :document"
                        " AND n_hidden > 0 ORDER BY number", summing->document,
                        summing->summary->hidden_pages, error)
         && list_pages (connection, "SELECT number FROM pages WHERE document_id = :document"
                        " AND origin = 'damaged' ORDER BY number", summing->document,
                        summing->summary->damaged_pages, error)
         && list_markings (connection, summing, error);
}

TlDocumentSummary *
tl_store_load_summary (TlStore       *store,
                       gint64         document,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr (TlDocumentSummary) summary = g_new0 (TlDocumentSummary, 1);
  Summing summing = { document, summary };

  summary->hidden_pages = g_array_new (FALSE, FALSE, sizeof (guint));
  summary->damaged_pages = g_array_new (FALSE, FALSE, sizeof (guint));
  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  if (!tl_store_read (store, sum_up_cb, &summing, cancellable, error))
    return NULL;
  return g_steal_pointer (&summary);
}
