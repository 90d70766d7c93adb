/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The themes of the code book, by group, to choose from and to search, with the code book's menu.
 * Signal "selected" (const char *theme): its id, or TL_NEW_THEME; also after a filling, as it may
 * read differently now. */

#define TL_TYPE_THEME_SIDEBAR (tl_theme_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (TlThemeSidebar, tl_theme_sidebar, TL, THEME_SIDEBAR, GtkWidget)

/** tl_theme_sidebar_fill: Where the themes are the same, they keep their rows and the list its
 * place. @themes: (element-type TlTheme). @selected: (nullable): the id of the one to be selected;
 * the first where it is gone */
void        tl_theme_sidebar_fill       (TlThemeSidebar *sidebar,
                                         GPtrArray      *themes,
                                         const char     *selected);
/** tl_theme_sidebar_select: and brings it into view. @theme: (nullable): an id; none is selected
 * where it is not listed */
void        tl_theme_sidebar_select     (TlThemeSidebar *sidebar,
                                         const char     *theme);
/** tl_theme_sidebar_get_first: Returns: (nullable): the id of the first that is listed */
const char *tl_theme_sidebar_get_first  (TlThemeSidebar *sidebar);
/** tl_theme_sidebar_find: @theme: (nullable): an id. Returns: (transfer none) (nullable): %NULL for
 * a new theme, too */
TlTheme    *tl_theme_sidebar_find       (TlThemeSidebar *sidebar,
                                         const char     *theme);

/** tl_theme_sidebar_add_new: lists a new theme before the others. */
void        tl_theme_sidebar_add_new    (TlThemeSidebar *sidebar);
gboolean    tl_theme_sidebar_has_new    (TlThemeSidebar *sidebar);
/** tl_theme_sidebar_remove_new: if there is one. */
void        tl_theme_sidebar_remove_new (TlThemeSidebar *sidebar);

/** TlThemeIsUnsaved: Returns: whether something is written for a theme, by its id, and not saved */
typedef gboolean (*TlThemeIsUnsaved)    (gpointer        data,
                                         const char     *theme);
/** tl_theme_sidebar_mark: marks the themes for which that holds, and no others. */
void        tl_theme_sidebar_mark       (TlThemeSidebar   *sidebar,
                                         TlThemeIsUnsaved  is_unsaved,
                                         gpointer          data);

G_END_DECLS
