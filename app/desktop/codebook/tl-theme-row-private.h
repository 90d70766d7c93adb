/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A theme in the list of the code book; marked where something is written for it and not saved. */

#define TL_TYPE_THEME_ROW (tl_theme_row_get_type ())
G_DECLARE_FINAL_TYPE (TlThemeRow, tl_theme_row, TL, THEME_ROW, GtkListBoxRow)

/** TL_NEW_THEME: what stands for the id of a theme that is not in the code book yet. */
#define TL_NEW_THEME ""

/** tl_theme_row_new: @theme: (nullable): %NULL for a new one */
GtkWidget  *tl_theme_row_new       (TlTheme    *theme);
void        tl_theme_row_set_theme (TlThemeRow *row,
                                    TlTheme    *theme);
/** tl_theme_row_get_theme: Returns: (transfer none) (nullable): %NULL for a new one */
TlTheme    *tl_theme_row_get_theme (TlThemeRow *row);
const char *tl_theme_row_get_id    (TlThemeRow *row);
void        tl_theme_row_mark      (TlThemeRow *row,
                                    gboolean    unsaved);

G_END_DECLS
