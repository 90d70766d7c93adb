/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** tl_move_document_ask: asks to which other review than @review a document of it belongs, and
 * moves it there. */
void tl_move_document_ask   (GtkWindow *window,
                             TlSession *session,
                             gint64     document,
                             gint64     review);
/** tl_move_document: @review: 0 for a review of its own. */
void tl_move_document       (TlSession *session,
                             gint64     document,
                             gint64     review);

G_END_DECLS
