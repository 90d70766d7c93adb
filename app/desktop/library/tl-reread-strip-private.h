/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How reading scanned pages, or reading again, goes: how far, which file, how long still, and Stop.
 * Shown while there is such a job, over every page. Property "session" (nullable). */

#define TL_TYPE_REREAD_STRIP (tl_reread_strip_get_type ())
G_DECLARE_FINAL_TYPE (TlRereadStrip, tl_reread_strip, TL, REREAD_STRIP, GtkWidget)

G_END_DECLS
