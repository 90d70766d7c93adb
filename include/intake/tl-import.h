/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-job.h"
#include "tl-matcher.h"
#include "tl-pdf.h"
#include "tl-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-import
 * @short_description: the job that takes PDFs into a library
 *
 * Finds the PDFs in what it is given, copies each into the library, reads it, finds its themes and
 * saves it, with several workers; one bad file never stops the others. Can be stopped at any time:
 * what was saved stays saved, and the rest can be imported again.
 */

/** TlImportStatus: what became of a file. */
typedef enum {
  TL_IMPORT_IMPORTED,
  TL_IMPORT_DUPLICATE,
  TL_IMPORT_FAILED
} TlImportStatus;

/**
 * TlImportResult:
 * @file: its path, for people (names that are not UTF-8 are made so)
 * @given: the index, in what the job was given, of the file or of the folder it was found below
 * @status: what became of it
 * @reason: (nullable): for a failed file what happened and what to do, for people; the file is not
 *   named in it
 * @needs_password: whether it failed for want of a password, or of the right one
 * @review: the review it is of; 0 when failed
 * @document: likewise
 * @review_title: (nullable): the review's, or the name of its file; %NULL when failed
 * @pages: how many; like all that follow, as the library now has it
 * @pages_read_by_ocr: of these
 * @pages_read_now: of those, since the file was met; for whoever refreshes it to say
 * @pages_unreadable: of these: images not yet read by OCR, or damaged
 * @blocks: how many
 * @findings: how many that count: not rejected, denied, only a maybe or to be placed
 * @markings: (array zero-terminated=1): what is printed on it as a marking (DRAFT …)
 * @hidden_pages: (element-type guint): pages with words that they do not show; left out
 * @damaged_pages: (element-type guint): pages that could not be opened
 *
 * A file, and what became of it.
 */
typedef struct {
  char          *file;
  guint          given;
  TlImportStatus status;
  char          *reason;
  gboolean       needs_password;
  gint64         review;
  gint64         document;
  char          *review_title;
  guint          pages;
  guint          pages_read_by_ocr;
  guint          pages_read_now;
  guint          pages_unreadable;
  guint          blocks;
  guint          findings;
  char         **markings;
  GArray        *hidden_pages;
  GArray        *damaged_pages;
} TlImportResult;
void tl_import_result_free (TlImportResult *result);
/** tl_import_result_refresh: puts what the library has now of its document into @result (when pages
 * were read from their images meanwhile, say). */
gboolean tl_import_result_refresh (TlImportResult  *result,
                                   TlStore         *store,
                                   GError         **error);
const char *tl_import_status_to_string (TlImportStatus status);

#define TL_TYPE_IMPORT (tl_import_get_type ())
G_DECLARE_FINAL_TYPE (TlImport, tl_import, TL, IMPORT, TlJob)

/* Its "n-all" and "n-done" are files. Signal "file-done" (TlImportResult *result). */

/** tl_import_new: of several jobs on one store, run one at a time. Returns: (transfer full) */
TlImport  *tl_import_new          (TlStore             *store,
                                   TlMatcher           *matcher);
/**
 * tl_import_run:
 * @files: (array zero-terminated=1) (element-type GFile): PDFs and folders
 *
 * What cannot be done is said of each file in its result.
 *
 * Returns: (transfer full) (element-type TlImportResult): a result a PDF met, in the order met,
 * also when cancelled (then files not begun are absent)
 */
GPtrArray *tl_import_run          (TlImport            *import,
                                   GFile              **files,
                                   GCancellable        *cancellable);
void       tl_import_run_async    (TlImport            *import,
                                   GFile              **files,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);
GPtrArray *tl_import_run_finish   (TlImport            *import,
                                   GAsyncResult        *result);

G_END_DECLS
