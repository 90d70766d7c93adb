/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-matcher-private.h"

#include <glib/gi18n-lib.h>

/* A section the rule counts in: an analysis, if it does there. */
static TlSection
choose_section (const TlEntry *entry)
{
  guint kinds = entry->only_in.kinds;

  for (guint i = 0; i < TL_N_SECTIONS; i++)
    if ((entry->only_in.sections & 1u << i) != 0)
      return i;
  if (entry->weight == TL_WEIGHT_ADVICE
      || (kinds & ~(1u << TL_STATEMENT_INSTANCE)) == 1u << TL_STATEMENT_RECOMMENDATION)
    return TL_SECTION_RECOMMENDATIONS;
  if (kinds == 1u << TL_STATEMENT_INSTANCE
      || (entry->never_in.kinds & 1u << TL_STATEMENT_FINDING) != 0)
    return TL_SECTION_CHRONOLOGY;
  return (entry->never_in.sections & 1u << TL_SECTION_ANALYSIS) != 0 ? TL_SECTION_CONCLUSION
                                                                      : TL_SECTION_ANALYSIS;
}

/* Guards and cues are words alone. */
static gboolean
is_in_some_sentence (TlSearch *search,
                     guint     index)
{
  TlEntry *entry = &g_array_index (search->matcher->entries, TlEntry, index);
  TlRange whole = { 0, search->folded->length };
  g_autoptr (GArray) sentences = g_array_new (FALSE, FALSE, sizeof (TlRange));

  tl_sentences_split (search->folded->text, whole.end, sentences);
  for (guint i = 0; i < sentences->len; i++)
    if (tl_search_holds (search, index, entry->quick, g_array_index (sentences, TlRange, i)))
      return TRUE;
  return FALSE;
}

static gboolean
has_stood (const TlSearch *search,
           guint           index)
{
  for (guint i = 0; i < search->evidence->len; i++)
    {
      const TlEvidence *evidence = &g_array_index (search->evidence, TlEvidence, i);

      if (evidence->entry == index && evidence->stands)
        return TRUE;
    }
  return FALSE;
}

static gboolean
stands_in (TlSearch   *search,
           guint       index,
           const char *text)
{
  TlEntry *entry = &g_array_index (search->matcher->entries, TlEntry, index);
  TlBlockFields fields = {
    .kind = TL_BLOCK_PARAGRAPH,
    .section = choose_section (entry),
    .text = text,
    .page = 1,
  };
  g_autoptr (TlBlock) block = NULL;
  g_autoptr (TlFolded) folded = NULL;

  if (entry->role != TL_ROLE_THEME)
    {
      search->folded = folded = tl_folded_new (text);
      return is_in_some_sentence (search, index);
    }
  block = tl_block_new (&fields);
  g_array_set_size (search->evidence, 0);
  tl_search_block (search, block, 0);
  return has_stood (search, index);
}

/* ── what stopped a rule ── */

static gboolean
is_guard (const TlMatcher *matcher,
          const char      *rule)
{
  for (guint i = 0; i < matcher->entries->len && rule != NULL; i++)
    {
      const TlEntry *entry = &g_array_index (matcher->entries, TlEntry, i);

      if (entry->role == TL_ROLE_GUARD && g_str_equal (tl_rule_get_id (entry->rule), rule))
        return TRUE;
    }
  return FALSE;
}

/* Of what is told; or NULL when its words are not there at all, or masked. */
static const char *
find_obstacle (const TlSearch *search,
               const char     *rule)
{
  for (guint i = search->steps->len; i > 0; i--)
    {
      const TlExplanation *step = g_ptr_array_index (search->steps, i - 1);

      if (!step->matched && (step->theme == NULL || g_strcmp0 (step->rule, rule) == 0)
          && !is_guard (search->matcher, step->rule))
        return step->text;
    }
  return NULL;
}

/* What the rule would match if nothing were masked. */
static GArray *
list_unmasked (TlSearch *search,
               guint     index)
{
  g_autoptr (GArray) sentences = g_array_new (FALSE, FALSE, sizeof (TlRange));
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (TlHit));

  tl_sentences_split (search->folded->text, search->folded->length, sentences);
  for (guint i = 0; i < sentences->len; i++)
    {
      const TlRange sentence = g_array_index (sentences, TlRange, i);

      tl_search_match (search, index, search->folded->text + sentence.start,
                       sentence.end - sentence.start, sentence.start, hits);
    }
  return hits;
}

static const TlExplanation *
find_guard_at (const TlSearch *search,
               TlSpan          span)
{
  for (guint i = 0; i < search->steps->len; i++)
    {
      const TlExplanation *step = g_ptr_array_index (search->steps, i);

      if (step->span.start < span.start + span.length
          && span.start < step->span.start + step->span.length
          && is_guard (search->matcher, step->rule))
        return step;
    }
  return NULL;
}

/* The guard that has words which the rule would match in @text, of which the steps tell. */
static const TlExplanation *
find_mask (TlSearch   *search,
           guint       index,
           const char *text)
{
  g_autoptr (TlFolded) folded = search->folded = tl_folded_new (text);
  g_autoptr (GArray) hits = list_unmasked (search, index);
  const TlExplanation *mask = NULL;

  for (guint i = 0; i < hits->len && mask == NULL; i++)
    mask = find_guard_at (search,
                          tl_search_get_span (search, g_array_index (hits, TlHit, i).range));
  search->folded = NULL;
  return mask;
}

static char *
dup_mask_told (const TlExplanation *mask,
               const char          *text)
{
  g_autofree char *words = g_utf8_substring (text, mask->span.start,
                                             mask->span.start + mask->span.length);

  return g_strdup_printf (_("the guard %s masks “%s”: make the guard longer, or change the "
                            "example"), mask->rule, words);
}

static char *
dup_obstacle (TlSearch   *search,
              guint       index,
              const char *text)
{
  const TlEntry *entry = &g_array_index (search->matcher->entries, TlEntry, index);
  const char *obstacle = find_obstacle (search, tl_rule_get_id (entry->rule));
  const TlExplanation *mask = obstacle == NULL ? find_mask (search, index, text) : NULL;

  return mask != NULL ? dup_mask_told (mask, text) : g_strdup (obstacle);
}

static char *
dup_failure (TlSearch            *search,
             guint                index,
             const TlRuleExample *example)
{
  g_autofree char *obstacle = NULL;

  g_ptr_array_set_size (search->steps, 0);
  if (stands_in (search, index, example->text) == example->matches)
    return NULL;
  if (!example->matches)
    return g_strdup (_("the rule must not match this example, but does: make its phrase longer, or "
                       "give it a condition (NOT …)"));
  obstacle = dup_obstacle (search, index, example->text);
  if (obstacle != NULL)
    return g_strdup_printf (_("the rule is to match this example, but is stopped: %s"), obstacle);
  return g_strdup (_("the rule is to match this example, but its words are not there: change the "
                     "phrase, or the example"));
}

static gboolean *
dup_own_theme (const TlMatcher *matcher,
               guint            theme)
{
  gboolean *wanted = g_new0 (gboolean, matcher->themes->len + 1);

  if (theme != TL_NO_THEME)
    wanted[theme] = TRUE;
  return wanted;
}

/* @matcher lends its scratch. */
static GPtrArray *
try_examples (TlMatcher           *matcher,
              TlMatcher           *with,
              guint                index,
              GArray              *all,
              const TlRuleExample *examples,
              guint                n_examples)
{
  GPtrArray *failures = g_ptr_array_new_with_free_func (g_free);
  const TlEntry *entry = &g_array_index (with->entries, TlEntry, index);
  g_autofree gboolean *wanted = dup_own_theme (with, entry->theme);
  g_autoptr (GPtrArray) steps = NULL;
  TlSearch search;

  steps = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_explanation_free);
  tl_search_init (&search, with, tl_matcher_take_scratch (matcher), wanted);
  search.all = all;
  search.steps = steps;
  for (guint i = 0; i < n_examples; i++)
    g_ptr_array_add (failures, dup_failure (&search, index, &examples[i]));
  tl_matcher_give_scratch (matcher, search.scratch);
  tl_search_clear (&search);
  return failures;
}

GPtrArray *
tl_matcher_try_examples (TlMatcher  *matcher,
                         const char *rule)
{
  for (guint i = 0; i < matcher->entries->len; i++)
    {
      const TlEntry *entry = &g_array_index (matcher->entries, TlEntry, i);
      const TlRuleExample *examples;
      guint n_examples;

      if (!g_str_equal (tl_rule_get_id (entry->rule), rule))
        continue;
      examples = tl_rule_get_examples (entry->rule, &n_examples);
      return try_examples (matcher, matcher, i, NULL, examples, n_examples);
    }
  return g_ptr_array_new ();
}

/* ── what is masked of a theme ── */

static guint
find_theme (const TlMatcher *matcher,
            const char      *id)
{
  for (guint i = 0; i < matcher->themes->len; i++)
    if (g_str_equal (tl_theme_get_id (g_ptr_array_index (matcher->themes, i)), id))
      return i;
  return TL_NO_THEME;
}

static const TlExplanation *
find_mask_of (TlSearch   *search,
              guint       theme,
              const char *text)
{
  const TlExplanation *mask = NULL;

  for (guint i = 0; i < search->matcher->entries->len && mask == NULL; i++)
    {
      const TlEntry *entry = &g_array_index (search->matcher->entries, TlEntry, i);

      if (entry->role == TL_ROLE_THEME && entry->theme == theme && !entry->pointed)
        mask = find_mask (search, i, text);
    }
  return mask;
}

char *
tl_matcher_dup_mask (TlMatcher  *matcher,
                     const char *theme,
                     const char *text)
{
  const guint own = find_theme (matcher, theme);
  g_autofree gboolean *wanted = dup_own_theme (matcher, own);
  g_autoptr (TlBlock) block = tl_block_new (&(TlBlockFields) {
    .kind = TL_BLOCK_PARAGRAPH, .section = TL_SECTION_ANALYSIS, .text = text, .page = 1 });
  g_autoptr (GPtrArray) steps = NULL;
  const TlExplanation *mask;
  TlSearch search;
  char *told;

  steps = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_explanation_free);
  tl_search_init (&search, matcher, tl_matcher_take_scratch (matcher), wanted);
  search.steps = steps;
  tl_search_block (&search, block, 0);
  mask = find_mask_of (&search, own, text);
  told = mask != NULL ? dup_mask_told (mask, text) : NULL;
  tl_matcher_give_scratch (matcher, search.scratch);
  tl_search_clear (&search);
  return told;
}

/* ── a rule that is being written ── */

/* The rule as its line says it. */
static gboolean
read_entry (TlMatcher   *matcher,
            guint        theme,
            const char  *list,
            const char  *text,
            TlEntry     *entry,
            char       **message)
{
  TlTheme *own = g_ptr_array_index (matcher->themes, theme);
  g_autofree char *id = g_strconcat (tl_theme_get_id (own), ".", NULL);
  TlRuleFields fields = { .id = id };
  int points = 0;

  *entry = (TlEntry) { .role = TL_ROLE_THEME, .theme = theme };
  if (g_str_equal (list, "guards"))
    entry->role = TL_ROLE_GUARD;
  else if (!tl_rulebook_read_head (list, &fields.stance, &entry->weight))
    *message = g_strdup_printf (_("a theme has no list “%s”"), list);
  fields.text = tl_rule_text_skip_points (text, &points);
  if (fields.text == NULL)
    *message = g_strdup (_("points stand before a space, and are 99 at most"));
  if (*message != NULL)
    return FALSE;
  fields.text = tl_rule_text_skip_syntax (fields.text, &fields.syntax);
  entry->rule = tl_rule_new (&fields);
  entry->points = matcher->needs[theme] != NULL ? points : 0;
  entry->pointed = entry->points != 0 && entry->weight == TL_WEIGHT_HINT;
  entry->hash = g_strdup ("");
  return tl_matcher_compile_entry (matcher, entry, NULL, message);
}

static gboolean
is_read_before (const TlEntry *entry,
                guint          theme)
{
  gboolean own = entry->theme == TL_NO_THEME || entry->theme == theme;

  return own && entry->role != TL_ROLE_THEME;
}

/* The guards and cues, borrowed, and @own behind them. */
static GArray *
list_entries (TlMatcher *matcher,
              TlEntry   *own)
{
  GArray *entries = g_array_new (FALSE, TRUE, sizeof (TlEntry));

  for (guint i = 0; i < matcher->entries->len; i++)
    {
      TlEntry *entry = &g_array_index (matcher->entries, TlEntry, i);

      if (!is_read_before (entry, own->theme))
        continue;
      g_array_append_val (entries, *entry);
    }
  g_array_append_val (entries, *own);
  return entries;
}

static GPtrArray *
try_entry (TlMatcher           *matcher,
           TlEntry             *own,
           const TlRuleExample *examples,
           guint                n_examples)
{
  g_autoptr (GArray) entries = list_entries (matcher, own);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) incomplete = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  TlMatcher with = {
    .codebook = matcher->codebook,
    .book = matcher->book,
    .themes = matcher->themes,
    .needs = matcher->needs,
    .entries = entries,
    .negator = matcher->negator,
    .denial = matcher->denial,
    .incomplete = incomplete,
  };
  GPtrArray *failures;

  g_mutex_init (&with.lock);
  for (guint i = 0; i < entries->len; i++)
    g_array_append_val (all, i);
  failures = try_examples (matcher, &with, entries->len - 1, all, examples, n_examples);
  g_mutex_clear (&with.lock);
  return failures;
}

GPtrArray *
tl_matcher_try_rule (TlMatcher            *matcher,
                     const char           *theme,
                     const char           *list,
                     const char           *text,
                     const TlRuleExample  *examples,
                     guint                 n_examples,
                     GError              **error)
{
  guint own_theme;
  g_autofree char *message = NULL;
  g_autoptr (GPtrArray) failures = NULL;
  TlEntry own;

  g_return_val_if_fail (matcher != NULL && theme != NULL, NULL);
  g_return_val_if_fail (list != NULL && text != NULL, NULL);

  own_theme = find_theme (matcher, theme);
  g_return_val_if_fail (own_theme != TL_NO_THEME, NULL);

  if (read_entry (matcher, own_theme, list, text, &own, &message))
    failures = try_entry (matcher, &own, examples, n_examples);
  else
    g_set_error (error, TL_RULES_ERROR, TL_RULES_ERROR_CODEBOOK, "%s", message);
  tl_entry_clear (&own);
  return g_steal_pointer (&failures);
}
