/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-matcher-private.h"

#include <glib/gi18n-lib.h>

void
tl_explanation_free (TlExplanation *explanation)
{
  g_free (explanation->theme);
  g_free (explanation->rule);
  g_free (explanation->text);
  g_free (explanation);
}

static char *
dup_outcome (TlFinding *finding)
{
  TlFindingFlags flags = tl_finding_get_flags (finding);
  const char *theme = tl_finding_get_theme (finding);

  if ((flags & TL_FINDING_DENIED) != 0)
    return g_strdup_printf (_("kept as ruled out under %s, and not counted"), theme);
  if ((flags & TL_FINDING_MAYBE) != 0)
    return g_strdup_printf (_("kept as a mere mention under %s, and not counted"), theme);
  return g_strdup_printf (_("coded %s, %s (%s, in the voice of: %s)"), theme,
                          tl_stance_get_label (tl_finding_get_stance (finding)),
                          tl_statement_kind_get_label (tl_finding_get_kind (finding)),
                          tl_voice_get_label (tl_finding_get_voice (finding)));
}

static void
note_finding (TlSearch  *search,
              TlFinding *finding)
{
  TlExplanation *step = g_new0 (TlExplanation, 1);

  step->theme = g_strdup (tl_finding_get_theme (finding));
  step->rule = g_strdup (tl_finding_get_rule (finding));
  step->matched = (tl_finding_get_flags (finding) & UNCOUNTED) == 0;
  step->span = tl_finding_get_span (finding);
  step->text = dup_outcome (finding);
  g_ptr_array_add (search->steps, step);
}

static void
note_nothing (TlSearch *search)
{
  TlExplanation *step;

  if (search->steps->len > 0)
    return;

  step = g_new0 (TlExplanation, 1);
  step->text = g_strdup (_("no rule matches any words of this passage"));
  g_ptr_array_add (search->steps, step);
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
    note_finding (&search, g_ptr_array_index (search.findings, i));
  note_nothing (&search);

  tl_matcher_give_scratch (matcher, search.scratch);
  tl_search_clear (&search);
  return g_steal_pointer (&steps);
}
