/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The versions of the code book that were in force in the library, what each changed, and a way
 * back to any of them. */

#define TL_TYPE_VERSIONS_WINDOW (tl_versions_window_get_type ())
G_DECLARE_FINAL_TYPE (TlVersionsWindow, tl_versions_window, TL, VERSIONS_WINDOW, AdwWindow)

/** tl_versions_window_new: Returns: (transfer none): a window that belongs to GTK */
TlVersionsWindow *tl_versions_window_new (GtkWindow *parent,
                                          TlSession *session);

G_END_DECLS
