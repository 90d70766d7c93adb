/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-rule-wording-private.h"

#include "tl-codebook-file.h"

#include <string.h>

TlRuleWording *
tl_rule_wording_new (const char *phrase,
                     const char *list,
                     GStrv       examples)
{
  TlRuleWording *wording;

  g_return_val_if_fail (phrase != NULL && examples != NULL, NULL);

  wording = g_new0 (TlRuleWording, 1);
  wording->phrase = g_strdup (phrase);
  wording->list = g_strdup (list);
  wording->examples = examples;
  return wording;
}

TlRuleWording *
tl_rule_wording_read (GBytes     *source,
                      const char *rule)
{
  g_autofree char *phrase = NULL;
  g_autofree char *list = NULL;
  TlRuleWording *wording;
  guint column = 0;

  g_return_val_if_fail (source != NULL, NULL);

  if (rule == NULL)
    return tl_rule_wording_new ("", NULL, g_new0 (char *, 1));
  phrase = tl_codebook_dup_rule_text (source, rule, &list, &column);
  if (phrase == NULL)
    return NULL;
  wording = tl_rule_wording_new (phrase, list, tl_codebook_dup_examples (source, rule));
  wording->rule = g_strdup (rule);
  wording->column = column;
  return wording;
}

void
tl_rule_wording_free (TlRuleWording *wording)
{
  g_return_if_fail (wording != NULL);

  g_free (wording->rule);
  g_free (wording->phrase);
  g_free (wording->list);
  g_strfreev (wording->examples);
  g_free (wording);
}

gboolean
tl_rule_wording_shares_examples (const TlRuleWording *wording,
                                 const TlRuleWording *other)
{
  g_return_val_if_fail (wording != NULL && other != NULL, FALSE);

  return g_strv_equal ((const char *const *) wording->examples,
                       (const char *const *) other->examples);
}

static gboolean
stands_with (const TlRuleWording *wording,
             const TlRuleWording *other)
{
  return g_strcmp0 (wording->list, other->list) == 0;
}

gboolean
tl_rule_wording_equal (const TlRuleWording *wording,
                       const TlRuleWording *other)
{
  g_return_val_if_fail (wording != NULL && other != NULL, FALSE);

  return g_str_equal (wording->phrase, other->phrase) && stands_with (wording, other)
         && tl_rule_wording_shares_examples (wording, other);
}

static GBytes *
replace_examples (GBytes     *source,
                  const char *rule,
                  GStrv       written)
{
  g_autoptr (GArray) examples = g_array_new (FALSE, FALSE, sizeof (TlRuleExample));

  for (guint i = 0; written[i] != NULL; i++)
    {
      const char *text = strchr (written[i], ':') + 2;
      const TlRuleExample example = { g_str_has_prefix (written[i], "matches:"), text, 0 };

      g_array_append_val (examples, example);
    }
  return tl_codebook_replace_examples (source, rule, (TlRuleExample *) (gpointer) examples->data,
                                       examples->len);
}

/* @added: (out): the id of a new rule */
static GBytes *
replace_phrase (const TlRuleWording *was,
                const TlRuleWording *typed,
                GBytes              *source,
                const char          *theme,
                char               **added)
{
  g_autoptr (GBytes) replaced = NULL;

  if (was->rule == NULL)
    return tl_codebook_add_rule (source, theme, typed->list, typed->phrase, added);
  replaced = tl_codebook_replace_rule (source, was->rule, typed->phrase);
  if (replaced == NULL || stands_with (was, typed))
    return g_steal_pointer (&replaced);
  return tl_codebook_move_rule (replaced, was->rule, typed->list);
}

GBytes *
tl_rule_wording_replace (const TlRuleWording *was,
                         const TlRuleWording *typed,
                         GBytes              *source,
                         const char          *theme,
                         char               **added)
{
  g_autofree char *id = NULL;
  g_autoptr (GBytes) replaced = NULL;

  g_return_val_if_fail (was != NULL && typed != NULL, NULL);
  g_return_val_if_fail (source != NULL && theme != NULL, NULL);

  replaced = replace_phrase (was, typed, source, theme, &id);
  if (replaced == NULL)
    return NULL;
  if (added != NULL && id != NULL)
    *added = g_strdup (id);
  if (tl_rule_wording_shares_examples (was, typed))
    return g_steal_pointer (&replaced);
  return replace_examples (replaced, id != NULL ? id : was->rule, typed->examples);
}
