/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-codebook.h"

#define HASH_DIGITS 16

struct _TlRule {
  gatomicrefcount refs;
  char           *id;
  TlStance        stance;
  TlRuleSyntax    syntax;
  char           *text;
  gboolean        hint;
  int             points;
  guint           line;
  TlRuleExample  *examples;
  guint           n_examples;
  char           *hash;
};

G_DEFINE_BOXED_TYPE (TlRule, tl_rule, tl_rule_ref, tl_rule_unref)

/* Not the id, the line nor the examples: a rule that is renamed or moved finds what it found. */
static char *
hash_content (const TlRule *rule,
              const char   *families)
{
  g_autofree char *content = g_strdup_printf ("%s\n%s\n%s%s%s", tl_stance_to_string (rule->stance),
                                              rule->syntax == TL_RULE_PHRASE ? "phrase" : "pattern",
                                              rule->text,
                                              families != NULL ? "\n" : "",
                                              families != NULL ? families : "");
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);

  return g_strndup (digest, HASH_DIGITS);
}

static void
copy_examples (TlRule             *rule,
               const TlRuleFields *fields)
{
  rule->n_examples = fields->n_examples;
  rule->examples = g_memdup2 (fields->examples, fields->n_examples * sizeof *fields->examples);
  for (guint i = 0; i < rule->n_examples; i++)
    rule->examples[i].text = g_strdup (fields->examples[i].text);
}

TlRule *
tl_rule_new (const TlRuleFields *fields)
{
  TlRule *rule;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->id != NULL && fields->text != NULL, NULL);

  rule = g_new0 (TlRule, 1);
  g_atomic_ref_count_init (&rule->refs);
  rule->id = g_strdup (fields->id);
  rule->stance = fields->stance;
  rule->syntax = fields->syntax;
  rule->text = g_strdup (fields->text);
  rule->hint = fields->hint;
  rule->points = fields->points;
  rule->line = fields->line;
  copy_examples (rule, fields);
  rule->hash = fields->hash != NULL ? g_strdup (fields->hash)
                                    : hash_content (rule, fields->families);
  return rule;
}

TlRule *
tl_rule_ref (TlRule *rule)
{
  g_return_val_if_fail (rule != NULL, NULL);

  g_atomic_ref_count_inc (&rule->refs);
  return rule;
}

void
tl_rule_unref (TlRule *rule)
{
  g_return_if_fail (rule != NULL);

  if (!g_atomic_ref_count_dec (&rule->refs))
    return;
  g_free (rule->id);
  g_free (rule->text);
  for (guint i = 0; i < rule->n_examples; i++)
    g_free ((char *) rule->examples[i].text);
  g_free (rule->examples);
  g_free (rule->hash);
  g_free (rule);
}

const char *
tl_rule_get_id (const TlRule *rule)
{
  g_return_val_if_fail (rule != NULL, NULL);

  return rule->id;
}

TlStance
tl_rule_get_stance (const TlRule *rule)
{
  g_return_val_if_fail (rule != NULL, TL_STANCE_NEUTRAL);

  return rule->stance;
}

TlRuleSyntax
tl_rule_get_syntax (const TlRule *rule)
{
  g_return_val_if_fail (rule != NULL, TL_RULE_PHRASE);

  return rule->syntax;
}

const char *
tl_rule_get_text (const TlRule *rule)
{
  g_return_val_if_fail (rule != NULL, NULL);

  return rule->text;
}

int
tl_rule_get_points (const TlRule *rule)
{
  g_return_val_if_fail (rule != NULL, 0);

  return rule->points;
}

gboolean
tl_rule_is_hint (const TlRule *rule)
{
  g_return_val_if_fail (rule != NULL, FALSE);

  return rule->hint;
}

guint
tl_rule_get_line (const TlRule *rule)
{
  g_return_val_if_fail (rule != NULL, 0);

  return rule->line;
}

const TlRuleExample *
tl_rule_get_examples (const TlRule *rule,
                      guint        *n_examples)
{
  g_return_val_if_fail (rule != NULL && n_examples != NULL, NULL);

  *n_examples = rule->n_examples;
  return rule->examples;
}

const char *
tl_rule_get_hash (const TlRule *rule)
{
  g_return_val_if_fail (rule != NULL, NULL);

  return rule->hash;
}
