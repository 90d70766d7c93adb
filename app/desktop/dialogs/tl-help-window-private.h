/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The help, beside the window and not in its way. */

#define TL_TYPE_HELP_WINDOW (tl_help_window_get_type ())
G_DECLARE_FINAL_TYPE (TlHelpWindow, tl_help_window, TL, HELP_WINDOW, AdwWindow)

/** tl_help_window_show: shows the help, or the one that is open already. */
void tl_help_window_show (GtkApplication *application);

G_END_DECLS
