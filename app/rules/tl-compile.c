/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-matcher-private.h"

#include "tl-phrase-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What stands before a phrase of strength and takes it back. */
#define NEGATOR "\\b(?:not|no|never|nobody|neither|nor|without|hardly|rarely|seldom|lack\\w*|" \
                "absence|insufficient\\w*|inadequate\\w*|little|fail\\w*|few|less|\\w+n't)\\b"
/* What stands before a harm and denies it. */
#define DENIAL  "\\b(?:not|no|never|neither|nor|without|nothing|none|absence|denie[sd]|denying|" \
                "excluded|ruled\\s+out|unfounded|\\w+n't)\\b"

/* A phrase comes to a pattern of a few kinds of parts: one no longer than this is never too large
 * to be compiled, which is all that can be wrong with it. */
#define LONGEST_SOUND 400

static gboolean
refuse (TlRule     *rule,
        const char *message,
        GError    **error)
{
  g_set_error (error, TL_RULES_ERROR, TL_RULES_ERROR_CODEBOOK,
               _("The rule %s (line %u of the code book) cannot be used: %s"),
               tl_rule_get_id (rule), tl_rule_get_line (rule), message);
  return FALSE;
}

static void
compiled_clear (TlCompiled *compiled)
{
  g_free (compiled->phrase);
}

static TlQuick *
compile_nodes (TlMatcher  *matcher,
               GPtrArray  *nodes,
               gboolean    unbroken,
               char      **message)
{
  char *pattern = tl_phrase_to_pattern (nodes, unbroken);

  return tl_patterns_take (matcher->book->patterns, pattern, strlen (pattern) <= LONGEST_SOUND,
                           message);
}

static gboolean
compile_conditions (TlMatcher  *matcher,
                    TlEntry    *entry,
                    GPtrArray  *conditions,
                    char      **message)
{
  if (conditions->len == 0)
    return TRUE;

  entry->conditions = g_array_new (FALSE, FALSE, sizeof (TlCompiled));
  g_array_set_clear_func (entry->conditions, (GDestroyNotify) compiled_clear);
  for (guint i = 0; i < conditions->len; i++)
    {
      TlCondition *condition = g_ptr_array_index (conditions, i);
      TlCompiled compiled = { condition->wanted, condition->scope, g_strdup (condition->phrase),
                              compile_nodes (matcher, condition->nodes, FALSE, message) };

      g_array_append_val (entry->conditions, compiled);
      if (compiled.quick == NULL)
        return FALSE;
    }
  return TRUE;
}

/* A phrase of strength holds no negator in its gaps. */
static gboolean
is_unbroken (const TlEntry *entry)
{
  return entry->role == TL_ROLE_THEME && tl_rule_get_stance (entry->rule) == TL_STANCE_STRENGTH;
}

/* One choice of no literal at all: the gate never lets it through. */
static GPtrArray *
dup_nothing (void)
{
  GPtrArray *sets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  g_ptr_array_add (sets, g_ptr_array_new ());
  return sets;
}

static void
list_required (TlMatcher  *matcher,
               TlEntry    *entry,
               TlRuleText *text,
               GPtrArray  *required)
{
  entry->listed = entry->pointed && text->nodes != NULL && text->conditions->len == 0
                  && tl_lexicon_add (matcher->lexicon, text->nodes, matcher->entries->len);
  g_ptr_array_add (required, entry->listed ? dup_nothing () : tl_rule_text_list_literals (text));
}

gboolean
tl_matcher_compile_entry (TlMatcher  *matcher,
                          TlEntry    *entry,
                          GPtrArray  *required,
                          char      **message)
{
  g_autoptr (TlRuleText) text = tl_rule_text_parse (tl_rule_get_text (entry->rule),
                                                    tl_rule_get_syntax (entry->rule),
                                                    matcher->book->families, NULL, message);

  if (text == NULL)
    return FALSE;

  if (required != NULL)
    list_required (matcher, entry, text, required);
  entry->only_in = text->only_in;
  entry->never_in = text->never_in;
  entry->watched = text->pattern != NULL;
  entry->quick = entry->watched
                 ? tl_patterns_take (matcher->book->patterns, g_strdup (text->pattern), FALSE,
                                     message)
                 : compile_nodes (matcher, text->nodes, is_unbroken (entry), message);
  return entry->quick != NULL && compile_conditions (matcher, entry, text->conditions, message);
}

static gboolean
add_entry (TlMatcher *matcher,
           TlRule    *rule,
           TlRole     role,
           guint      theme,
           TlCue      cue,
           GPtrArray *required,
           GError   **error)
{
  TlEntry entry = { .rule = tl_rule_ref (rule), .role = role, .theme = theme, .cue = cue };
  g_autofree char *message = NULL;

  entry.weight = GPOINTER_TO_UINT (g_hash_table_lookup (matcher->book->weights,
                                                        tl_rule_get_id (rule)));
  if (theme != TL_NO_THEME && matcher->needs[theme] != NULL)
    entry.points = tl_rule_get_points (rule);
  entry.pointed = entry.points != 0 && entry.weight == TL_WEIGHT_HINT;
  tl_matcher_compile_entry (matcher, &entry, required, &message);

  g_array_append_val (matcher->entries, entry);
  g_hash_table_insert (matcher->by_id, (char *) tl_rule_get_id (rule),
                       GUINT_TO_POINTER (matcher->entries->len));
  return message == NULL || refuse (rule, message, error);
}

static gboolean
add_rules (TlMatcher *matcher,
           GPtrArray *rules,
           TlRole     role,
           guint      theme,
           TlCue      cue,
           GPtrArray *required,
           GError   **error)
{
  for (guint i = 0; i < rules->len; i++)
    if (!add_entry (matcher, g_ptr_array_index (rules, i), role, theme, cue, required, error))
      return FALSE;
  return TRUE;
}

static gboolean
is_among (TlMatcher         *matcher,
          guint              theme,
          const char *const *themes)
{
  return themes == NULL
         || g_strv_contains (themes, tl_theme_get_id (g_ptr_array_index (matcher->themes, theme)));
}

static gboolean
add_all (TlMatcher          *matcher,
         const char *const  *themes,
         GPtrArray          *required,
         GError            **error)
{
  GPtrArray *guards = tl_codebook_get_guards (matcher->codebook);

  if (!add_rules (matcher, guards, TL_ROLE_GUARD, TL_NO_THEME, 0, required, error))
    return FALSE;
  for (guint i = 0; i < matcher->themes->len; i++)
    if (is_among (matcher, i, themes)
        && !add_rules (matcher, tl_theme_get_guards (g_ptr_array_index (matcher->themes, i)),
                       TL_ROLE_GUARD, i, 0, required, error))
      return FALSE;
  for (guint i = 0; i < TL_N_CUES; i++)
    if (!add_rules (matcher, matcher->book->cues[i], TL_ROLE_CUE, TL_NO_THEME, i, required, error))
      return FALSE;
  for (guint i = 0; i < matcher->themes->len; i++)
    if (is_among (matcher, i, themes)
        && !add_rules (matcher, tl_theme_get_rules (g_ptr_array_index (matcher->themes, i)),
                       TL_ROLE_THEME, i, 0, required, error))
      return FALSE;
  return TRUE;
}

static void
hash_contexts (TlMatcher         *matcher,
               const char *const *themes)
{
  for (guint i = 0; i < matcher->themes->len; i++)
    if (is_among (matcher, i, themes))
      matcher->contexts[i] = tl_rulebook_hash_context (matcher->book, matcher->codebook,
                                                       g_ptr_array_index (matcher->themes, i));
}

const char *
tl_matcher_get_hash (TlMatcher *matcher,
                     TlEntry   *entry)
{
  if (g_once_init_enter (&entry->hash))
    g_once_init_leave (&entry->hash,
                       tl_rulebook_hash_rule (matcher->book, matcher->contexts[entry->theme],
                                              entry->rule));
  return entry->hash;
}

static void
close_compiled (TlMatcher *matcher,
                GPtrArray *required)
{
  TlPatterns *patterns = matcher->book->patterns;

  matcher->negator = tl_patterns_take (patterns, g_strdup (NEGATOR), TRUE, NULL);
  matcher->denial = tl_patterns_take (patterns, g_strdup (DENIAL), TRUE, NULL);
  tl_lexicon_close (matcher->lexicon);
  matcher->gate = tl_gate_new (required);
}

gboolean
tl_matcher_compile_rules (TlMatcher          *matcher,
                          const char *const  *rules,
                          GError            **error)
{
  g_autoptr (GPtrArray) required = NULL;

  required = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < matcher->themes->len; i++)
    for (guint k = 0; rules[k] != NULL; k++)
      {
        TlRule *rule = tl_codebook_find_rule (matcher->codebook, rules[k]);

        if (rule != NULL
            && tl_rule_id_is_of_theme (rules[k],
                                       tl_theme_get_id (g_ptr_array_index (matcher->themes, i)))
            && !add_entry (matcher, rule, TL_ROLE_THEME, i, 0, required, error))
          return FALSE;
      }
  close_compiled (matcher, required);
  return TRUE;
}

gboolean
tl_matcher_compile (TlMatcher          *matcher,
                    const char *const  *themes,
                    GError            **error)
{
  g_autoptr (GPtrArray) required = NULL;

  required = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  if (!add_all (matcher, themes, required, error))
    return FALSE;

  hash_contexts (matcher, themes);
  close_compiled (matcher, required);
  return TRUE;
}
