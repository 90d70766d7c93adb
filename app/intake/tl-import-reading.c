/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-import-private.h"

#include "tl-structure.h"

#include <glib/gi18n-lib.h>

/* The longest all pages of a file together may take: more than any honest one needs. */
#define FILE_SECONDS 600

void
tl_reading_free (TlReading *reading)
{
  g_free (reading->sha256);
  g_clear_pointer (&reading->document, tl_document_unref);
  g_clear_pointer (&reading->findings, g_ptr_array_unref);
  g_clear_error (&reading->error);
  g_free (reading);
}

guint
tl_reading_get_n_pages (const TlReading *reading)
{
  return reading->document != NULL ? tl_document_get_n_pages (reading->document) : 0;
}

static gboolean
is_locked (const GError *error)
{
  return g_error_matches (error, TL_PDF_ERROR, TL_PDF_ERROR_ENCRYPTED)
         || g_error_matches (error, TL_PDF_ERROR, TL_PDF_ERROR_WRONG_PASSWORD);
}

static TlPdf *
open_with (const TlReadingContext  *context,
           GFile                   *file,
           const char              *password,
           GError                 **error)
{
  TlPdfOptions options = { .password = password, .file_seconds = FILE_SECONDS };

  return tl_pdf_open (file, &options, context->cancellable, error);
}

static TlPdf *
open_pdf (const TlReadingContext  *context,
          GFile                   *file,
          GError                 **error)
{
  g_autoptr (GError) first = NULL;
  TlPdf *pdf = open_with (context, file, NULL, &first);

  for (guint i = 0; pdf == NULL && is_locked (first) && context->passwords[i] != NULL; i++)
    {
      g_clear_error (&first);
      pdf = open_with (context, file, context->passwords[i], &first);
    }
  if (first != NULL && pdf == NULL)
    g_propagate_error (error, g_steal_pointer (&first));
  return pdf;
}

static gboolean
all_damaged (GPtrArray *pages)
{
  for (guint i = 0; i < pages->len; i++)
    if (tl_page_get_origin (pages->pdata[i]) != TL_PAGE_DAMAGED)
      return FALSE;
  return TRUE;
}

static GPtrArray *
read_pages (const TlReadingContext  *context,
            TlPdf                   *pdf,
            TlReadingProgress        progress,
            gpointer                 user_data,
            GError                 **error)
{
  guint n_pages = tl_pdf_get_n_pages (pdf);
  g_autoptr (GPtrArray) pages =
    g_ptr_array_new_full (n_pages, (GDestroyNotify) tl_page_unref);

  for (guint number = 1; number <= n_pages; number++)
    {
      TlPage *page = tl_pdf_read_page (pdf, number, context->cancellable, error);

      if (page == NULL)
        return NULL;
      g_ptr_array_add (pages, page);
      progress (number, n_pages, user_data);
    }
  if (!all_damaged (pages))
    return g_steal_pointer (&pages);
  g_set_error_literal (error, TL_PDF_ERROR, TL_PDF_ERROR_DAMAGED,
                       _("None of its pages can be opened: the file is damaged. Get another copy "
                         "of it."));
  return NULL;
}

static GPtrArray *
dup_blocks (TlDocument *document)
{
  guint n_blocks = tl_document_get_n_blocks (document);
  GPtrArray *blocks = g_ptr_array_new_full (n_blocks, (GDestroyNotify) tl_block_unref);

  for (guint i = 0; i < n_blocks; i++)
    g_ptr_array_add (blocks, tl_block_ref (tl_document_get_block (document, i)));
  return blocks;
}

static gboolean
understand (TlReading               *reading,
            const TlReadingContext  *context,
            GPtrArray               *pages,
            GError                 **error)
{
  g_autoptr (GPtrArray) blocks = NULL;

  reading->document = tl_structure_build (pages, tl_authorities_get_default (),
                                          context->cancellable);
  if (reading->document != NULL)
    {
      blocks = dup_blocks (reading->document);
      reading->findings = tl_matcher_find (context->matcher, blocks, NULL, context->cancellable);
    }
  if (reading->findings != NULL)
    return TRUE;
  g_cancellable_set_error_if_cancelled (context->cancellable, error);
  return FALSE;
}

static gboolean
read_file (TlReading               *reading,
           const TlReadingContext  *context,
           const TlImportFile      *file,
           TlReadingProgress        progress,
           gpointer                 user_data,
           GError                 **error)
{
  g_autoptr (GFile) copy = NULL;
  g_autoptr (TlPdf) pdf = NULL;
  g_autoptr (GPtrArray) pages = NULL;

  copy = tl_store_adopt_file (context->store, file->file, &reading->sha256, context->cancellable,
                              error);
  if (copy == NULL
      || !tl_store_find_document (context->store, reading->sha256, &reading->known,
                                  context->cancellable, error))
    return FALSE;
  if (reading->known.document != 0)
    return TRUE;
  pdf = open_pdf (context, copy, error);
  if (pdf == NULL)
    return FALSE;
  pages = read_pages (context, pdf, progress, user_data, error);
  return pages != NULL && understand (reading, context, pages, error);
}

TlReading *
tl_reading_new (const TlReadingContext *context,
                const TlImportFile     *file,
                TlReadingProgress       progress,
                gpointer                user_data)
{
  TlReading *reading = g_new0 (TlReading, 1);

  if (file->error != NULL)
    reading->error = g_error_copy (file->error);
  else
    read_file (reading, context, file, progress, user_data, &reading->error);
  return reading;
}

static gboolean
save (TlReading               *reading,
      const TlReadingContext  *context,
      const TlImportFile      *file,
      TlSaved                 *saved,
      GError                 **error)
{
  g_autofree char *base = g_path_get_basename (file->name);
  TlSaving saving = {
    .file = base,
    .sha256 = reading->sha256,
    .document = reading->document,
    .codebook = tl_matcher_get_codebook (context->matcher),
    .findings = reading->findings,
  };

  return tl_store_save_document (context->store, &saving, saved, context->cancellable, error);
}

/* What the library has of the document. */
static gboolean
count_cb (TlConnection  *connection,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  TlImportResult *result = data;
  gboolean has_row;
  g_autoptr (TlStatement) statement = tl_connection_prepare (connection,
    "SELECT n_pages, n_unreadable,"
    " (SELECT count(*) FROM pages WHERE document_id = :document AND origin = :ocr),"
    " (SELECT count(*) FROM blocks WHERE document_id = :document),"
    " (SELECT count(*) FROM findings WHERE document_id = :document)"
    " FROM documents WHERE id = :document", error);

  if (statement == NULL)
    return FALSE;
  tl_statement_bind_int (statement, ":document", result->document);
  tl_statement_bind_text (statement, ":ocr", tl_page_origin_to_string (TL_PAGE_OCR));
  if (!tl_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  result->pages = tl_statement_get_int (statement, 0);
  result->pages_unreadable = tl_statement_get_int (statement, 1);
  result->pages_read_by_ocr = tl_statement_get_int (statement, 2);
  result->blocks = tl_statement_get_int (statement, 3);
  result->findings = tl_statement_get_int (statement, 4);
  return TRUE;
}

/* A file of the same bytes may have been saved since this one was looked for. */
static gboolean
conclude (TlReading               *reading,
          const TlReadingContext  *context,
          const TlImportFile      *file,
          TlImportResult          *result,
          GError                 **error)
{
  TlSaved saved = reading->known;

  if (saved.document == 0
      && !tl_store_find_document (context->store, reading->sha256, &saved, context->cancellable,
                                  error))
    return FALSE;
  result->status = saved.document != 0 ? TL_IMPORT_DUPLICATE : TL_IMPORT_IMPORTED;
  if (saved.document == 0 && !save (reading, context, file, &saved, error))
    return FALSE;
  result->review = saved.review;
  result->document = saved.document;
  return tl_store_read (context->store, count_cb, result, NULL, error);
}

TlImportResult *
tl_reading_conclude (TlReading              *reading,
                     const TlReadingContext *context,
                     const TlImportFile     *file)
{
  TlImportResult *result = g_new0 (TlImportResult, 1);
  g_autoptr (GError) error = NULL;

  result->file = g_strdup (file->name);
  result->given = file->given;
  if (reading->error != NULL)
    error = g_steal_pointer (&reading->error);
  else
    conclude (reading, context, file, result, &error);
  if (error != NULL)
    {
      result->status = TL_IMPORT_FAILED;
      result->reason = tl_import_dup_reason (error);
    }
  return result;
}
