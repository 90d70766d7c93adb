/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The examples a theme carries: how many pass, and each with what is wrong with it. Those that fail
 * come first, and open the list by themselves. */

#define TL_TYPE_EXAMPLE_LIST (tl_example_list_get_type ())
G_DECLARE_FINAL_TYPE (TlExampleList, tl_example_list, TL, EXAMPLE_LIST, GtkWidget)

/** tl_example_list_show: @results: (nullable) (element-type TlExampleResult). @without: (nullable):
 * the rule whose own are not listed */
void tl_example_list_show (TlExampleList *list,
                           GPtrArray     *results,
                           const char    *without);

G_END_DECLS
