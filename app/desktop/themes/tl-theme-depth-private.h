/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-theme-grid-private.h"

G_BEGIN_DECLS

/* The ladder: for each theme, in how many reviews it got how far; and in how many it was found but
 * never recommended on. Every number leads to the passages behind it. */

/** tl_theme_depth_show: @depths: (element-type TlDepth): of the session's query, for any theme
 * @readable: reviews that could be read */
void tl_theme_depth_show (TlThemeGrid *grid,
                          TlSession   *session,
                          GPtrArray   *depths,
                          guint        readable);

G_END_DECLS
