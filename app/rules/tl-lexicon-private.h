/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Words, and words next to each other, looked up word by word: thousands of hints are no more, and
 * a sentence is read once for all of them, where each would be a pattern to run.
 */

typedef struct _TlLexicon TlLexicon;

/** TlLexiconScratch: what one thread needs while it reads. */
typedef struct _TlLexiconScratch TlLexiconScratch;

/** TlLexiconFunc: called for each place where @entry stands: in the order in which they end. */
typedef void (*TlLexiconFunc) (guint    entry,
                               gpointer data);

TlLexicon *tl_lexicon_new   (void);
void       tl_lexicon_free  (TlLexicon *lexicon);
/** tl_lexicon_add:
 * @phrase: (element-type TlPhraseNode)
 *
 * Returns: whether @phrase is of such words alone, and is in the lexicon now; any other has to be
 *   looked for as a pattern */
gboolean   tl_lexicon_add   (TlLexicon *lexicon,
                             GPtrArray *phrase,
                             guint      entry);
/** tl_lexicon_close: makes it ready to be read with, by any number of threads; no more is added. */
void       tl_lexicon_close (TlLexicon *lexicon);

TlLexiconScratch *tl_lexicon_scratch_new  (void);
void              tl_lexicon_scratch_free (TlLexiconScratch *scratch);

/** tl_lexicon_read: finds exactly what the patterns of the same phrases would.
 * @text: folded; needs no NUL at its end */
void       tl_lexicon_read  (const TlLexicon  *lexicon,
                             TlLexiconScratch *scratch,
                             const char       *text,
                             gsize             length,
                             TlLexiconFunc     func,
                             gpointer          data);

G_END_DECLS
