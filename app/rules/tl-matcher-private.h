/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-fold-private.h"
#include "tl-gate-private.h"
#include "tl-lexicon-private.h"
#include "tl-matcher.h"
#include "tl-patterns-private.h"
#include "tl-rule-text-private.h"
#include "tl-rulebook-private.h"
#include "tl-sentences-private.h"

G_BEGIN_DECLS

/** TlRole: what a compiled rule is for. In this order they stand, and are run, for each
 * sentence. */
typedef enum {
  TL_ROLE_GUARD,
  TL_ROLE_CUE,
  TL_ROLE_THEME
} TlRole;

#define TL_NO_THEME G_MAXUINT
#define UNCOUNTED   (TL_FINDING_DENIED | TL_FINDING_MAYBE)

/** TlCompiled: a condition of a rule, made ready. */
typedef struct {
  gboolean    wanted;
  TlScope     scope;
  char       *phrase;
  TlQuick    *quick;
} TlCompiled;

/**
 * TlEntry: a rule made ready.
 * @theme: index of its theme, or %TL_NO_THEME for what concerns all
 * @weight: how much it says by itself
 * @hash: (nullable): see tl_matcher_get_hash()
 * @points: its own, in a theme that is weighed; 0 for none
 * @pointed: whether it is a hint with points: it is enough to know that it is there
 * @listed: whether it is in the lexicon, and not for the gate to let through
 * @watched: whether it was written as a pattern, which may go astray
 * @conditions: (nullable) (element-type TlCompiled): what else must stand, or not stand, about it
 * @only_in: where alone it counts; empty for everywhere
 * @never_in: where it does not count
 */
typedef struct {
  TlRule     *rule;
  TlRole      role;
  guint       theme;
  TlCue       cue;
  TlWeight    weight;
  char       *hash;
  int         points;
  gboolean    pointed;
  gboolean    listed;
  gboolean    watched;
  TlQuick    *quick;
  GArray     *conditions;
  TlPlaces    only_in;
  TlPlaces    never_in;
} TlEntry;

/* @contexts: for each theme that is read, the hash of all that its rules are judged by
 * @by_id: (element-type utf8 guint): the indexes of the entries, from 1 */
struct _TlMatcher {
  gatomicrefcount refs;
  TlCodebook     *codebook;
  TlRulebook     *book;
  GPtrArray      *themes;
  const TlNeeds **needs;
  char          **contexts;
  GArray         *entries;
  GHashTable     *by_id;
  TlLexicon      *lexicon;
  TlGate         *gate;
  TlQuick        *negator;
  TlQuick        *denial;
  GMutex          lock;
  GQueue          pool;
  GHashTable     *incomplete;
};

/**
 * TlSum: what the hints of a sentence come to for a theme.
 * @best: the entry of the weightiest; only where @points is of any
 */
typedef struct {
  gboolean any;
  guint    best;
  int      points;
} TlSum;

/**
 * TlScratch: what one thread needs while it matches.
 * @stamps: for each entry, the @stamp of when it was last met
 * @sums: for each theme
 */
typedef struct {
  TlGateScratch       *gate;
  TlLexiconScratch    *lexicon;
  guint64             *stamps;
  guint64              stamp;
  TlSum               *sums;
  pcre2_match_data    *match;
  pcre2_match_context *context;
  pcre2_jit_stack     *stack;
} TlScratch;

TlScratch *tl_matcher_take_scratch (TlMatcher *matcher);
void       tl_matcher_give_scratch (TlMatcher *matcher,
                                    TlScratch *scratch);
/** tl_matcher_compile: Returns: whether all of the code book, or of @themes, could be compiled. */
gboolean   tl_matcher_compile      (TlMatcher          *matcher,
                                    const char *const  *themes,
                                    GError            **error);
/** tl_matcher_compile_rules: Returns: whether these rules of themes could be compiled. */
gboolean   tl_matcher_compile_rules (TlMatcher          *matcher,
                                     const char *const  *rules,
                                     GError            **error);
/** tl_matcher_compile_entry: compiles what the rule of @entry says.
 * @required: (nullable): gets what any sentence with a match holds, for the gate; where it is
 *   given, @entry is the next of the matcher's, and goes into the lexicon if it can
 * @message: (out): when %FALSE is returned, the fault, in words */
gboolean   tl_matcher_compile_entry (TlMatcher  *matcher,
                                     TlEntry    *entry,
                                     GPtrArray  *required,
                                     char      **message);
void       tl_entry_clear          (TlEntry    *entry);
/** tl_matcher_try_examples: Returns: (transfer full) (element-type utf8): for each example that the
 * rule carries, %NULL when it passes, or why it does not */
GPtrArray *tl_matcher_try_examples (TlMatcher  *matcher,
                                    const char *rule);
/** tl_matcher_dup_mask: Returns: (nullable) (transfer full): in words, which guard masks what a
 * rule of @theme would match in @text; %NULL when none does */
char      *tl_matcher_dup_mask     (TlMatcher  *matcher,
                                    const char *theme,
                                    const char *text);
/** tl_matcher_get_hash: Returns: of all that is read when what @entry, of a theme, finds is judged:
 * the rule, its weight and the cues. Put together when it is first asked for: most never are. */
const char *tl_matcher_get_hash     (TlMatcher  *matcher,
                                     TlEntry    *entry);

/** TlHit: a place in the folded text where the rule @entry matched. */
typedef struct {
  guint   entry;
  TlRange range;
} TlHit;

/** TlStatement: what sort of statement a sentence makes; those before advice are never coded. */
typedef enum {
  TL_SAYS_NOTHING,
  TL_SAYS_QUESTION,
  TL_SAYS_NORM,
  TL_SAYS_PROCESS,
  TL_SAYS_SUPPOSITION,
  TL_SAYS_AFTERMATH,
  TL_SAYS_RECOMMENDATION,
  TL_SAYS_INSTANCE,
  TL_SAYS_FINDING
} TlStatement;

/**
 * TlDraft: what one sentence says of a theme in one stance, before the whole block is known.
 * @fields: the finding it will be; its texts belong to the matcher, its marks to @marks
 * @marks: (element-type TlSpan)
 * @theme: index of the theme
 * @entry: the rule that speaks for it, and
 * @range: where it matched
 * @firm: whether it rests on more than hints
 * @hints: (element-type guint): the entries of those it rests on
 * @points: of hints with points in its sentence, where it rests on these alone; else 0
 */
typedef struct {
  TlFindingFields fields;
  GArray         *marks;
  guint           theme;
  guint           entry;
  TlRange         range;
  gboolean        firm;
  GArray         *hints;
  int             points;
} TlDraft;

/** TlEvidence: that a rule, or a hint with points, matched in the block, and whether it came to
 * something there. */
typedef struct {
  guint    entry;
  TlRange  sentence;
  gboolean stands;
} TlEvidence;

/**
 * TlScale: what speaks for a theme in a block.
 * @words: points of hints, and of these
 * @elsewhere: those that are in sentences only that were not asked about
 * @points: rules' own
 * @n_rules: that have no points of their own
 * @stands: whether one of the rules does
 * @told: whether the sum was
 */
typedef struct {
  int      words;
  int      elsewhere;
  int      points;
  guint    n_rules;
  gboolean stands;
  gboolean told;
} TlScale;

/**
 * TlConnective: words that say that one thing came of another.
 * @words: in the block's text, as are
 * @cause: where what they name as the cause stands, and
 * @effect: what came of it
 */
typedef struct {
  TlSpan words;
  TlSpan cause;
  TlSpan effect;
} TlConnective;

/**
 * TlSpent: what a pattern has used up in the document at hand.
 * @n_overruns: how often it was cut off
 * @time: of the processor, in seconds
 * @n_bytes: that it looked at
 */
typedef struct {
  guint  entry;
  guint  n_overruns;
  double time;
  gsize  n_bytes;
} TlSpent;

/**
 * TlSearch: one block being searched, sentence by sentence.
 * @themes: (nullable): for each theme, whether it is wanted
 * @all: (nullable) (element-type guint): all entries, where the gate is to hold none back
 * @sentences: (element-type TlRange)
 * @sentence: the one at hand, and of it:
 * @masks: (element-type TlHit): matches of guards
 * @cues: (element-type TlHit)
 * @hits: (element-type TlHit): matches of themes' rules
 * @clauses: (element-type TlClause)
 * @pointed: (element-type guint): entries with points that matched in the sentence
 * @evidence: (element-type TlEvidence): of the block so far
 * @drafts: (element-type TlDraft): of the block so far
 * @connectives: (element-type TlConnective): of the block so far
 * @spent: (element-type TlSpent): of the blocks so far
 * @set_aside: whether the block so far says that what it tells is no finding
 * @within: (nullable): the words of @block whose sentences alone are looked at
 * @steps: (nullable) (element-type TlExplanation): what is done, in words, when somebody asked
 * @first_step: where those of the sentence at hand begin
 * @matches: (nullable) (element-type TlRuleMatch): where rules count, when somebody asked
 */
typedef struct {
  TlMatcher      *matcher;
  TlScratch      *scratch;
  TlBlock        *block;
  guint           index;
  const gboolean *themes;
  GArray         *all;
  TlFolded       *folded;
  GArray         *sentences;
  TlRange         sentence;
  TlStatement     statement;
  GArray         *masks;
  GArray         *cues;
  GArray         *hits;
  GArray         *clauses;
  GArray         *pointed;
  GArray         *evidence;
  GArray         *drafts;
  GArray         *spent;
  GArray         *connectives;
  gboolean        set_aside;
  GPtrArray      *findings;
  const TlSpan   *within;
  GPtrArray      *steps;
  guint           first_step;
  GArray         *matches;
} TlSearch;

void          tl_search_init        (TlSearch       *search,
                                     TlMatcher      *matcher,
                                     TlScratch      *scratch,
                                     const gboolean *themes);
void          tl_search_clear       (TlSearch       *search);
/** tl_search_block: adds the findings of @block to @search->findings. */
void          tl_search_block       (TlSearch       *search,
                                     TlBlock        *block,
                                     guint           index);
/** tl_search_match: appends all matches of @entry in @text, which stands at @offset, to @hits. */
void          tl_search_match       (TlSearch       *search,
                                     guint           entry,
                                     const char     *text,
                                     gsize           length,
                                     gsize           offset,
                                     GArray         *hits);
/** tl_search_try: pcre2_match(), for the rule @entry: one that has used up what any may is not run
 * any more in this document, and told as incomplete.
 * Returns: a count, or %PCRE2_ERROR_NOMATCH */
int           tl_search_try         (TlSearch         *search,
                                     guint             entry,
                                     const pcre2_code *code,
                                     const char       *text,
                                     gsize             length,
                                     gsize             start);
/** tl_search_holds: Returns: whether @quick, of the rule @entry, matches in @range; one that cannot
 * be carried through is told as incomplete. */
gboolean      tl_search_holds       (TlSearch       *search,
                                     guint           entry,
                                     TlQuick        *quick,
                                     TlRange         range);
/** tl_search_step_back: Returns: where the last @n_words words before @at begin, none of them
 * before @limit. */
gsize         tl_search_step_back   (const TlSearch *search,
                                     gsize           at,
                                     gsize           limit,
                                     guint           n_words);
/** tl_search_meets: Returns: whether the conditions of the rule are met where it matched. */
gboolean      tl_search_meets       (TlSearch       *search,
                                     const TlHit    *hit,
                                     const TlClause *clause);
/** tl_search_is_place_for: Returns: whether @entry counts in such a section and statement. */
gboolean      tl_search_is_place_for (const TlSearch *search,
                                      const TlEntry  *entry);
const TlEntry *tl_search_get_entry  (const TlSearch *search,
                                     const TlHit    *hit);
TlSpan        tl_search_get_span    (const TlSearch *search,
                                     TlRange         range);
/** tl_search_find_cue: Returns: (nullable): the first match of @cue that begins in @range. */
const TlHit  *tl_search_find_cue    (const TlSearch *search,
                                     TlCue           cue,
                                     TlRange         range);
/** tl_search_dup_written: Returns: (transfer full): the rule as the code book writes it, under its
 * whole id. */
char         *tl_search_dup_written (const TlEntry  *entry);
char         *tl_search_dup_words   (const TlSearch *search,
                                     TlRange         range);
/** tl_search_is_asked_about: Returns: whether anybody who asked wants to know about @sentence. */
gboolean      tl_search_is_asked_about (const TlSearch *search,
                                        TlRange         sentence);
/** tl_search_note: tells a step, once in each sentence; does nothing when nobody asked. */
void          tl_search_note        (TlSearch       *search,
                                     const TlEntry  *entry,
                                     gboolean        matched,
                                     TlRange         range,
                                     const char     *format,
                                     ...) G_GNUC_PRINTF (5, 6);
/** tl_search_set_written: gives the last step told other rules than its own, or none. */
void          tl_search_set_written (TlSearch       *search,
                                     const char     *written);

/** tl_search_why_uncoded: Returns: (nullable) (transfer full): why the whole block is left out. */
char         *tl_search_why_uncoded (const TlSearch *search);
TlStatement   tl_search_classify    (TlSearch       *search);
/** tl_search_get_kind: Returns: what a statement that is coded is to people. */
TlStatementKind tl_search_get_kind  (const TlSearch *search);
/** tl_search_get_block_kind: Returns: what the statements of the block are, by where it stands. */
TlStatementKind tl_search_get_block_kind (const TlSearch *search);
TlVoice       tl_search_get_voice   (const TlSearch *search);

/**
 * TlJudgement: what a hit comes to in its clause.
 * @stands: whether it counts at all
 * @hint: whether it counts beside another only
 */
typedef struct {
  gboolean       stands;
  TlStance       stance;
  TlFindingFlags flags;
  gboolean       hint;
} TlJudgement;
TlJudgement   tl_search_judge       (TlSearch       *search,
                                     const TlHit    *hit,
                                     const TlClause *clause);
/** tl_search_why_out_of_place: Returns: (nullable): why nothing is said of @theme in such a
 * section, whatever the words. */
const char   *tl_search_why_out_of_place (const TlSearch *search,
                                          TlTheme        *theme);
/** tl_search_is_coded: settles what the sentence at hand says, by its cues. Returns: whether it is
 * looked at for themes at all. */
gboolean      tl_search_is_coded    (TlSearch       *search);
/** tl_search_gather: drafts findings of the hits of the sentence at hand, which is coded. */
void          tl_search_gather      (TlSearch       *search);
/** tl_search_join_marks: appends the words of @hits to @marks, in order, those that overlap
 * joined. */
void          tl_search_join_marks  (const TlSearch *search,
                                     GArray         *hits,
                                     GArray         *marks);
/** tl_search_quote: Returns: what is quoted of the sentence at hand. */
TlSpan        tl_search_quote       (const TlSearch *search);
/** tl_search_add_evidence: keeps that @entry matched, and met its conditions, in the sentence at
 * hand. */
void          tl_search_add_evidence (TlSearch      *search,
                                      guint          entry,
                                      gboolean       stands);
/** tl_search_weigh: keeps what the sentence at hand says for themes that are weighed, with drafts
 * of what its hints may come to. */
void          tl_search_weigh       (TlSearch       *search);
/** tl_search_sum_up: Returns: (transfer full): for each theme, what speaks for it in the block, of
 * which all drafts are there. */
TlScale      *tl_search_sum_up      (TlSearch       *search);
/** tl_search_decide: lets a draft of a theme that is weighed count where enough speaks for it in
 * the block, and makes it a mere mention otherwise.
 * @scale: of its theme
 *
 * Returns: %FALSE when nothing is to come of it */
gboolean      tl_search_decide      (TlSearch       *search,
                                     TlDraft        *draft,
                                     TlScale        *scale);
const TlNeeds *tl_search_get_needs  (const TlSearch *search,
                                     guint           theme);
/** tl_search_is_borne_out: Returns: whether @draft rests on a rule, or its hint stands beside a
 * rule or another hint of the theme in the block. */
gboolean      tl_search_is_borne_out (const TlSearch *search,
                                      const TlDraft  *draft);
/** tl_search_find_connectives: keeps the connectives of the sentence at hand, which is divided into
 * clauses. */
void          tl_search_find_connectives (TlSearch      *search);
/** tl_search_link: Returns: (transfer full) (element-type TlLink): the sides of connectives that
 * the words that speak for @draft, or most of its points, stand at. */
GArray       *tl_search_link         (TlSearch       *search,
                                      const TlDraft  *draft);
void          tl_draft_clear        (TlDraft        *draft);
/** tl_search_settle: makes findings of the drafts of the block, now that it is known whole. */
void          tl_search_settle      (TlSearch       *search);

G_END_DECLS
