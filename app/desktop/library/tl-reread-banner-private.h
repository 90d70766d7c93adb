/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What could be read, or read again, and is not yet; what stands in its way; and what came of it:
 * one thing at a time, the weightiest. Property "session". Hidden when there is nothing to say. */

#define TL_TYPE_REREAD_BANNER (tl_reread_banner_get_type ())
G_DECLARE_FINAL_TYPE (TlRereadBanner, tl_reread_banner, TL, REREAD_BANNER, GtkWidget)

G_END_DECLS
