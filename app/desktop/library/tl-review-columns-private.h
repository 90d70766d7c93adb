/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-review-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** tl_review_columns_add: the columns of the table of reviews, which stands in a scrolled window;
 * in a narrow one only those that matter most are shown. */
void tl_review_columns_add (GtkColumnView *view);

G_END_DECLS
