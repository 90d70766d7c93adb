/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-document.h"
#include "tl-page-range.h"

G_BEGIN_DECLS

/* The text of a document as quotes are looked for in it: by its blocks, in reading order, and by
 * its pages, as the PDF has it. */
typedef struct _TlQuotes TlQuotes;

/* A quote, and where it stood when the document was last read. */
typedef struct {
  const char  *text;
  const char  *before;
  const char  *after;
  TlPageRange  range;
} TlQuote;

/* Where it stands now. */
typedef struct {
  guint        block;         /* its index; TL_NO_BLOCK where it stands in none */
  TlSpan       span;
  TlPageRange  range;
} TlStand;
#define TL_NO_BLOCK G_MAXUINT

TlQuotes *tl_quotes_new       (TlDocument     *document);
void      tl_quotes_free      (TlQuotes       *quotes);
/* Looks among the blocks; what reaches over several is at home in the one that has most of it. */
gboolean  tl_quotes_find      (TlQuotes       *quotes,
                               const TlQuote  *quote,
                               TlStand        *stand);
/* Looks at the very place first, then among the pages. */
gboolean  tl_quotes_find_hand (TlQuotes       *quotes,
                               const TlQuote  *quote,
                               TlStand        *stand);
/* The block that has most of a range. */
void      tl_quotes_find_home (TlQuotes       *quotes,
                               TlStand        *stand);
/* Another passage of the block that @stand is in, as near to @near as there is one. */
gboolean  tl_quotes_find_in   (TlQuotes       *quotes,
                               guint           block,
                               const char     *text,
                               guint           near,
                               TlSpan         *span);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlQuotes, tl_quotes_free)

/* ── quotes, wherever they stand (tl-quote-ends.c, tl-quote-lines.c) ── */

/* Only letters and figures are looked for: what was found of @quote takes in those marks before and
 * behind it that the quote has, too. */
void      tl_quote_widen_span  (const char        *quote,
                                const char        *text,
                                TlSpan            *span);
void      tl_quote_widen_range (const char        *quote,
                                TlDocument        *document,
                                TlPageRange       *range);
/* The text on the pages, its lines joined by spaces. */
char     *tl_quote_dup_text    (TlDocument        *document,
                                const TlPageRange *range);
/* A rectangle for each line of it. */
GArray   *tl_quote_get_rects   (TlDocument        *document,
                                const TlPageRange *range);

G_END_DECLS
