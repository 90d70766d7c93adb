/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-import.h"
#include "tl-matcher.h"
#include "tl-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-reread
 * @short_description: the job that reads documents of the library again
 *
 * For two reasons: a newer reader understands more, or pages that were images can now be read. What
 * a person decided and coded follows its quote (tl_store_replace_document()). Can be stopped at any
 * time: pages recognised so far are kept, and the job goes on from there when it is run again.
 */

/**
 * TlRereadScope:
 * @TL_REREAD_OUTDATED: what an earlier version of the reader read
 * @TL_REREAD_UNREAD: what has pages not yet read from their images; where none can be, a document
 *   stays as it is
 *
 * What a job takes on.
 */
typedef enum {
  TL_REREAD_OUTDATED,
  TL_REREAD_UNREAD
} TlRereadScope;

/**
 * TlLocked:
 * @document: its id
 * @file: its name, for people
 * @refused: passwords were tried, and none of them opens it
 *
 * A document that could not be read for want of its password.
 */
typedef struct {
  gint64    document;
  char     *file;
  gboolean  refused;
} TlLocked;

/**
 * TlRereadResult:
 * @documents: read again
 * @pages_recognised: pages read from their images now
 * @carried: what became of a person's work, in all
 * @marked: (element-type TlImportResult): documents whose markings became known only now, of
 *   reviews that are not private
 * @failed: (element-type utf8): what could not be read, with why, for people, a line each; it stays
 *   as it was
 * @locked: (element-type TlLocked): of these, those that wait for their password
 */
typedef struct {
  guint      documents;
  guint      pages_recognised;
  TlReread   carried;
  GPtrArray *marked;
  GPtrArray *failed;
  GArray    *locked;
} TlRereadResult;
void tl_reread_result_free (TlRereadResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlRereadResult, tl_reread_result_free)

#define TL_TYPE_REREAD_JOB (tl_reread_job_get_type ())
G_DECLARE_FINAL_TYPE (TlRereadJob, tl_reread_job, TL, REREAD_JOB, TlJob)

/* Its "n-all" and "n-done" are pages to be read from their images. Signal "document-done" (const
 * char *file, guint n_recognised): it was read again, so many of its pages from their images. */

/** tl_reread_job_new: Returns: (transfer full) */
TlRereadJob    *tl_reread_job_new          (TlStore             *store,
                                            TlMatcher           *matcher);
/**
 * tl_reread_job_run:
 * @documents: (nullable) (element-type gint64): only these, whatever their state; %NULL for all of
 *   @scope. With %TL_REREAD_OUTDATED also pages that were tried in vain are tried again then
 *
 * Where pages cannot be read from their images at all on this machine, they stay images, and
 * @failed says so once.
 *
 * Pages are recognised by as many workers as there are processors, each one thread; a document is
 * put in its place as soon as its last page is read.
 *
 * Returns: (transfer full): what came of it, also when cancelled; %NULL only when nothing could be
 * done at all
 */
TlRereadResult *tl_reread_job_run          (TlRereadJob         *job,
                                            TlRereadScope        scope,
                                            GArray              *documents,
                                            GCancellable        *cancellable,
                                            GError             **error);
void            tl_reread_job_run_async    (TlRereadJob         *job,
                                            TlRereadScope        scope,
                                            GArray              *documents,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
TlRereadResult *tl_reread_job_run_finish   (TlRereadJob         *job,
                                            GAsyncResult        *result,
                                            GError             **error);

G_END_DECLS
