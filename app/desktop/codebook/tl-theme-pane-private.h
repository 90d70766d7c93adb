/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A theme of the code book, whole. */

#define TL_TYPE_THEME_PANE (tl_theme_pane_get_type ())
G_DECLARE_FINAL_TYPE (TlThemePane, tl_theme_pane, TL, THEME_PANE, GtkWidget)

void tl_theme_pane_show (TlThemePane *pane,
                         TlTheme     *theme);

G_END_DECLS
