/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-protocol-private.h"

#include <poppler.h>

G_BEGIN_DECLS

typedef struct _TlRecogniser TlRecogniser;

/* How the reader stands with the file it was given. */
typedef struct {
  GBytes          *file;
  char            *password;
  PopplerDocument *document;
  PopplerDocument *pictures;    /* the same, for pictures that people look at, when one was made */
  TlRecogniser    *recogniser;  /* NULL when this reader is not one to recognise pages */
  guint            n_dense;     /* pages with much text so far */
  guint            next_sample; /* which of them is next to have its images measured */
  gboolean         scanned;     /* one was a picture with its text laid over it */
  gboolean         plain;       /* not to be looked at for hidden words */
  double           looking;     /* seconds that this has taken so far */
} TlReader;

/* FALSE with the reason in @refusal. */
gboolean         tl_reader_open         (TlReader   *reader,
                                         GBytes     *file,
                                         const char *password,
                                         TlRefusal  *refusal);

/* Returns the PopplerPage, or NULL when poppler cannot open it. */
GObject         *tl_reader_find_page    (TlReader   *reader,
                                         guint       number);
/* Likewise, of a document of its own: poppler keeps the colours that a document has been read
 * with, and it is read without its colour profiles. */
GObject         *tl_reader_find_picture (TlReader   *reader,
                                         guint       number);

/* Fills @page, which is damaged when poppler cannot open it. */
void             tl_reader_read_page    (TlReader   *reader,
                                         guint       number,
                                         TlRawPage  *page);

/* Returns the page painted on white, or NULL with the reason in @refusal. */
cairo_surface_t *tl_reader_render_page  (TlReader   *reader,
                                         guint       number,
                                         double      scale,
                                         TlRefusal  *refusal);

/* Returns @area, in points, of the page painted on white; without data when it is too large. */
cairo_surface_t *tl_reader_paint        (PopplerPage       *page,
                                         const TlBox       *area,
                                         double             scale,
                                         cairo_antialias_t  antialias);

G_END_DECLS
