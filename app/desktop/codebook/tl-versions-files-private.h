/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The code book comes out of a file and goes into one; each asks for the file first. */

void tl_versions_import_from_file (GtkWindow *window,
                                   TlSession *session);
void tl_versions_export_to_file   (GtkWindow *window,
                                   TlSession *session);

G_END_DECLS
