/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook-file.h"
#include "tl-patterns-private.h"

G_BEGIN_DECLS

/*
 * A code book file, first as lines (nothing lost: writing them gives back the same bytes), then as
 * what they mean. TlCodebook is the part of the meaning that the whole program shares; the rest
 * concerns the matcher alone.
 */

/* A comment that says where the lines below it stand: the number of the next, and its file. So
 * what was put together out of several files can still be told by file and line. Without a number
 * it says that another file began here before they were joined for good. */
#define TL_PLACE_MARK "#@ "

typedef enum {
  TL_LINE_BLANK,
  TL_LINE_COMMENT,
  TL_LINE_FORMAT,
  TL_LINE_BLOCK,
  TL_LINE_FIELD,
  TL_LINE_HEAD,
  TL_LINE_ENTRY,
  TL_LINE_EXAMPLE
} TlLineKind;

/**
 * TlCodebookLine:
 * @indented: whether it begins with white space, as all lines inside a block do
 * @raw: the line with its line end
 * @key: the first word, without a colon after it
 * @value: the rest, without white space around it
 * @column: where the value begins, from 1, in code points
 */
typedef struct {
  TlLineKind  kind;
  gboolean    indented;
  char       *raw;
  char       *key;
  char       *value;
  guint       column;
} TlCodebookLine;

/** tl_codebook_lines_read: Returns: (transfer full) (element-type TlCodebookLine) */
GPtrArray *tl_codebook_lines_read  (const char *text,
                                    gsize       length);
/** tl_codebook_lines_find_end: Returns: the index behind the last of the examples that the rule at
 * the index @rule carries; without any, behind its own line. */
guint      tl_codebook_lines_find_end (GPtrArray *lines,
                                       guint      rule);
/** tl_codebook_lines_write: Returns: (transfer full): the lines as a file again. */
GBytes    *tl_codebook_lines_write (GPtrArray *lines);

/** TlCue: what a cue says of the sentence it stands in. */
typedef enum {
  TL_CUE_QUESTION,
  TL_CUE_NORM,
  TL_CUE_PROCESS,
  TL_CUE_HYPOTHETICAL,
  TL_CUE_AFTERWARDS,
  TL_CUE_RULE_OUT,
  TL_CUE_SET_ASIDE,
  TL_CUE_RECOMMENDATION,
  TL_CUE_CHANGED,
  TL_CUE_SHORTFALL,
  TL_CUE_STRENGTH,
  TL_CUE_PRACTITIONER,
  TL_CUE_FAMILY,
  TL_CUE_AGENCY,
  TL_CUE_LITERATURE,
  TL_CUE_CAUSE_FIRST,
  TL_CUE_EFFECT_FIRST,
  TL_CUE_NO_CAUSE,
  TL_N_CUES
} TlCue;
gboolean    tl_cue_from_string (const char *name,
                                TlCue      *cue);
const char *tl_cue_to_string   (TlCue       cue);

/** TlWeight: how much a rule says by itself. A hint, of whatever stance, counts beside another
 * only; the others but the plain have no stance of their own. */
typedef enum {
  TL_WEIGHT_PLAIN,
  TL_WEIGHT_MENTION,
  TL_WEIGHT_JUDGED,
  TL_WEIGHT_ADVICE,
  TL_WEIGHT_HINT
} TlWeight;

/** TlNeeds: how many points a paragraph needs to be coded with a theme, by what it is. */
typedef struct {
  int finding;
  int instance;
  int recommendation;
} TlNeeds;

/** TlBackground: what a theme told in the family's background is: as elsewhere, a fact that is held
 * against nobody, or nothing, for it is about practice. */
typedef enum {
  TL_BACKGROUND_CODED,
  TL_BACKGROUND_NEUTRAL,
  TL_BACKGROUND_NEVER
} TlBackground;

/**
 * TlExample: a sentence that a theme, or one rule, must be found in, or must not.
 * @theme: (nullable): its id
 * @rule: (nullable): or that of the rule
 * @expected: %FALSE when it must not be found
 * @stance: (of a theme's only): how
 */
typedef struct {
  char     *theme;
  char     *rule;
  gboolean  expected;
  TlStance  stance;
  char     *text;
  char     *file;
  guint     line;
  guint     column;
} TlExample;

/**
 * TlRulebook: what a code book's source says besides what a code book is to everybody.
 * @uncoded: sections never coded, a bit for each #TlSection
 * @families: (element-type utf8 GPtrArray): the phrases of each word family
 * @cues: (element-type TlRule): the rules of each cue
 * @weights: (element-type utf8 TlWeight): of rules, by id, where it is not plain
 * @needs: (element-type utf8 TlNeeds): of themes that are weighed, by id
 * @backgrounds: (element-type utf8 TlBackground): of themes, by id, where it is not as elsewhere
 * @examples: (element-type TlExample): of themes
 * @rule_examples: (element-type TlExample): of rules, one rule after another
 * @faults: (element-type TlFault)
 * @patterns: compiled, of its rules and of those of all that were read like it
 */
typedef struct {
  gatomicrefcount refs;
  guint       uncoded;
  GHashTable *families;
  GPtrArray  *cues[TL_N_CUES];
  GHashTable *weights;
  GHashTable *needs;
  GHashTable *backgrounds;
  GPtrArray  *examples;
  GPtrArray  *rule_examples;
  GPtrArray  *faults;
  TlPatterns *patterns;
} TlRulebook;

/** tl_rulebook_new:
 * @like: (nullable): one that says much the same: its patterns are shared */
TlRulebook *tl_rulebook_new   (TlRulebook  *like);
/** tl_rulebook_read:
 * @like: (nullable): as tl_codebook_parse_like()
 * @codebook: (out) (transfer full) (nullable): the code book, which has the rulebook for its
 *   reading; %NULL when nothing could be made of @source
 *
 * Returns: (transfer full) */
TlRulebook *tl_rulebook_read  (GBytes      *source,
                               TlCodebook  *like,
                               TlCodebook **codebook);
/** tl_rulebook_get: Returns: (transfer full): the rulebook of a code book. */
TlRulebook *tl_rulebook_get   (TlCodebook  *codebook);
TlRulebook *tl_rulebook_ref   (TlRulebook  *book);
void        tl_rulebook_unref (TlRulebook  *book);
/** tl_rule_id_is_of_theme: Returns: whether the rule of that id is of @theme, as its id says. */
gboolean    tl_rule_id_is_of_theme (const char *id,
                                    const char *theme);
/** tl_rulebook_read_head: Returns: whether @head ("concern", "strength hints") begins a list of
 * rules, and of what sort. */
gboolean    tl_rulebook_read_head (const char *head,
                                   TlStance   *stance,
                                   TlWeight   *weight);
/** tl_rulebook_hash_context: Returns: (transfer full): of all that the rules of @theme are judged
 * by. */
char       *tl_rulebook_hash_context (TlRulebook *book,
                                      TlCodebook *codebook,
                                      TlTheme    *theme);
/** tl_rulebook_hash_rule: Returns: (transfer full): of all that decides what @rule finds. */
char       *tl_rulebook_hash_rule    (TlRulebook *book,
                                      const char *context,
                                      TlRule     *rule);
/** tl_rulebook_add_fault:
 * @file: (nullable): the included file it stands in
 * @message: (transfer full) */
void        tl_rulebook_add_fault (TlRulebook *book,
                                   const char *file,
                                   guint       line,
                                   guint       column,
                                   char       *message);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlRulebook, tl_rulebook_unref)

G_END_DECLS
