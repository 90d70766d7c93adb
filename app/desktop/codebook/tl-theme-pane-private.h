/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A theme of the code book, whole. Signal "edit" (const char *rule): a rule is to be edited. */

#define TL_TYPE_THEME_PANE (tl_theme_pane_get_type ())
G_DECLARE_FINAL_TYPE (TlThemePane, tl_theme_pane, TL, THEME_PANE, GtkWidget)

/** tl_theme_pane_set_session: once, before anything is shown. */
void tl_theme_pane_set_session (TlThemePane *pane,
                                TlSession   *session);
void tl_theme_pane_show (TlThemePane *pane,
                         TlTheme     *theme);
/** tl_theme_pane_refresh: asks again what has come of the rules. */
void tl_theme_pane_refresh (TlThemePane *pane);
/** tl_theme_pane_focus_rule: gives it the keyboard, once it is there. @rule: (nullable): its id;
 * %NULL for the first in view */
void tl_theme_pane_focus_rule (TlThemePane *pane,
                               const char  *rule);
/** tl_theme_pane_focus_edit: gives the keyboard to what edits the theme itself. */
void tl_theme_pane_focus_edit (TlThemePane *pane);

G_END_DECLS
