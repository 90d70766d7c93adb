/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-review-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** tl_document_row_new: a document of a review, to be opened: its kind and file, and how much of it
 * could be read; and to be moved (pane.move-document, pane.separate-document) when it is not where
 * it belongs. @alone: whether the review has no other */
GtkWidget *tl_document_row_new (gint64                review,
                                const TlDocumentInfo *document,
                                gboolean              alone);

G_END_DECLS
