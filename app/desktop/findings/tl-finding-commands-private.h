/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What can be done with the selected finding, each with its key. */

#define TL_TYPE_FINDING_COMMANDS (tl_finding_commands_get_type ())
G_DECLARE_FINAL_TYPE (TlFindingCommands, tl_finding_commands, TL, FINDING_COMMANDS, GtkWidget)

GtkWidget *tl_finding_commands_new           (void);
/** tl_finding_commands_set_paragraph: @longer: whether the paragraph says more than the quote.
 * @whole: whether all of it is shown */
void       tl_finding_commands_set_paragraph (TlFindingCommands *commands,
                                              gboolean           longer,
                                              gboolean           whole);

G_END_DECLS
