/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The page "Reviews": what the library has, sortable by any column, and beside it all that is known
 * of the one in hand. Property "session". */

#define TL_TYPE_REVIEWS_PAGE (tl_reviews_page_get_type ())
G_DECLARE_FINAL_TYPE (TlReviewsPage, tl_reviews_page, TL, REVIEWS_PAGE, GtkWidget)

G_END_DECLS
