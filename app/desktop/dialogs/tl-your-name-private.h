/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** tl_your_name_ask: asks who is at the keyboard, and keeps the answer in @settings. */
void tl_your_name_ask (GtkWindow *parent,
                       GSettings *settings);

G_END_DECLS
