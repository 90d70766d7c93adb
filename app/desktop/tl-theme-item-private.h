/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-theme-item
 * @short_description: a theme of the code book, as an item of a list
 *
 * Property, read-only: "names", for searching.
 */

#define TL_TYPE_THEME_ITEM (tl_theme_item_get_type ())
G_DECLARE_FINAL_TYPE (TlThemeItem, tl_theme_item, TL, THEME_ITEM, GObject)

TlTheme    *tl_theme_item_get_theme (TlThemeItem *item);
/** tl_themes_by_group: Returns: (transfer container) (element-type TlTheme): the themes of
 * @codebook, those of a group together, wherever they stand in the file. */
GPtrArray  *tl_themes_by_group      (TlCodebook  *codebook);
/** tl_theme_list: Returns: (transfer full): the themes of @codebook, in its order. */
GListModel *tl_theme_list           (TlCodebook  *codebook);
/** tl_theme_dup_names: Returns: (transfer full): all that a person may call the theme, one a line:
 * its name in their language and that of the code book. */
char       *tl_theme_dup_names      (TlTheme     *theme);

G_END_DECLS
