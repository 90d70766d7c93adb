/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A theme itself: its texts and its examples, in the code book's own language; and its going, with
 * what the whole library loses by it. A TlDraft. Actions: theme.save, theme.remove, theme.cancel
 * (gives up what was typed), theme.escape (asks first). */

#define TL_TYPE_THEME_EDITOR (tl_theme_editor_get_type ())
G_DECLARE_FINAL_TYPE (TlThemeEditor, tl_theme_editor, TL, THEME_EDITOR, GtkWidget)

/** tl_theme_editor_new: @theme: (nullable): an id; %NULL for a new one. @group: (nullable): what a
 * new one begins with */
GtkWidget *tl_theme_editor_new (TlSession  *session,
                                const char *theme,
                                const char *group);

G_END_DECLS
