/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Which files an import could not read, each with why and what to do, in a window of its own that
 * can stay open while one does it. */

#define TL_TYPE_IMPORT_REPORT (tl_import_report_get_type ())
G_DECLARE_FINAL_TYPE (TlImportReport, tl_import_report, TL, IMPORT_REPORT, AdwWindow)

/** tl_import_report_show: @results: (element-type TlImportResult) */
void tl_import_report_show (GtkWindow *parent,
                            GPtrArray *results);

G_END_DECLS
