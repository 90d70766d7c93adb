/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What can be done with a passage that the rules may have missed. */

#define TL_TYPE_MISSED_COMMANDS (tl_missed_commands_get_type ())
G_DECLARE_FINAL_TYPE (TlMissedCommands, tl_missed_commands, TL, MISSED_COMMANDS, GtkWidget)

G_END_DECLS
