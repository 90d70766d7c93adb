/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-reread.h"
#include "tl-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What came of an import that a person should know: which files could not be read, each with why
 * and what to do; which scanned pages could not; which are marked as not for everybody, to be made
 * private; where words that a page does not show were left out; which pages are damaged; which
 * files were there already. A window of its own that can stay open while one does it.
 *
 * Signal "password" (const char *file, const char *password): a file is to be tried with it. */

#define TL_TYPE_IMPORT_REPORT (tl_import_report_get_type ())
G_DECLARE_FINAL_TYPE (TlImportReport, tl_import_report, TL, IMPORT_REPORT, AdwWindow)

/** tl_import_report_is_wanted: Returns: whether there is anything to tell. @results: (element-type
 * TlImportResult) */
gboolean        tl_import_report_is_wanted (GPtrArray      *results);
TlImportReport *tl_import_report_new       (GtkWindow      *parent,
                                            TlSession      *session);
TlSession      *tl_import_report_get_session (TlImportReport *report);
/** tl_import_report_add: what came of files, in the place of what it says of the same files; with
 * nothing left to say it closes. */
void            tl_import_report_add       (TlImportReport *report,
                                            GPtrArray      *results);
/** tl_import_report_add_reread: what came of reading pages afterwards; of pages that could not be
 * read, in the place of what it says of such pages. */
void            tl_import_report_add_reread (TlImportReport       *report,
                                             const TlRereadResult *result);

G_END_DECLS
