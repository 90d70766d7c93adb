/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The page "Themes": what recurs, and since when: themes by decade (or board, nation …), in reviews
 * and as a share of those that could be read. Property "session"; "depth": whether it shows how far
 * themes got instead, also as the action "themes.depth". */

#define TL_TYPE_THEMES_PAGE (tl_themes_page_get_type ())
G_DECLARE_FINAL_TYPE (TlThemesPage, tl_themes_page, TL, THEMES_PAGE, GtkWidget)

G_END_DECLS
