/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"

G_BEGIN_DECLS

/*
 * What a rule asks for, parsed: a phrase or a pattern, and conditions, each begun by a word in
 * capitals:
 *
 *   AND phrase             the phrase stands in the same sentence as well
 *   NOT phrase             it does not
 *   AND NEAR phrase        … up to twelve words away; likewise NOT NEAR
 *   AND CLAUSE phrase      … in the same clause; likewise NOT CLAUSE
 *   AND PARAGRAPH phrase   … in the same paragraph; likewise NOT PARAGRAPH
 *   IN names               only in these sections, or kinds of statement; likewise NOT IN
 */

typedef enum {
  TL_SCOPE_NEAR,
  TL_SCOPE_CLAUSE,
  TL_SCOPE_SENTENCE,
  TL_SCOPE_PARAGRAPH
} TlScope;

/**
 * TlCondition:
 * @wanted: whether the phrase must be there; %FALSE when it must not
 * @phrase: as written
 * @nodes: (element-type TlPhraseNode)
 */
typedef struct {
  gboolean   wanted;
  TlScope    scope;
  char      *phrase;
  GPtrArray *nodes;
} TlCondition;

/** TlPlaces: sections and kinds of statement, a bit for each. */
typedef struct {
  guint sections;
  guint kinds;
} TlPlaces;

/**
 * TlRuleText:
 * @nodes: (nullable) (element-type TlPhraseNode): the phrase
 * @pattern: (nullable): or the PCRE2 pattern, which is sound
 * @conditions: (element-type TlCondition)
 * @only_in: where alone it counts; empty for everywhere
 * @never_in: where it does not count
 */
typedef struct {
  GPtrArray *nodes;
  char      *pattern;
  GPtrArray *conditions;
  TlPlaces   only_in;
  TlPlaces   never_in;
} TlRuleText;

/** tl_rule_text_skip_points:
 * @points: (out): those that stand before the text, as in "+8 landlord*"; left alone when none do
 *
 * Returns: (nullable): what stands behind them; %NULL when they are at fault */
const char *tl_rule_text_skip_points (const char    *text,
                                      int           *points);
/** tl_rule_text_skip_syntax: Returns: what stands behind "pattern ", where that is how it begins */
const char *tl_rule_text_skip_syntax (const char    *text,
                                      TlRuleSyntax  *syntax);
/** tl_rule_text_parse: as tl_phrase_parse(), for all that a rule says; @column and @message may be
 * %NULL.
 * Returns: (transfer full) (nullable) */
TlRuleText *tl_rule_text_parse (const char    *text,
                                TlRuleSyntax   syntax,
                                GHashTable    *families,
                                guint         *column,
                                char         **message);
void        tl_rule_text_free  (TlRuleText  *text);
/** tl_rule_text_list_literals: as tl_phrase_list_literals(): what any sentence with a match holds,
 * of the phrase and of all that must stand beside it. */
GPtrArray  *tl_rule_text_list_literals (TlRuleText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlRuleText, tl_rule_text_free)

G_END_DECLS
