/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-import-private.h"

#include "tl-incomplete-private.h"
#include "tl-structure.h"

#include <glib/gi18n-lib.h>

/* The longest all pages of a file together may take: more than any honest one needs. */
#define FILE_SECONDS 600

/* All of a file's text is in memory at once, at some 40 bytes a character; a report of a thousand
 * pages has three million. */
#define MOST_CHARS 16000000

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

gboolean
tl_reading_is_locked (const GError *error)
{
  return g_error_matches (error, TL_PDF_ERROR, TL_PDF_ERROR_ENCRYPTED)
         || g_error_matches (error, TL_PDF_ERROR, TL_PDF_ERROR_WRONG_PASSWORD);
}

/* Pages that are recognised take what they take: each has a limit of its own. */
static TlPdf *
open_with (const TlReadingContext  *context,
           GFile                   *file,
           const char              *password,
           gboolean                 recognise,
           GError                 **error)
{
  TlPdfOptions options = {
    .password = password,
    .file_seconds = recognise ? 0 : FILE_SECONDS,
    .recognise = recognise,
  };

  return tl_pdf_open (file, &options, context->cancellable, error);
}

TlPdf *
tl_reading_open_pdf (const TlReadingContext  *context,
                     GFile                   *file,
                     gboolean                 recognise,
                     GError                 **error)
{
  g_autoptr (GError) first = NULL;
  TlPdf *pdf = open_with (context, file, NULL, recognise, &first);

  for (const char *const *password = context->passwords;
       pdf == NULL && tl_reading_is_locked (first) && *password != NULL; password++)
    {
      g_clear_error (&first);
      pdf = open_with (context, file, *password, recognise, &first);
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

static void
set_too_much_text (GError **error)
{
  g_set_error_literal (error, TL_PDF_ERROR, TL_PDF_ERROR_TOO_LARGE,
                       _("The file holds more text than the program takes. Split it, and take the "
                         "part with the report."));
}

GPtrArray *
tl_reading_read_pages (const TlReadingContext  *context,
                       TlPdf                   *pdf,
                       TlReadingProgress        progress,
                       gpointer                 user_data,
                       GError                 **error)
{
  guint n_pages = tl_pdf_get_n_pages (pdf);
  g_autoptr (GPtrArray) pages =
    g_ptr_array_new_full (n_pages, (GDestroyNotify) tl_page_unref);
  guint n_chars = 0;

  for (guint number = 1; number <= n_pages; number++)
    {
      TlPage *page = tl_pdf_read_page (pdf, number, context->cancellable, error);

      if (page == NULL)
        return NULL;
      g_ptr_array_add (pages, page);
      n_chars += tl_page_get_n_chars (page);
      if (n_chars > MOST_CHARS)
        {
          set_too_much_text (error);
          return NULL;
        }
      progress (number, n_pages, user_data);
    }
  if (!all_damaged (pages))
    return g_steal_pointer (&pages);
  g_set_error_literal (error, TL_PDF_ERROR, TL_PDF_ERROR_DAMAGED,
                       _("None of its pages can be read: they are damaged, or too much for the "
                         "program. Get another copy of the file, or open it in another viewer and "
                         "print it to a new PDF."));
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

gboolean
tl_reading_understand (TlReading               *reading,
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
    return tl_incomplete_keep (context->store, context->matcher, context->cancellable, error);
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
  pdf = tl_reading_open_pdf (context, copy, FALSE, error);
  if (pdf == NULL)
    return FALSE;
  pages = tl_reading_read_pages (context, pdf, progress, user_data, error);
  return pages != NULL && tl_reading_understand (reading, context, pages, error);
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

  return tl_reading_find_review (context, reading->document, 0, &saving.review, error)
         && tl_store_save_document (context->store, &saving, saved, context->cancellable, error);
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
  return tl_import_result_refresh (result, context->store, error);
}

TlImportResult *
tl_reading_conclude (TlReading              *reading,
                     const TlReadingContext *context,
                     const TlImportFile     *file)
{
  TlImportResult *result = tl_import_result_new (file);
  g_autoptr (GError) error = NULL;

  if (reading->error != NULL)
    error = g_steal_pointer (&reading->error);
  else
    conclude (reading, context, file, result, &error);
  if (error != NULL)
    {
      result->status = TL_IMPORT_FAILED;
      result->reason = tl_import_dup_reason (error);
      result->needs_password = tl_reading_is_locked (error);
    }
  return result;
}
