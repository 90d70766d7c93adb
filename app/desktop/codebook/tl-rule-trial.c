/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-rule-trial-private.h"

#include "tl-codebook-examples.h"
#include "tl-codebook-file.h"
#include "tl-trial-item-private.h"

/* How often what was found is shown, in milliseconds. */
#define SHOW_EVERY 50

struct _TlRuleTrial {
  GObject        parent_instance;
  TlStore       *store;
  GListStore    *changes;
  GListStore    *weak;
  TlTrialCounts  counts;
  char          *fault;
  guint          column;
  GPtrArray     *examples;      /* NULL until they were tried */
  GTask         *running;
  guint          show_source;
  gboolean       sound;
  gboolean       halted;
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlRuleTrial, tl_rule_trial, G_TYPE_OBJECT)

/* What the thread and the list share; from @found to @sound under @mutex. */
typedef struct {
  TlStore       *store;
  TlCodebook    *in_force;
  GBytes        *source;
  char          *theme;
  GMutex         mutex;
  GPtrArray     *found;       /* (element-type TlTrialItem): not yet shown */
  GPtrArray     *weak;        /* likewise */
  TlTrialCounts  counts;
  GPtrArray     *examples;
  gboolean       sound;
  guint          n_found;
  guint          n_weak;
  GHashTable    *summaries;   /* of the documents found in: the thread's alone */
  char          *fault;
  guint          column;
} Job;

static Job *
job_new (TlStore    *store,
         TlCodebook *in_force,
         GBytes     *source,
         const char *theme)
{
  Job *job = g_new0 (Job, 1);

  job->store = g_object_ref (store);
  job->in_force = tl_codebook_ref (in_force);
  job->source = g_bytes_ref (source);
  job->theme = g_strdup (theme);
  job->found = g_ptr_array_new_with_free_func (g_object_unref);
  job->weak = g_ptr_array_new_with_free_func (g_object_unref);
  job->summaries = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                          (GDestroyNotify) tl_document_summary_free);
  g_mutex_init (&job->mutex);
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->store);
  tl_codebook_unref (job->in_force);
  g_bytes_unref (job->source);
  g_ptr_array_unref (job->found);
  g_ptr_array_unref (job->weak);
  g_clear_pointer (&job->examples, g_ptr_array_unref);
  g_hash_table_unref (job->summaries);
  g_mutex_clear (&job->mutex);
  g_free (job->theme);
  g_free (job->fault);
  g_free (job);
}

/* ── in the thread ── */

static TlDocumentSummary *
get_summary (Job    *job,
             gint64  document)
{
  TlDocumentSummary *summary = g_hash_table_lookup (job->summaries, &document);

  if (summary != NULL)
    return summary;
  summary = tl_store_load_summary (job->store, document, NULL, NULL);
  if (summary != NULL)
    g_hash_table_insert (job->summaries, g_memdup2 (&document, sizeof document), summary);
  return summary;
}

static void
found_cb (TlTrialChange       *change,
          const TlTrialCounts *counts,
          gpointer             data)
{
  Job *job = data;
  TlDocumentSummary *summary = NULL;
  const gboolean weak = tl_trial_change_is_weak (change);
  guint *n_listed = weak ? &job->n_weak : &job->n_found;

  if (*n_listed < TL_RULE_TRIAL_LIMIT)
    summary = get_summary (job, change->document);
  g_mutex_lock (&job->mutex);
  job->counts = *counts;
  if (summary != NULL)
    g_ptr_array_add (weak ? job->weak : job->found, tl_trial_item_new (change, summary));
  g_mutex_unlock (&job->mutex);
  if (summary == NULL)
    tl_trial_change_free (change);
  else
    (*n_listed)++;
}

static gboolean
has_fault (GPtrArray     *faults,
           const TlFault *like)
{
  for (guint i = 0; i < faults->len; i++)
    if (g_str_equal (((TlFault *) faults->pdata[i])->message, like->message))
      return TRUE;
  return FALSE;
}

/* The first fault that the change brought with it. */
static void
take_fault (Job       *job,
            GPtrArray *faults)
{
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (TlCodebook) codebook =
    tl_codebook_parse (tl_codebook_get_source (job->in_force), &known);

  for (guint i = 0; i < faults->len && job->fault == NULL; i++)
    {
      const TlFault *fault = faults->pdata[i];

      if (has_fault (known, fault))
        continue;
      job->fault = g_strdup (fault->message);
      job->column = fault->column;
    }
}

/* The rules of the theme are compiled for that, so it shows those that do not. */
static gboolean
try_examples (Job         *job,
              TlCodebook  *codebook,
              GError     **error)
{
  GPtrArray *examples = NULL;

  if (job->theme != NULL)
    examples = tl_codebook_try_examples (codebook, job->theme, error);
  if (job->theme != NULL && examples == NULL)
    return FALSE;
  g_mutex_lock (&job->mutex);
  job->examples = examples;
  job->sound = TRUE;
  g_mutex_unlock (&job->mutex);
  return TRUE;
}

static gboolean
run (Job           *job,
     GCancellable  *cancellable,
     GError       **error)
{
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (TlCodebook) codebook = tl_codebook_parse_like (job->source, job->in_force, &faults);
  TlTrialCounts counts;

  if (faults->len > 0)
    take_fault (job, faults);
  if (job->fault != NULL || codebook == NULL)
    return TRUE;
  if (!try_examples (job, codebook, error)
      || !tl_trial_run (job->store, job->in_force, codebook, found_cb, job, &counts, cancellable,
                        error))
    return FALSE;
  g_mutex_lock (&job->mutex);
  job->counts = counts;
  g_mutex_unlock (&job->mutex);
  return TRUE;
}

static void
run_thread (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  GError *error = NULL;

  if (run (task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* ── as it is shown ── */

static void
changed (TlRuleTrial *trial)
{
  g_signal_emit (trial, signals[CHANGED], 0);
}

/* Returns: (transfer full): @found, which is empty then */
static GPtrArray *
take (GPtrArray **found)
{
  GPtrArray *taken = *found;

  *found = g_ptr_array_new_with_free_func (g_object_unref);
  return taken;
}

static void
append (GListStore *list,
        GPtrArray  *found)
{
  if (found->len > 0)
    g_list_store_splice (list, g_list_model_get_n_items (G_LIST_MODEL (list)), 0, found->pdata,
                         found->len);
}

static void
show (TlRuleTrial *trial,
      Job         *job)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) weak = NULL;

  g_mutex_lock (&job->mutex);
  found = take (&job->found);
  weak = take (&job->weak);
  trial->counts = job->counts;
  trial->sound = job->sound;
  if (trial->examples == NULL && job->examples != NULL)
    trial->examples = g_ptr_array_ref (job->examples);
  g_mutex_unlock (&job->mutex);
  append (trial->changes, found);
  append (trial->weak, weak);
  changed (trial);
}

static gboolean
show_cb (gpointer data)
{
  TlRuleTrial *trial = data;

  show (trial, g_task_get_task_data (trial->running));
  return G_SOURCE_CONTINUE;
}

static void
end (TlRuleTrial *trial)
{
  g_clear_handle_id (&trial->show_source, g_source_remove);
  g_clear_object (&trial->running);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  TlRuleTrial *trial = TL_RULE_TRIAL (source);
  g_autoptr (GError) error = NULL;
  Job *job = g_task_get_task_data (G_TASK (result));

  if (trial->running != G_TASK (result))
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    trial->fault = g_strdup (error->message);
  else
    trial->fault = g_strdup (job->fault);
  trial->column = job->column;
  g_object_ref (result);
  end (trial);
  show (trial, job);
  g_object_unref (result);
}

void
tl_rule_trial_halt (TlRuleTrial *trial)
{
  g_return_if_fail (TL_IS_RULE_TRIAL (trial));

  if (trial->running == NULL)
    return;
  g_cancellable_cancel (g_task_get_cancellable (trial->running));
  trial->halted = TRUE;
  show (trial, g_task_get_task_data (trial->running));
  end (trial);
  changed (trial);
}

void
tl_rule_trial_clear (TlRuleTrial *trial)
{
  g_return_if_fail (TL_IS_RULE_TRIAL (trial));

  if (trial->running != NULL)
    g_cancellable_cancel (g_task_get_cancellable (trial->running));
  end (trial);
  trial->halted = FALSE;
  trial->sound = FALSE;
  g_clear_pointer (&trial->examples, g_ptr_array_unref);
  g_list_store_remove_all (trial->changes);
  g_list_store_remove_all (trial->weak);
  trial->counts = (TlTrialCounts) { 0 };
  g_clear_pointer (&trial->fault, g_free);
  trial->column = 0;
  changed (trial);
}

void
tl_rule_trial_start (TlRuleTrial *trial,
                     TlCodebook  *in_force,
                     GBytes      *source,
                     const char  *theme)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_return_if_fail (TL_IS_RULE_TRIAL (trial));
  g_return_if_fail (in_force != NULL && source != NULL);

  tl_rule_trial_clear (trial);
  trial->running = g_task_new (trial, cancellable, done_cb, NULL);
  g_task_set_task_data (trial->running, job_new (trial->store, in_force, source, theme),
                        job_free);
  trial->show_source = g_timeout_add (SHOW_EVERY, show_cb, trial);
  g_task_run_in_thread (trial->running, run_thread);
  changed (trial);
}

/* ── what is asked ── */

gboolean
tl_rule_trial_is_running (TlRuleTrial *trial)
{
  g_return_val_if_fail (TL_IS_RULE_TRIAL (trial), FALSE);

  return trial->running != NULL;
}

gboolean
tl_rule_trial_is_halted (TlRuleTrial *trial)
{
  g_return_val_if_fail (TL_IS_RULE_TRIAL (trial), FALSE);

  return trial->halted;
}

gboolean
tl_rule_trial_is_sound (TlRuleTrial *trial)
{
  g_return_val_if_fail (TL_IS_RULE_TRIAL (trial), FALSE);

  return trial->sound && trial->fault == NULL;
}

GPtrArray *
tl_rule_trial_get_examples (TlRuleTrial *trial)
{
  g_return_val_if_fail (TL_IS_RULE_TRIAL (trial), NULL);

  return trial->examples;
}

GListModel *
tl_rule_trial_get_changes (TlRuleTrial *trial)
{
  g_return_val_if_fail (TL_IS_RULE_TRIAL (trial), NULL);

  return G_LIST_MODEL (trial->changes);
}

GListModel *
tl_rule_trial_get_weak (TlRuleTrial *trial)
{
  g_return_val_if_fail (TL_IS_RULE_TRIAL (trial), NULL);

  return G_LIST_MODEL (trial->weak);
}

const TlTrialCounts *
tl_rule_trial_get_counts (TlRuleTrial *trial)
{
  g_return_val_if_fail (TL_IS_RULE_TRIAL (trial), NULL);

  return &trial->counts;
}

const char *
tl_rule_trial_get_fault (TlRuleTrial *trial,
                         guint       *column)
{
  g_return_val_if_fail (TL_IS_RULE_TRIAL (trial), NULL);

  *column = trial->column;
  return trial->fault;
}

/* ── the object ── */

static void
tl_rule_trial_finalize (GObject *object)
{
  TlRuleTrial *trial = TL_RULE_TRIAL (object);

  g_clear_object (&trial->changes);
  g_clear_object (&trial->weak);
  g_clear_object (&trial->store);
  g_clear_pointer (&trial->examples, g_ptr_array_unref);
  g_free (trial->fault);

  G_OBJECT_CLASS (tl_rule_trial_parent_class)->finalize (object);
}

static void
tl_rule_trial_class_init (TlRuleTrialClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tl_rule_trial_finalize;

  signals[CHANGED] = g_signal_new ("changed", TL_TYPE_RULE_TRIAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
tl_rule_trial_init (TlRuleTrial *trial)
{
  trial->changes = g_list_store_new (TL_TYPE_TRIAL_ITEM);
  trial->weak = g_list_store_new (TL_TYPE_TRIAL_ITEM);
}

TlRuleTrial *
tl_rule_trial_new (TlStore *store)
{
  TlRuleTrial *trial = g_object_new (TL_TYPE_RULE_TRIAL, NULL);

  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  trial->store = g_object_ref (store);
  return trial;
}
