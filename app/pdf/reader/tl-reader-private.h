/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-protocol-private.h"

#include <poppler.h>

G_BEGIN_DECLS

/* How the reader stands with the file it was given. */
typedef struct {
  PopplerDocument *document;
  guint            n_dense;     /* pages with much text so far */
  guint            next_sample; /* which of them is next to have its images measured */
  gboolean         scanned;     /* one was a picture with its text laid over it */
} TlReader;

/* Takes @text, which poppler does not promise to be UTF-8, and returns what is. */
char            *tl_reader_take_text   (char      *text);

/* Returns the PopplerPage, or NULL when poppler cannot open it. */
GObject         *tl_reader_find_page   (TlReader  *reader,
                                        guint      number);

/* Fills @page, which is damaged when poppler cannot open it. */
void             tl_reader_read_page   (TlReader  *reader,
                                        guint      number,
                                        TlRawPage *page);

/* Returns the page painted on white, or NULL with the reason in @refusal. */
cairo_surface_t *tl_reader_render_page (TlReader  *reader,
                                        guint      number,
                                        double     scale,
                                        TlRefusal *refusal);

G_END_DECLS
