/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"
#include "tl-document.h"
#include "tl-finding.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-matcher
 * @short_description: a code book made ready to find
 *
 * Compiled once, then used from as many threads as one likes, each call with its own scratch space.
 * What it finds does not depend on how many threads use it, nor on order.
 */

#define TL_RULES_ERROR (tl_rules_error_quark ())
GQuark tl_rules_error_quark (void);
typedef enum {
  TL_RULES_ERROR_CODEBOOK
} TlRulesError;

#define TL_TYPE_MATCHER (tl_matcher_get_type ())
typedef struct _TlMatcher TlMatcher;
GType       tl_matcher_get_type     (void) G_GNUC_CONST;

/** tl_matcher_new: Returns: (transfer full): or %NULL with %TL_RULES_ERROR_CODEBOOK, its message
 * naming the rule that does not compile. */
TlMatcher  *tl_matcher_new          (TlCodebook *codebook,
                                     GError    **error);
/** tl_matcher_new_for: likewise, of these themes only; what it finds of them is the same.
 * @themes: (array zero-terminated=1) */
TlMatcher  *tl_matcher_new_for      (TlCodebook         *codebook,
                                     const char *const  *themes,
                                     GError            **error);
/** tl_matcher_new_of: of these rules of themes only, and nothing that they are judged by: it is for
 * tl_matcher_list_words() and tl_matcher_touches(), and made in no time.
 * @rules: (array zero-terminated=1): their ids */
TlMatcher  *tl_matcher_new_of       (TlCodebook         *codebook,
                                     const char *const  *rules,
                                     GError            **error);
TlMatcher  *tl_matcher_ref          (TlMatcher  *matcher);
void        tl_matcher_unref        (TlMatcher  *matcher);
TlCodebook *tl_matcher_get_codebook (TlMatcher  *matcher);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlMatcher, tl_matcher_unref)

/**
 * tl_matcher_find:
 * @blocks: (element-type TlBlock): the blocks of a document, in order
 * @themes: (nullable) (array zero-terminated=1): only these themes, or %NULL for all
 *
 * Returns: (transfer full) (element-type TlFinding) (nullable): in order of block and span; %NULL
 *   only when cancelled
 */
GPtrArray  *tl_matcher_find         (TlMatcher          *matcher,
                                     GPtrArray          *blocks,
                                     const char *const  *themes,
                                     GCancellable       *cancellable);

/** tl_matcher_find_ungated: as tl_matcher_find(), with every rule tried on every sentence: many
 * times slower, and what the quick way is tested and measured against.
 * Returns: (transfer full) (element-type TlFinding): the same findings */
GPtrArray  *tl_matcher_find_ungated (TlMatcher        *matcher,
                                     GPtrArray        *blocks);

/** tl_matcher_dup_incomplete: rules that could not be carried through on some sentence since the
 * matcher was made, because they took longer than any rule may: that they matched nothing there
 * does not mean that there is nothing.
 * Returns: (transfer full) (array zero-terminated=1): their ids, sorted */
char      **tl_matcher_dup_incomplete (TlMatcher *matcher);

/**
 * tl_matcher_list_words:
 * @rule: a rule's id
 *
 * What any paragraph that the rule matches holds: one word of each of the sets. A word that ends in
 * "*" stands for all that begin so, and several with spaces between them for themselves next to
 * each other; all are lower case and plain.
 *
 * Returns: (transfer full) (element-type GStrv): empty when nothing is certain
 */
GPtrArray  *tl_matcher_list_words   (TlMatcher   *matcher,
                                     const char  *rule);
/** tl_matcher_touches: whether the words of one of @rules may match in @text, whatever comes of it:
 * what it says no to needs no closer look.
 * @rules: (array zero-terminated=1): ids */
gboolean    tl_matcher_touches      (TlMatcher          *matcher,
                                     const char *const  *rules,
                                     const char         *text);

/**
 * tl_matcher_try_rule:
 * @theme: the id of a theme of the code book; @matcher may be of that theme alone
 * @list: the head of the list that the rule stands in ("concern", "strength hints", "guards")
 * @text: the rule as written, its points and "pattern " with it
 * @examples: (array length=n_examples)
 *
 * Tries a rule that is being written on its examples, beside the guards and cues of the code book,
 * and whatever the weighing of the theme comes to. No more is compiled than this one rule, so that
 * it can be done at each key that is pressed: under a millisecond for each example.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): for each example %NULL when it passes,
 *   or why it does not, and what would mend it; %NULL with %TL_RULES_ERROR_CODEBOOK when @text is
 *   no sound rule
 */
GPtrArray  *tl_matcher_try_rule     (TlMatcher            *matcher,
                                     const char           *theme,
                                     const char           *list,
                                     const char           *text,
                                     const TlRuleExample  *examples,
                                     guint                 n_examples,
                                     GError              **error);

/**
 * TlRuleMatch: that a rule speaks for its theme in a block.
 * @rule: of the code book
 * @span: the words it matches, in the block's text
 */
typedef struct {
  TlRule   *rule;
  TlStance  stance;
  TlSpan    span;
} TlRuleMatch;

/** tl_matcher_list_matches: all that speaks for the findings in @block that count, while a finding
 * names but the one rule that speaks first; hints are left out.
 * Returns: (transfer full) (element-type TlRuleMatch): theme by theme within each sentence; as good
 *   as long as the matcher */
GArray     *tl_matcher_list_matches (TlMatcher *matcher,
                                     TlBlock   *block);

/**
 * TlExplanation: why a passage was coded, or not: one step of it.
 * @theme: (nullable): which theme it is about
 * @rule: (nullable): which rule
 * @matched: whether this step speaks for a finding
 * @verdict: whether it is what all the others come to
 * @text: the step in a sentence, for anybody ("The words “no supervision” tell of a concern"; "Left
 *   out: the section terms-of-reference is never coded")
 * @written: (nullable): the rule, or rules, as the code book writes them, one a line
 * @span: the words it is about, in the block's text; length 0 for the whole block
 */
typedef struct {
  char    *theme;
  char    *rule;
  gboolean matched;
  gboolean verdict;
  char    *text;
  char    *written;
  TlSpan   span;
} TlExplanation;
void        tl_explanation_free     (TlExplanation *explanation);

/**
 * tl_matcher_explain:
 * @block: the passage
 * @theme: (nullable): a theme's id, or %NULL for all that had anything to say
 * @span: (nullable): only the sentences of @block that it touches, or %NULL for all
 *
 * Returns: (transfer full) (element-type TlExplanation): the verdicts, then the steps that led to
 *   them, in order
 */
GPtrArray  *tl_matcher_explain      (TlMatcher    *matcher,
                                     TlBlock      *block,
                                     const char   *theme,
                                     const TlSpan *span);

G_END_DECLS
