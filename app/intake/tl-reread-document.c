/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-reread-private.h"

#include <glib/gi18n-lib.h>

static void
document_free (TlRereadDocument *document)
{
  g_free (document->sha256);
  g_free (document->file);
  g_clear_pointer (&document->pages, g_ptr_array_unref);
  g_clear_error (&document->why);
  g_free (document);
}

/* ── what is known of it ── */

static TlRereadDocument *
document_new (gint64             id,
              TlDocumentSummary *summary)
{
  TlRereadDocument *document = g_new0 (TlRereadDocument, 1);

  document->id = id;
  document->sha256 = g_steal_pointer (&summary->sha256);
  document->file = g_steal_pointer (&summary->file);
  document->n_pages = summary->n_pages;
  document->n_images = summary->n_images;
  document->was_marked = summary->markings[0] != NULL;
  return document;
}

GPtrArray *
tl_reread_documents_load (TlStore       *store,
                          GArray        *ids,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autoptr (GPtrArray) documents =
    g_ptr_array_new_with_free_func ((GDestroyNotify) document_free);

  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (TlDocumentSummary) summary =
        tl_store_load_summary (store, id, cancellable, error);

      if (summary == NULL)
        return NULL;
      if (summary->review != 0)
        g_ptr_array_add (documents, document_new (id, summary));
    }
  return g_steal_pointer (&documents);
}

/* ── its pages ── */

static gboolean
is_image (GPtrArray *pages,
          guint      number)
{
  return number >= 1 && number <= pages->len &&
         tl_page_get_origin (pages->pdata[number - 1]) == TL_PAGE_IMAGE;
}

/* Where a page was tried in vain, and is not to be again, @tried has its place. */
static void
put_in_kept (TlRereadDocument *document,
             GPtrArray        *kept,
             gboolean         *tried)
{
  for (guint i = 0; i < kept->len; i++)
    {
      TlPage *page = kept->pdata[i];
      guint number = tl_page_get_number (page);

      if (!is_image (document->pages, number))
        continue;
      if (tl_page_get_origin (page) == TL_PAGE_IMAGE)
        {
          tried[number - 1] = TRUE;
          continue;
        }
      tl_page_unref (document->pages->pdata[number - 1]);
      document->pages->pdata[number - 1] = tl_page_ref (page);
      document->n_known++;
    }
}

static gboolean
check_is_there (GFile   *file,
                GError **error)
{
  if (g_file_query_exists (file, NULL))
    return TRUE;
  g_set_error_literal (error, TL_STORE_ERROR, TL_STORE_ERROR_FAILED,
                       _("Its PDF is missing from the library. Import the same PDF again: it is "
                         "put back in its place."));
  return FALSE;
}

gboolean
tl_reread_document_read (TlRereadDocument        *document,
                         const TlReadingContext  *context,
                         gboolean                 again,
                         GArray                  *images,
                         TlReadingProgress        progress,
                         gpointer                 user_data,
                         GError                 **error)
{
  g_autoptr (GFile) file = tl_store_dup_pdf (context->store, document->sha256);
  g_autoptr (TlPdf) pdf = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  g_autofree gboolean *tried = NULL;

  if (!check_is_there (file, error))
    return FALSE;
  pdf = tl_reading_open_pdf (context, file, FALSE, error);
  if (pdf == NULL)
    return FALSE;
  document->pages = tl_reading_read_pages (context, pdf, progress, user_data, error);
  if (document->pages == NULL)
    return FALSE;
  kept = tl_store_load_recognised (context->store, document->id, context->cancellable, error);
  if (kept == NULL)
    return FALSE;
  tried = g_new0 (gboolean, document->pages->len);
  put_in_kept (document, kept, tried);
  for (guint number = 1; number <= document->pages->len; number++)
    if (is_image (document->pages, number) && (again || !tried[number - 1]))
      g_array_append_val (images, number);
  return TRUE;
}

/* ── understood anew ── */

/* Of a scan it is known only now what it is. A review that somebody has done something with stays
 * together. */
static gboolean
find_review (TlRereadDocument        *document,
             const TlReadingContext  *context,
             TlDocument              *read,
             gint64                  *review,
             GError                 **error)
{
  gboolean is_untouched;
  gint64 own;

  *review = 0;
  if (!tl_store_find_review (context->store, document->id, &own, &is_untouched,
                             context->cancellable, error))
    return FALSE;
  return !is_untouched || document->n_known == 0
         || tl_reading_find_review (context, read, own, review, error);
}

gboolean
tl_reread_document_save (TlRereadDocument        *document,
                         const TlReadingContext  *context,
                         TlReread                *carried,
                         GError                 **error)
{
  g_autoptr (TlReading) reading = g_new0 (TlReading, 1);
  TlSaving saving = {
    .file = document->file,
    .sha256 = document->sha256,
    .codebook = tl_matcher_get_codebook (context->matcher),
  };

  if (!tl_reading_understand (reading, context, document->pages, error) ||
      !find_review (document, context, reading->document, &saving.review, error))
    return FALSE;
  saving.document = reading->document;
  saving.findings = reading->findings;
  return tl_store_replace_document (context->store, &saving, carried, context->cancellable, error);
}

/* ── what is known of it only now ── */

static gboolean
is_private (TlStore *store,
            gint64   document)
{
  g_autoptr (TlDocumentSummary) summary = tl_store_load_summary (store, document, NULL, NULL);

  return summary == NULL || summary->is_private;
}

TlImportResult *
tl_reread_document_find_marked (const TlRereadDocument *document,
                                TlStore                *store)
{
  const TlImportFile file = { .name = document->file };
  TlImportResult *result;

  if (document->was_marked)
    return NULL;
  result = tl_import_result_new (&file);
  result->document = document->id;
  if (tl_import_result_refresh (result, store, NULL) && result->markings[0] != NULL
      && !is_private (store, document->id))
    return result;
  tl_import_result_free (result);
  return NULL;
}
