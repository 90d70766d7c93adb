/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The lists of a theme that a rule may stand in, to choose from. */

/** tl_rule_lists_offer: in a drop-down that has nothing yet. */
void        tl_rule_lists_offer        (GtkDropDown *drop_down);
/** tl_rule_lists_select: @list: its head in the code book ("strength hints") */
void        tl_rule_lists_select       (GtkDropDown *drop_down,
                                        const char  *list);
/** tl_rule_lists_get_selected: Returns: the head of the list in the code book */
const char *tl_rule_lists_get_selected (GtkDropDown *drop_down);

G_END_DECLS
