/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The query as people see it: a search field, and a chip for everything it is narrowed by, each
 * taken away by pressing it. Property "session" (nullable TlSession). */

#define TL_TYPE_QUERY_BAR (tl_query_bar_get_type ())
G_DECLARE_FINAL_TYPE (TlQueryBar, tl_query_bar, TL, QUERY_BAR, GtkWidget)

/** tl_query_bar_focus: moves to the search field with its text selected. */
void tl_query_bar_focus (TlQueryBar *bar);

G_END_DECLS
