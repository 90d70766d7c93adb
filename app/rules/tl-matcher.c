/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-matcher-private.h"

G_DEFINE_QUARK (tl-rules-error-quark, tl_rules_error)
G_DEFINE_BOXED_TYPE (TlMatcher, tl_matcher, tl_matcher_ref, tl_matcher_unref)

static TlScratch *
scratch_new (TlMatcher *matcher)
{
  TlScratch *scratch = g_new0 (TlScratch, 1);

  scratch->gate = tl_gate_scratch_new (matcher->gate);
  scratch->lexicon = tl_lexicon_scratch_new ();
  scratch->stamps = g_new0 (guint64, matcher->entries->len + 1);
  scratch->sums = g_new0 (TlSum, matcher->themes->len + 1);
  scratch->match = pcre2_match_data_create (1, NULL);
  scratch->context = pcre2_match_context_create (NULL);
  scratch->stack = pcre2_jit_stack_create (TL_PATTERN_STACK_START, TL_PATTERN_STACK_MAX, NULL);
  pcre2_set_match_limit (scratch->context, TL_PATTERN_MATCH_LIMIT);
  pcre2_jit_stack_assign (scratch->context, NULL, scratch->stack);
  return scratch;
}

static void
scratch_free (TlScratch *scratch)
{
  tl_gate_scratch_free (scratch->gate);
  tl_lexicon_scratch_free (scratch->lexicon);
  g_free (scratch->stamps);
  g_free (scratch->sums);
  pcre2_match_data_free (scratch->match);
  pcre2_match_context_free (scratch->context);
  g_clear_pointer (&scratch->stack, pcre2_jit_stack_free);
  g_free (scratch);
}

TlScratch *
tl_matcher_take_scratch (TlMatcher *matcher)
{
  TlScratch *scratch;

  g_mutex_lock (&matcher->lock);
  scratch = g_queue_pop_head (&matcher->pool);
  g_mutex_unlock (&matcher->lock);
  return scratch != NULL ? scratch : scratch_new (matcher);
}

void
tl_matcher_give_scratch (TlMatcher *matcher,
                         TlScratch *scratch)
{
  g_mutex_lock (&matcher->lock);
  g_queue_push_head (&matcher->pool, scratch);
  g_mutex_unlock (&matcher->lock);
}

void
tl_entry_clear (TlEntry *entry)
{
  g_clear_pointer (&entry->rule, tl_rule_unref);
  g_free (entry->hash);
  g_clear_pointer (&entry->conditions, g_array_unref);
}

TlMatcher *
tl_matcher_new (TlCodebook  *codebook,
                GError     **error)
{
  return tl_matcher_new_for (codebook, NULL, error);
}

static TlMatcher *
matcher_new (TlCodebook *codebook)
{
  TlMatcher *matcher = g_new0 (TlMatcher, 1);

  g_atomic_ref_count_init (&matcher->refs);
  g_mutex_init (&matcher->lock);
  g_queue_init (&matcher->pool);
  matcher->codebook = tl_codebook_ref (codebook);
  matcher->book = tl_rulebook_get (codebook);
  matcher->themes = g_ptr_array_ref (tl_codebook_get_themes (codebook));
  matcher->needs = g_new0 (const TlNeeds *, matcher->themes->len + 1);
  for (guint i = 0; i < matcher->themes->len; i++)
    matcher->needs[i] = g_hash_table_lookup (
      matcher->book->needs, tl_theme_get_id (g_ptr_array_index (matcher->themes, i)));
  matcher->contexts = g_new0 (char *, matcher->themes->len + 1);
  matcher->entries = g_array_new (FALSE, TRUE, sizeof (TlEntry));
  matcher->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  matcher->lexicon = tl_lexicon_new ();
  matcher->incomplete = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_array_set_clear_func (matcher->entries, (GDestroyNotify) tl_entry_clear);
  return matcher;
}

TlMatcher *
tl_matcher_new_for (TlCodebook         *codebook,
                    const char *const  *themes,
                    GError            **error)
{
  g_autoptr (TlMatcher) matcher = NULL;

  g_return_val_if_fail (codebook != NULL, NULL);

  matcher = matcher_new (codebook);
  return tl_matcher_compile (matcher, themes, error) ? g_steal_pointer (&matcher) : NULL;
}

TlMatcher *
tl_matcher_new_of (TlCodebook         *codebook,
                   const char *const  *rules,
                   GError            **error)
{
  g_autoptr (TlMatcher) matcher = NULL;

  g_return_val_if_fail (codebook != NULL && rules != NULL, NULL);

  matcher = matcher_new (codebook);
  return tl_matcher_compile_rules (matcher, rules, error) ? g_steal_pointer (&matcher) : NULL;
}

TlMatcher *
tl_matcher_ref (TlMatcher *matcher)
{
  g_return_val_if_fail (matcher != NULL, NULL);

  g_atomic_ref_count_inc (&matcher->refs);
  return matcher;
}

void
tl_matcher_unref (TlMatcher *matcher)
{
  guint n_themes;

  g_return_if_fail (matcher != NULL);

  if (!g_atomic_ref_count_dec (&matcher->refs))
    return;
  n_themes = matcher->themes->len;
  g_queue_clear_full (&matcher->pool, (GDestroyNotify) scratch_free);
  g_mutex_clear (&matcher->lock);
  g_hash_table_unref (matcher->by_id);
  g_array_unref (matcher->entries);
  g_clear_pointer (&matcher->gate, tl_gate_free);
  g_clear_pointer (&matcher->lexicon, tl_lexicon_free);
  g_hash_table_unref (matcher->incomplete);
  g_ptr_array_unref (matcher->themes);
  for (guint i = 0; i < n_themes; i++)
    g_free (matcher->contexts[i]);
  g_free (matcher->contexts);
  g_free (matcher->needs);
  tl_rulebook_unref (matcher->book);
  tl_codebook_unref (matcher->codebook);
  g_free (matcher);
}

TlCodebook *
tl_matcher_get_codebook (TlMatcher *matcher)
{
  g_return_val_if_fail (matcher != NULL, NULL);

  return matcher->codebook;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

char **
tl_matcher_dup_incomplete (TlMatcher *matcher)
{
  GPtrArray *ids = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;

  g_return_val_if_fail (matcher != NULL, NULL);

  g_mutex_lock (&matcher->lock);
  g_hash_table_iter_init (&iter, matcher->incomplete);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (ids, g_strdup (id));
  g_mutex_unlock (&matcher->lock);

  g_ptr_array_sort (ids, compare_ids);
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_free (ids, FALSE);
}

static gboolean *
dup_wanted (TlMatcher         *matcher,
            const char *const *themes)
{
  gboolean *wanted;

  if (themes == NULL)
    return NULL;

  wanted = g_new0 (gboolean, matcher->themes->len + 1);
  for (guint i = 0; i < matcher->themes->len; i++)
    wanted[i] = g_strv_contains (themes, tl_theme_get_id (g_ptr_array_index (matcher->themes, i)));
  return wanted;
}

static GPtrArray *
find (TlMatcher      *matcher,
      GPtrArray      *blocks,
      const gboolean *wanted,
      GArray         *all,
      GCancellable   *cancellable)
{
  g_autoptr (GPtrArray) findings = NULL;
  TlSearch search;

  tl_search_init (&search, matcher, tl_matcher_take_scratch (matcher), wanted);
  search.all = all;
  for (guint i = 0; i < blocks->len && !g_cancellable_is_cancelled (cancellable); i++)
    tl_search_block (&search, g_ptr_array_index (blocks, i), i);

  findings = g_ptr_array_ref (search.findings);
  tl_matcher_give_scratch (matcher, search.scratch);
  tl_search_clear (&search);
  return g_cancellable_is_cancelled (cancellable) ? NULL : g_steal_pointer (&findings);
}

GPtrArray *
tl_matcher_find (TlMatcher         *matcher,
                 GPtrArray         *blocks,
                 const char *const *themes,
                 GCancellable      *cancellable)
{
  g_autofree gboolean *wanted = NULL;

  g_return_val_if_fail (matcher != NULL, NULL);
  g_return_val_if_fail (blocks != NULL, NULL);

  wanted = dup_wanted (matcher, themes);
  return find (matcher, blocks, wanted, NULL, cancellable);
}

GPtrArray *
tl_matcher_find_ungated (TlMatcher *matcher,
                         GPtrArray *blocks)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_val_if_fail (matcher != NULL, NULL);
  g_return_val_if_fail (blocks != NULL, NULL);

  for (guint i = 0; i < matcher->entries->len; i++)
    g_array_append_val (all, i);
  return find (matcher, blocks, NULL, all, NULL);
}
