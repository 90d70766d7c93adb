/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The grid itself; every number in it leads to the passages behind it. */

#define TL_TYPE_THEME_GRID (tl_theme_grid_get_type ())
G_DECLARE_FINAL_TYPE (TlThemeGrid, tl_theme_grid, TL, THEME_GRID, GtkWidget)

/** tl_theme_grid_show: @cells: (element-type TlCell): of the themes by the values of @by.
 * @counts: of the same query, for the column over all */
void tl_theme_grid_show (TlThemeGrid    *grid,
                         TlSession      *session,
                         const TlCounts *counts,
                         GPtrArray      *cells,
                         TlFilter        by);

/* For what else is shown of themes in such a grid. */

typedef void (*TlThemeFunc) (TlThemeGrid *grid,
                             TlTheme     *theme,
                             int          row,
                             gpointer     data);

void tl_theme_grid_clear      (TlThemeGrid *grid);
/** tl_theme_grid_add_head: @caption: (nullable): what stands small below @title */
void tl_theme_grid_add_head   (TlThemeGrid *grid,
                               int          column,
                               const char  *title,
                               const char  *tooltip,
                               const char  *caption);
/** tl_theme_grid_add_cell: @spoken: all of it in words
 * @filters: (nullable) (transfer floating): what win.show-findings is given */
void tl_theme_grid_add_cell   (TlThemeGrid *grid,
                               int          column,
                               int          row,
                               const char  *spoken,
                               guint        reviews,
                               guint        readable,
                               GVariant    *filters);
/** tl_theme_grid_dup_spoken: Returns: (transfer full): "Supervision, 2010s: 12 of 41 readable
 * reviews, 30 findings" */
char *tl_theme_grid_dup_spoken (const char *theme,
                                const char *column,
                                guint       reviews,
                                guint       findings,
                                guint       readable);
/** tl_theme_grid_add_themes: adds the rows, by group; @add puts in their numbers. */
void tl_theme_grid_add_themes (TlThemeGrid *grid,
                               TlCodebook  *codebook,
                               TlThemeFunc  add,
                               gpointer     data);

G_END_DECLS
