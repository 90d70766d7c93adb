/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the query can be narrowed by, each value with its count under the rest of the query.
 * Property "session" (nullable TlSession). Action "sidebar.refresh". */

#define TL_TYPE_SIDEBAR (tl_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (TlSidebar, tl_sidebar, TL, SIDEBAR, GtkWidget)

G_END_DECLS
