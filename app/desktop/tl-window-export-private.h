/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-window.h"

G_BEGIN_DECLS

/** tl_window_export: the command win.export: asks for a file, and writes what the query asks for to
 * it. Private reviews are left out, and that is said, unless a person includes them. */
void tl_window_export             (GtkWidget   *window,
                                   const char  *name,
                                   GVariant    *format);
/** tl_window_export_add_formats: the formats there are, each a command. */
void tl_window_export_add_formats (GMenu       *menu);

G_END_DECLS
