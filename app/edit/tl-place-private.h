/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-editor.h"

G_BEGIN_DECLS

/* Where a finding stands, as the journal keeps it: text from which it can be put there again. */
char    *tl_place_to_text (const TlHandCoding  *place);
/* @text: (out): where it stands; NULL when there is no such finding. */
gboolean tl_place_read    (TlConnection        *connection,
                           gint64               finding,
                           char               **text,
                           GError             **error);
gboolean tl_place_write   (TlConnection        *connection,
                           gint64               finding,
                           const char          *text,
                           GError             **error);

G_END_DECLS
