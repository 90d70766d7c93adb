/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-journal-private.h"

G_BEGIN_DECLS

/* What an edit of that kind changes. */
TlStoreChanges tl_edit_get_touched (TlEditKind           kind);
/* Makes the changes, and writes them down in @group; inside a write. */
gboolean       tl_edit_apply       (const TlEdit        *edits,
                                    guint                n_edits,
                                    TlGroup             *group,
                                    GError             **error);
/* Whether an edit would change any of its targets. */
gboolean       tl_edit_differs     (const TlEdit        *edit,
                                    TlConnection        *connection,
                                    gboolean            *differs,
                                    GError             **error);
/* Codes a passage by hand, and writes that down. */
gboolean       tl_edit_code        (const TlHandCoding  *coding,
                                    TlGroup             *group,
                                    gint64              *finding,
                                    GError             **error);
/* Says where a finding stands, and writes that down. */
gboolean       tl_edit_place       (gint64               finding,
                                    const TlHandCoding  *place,
                                    TlGroup             *group,
                                    GError             **error);
/* The value of a fact as it is kept: of a date, as ISO 8601 has it. Returns: (transfer full) */
char          *tl_fact_dup_plain   (const char          *name,
                                    const char          *value);
/* Whether a fact of that name can have that value. */
gboolean       tl_fact_check       (const char          *name,
                                    const char          *value,
                                    GError             **error);

G_END_DECLS
