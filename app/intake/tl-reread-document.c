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

typedef struct {
  GArray    *ids;
  GPtrArray *documents;
} Load;

static void
take_document (Load        *load,
               TlStatement *find)
{
  TlRereadDocument *document = g_new0 (TlRereadDocument, 1);

  document->id = tl_statement_get_int (find, 0);
  document->sha256 = g_strdup (tl_statement_get_text (find, 1));
  document->file = g_strdup (tl_statement_get_text (find, 2));
  document->n_pages = (guint) tl_statement_get_int (find, 3);
  document->n_images = (guint) tl_statement_get_int (find, 4);
  document->was_marked = tl_statement_get_int (find, 5) != 0;
  g_ptr_array_add (load->documents, document);
}

static gboolean
load_cb (TlConnection  *connection,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Load *load = data;
  g_autoptr (TlStatement) find = NULL;
  gboolean has_row;

  find = tl_connection_prepare (connection,
    "SELECT id, sha256, file, n_pages, (SELECT count(*) FROM pages AS p"
    "  WHERE p.document_id = d.id AND p.origin = :image AND NOT EXISTS (SELECT 1"
    "   FROM recognised AS k WHERE k.document_id = d.id AND k.number = p.number)),"
    " EXISTS (SELECT 1 FROM facts WHERE document_id = d.id AND name = :markings)"
    " FROM documents AS d WHERE id = :document", error);
  if (find == NULL)
    return FALSE;
  tl_statement_bind_text (find, ":image", tl_page_origin_to_string (TL_PAGE_IMAGE));
  tl_statement_bind_text (find, ":markings", tl_fact_name_to_string (TL_FACT_MARKINGS));
  for (guint i = 0; i < load->ids->len; i++)
    {
      tl_statement_bind_int (find, ":document", g_array_index (load->ids, gint64, i));
      if (!tl_statement_step (find, &has_row, error))
        return FALSE;
      if (has_row)
        take_document (load, find);
      tl_statement_reset (find);
    }
  return TRUE;
}

GPtrArray *
tl_reread_documents_load (TlStore       *store,
                          GArray        *ids,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autoptr (GPtrArray) documents =
    g_ptr_array_new_with_free_func ((GDestroyNotify) document_free);
  Load load = { ids, documents };

  if (!tl_store_read (store, load_cb, &load, cancellable, error))
    return NULL;
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

typedef struct {
  gint64   document;
  gint64   review;
  gboolean is_free;
} Home;

/* A review that nobody has yet done anything with, and that has no other document. */
static gboolean
look_at_review_cb (TlConnection  *connection,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  Home *home = data;
  g_autoptr (TlStatement) find = NULL;
  gboolean has_row;

  find = tl_connection_prepare (connection,
    "SELECT r.id, (SELECT count(*) FROM documents WHERE review_id = r.id) = 1"
    " AND NOT EXISTS (SELECT 1 FROM facts WHERE review_id = r.id AND by_user = 1)"
    " AND NOT EXISTS (SELECT 1 FROM changes WHERE review_id = r.id)"
    " FROM documents AS d JOIN reviews AS r ON r.id = d.review_id WHERE d.id = :document", error);
  if (find == NULL)
    return FALSE;
  tl_statement_bind_int (find, ":document", home->document);
  if (!tl_statement_step (find, &has_row, error))
    return FALSE;
  home->is_free = has_row && tl_statement_get_int (find, 1) != 0;
  home->review = has_row ? tl_statement_get_int (find, 0) : 0;
  return TRUE;
}

/* Of a scan it is known only now what it is. */
static gboolean
find_review (TlRereadDocument        *document,
             const TlReadingContext  *context,
             TlDocument              *read,
             gint64                  *review,
             GError                 **error)
{
  Home home = { .document = document->id };

  *review = 0;
  if (!tl_store_read (context->store, look_at_review_cb, &home, context->cancellable, error))
    return FALSE;
  return !home.is_free || document->n_known == 0 ||
         tl_reading_find_review (context, read, home.review, review, error);
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
look_whether_private_cb (TlConnection  *connection,
                         gpointer       data,
                         GCancellable  *cancellable,
                         GError       **error)
{
  gint64 *review = data;
  g_autoptr (TlStatement) find = tl_connection_prepare (connection,
    "SELECT 1 FROM reviews WHERE id = :review AND private = 0", error);
  gboolean has_row;

  if (find == NULL)
    return FALSE;
  tl_statement_bind_int (find, ":review", *review);
  if (!tl_statement_step (find, &has_row, error))
    return FALSE;
  if (!has_row)
    *review = 0;
  return TRUE;
}

TlImportResult *
tl_reread_document_find_marked (const TlRereadDocument *document,
                                TlStore                *store)
{
  const TlImportFile file = { .name = document->file };
  TlImportResult *result;
  gint64 review;

  if (document->was_marked)
    return NULL;
  result = tl_import_result_new (&file);
  result->document = document->id;
  if (tl_import_result_refresh (result, store, NULL) && result->markings[0] != NULL)
    {
      review = result->review;
      if (tl_store_read (store, look_whether_private_cb, &review, NULL, NULL) && review != 0)
        return result;
    }
  tl_import_result_free (result);
  return NULL;
}
