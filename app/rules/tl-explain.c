/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-matcher-private.h"

#include <glib/gi18n-lib.h>

void
tl_explanation_free (TlExplanation *explanation)
{
  g_free (explanation->theme);
  g_free (explanation->rule);
  g_free (explanation->text);
  g_free (explanation->written);
  g_free (explanation);
}

static char *
dup_counted (TlFinding  *finding,
             const char *theme)
{
  switch (tl_finding_get_stance (finding))
    {
    case TL_STANCE_CONCERN:
      return g_strdup_printf (_("counts as a concern under “%s”"), theme);
    case TL_STANCE_STRENGTH:
      return g_strdup_printf (_("counts as good practice under “%s”"), theme);
    default:
      return g_strdup_printf (_("counts under “%s”, as neither good nor bad"), theme);
    }
}

static char *
dup_verdict (TlMatcher *matcher,
             TlFinding *finding)
{
  TlFindingFlags flags = tl_finding_get_flags (finding);
  TlTheme *theme = tl_codebook_find_theme (matcher->codebook, tl_finding_get_theme (finding));
  const char *name = tl_theme_get_name (theme);
  g_autofree char *counted = NULL;

  if ((flags & TL_FINDING_DENIED) != 0)
    return g_strdup_printf (_("kept as ruled out under “%s”, and not counted"), name);
  if ((flags & TL_FINDING_MAYBE) != 0)
    return g_strdup_printf (_("kept as a mere mention of “%s”, and not counted"), name);
  counted = dup_counted (finding, name);
  return g_strdup_printf (_("%s (%s; voice: %s)"), counted,
                          tl_statement_kind_get_label (tl_finding_get_kind (finding)),
                          tl_voice_get_label (tl_finding_get_voice (finding)));
}

static void
insert_verdict (TlSearch  *search,
                TlFinding *finding,
                guint      at)
{
  TlExplanation *step = g_new0 (TlExplanation, 1);

  step->theme = g_strdup (tl_finding_get_theme (finding));
  step->rule = g_strdup (tl_finding_get_rule (finding));
  step->matched = (tl_finding_get_flags (finding) & UNCOUNTED) == 0;
  step->verdict = TRUE;
  step->span = tl_finding_get_span (finding);
  step->text = dup_verdict (search->matcher, finding);
  g_ptr_array_insert (search->steps, at, step);
}

static void
note_nothing (TlSearch *search)
{
  TlExplanation *step;

  if (search->steps->len > 0)
    return;

  step = g_new0 (TlExplanation, 1);
  step->verdict = TRUE;
  step->text = g_strdup (_("no rule matches any words of this passage"));
  g_ptr_array_add (search->steps, step);
}

/* Each step is a sentence, whatever it was put together of. */
static void
capitalise (GPtrArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    {
      TlExplanation *step = g_ptr_array_index (steps, i);
      g_autofree char *text = g_steal_pointer (&step->text);
      g_autofree char *first = g_utf8_substring (text, 0, 1);
      g_autofree char *upper = g_utf8_strup (first, -1);

      step->text = g_strconcat (upper, text + strlen (first), NULL);
    }
}

static gboolean
is_more_than_hint (TlMatcher           *matcher,
                   const TlExplanation *step)
{
  const TlRule *rule = step->rule != NULL ? tl_codebook_find_rule (matcher->codebook, step->rule)
                                          : NULL;

  return step->verdict || (rule != NULL && !tl_rule_is_hint (rule));
}

/* Asked about no theme, hints are told of those themes only that something else was said of:
 * nearly every word is a hint of some theme. */
static void
leave_out_bare_hints (TlMatcher *matcher,
                      GPtrArray *steps)
{
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      const TlExplanation *step = g_ptr_array_index (steps, i);

      if (step->theme != NULL && is_more_than_hint (matcher, step))
        g_hash_table_add (told, g_strdup (step->theme));
    }
  for (guint i = steps->len; i > 0; i--)
    {
      const TlExplanation *step = g_ptr_array_index (steps, i - 1);

      if (step->theme != NULL && !g_hash_table_contains (told, step->theme))
        g_ptr_array_remove_index (steps, i - 1);
    }
}

static gboolean *
dup_only (TlMatcher  *matcher,
          const char *theme)
{
  gboolean *wanted;

  if (theme == NULL)
    return NULL;

  wanted = g_new0 (gboolean, matcher->themes->len + 1);
  for (guint i = 0; i < matcher->themes->len; i++)
    wanted[i] = g_str_equal (theme, tl_theme_get_id (g_ptr_array_index (matcher->themes, i)));
  return wanted;
}

GPtrArray *
tl_matcher_explain (TlMatcher    *matcher,
                    TlBlock      *block,
                    const char   *theme,
                    const TlSpan *span)
{
  g_autofree gboolean *wanted = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  TlSearch search;

  g_return_val_if_fail (matcher != NULL, NULL);
  g_return_val_if_fail (block != NULL, NULL);

  wanted = dup_only (matcher, theme);
  steps = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_explanation_free);
  tl_search_init (&search, matcher, tl_matcher_take_scratch (matcher), wanted);
  search.steps = steps;
  search.within = span;
  tl_search_block (&search, block, 0);
  for (guint i = 0; i < search.findings->len; i++)
    insert_verdict (&search, g_ptr_array_index (search.findings, i), i);
  if (theme == NULL)
    leave_out_bare_hints (matcher, steps);
  note_nothing (&search);
  capitalise (steps);

  tl_matcher_give_scratch (matcher, search.scratch);
  tl_search_clear (&search);
  return g_steal_pointer (&steps);
}
