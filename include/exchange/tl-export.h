/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"
#include "tl-finding-list.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-export
 * @short_description: evidence out of the library
 *
 * One file a format; every format reads the findings through the query, so that what is seen is
 * what is exported, and each row carries quote, printed page, PDF page, paragraph, review and rule.
 *
 * "html" is a document to read, print and hand on: by theme, then review, every quote with its
 * citation, and how it was made at its foot.
 *
 * "json" is the array that `throughline-cli findings` gives; every text in it is verbatim.
 *
 * "csv" has a row a finding, for spreadsheets and statistics: RFC 4180, UTF-8 with a byte order
 * mark (without it spreadsheets on Windows take it for another encoding). A spreadsheet would take
 * a text that begins with = + - @ or a tab for a formula, and might run it; such a text gets an
 * apostrophe put before it, and so does one that begins with apostrophes and then one of these.
 * Taking one apostrophe away from these, and only these, gives every text verbatim again.
 */

#define TL_EXPORT_ERROR (tl_export_error_quark ())
GQuark tl_export_error_quark (void);

/**
 * TlExportError:
 * @TL_EXPORT_ERROR_FORMAT: there is no such format
 */
typedef enum {
  TL_EXPORT_ERROR_FORMAT
} TlExportError;

/**
 * TlExportFormat:
 * @id: what the command line calls it ("csv")
 * @extension: of its files ("csv")
 * @mime_type: likewise ("text/csv")
 *
 * A format one can export to.
 */
typedef struct {
  const char *id;
  const char *extension;
  const char *mime_type;
} TlExportFormat;

/** tl_export_get_formats: Returns: (transfer none): all formats, the last with a %NULL id. */
const TlExportFormat *tl_export_get_formats (void);
/** tl_export_format_get_label: Returns: (transfer none): for people, translated. */
const char           *tl_export_format_get_label (const TlExportFormat *format);

/** tl_export_dup_cell: Returns: (transfer full): @text as "csv" writes it for spreadsheets. */
char                 *tl_export_dup_cell         (const char           *text);

/** tl_export_count_left_out: @n_reviews: (out): private reviews that have findings @query asks for,
 * and that tl_export_run() leaves out of it. */
gboolean tl_export_count_left_out (TlStore       *store,
                                   TlQuery       *query,
                                   guint         *n_reviews,
                                   GCancellable  *cancellable,
                                   GError       **error);
/** tl_export_run: writes what @query asks for to @file, first beside it and then by one rename: a
 * failed export leaves what was there. Private reviews are left out unless the query names or
 * includes them. @codebook gives themes their names. Blocks; may be called in any thread. Memory
 * stays flat however much it is. */
gboolean tl_export_run     (TlStore       *store,
                            TlQuery       *query,
                            TlCodebook    *codebook,
                            const char    *format,
                            GFile         *file,
                            GCancellable  *cancellable,
                            GError       **error);

G_END_DECLS
