/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-theme-popover
 * @short_description: asks for a theme and what is said of it
 *
 * To code a passage by hand, or to change how passages are coded. Signal "chosen" (const char
 * *theme, TlStance stance as int): the person chose; the popover has closed.
 */

#define TL_TYPE_THEME_POPOVER (tl_theme_popover_get_type ())
G_DECLARE_FINAL_TYPE (TlThemePopover, tl_theme_popover, TL, THEME_POPOVER, GtkPopover)

GtkWidget *tl_theme_popover_new (void);
/** tl_theme_popover_ask: opens it. @theme: (nullable): selected to begin with. @stance: likewise;
 * %TL_N_STANCES for none: then either may be left unchosen, and is "chosen" as %NULL or
 * %TL_N_STANCES. */
void       tl_theme_popover_ask (TlThemePopover *popover,
                                 TlCodebook     *codebook,
                                 const char     *theme,
                                 TlStance        stance);

G_END_DECLS
