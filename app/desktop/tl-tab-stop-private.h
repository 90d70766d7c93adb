/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A container that Tab enters and leaves in one step each: GTK before 4.12 walks every row of a
 * list it holds, a hundred thousand of them. Within it the arrow keys move. */

#define TL_TYPE_TAB_STOP (tl_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (TlTabStop, tl_tab_stop, TL, TAB_STOP, GtkWidget)

G_END_DECLS
