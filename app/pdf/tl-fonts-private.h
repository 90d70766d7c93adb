/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a font's name says: PDFs seldom say it in any other way that poppler passes on. */
typedef struct {
  const char *name; /* interned */
  gboolean    bold;
  gboolean    italic;
} TlFont;

/*
 * The fonts of one file. Interned names stay for ever, and a file may name as many fonts as it
 * likes: a book takes no more than a few hundred.
 */
typedef struct _TlFontBook TlFontBook;

TlFontBook   *tl_font_book_new  (void);
void          tl_font_book_free (TlFontBook *book);
/* NULL for no name, or one too many. The book owns it. */
const TlFont *tl_font_book_find (TlFontBook *book,
                                 const char *name);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlFontBook, tl_font_book_free)

G_END_DECLS
