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

G_END_DECLS
