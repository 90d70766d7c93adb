/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a rule says and where: as a code book has it, or as somebody has typed it; and the code book
 * that comes of the one in place of the other. */
typedef struct {
  char  *rule;      /* its id; NULL for a rule that is in no code book */
  char  *phrase;    /* "" for none */
  char  *list;      /* the head of the list it stands in; NULL for none */
  GStrv  examples;  /* its own: "matches: …", "not: …" */
  guint  column;    /* of the phrase in its line, from 1; 0 for a rule that is in no code book */
} TlRuleWording;

/** tl_rule_wording_new: of no code book. @list: (nullable). @examples: (transfer full) */
TlRuleWording *tl_rule_wording_new             (const char          *phrase,
                                                const char          *list,
                                                GStrv                examples);
/** tl_rule_wording_read: @rule: (nullable): an id; %NULL for a new rule, that says nothing yet.
 * Returns: (transfer full) (nullable): %NULL when the code book has no such rule */
TlRuleWording *tl_rule_wording_read            (GBytes              *source,
                                                const char          *rule);
void           tl_rule_wording_free            (TlRuleWording       *wording);

gboolean       tl_rule_wording_shares_examples (const TlRuleWording *wording,
                                                const TlRuleWording *other);
/** tl_rule_wording_equal: in phrase, list and examples. */
gboolean       tl_rule_wording_equal           (const TlRuleWording *wording,
                                                const TlRuleWording *other);
/** tl_rule_wording_replace:
 * @was: how the rule stood when somebody began to type; what they left as it was is left alone
 * @typed: what is to stand there instead
 * @theme: the id of the one that gets the rule, where it is new
 * @added: (out) (optional) (transfer full): the id of a new rule
 *
 * Returns: (transfer full) (nullable): the code book with that; %NULL where it has not that rule
 *   or theme */
GBytes        *tl_rule_wording_replace         (const TlRuleWording *was,
                                                const TlRuleWording *typed,
                                                GBytes              *source,
                                                const char          *theme,
                                                char               **added);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlRuleWording, tl_rule_wording_free)

G_END_DECLS
