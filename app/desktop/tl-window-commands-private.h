/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-window.h"

G_BEGIN_DECLS

/* What the window can be asked to do, as actions (win.…) of its class. */

void tl_window_commands_install (GtkWidgetClass *widget_class);

G_END_DECLS
