/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The phrase notation, parsed. A phrase is a sequence of words, gaps and choices:
 *
 *   a/b       either word           *         any ending
 *   …  …12    up to six (twelve) words           -  hyphen, space or nothing
 *   [x]       optional              word[ing] optional ending
 *   [a b/c]   a choice: optional between two words; required first, last or beside a gap
 *   (a b/c)   a choice, always required
 *   {name}    a choice of the phrases of a word family, always required
 *   #         a number, in figures or words
 *   a ~ b     both, in either order, with up to twelve words between them; a ~20 b, up to twenty
 */

typedef enum {
  TL_PHRASE_WORD,
  TL_PHRASE_GAP,
  TL_PHRASE_CHOICE
} TlPhraseKind;

/**
 * TlPhraseNode:
 * @reach: how many words a gap may hold; for a choice, that its alternatives are the two orders of
 *   one and the same, as in "a ~ b"
 * @word: a word as written, with its `*`, `-`, `'` and `[ending]`; %NULL for gap and choice
 * @alternatives: (element-type GPtrArray): sequences of nodes; %NULL for word and gap
 */
typedef struct {
  TlPhraseKind  kind;
  gboolean      optional;
  guint         reach;
  char         *word;
  GPtrArray    *alternatives;
} TlPhraseNode;

/** tl_phrase_sequence_new: Returns: (transfer full) (element-type TlPhraseNode): empty */
GPtrArray    *tl_phrase_sequence_new (void);
/** tl_phrase_add_node: Returns: (transfer none): a node behind those of @sequence; what it says is
 * the caller's to set. */
TlPhraseNode *tl_phrase_add_node     (GPtrArray    *sequence,
                                      TlPhraseKind  kind);

/**
 * tl_phrase_parse:
 * @families: (nullable) (element-type utf8 GPtrArray): the phrases of each family, by its name
 * @column: (out): when %NULL is returned, where the fault is: code points from 0
 * @message: (out): when %NULL is returned, the fault, in words
 *
 * Returns: (transfer full) (nullable) (element-type TlPhraseNode)
 */
GPtrArray *tl_phrase_parse       (const char  *text,
                                  GHashTable  *families,
                                  guint       *column,
                                  char       **message);

/**
 * tl_phrase_to_pattern:
 * @unbroken: whether no gap may hold a negator, as in phrases of strength
 *
 * Returns: (transfer full): the PCRE2 pattern that finds @phrase in a folded text
 */
char      *tl_phrase_to_pattern  (GPtrArray   *phrase,
                                  gboolean     unbroken);

/**
 * tl_phrase_list_literals:
 *
 * What any text that matches must hold: one literal out of each of the sets. Literals are lower
 * case; a space in them is the edge of a word, or all that stands between two.
 *
 * Returns: (transfer full) (element-type GPtrArray): sets of strings; empty when nothing is certain
 */
GPtrArray *tl_phrase_list_literals (GPtrArray *phrase);

/** tl_pattern_list_literals: Returns: (transfer full): the same of a raw PCRE2 pattern, as far as
 * it is plain to see. */
GPtrArray *tl_pattern_list_literals (const char *pattern);

/** tl_literal_get_cost: Returns: how often a literal is to be expected, roughly: small is rare. */
guint      tl_literal_get_cost   (const char  *literal);

G_END_DECLS
