/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-matcher-private.h"

static gboolean
speaks_for (const TlRuleMatch *match,
            TlFinding         *finding)
{
  TlSpan span = tl_finding_get_span (finding);

  return (tl_finding_get_flags (finding) & UNCOUNTED) == 0
         && match->span.start < span.start + span.length
         && span.start < match->span.start + match->span.length
         && tl_rule_id_is_of_theme (tl_rule_get_id (match->rule), tl_finding_get_theme (finding));
}

static gboolean
counts (const TlRuleMatch *match,
        GPtrArray         *findings)
{
  for (guint i = 0; i < findings->len; i++)
    if (speaks_for (match, g_ptr_array_index (findings, i)))
      return TRUE;
  return FALSE;
}

/* What came of the whole block shows which of them count. */
static void
drop_uncounted (GArray    *matches,
                GPtrArray *findings)
{
  guint n_kept = 0;

  for (guint i = 0; i < matches->len; i++)
    {
      TlRuleMatch match = g_array_index (matches, TlRuleMatch, i);

      if (counts (&match, findings))
        g_array_index (matches, TlRuleMatch, n_kept++) = match;
    }
  g_array_set_size (matches, n_kept);
}

GArray *
tl_matcher_list_matches (TlMatcher *matcher,
                         TlBlock   *block)
{
  GArray *matches;
  TlSearch search;

  g_return_val_if_fail (matcher != NULL, NULL);
  g_return_val_if_fail (block != NULL, NULL);

  matches = g_array_new (FALSE, FALSE, sizeof (TlRuleMatch));
  tl_search_init (&search, matcher, tl_matcher_take_scratch (matcher), NULL);
  search.matches = matches;
  tl_search_block (&search, block, 0);
  drop_uncounted (matches, search.findings);

  tl_matcher_give_scratch (matcher, search.scratch);
  tl_search_clear (&search);
  return matches;
}
