/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-reread.h"
#include "tl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How the import goes: how far, what is being read, how long still, and Stop (import.stop). Shown
 * while there is one, over every page. */

#define TL_TYPE_IMPORT_STRIP (tl_import_strip_get_type ())
G_DECLARE_FINAL_TYPE (TlImportStrip, tl_import_strip, TL, IMPORT_STRIP, GtkWidget)

/** tl_import_strip_add: imports @files (%NULL-terminated) into @session's library: now, or after
 * what is being imported. */
void     tl_import_strip_add        (TlImportStrip  *strip,
                                     TlSession      *session,
                                     GFile         **files);
/** tl_import_strip_add_reread: tells in the report what came of reading pages afterwards. */
void     tl_import_strip_add_reread (TlImportStrip        *strip,
                                     TlSession            *session,
                                     const TlRereadResult *result);
gboolean tl_import_strip_is_running (TlImportStrip  *strip);

G_END_DECLS
