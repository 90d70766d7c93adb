/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-overlap.h"

#include "tl-matcher.h"

#include <string.h>

/* A rule with how often it matches, and how often each of the others does in the same words. */
typedef struct {
  TlRule     *rule;
  guint       n_matches;
  GHashTable *beside;       /* TlRule → how often */
} Counted;

typedef struct {
  TlMatcher  *matcher;
  GHashTable *rules;        /* TlRule → Counted */
} Overlap;

static Counted *
counted_new (TlRule *rule)
{
  Counted *counted = g_new0 (Counted, 1);

  counted->rule = rule;
  counted->beside = g_hash_table_new (NULL, NULL);
  return counted;
}

static void
counted_free (gpointer data)
{
  Counted *counted = data;

  g_hash_table_unref (counted->beside);
  g_free (counted);
}

static void
overlap_clear (Overlap *overlap)
{
  g_clear_pointer (&overlap->rules, g_hash_table_unref);
  g_clear_pointer (&overlap->matcher, tl_matcher_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Overlap, overlap_clear)

/* ── counting ── */

static gboolean
is_same_theme (const TlRule *a,
               const TlRule *b)
{
  const char *id = tl_rule_get_id (a);
  gsize length = strcspn (id, ".") + 1;

  return strncmp (id, tl_rule_get_id (b), length) == 0;
}

static gboolean
is_beside (const TlRuleMatch *a,
           const TlRuleMatch *b)
{
  return a->rule != b->rule && a->stance == b->stance
         && a->span.start < b->span.start + b->span.length
         && b->span.start < a->span.start + a->span.length
         && is_same_theme (a->rule, b->rule);
}

static Counted *
get_counted (Overlap *overlap,
             TlRule  *rule)
{
  Counted *counted = g_hash_table_lookup (overlap->rules, rule);

  if (counted == NULL)
    {
      counted = counted_new (rule);
      g_hash_table_insert (overlap->rules, rule, counted);
    }
  return counted;
}

/* Another that matches several times in the words of one match is beside it once. */
static gboolean
is_first (GArray *matches,
          guint   match,
          guint   other)
{
  const TlRuleMatch *all = (const TlRuleMatch *) (gpointer) matches->data;

  for (guint i = 0; i < other; i++)
    if (all[i].rule == all[other].rule && is_beside (&all[match], &all[i]))
      return FALSE;
  return TRUE;
}

static void
count (Overlap *overlap,
       GArray  *matches,
       guint    match)
{
  const TlRuleMatch *all = (const TlRuleMatch *) (gpointer) matches->data;
  Counted *counted = get_counted (overlap, all[match].rule);

  counted->n_matches++;
  for (guint i = 0; i < matches->len; i++)
    {
      guint n;

      if (!is_beside (&all[match], &all[i]) || !is_first (matches, match, i))
        continue;
      n = GPOINTER_TO_UINT (g_hash_table_lookup (counted->beside, all[i].rule));
      g_hash_table_insert (counted->beside, all[i].rule, GUINT_TO_POINTER (n + 1));
    }
}

static gboolean
visit_cb (const TlParagraph  *paragraph,
          gpointer            data,
          GError            **error)
{
  Overlap *overlap = data;
  TlBlockFields fields = { .kind = paragraph->kind, .section = paragraph->section,
                           .text = paragraph->text, .page = paragraph->page };
  g_autoptr (TlBlock) block = tl_block_new (&fields);
  g_autoptr (GArray) matches = tl_matcher_list_matches (overlap->matcher, block);

  for (guint i = 0; i < matches->len; i++)
    count (overlap, matches, i);
  return TRUE;
}

/* ── what covers what ── */

static gboolean
is_better (Overlap      *overlap,
           const TlRule *rule,
           const TlRule *than)
{
  const Counted *one, *other;

  if (than == NULL)
    return TRUE;
  one = g_hash_table_lookup (overlap->rules, rule);
  other = g_hash_table_lookup (overlap->rules, than);
  if (one->n_matches != other->n_matches)
    return one->n_matches > other->n_matches;
  return strcmp (tl_rule_get_id (rule), tl_rule_get_id (than)) < 0;
}

/* NULL when there is none. */
static TlRule *
find_covering (Overlap       *overlap,
               const Counted *counted)
{
  TlRule *best = NULL;
  GHashTableIter iter;
  gpointer rule, n;

  g_hash_table_iter_init (&iter, counted->beside);
  while (g_hash_table_iter_next (&iter, &rule, &n))
    if (GPOINTER_TO_UINT (n) == counted->n_matches && is_better (overlap, rule, best))
      best = rule;
  return best;
}

static GHashTable *
list_covering (Overlap *overlap)
{
  GHashTable *covering = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer counted;

  g_hash_table_iter_init (&iter, overlap->rules);
  while (g_hash_table_iter_next (&iter, NULL, &counted))
    {
      TlRule *rule = find_covering (overlap, counted);

      if (rule != NULL)
        g_hash_table_insert (covering, g_strdup (tl_rule_get_id (((Counted *) counted)->rule)),
                             g_strdup (tl_rule_get_id (rule)));
    }
  return covering;
}

GHashTable *
tl_overlap_run (TlStore       *store,
                TlCodebook    *codebook,
                const char    *theme,
                GCancellable  *cancellable,
                GError       **error)
{
  g_auto (Overlap) overlap = { 0 };
  const char *themes[] = { theme, NULL };

  g_return_val_if_fail (TL_IS_STORE (store), NULL);
  g_return_val_if_fail (codebook != NULL, NULL);

  overlap.matcher = tl_matcher_new_for (codebook, theme != NULL ? themes : NULL, error);
  if (overlap.matcher == NULL)
    return NULL;
  overlap.rules = g_hash_table_new_full (NULL, NULL, NULL, counted_free);
  if (!tl_store_visit_coded (store, theme, visit_cb, &overlap, cancellable, error))
    return NULL;
  return list_covering (&overlap);
}

/* ── in a thread ── */

typedef struct {
  TlCodebook *codebook;
  char       *theme;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  tl_codebook_unref (job->codebook);
  g_free (job->theme);
  g_free (job);
}

static void
run_thread (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  GHashTable *covering = tl_overlap_run (source, job->codebook, job->theme, cancellable, &error);

  if (covering != NULL)
    g_task_return_pointer (task, covering, (GDestroyNotify) g_hash_table_unref);
  else
    g_task_return_error (task, error);
}

void
tl_overlap_async (TlStore             *store,
                  TlCodebook          *codebook,
                  const char          *theme,
                  GCancellable        *cancellable,
                  GAsyncReadyCallback  callback,
                  gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (TL_IS_STORE (store));
  g_return_if_fail (codebook != NULL);

  task = g_task_new (store, cancellable, callback, user_data);
  job = g_new0 (Job, 1);
  job->codebook = tl_codebook_ref (codebook);
  job->theme = g_strdup (theme);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run_thread);
}

GHashTable *
tl_overlap_finish (GAsyncResult  *result,
                   GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
