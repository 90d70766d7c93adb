/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-query.h"
#include "tl-store.h"

G_BEGIN_DECLS

/**
 * SECTION:tl-missed
 * @short_description: passages that the rules of a theme may have missed
 *
 * Paragraphs without any finding of a theme whose words are those of the theme's passages. What
 * each word says is learnt from the passages that people accepted or coded by hand, against the
 * rest of the library's prose; until there are a dozen, from what the rules found. It is no more
 * than counting words: it knows neither what a sentence means nor whether it says no, and it only
 * proposes what to read. The same library always gives the same answer.
 */

/** TL_MISSED_ENOUGH: with so many accepted passages, it is learnt from them alone. */
#define TL_MISSED_ENOUGH 12

/**
 * TlMissedWord:
 * @word: in lower case, as it stands in the passage
 * @weight: the log of how many times the odds of meeting it are larger in passages of the theme
 */
typedef struct {
  char  *word;
  double weight;
} TlMissedWord;

/**
 * TlMissed: a passage that may be of the theme.
 * @index: of its block in the document
 * @title: (nullable): of the review
 * @authority: (nullable)
 * @year: of publication, 0 when unknown
 * @page: where the paragraph begins, from 1
 * @page_label: (nullable): the number printed on that page
 * @number: (nullable): the paragraph's printed number
 * @text: of the whole paragraph
 * @span: the sentence that speaks most for the theme, in @text
 * @quote: that sentence
 * @marks: (element-type TlSpan): the words that speak for it, in @text, in order
 * @words: (element-type TlMissedWord): the same, each once, the heaviest first
 * @score: the larger the better; comparable within one answer only
 */
typedef struct {
  gint64     review;
  gint64     document;
  guint      index;
  char      *title;
  char      *authority;
  int        year;
  guint      page;
  char      *page_label;
  char      *number;
  TlSection  section;
  char      *text;
  TlSpan     span;
  char      *quote;
  GArray    *marks;
  GArray    *words;
  double     score;
} TlMissed;

/**
 * TlMissedAnswer:
 * @n_accepted: passages that were accepted or coded by hand
 * @n_found: those, and what the rules found beside them
 * @n_rejected: passages that were rejected, or moved to another theme
 * @from_rules: it was learnt from all that was found, for too few are accepted
 * @passages: (element-type TlMissed): best first
 */
typedef struct {
  guint      n_accepted;
  guint      n_found;
  guint      n_rejected;
  gboolean   from_rules;
  GPtrArray *passages;
} TlMissedAnswer;
#define TL_TYPE_MISSED_ANSWER (tl_missed_answer_get_type ())
GType           tl_missed_answer_get_type (void) G_GNUC_CONST;
void            tl_missed_answer_free     (TlMissedAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlMissedAnswer, tl_missed_answer_free)

/** tl_missed_dup_phrase: a phrase in the notation of the code book that matches the quote: its
 * heaviest words, in their order, how far they may stand apart, and points that are enough by
 * themselves. Returns: (transfer full) */
char           *tl_missed_dup_phrase      (const TlMissed       *missed);

/** tl_missed_answer_dup_learnt: Returns: (transfer full): in words, what it was learnt from */
char           *tl_missed_answer_dup_learnt (const TlMissedAnswer *answer);

/** tl_missed_find: looks in the reviews that @query lets in; what is learnt is learnt from the
 * whole library. @limit: of passages. Returns: (transfer full): or %NULL with an error */
TlMissedAnswer *tl_missed_find            (TlStore              *store,
                                           const TlQuery        *query,
                                           const char           *theme,
                                           guint                 limit,
                                           GCancellable         *cancellable,
                                           GError              **error);
void            tl_missed_find_async      (TlStore              *store,
                                           TlQuery              *query,
                                           const char           *theme,
                                           guint                 limit,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
TlMissedAnswer *tl_missed_find_finish     (TlStore              *store,
                                           GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
