/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** tl_hidden_label_new: says of a document that words which its pages do not show were left out,
 * with a link to each of these pages. @pages: (element-type guint) */
GtkWidget *tl_hidden_label_new (gint64  review,
                                gint64  document,
                                GArray *pages);

G_END_DECLS
