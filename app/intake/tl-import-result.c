/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-import-private.h"

#define SWAP(a, b) G_STMT_START { gpointer kept = a; a = b; b = kept; } G_STMT_END

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

/* What is in it goes over to @result, and what that had to it. */
static void
take_summary (TlImportResult    *result,
              TlDocumentSummary *summary)
{
  result->review = summary->review;
  result->pages = summary->n_pages;
  result->pages_unreadable = summary->n_unreadable;
  result->pages_read_by_ocr = summary->n_recognised;
  result->blocks = summary->n_blocks;
  result->findings = summary->n_findings;
  SWAP (result->review_title, summary->review_title);
  SWAP (result->markings, summary->markings);
  SWAP (result->hidden_pages, summary->hidden_pages);
  SWAP (result->damaged_pages, summary->damaged_pages);
}

gboolean
tl_import_result_refresh (TlImportResult  *result,
                          TlStore         *store,
                          GError         **error)
{
  g_autoptr (TlDocumentSummary) summary = NULL;

  g_return_val_if_fail (result != NULL && TL_IS_STORE (store), FALSE);

  summary = tl_store_load_summary (store, result->document, NULL, error);
  if (summary == NULL)
    return FALSE;
  if (summary->review != 0)
    take_summary (result, summary);
  return TRUE;
}
