/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-review-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** tl_document_row_new: a document of a review, to be opened: its kind and file, and how much of it
 * could be read. */
GtkWidget *tl_document_row_new (gint64                review,
                                const TlDocumentInfo *document);

G_END_DECLS
