/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-protocol-private.h"

#include <poppler.h>

G_BEGIN_DECLS

/* How the reader stands with the file it was given. */
typedef struct {
  PopplerDocument *document;
  guint            dense_pages; /* with much text, whose images were measured */
  gboolean         scanned;     /* one of them was a picture with text laid over it */
} TlReader;

/* Fills @page, which is damaged when poppler cannot open it. */
void         tl_reader_read_page   (TlReader  *reader,
                                    guint      number,
                                    TlRawPage *page);

/* Returns the page painted on white, or NULL with the reason in @refusal. */
cairo_surface_t *tl_reader_render_page (TlReader  *reader,
                                        guint      number,
                                        double     scale,
                                        TlRefusal *refusal);

G_END_DECLS
