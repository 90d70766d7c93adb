/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** tl_scroll_to: brings a widget that is laid out into view, in all that is scrolled around it. */
void     tl_scroll_to         (GtkWidget *widget);
/** tl_scroll_to_soon: the same, once it is laid out. */
void     tl_scroll_to_soon    (GtkWidget *widget);
/** tl_scroll_is_in_view: Returns: whether any of it is seen in the innermost of these. */
gboolean tl_scroll_is_in_view (GtkWidget *widget);

G_END_DECLS
