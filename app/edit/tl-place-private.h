/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-editor.h"

G_BEGIN_DECLS

/* Where a finding stands, as the journal keeps it: text from which it can be put there again. */
char    *tl_place_to_text     (const TlHandCoding  *place);
/* @text: (out): where it stands; NULL when there is no such finding. */
gboolean tl_place_read        (TlConnection        *connection,
                               gint64               finding,
                               char               **text,
                               GError             **error);
gboolean tl_place_write       (TlConnection        *connection,
                               gint64               finding,
                               const char          *text,
                               GError             **error);

/* The rectangles in such a text, as a(udddd); @rects: what they are added to. */
void     tl_place_print_rects (GArray              *rects,
                               GVariantBuilder     *builder);
void     tl_place_parse_rects (GVariantIter        *iter,
                               GArray              *rects);
/* Returns: (transfer full): those in a column; none where it holds none that make sense. */
GArray  *tl_place_dup_rects   (TlStatement         *row,
                               int                  column);

G_END_DECLS
