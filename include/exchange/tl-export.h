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
 * One file a format; every format reads the findings through the query, so that what is seen is what
 * is exported, and each row carries quote, printed page, PDF page, paragraph, review and rule.
 */

/** TlExportFormat: a format one can export to. */
typedef struct {
  const char *id;          /* "csv" */
  const char *extension;   /* "csv" */
  const char *mime_type;
} TlExportFormat;

/** tl_export_get_formats: Returns: (transfer none): all formats, the last with a %NULL id. */
const TlExportFormat *tl_export_get_formats (void);
const char           *tl_export_format_get_label (const TlExportFormat *format);

/** tl_export_run: writes what @query asks for to @file, first beside it and then by one rename: a
 * failed export leaves what was there. Private reviews are left out unless the query names them. */
gboolean tl_export_run     (TlStore       *store,
                            TlQuery       *query,
                            TlCodebook    *codebook,
                            const char    *format,
                            GFile         *file,
                            GCancellable  *cancellable,
                            GError       **error);

G_END_DECLS
