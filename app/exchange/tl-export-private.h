/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-export.h"

#include <stdio.h>

G_BEGIN_DECLS

/* TlExport: an export under way: what to write, and where to. */
typedef struct {
  TlStore      *store;
  TlQuery      *query;      /* what may leave: without private reviews that are not named */
  TlCodebook   *codebook;
  GCancellable *cancellable;
  FILE         *file;
} TlExport;

typedef gboolean (*TlExportFunc)     (TlExport       *export,
                                      GError        **error);
typedef void     (*TlExportItemFunc) (TlExport       *export,
                                      TlFindingItem  *item,
                                      gpointer        data);

/* Whether what was written arrived is asked once, at the end. */
void        tl_export_write          (TlExport          *export,
                                      const char        *text);
void        tl_export_print          (TlExport          *export,
                                      const char        *format,
                                      ...) G_GNUC_PRINTF (2, 3);
/* Calls @func with every finding of @query, in its order. */
gboolean    tl_export_each           (TlExport          *export,
                                      TlQuery           *query,
                                      TlExportItemFunc   func,
                                      gpointer           data,
                                      GError           **error);
/* The theme's name, or its id when the code book does not have it. */
const char *tl_export_get_theme_name (TlExport          *export,
                                      const char        *theme);
/* The same for other programs, whoever exports. */
const char *tl_export_get_plain_name (TlExport          *export,
                                      const char        *theme);

/* The formats. */
gboolean    tl_export_csv            (TlExport          *export,
                                      GError           **error);
gboolean    tl_export_html           (TlExport          *export,
                                      GError           **error);
gboolean    tl_export_json           (TlExport          *export,
                                      GError           **error);

/* What is asked for, in words ("Theme: Supervision; Published: 2010s"); "everything" for all.
 * Returns: (transfer full) */
char       *tl_export_dup_query      (TlExport          *export);

G_END_DECLS
