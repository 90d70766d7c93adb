/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-versions-effect-private.h"

#include "tl-codebook-file.h"
#include "tl-matcher.h"
#include "tl-trial.h"

#include <glib/gi18n-lib.h>

/* How often the counts are told, in milliseconds. */
#define TELL_EVERY 100

struct _TlVersionsEffect {
  GObject        parent_instance;
  TlStore       *store;
  TlTrialCounts  counts;
  char          *fault;
  GTask         *running;
  guint          tell_source;
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlVersionsEffect, tl_versions_effect, G_TYPE_OBJECT)

/* @counts: under @mutex while the thread runs. */
typedef struct {
  TlStore       *store;
  TlCodebook    *in_force;
  GBytes        *source;
  GMutex         mutex;
  TlTrialCounts  counts;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->store);
  tl_codebook_unref (job->in_force);
  g_bytes_unref (job->source);
  g_mutex_clear (&job->mutex);
  g_free (job);
}

/* ── in the thread ── */

static void
found_cb (TlTrialChange       *change,
          const TlTrialCounts *counts,
          gpointer             data)
{
  Job *job = data;

  g_mutex_lock (&job->mutex);
  job->counts = *counts;
  g_mutex_unlock (&job->mutex);
  tl_trial_change_free (change);
}

static gboolean
run (Job           *job,
     GCancellable  *cancellable,
     GError       **error)
{
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (TlCodebook) codebook = tl_codebook_parse (job->source, &faults);
  TlTrialCounts counts;

  if (codebook == NULL)
    {
      g_set_error_literal (error, TL_RULES_ERROR, TL_RULES_ERROR_CODEBOOK,
                           ((TlFault *) faults->pdata[0])->message);
      return FALSE;
    }
  if (!tl_trial_run (job->store, job->in_force, codebook, found_cb, job, &counts, cancellable,
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

/* ── as it is told ── */

static void
tell (TlVersionsEffect *effect,
      Job              *job)
{
  g_mutex_lock (&job->mutex);
  effect->counts = job->counts;
  g_mutex_unlock (&job->mutex);
  g_signal_emit (effect, signals[CHANGED], 0);
}

static gboolean
tell_cb (gpointer data)
{
  TlVersionsEffect *effect = data;

  tell (effect, g_task_get_task_data (effect->running));
  return G_SOURCE_CONTINUE;
}

static void
end (TlVersionsEffect *effect)
{
  g_clear_handle_id (&effect->tell_source, g_source_remove);
  g_clear_object (&effect->running);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  TlVersionsEffect *effect = TL_VERSIONS_EFFECT (source);
  g_autoptr (GTask) task = g_object_ref (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (effect->running != task)
    return;
  if (!g_task_propagate_boolean (task, &error))
    effect->fault = g_strdup (error->message);
  end (effect);
  tell (effect, g_task_get_task_data (task));
}

void
tl_versions_effect_stop (TlVersionsEffect *effect)
{
  g_return_if_fail (TL_IS_VERSIONS_EFFECT (effect));

  if (effect->running != NULL)
    g_cancellable_cancel (g_task_get_cancellable (effect->running));
  end (effect);
  g_clear_pointer (&effect->fault, g_free);
  effect->counts = (TlTrialCounts) { 0 };
}

void
tl_versions_effect_start (TlVersionsEffect *effect,
                          TlCodebook       *in_force,
                          GBytes           *source)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Job *job;

  g_return_if_fail (TL_IS_VERSIONS_EFFECT (effect));
  g_return_if_fail (in_force != NULL && source != NULL);

  tl_versions_effect_stop (effect);
  job = g_new0 (Job, 1);
  job->store = g_object_ref (effect->store);
  job->in_force = tl_codebook_ref (in_force);
  job->source = g_bytes_ref (source);
  g_mutex_init (&job->mutex);
  effect->running = g_task_new (effect, cancellable, done_cb, NULL);
  g_task_set_task_data (effect->running, job, job_free);
  effect->tell_source = g_timeout_add (TELL_EVERY, tell_cb, effect);
  g_task_run_in_thread (effect->running, run_thread);
}

gboolean
tl_versions_effect_has_failed (TlVersionsEffect *effect)
{
  g_return_val_if_fail (TL_IS_VERSIONS_EFFECT (effect), FALSE);

  return effect->fault != NULL;
}

char *
tl_versions_effect_dup_text (TlVersionsEffect *effect)
{
  const TlTrialCounts *counts;
  gboolean running;
  g_autofree char *gained = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (TL_IS_VERSIONS_EFFECT (effect), NULL);

  counts = &effect->counts;
  running = effect->running != NULL;
  if (effect->fault != NULL)
    return g_strdup (effect->fault);
  if (counts->gained + counts->lost + counts->changed == 0)
    return g_strdup (running ? _("Looking through the library…")
                             : _("No finding would be gained or lost"));
  gained = g_strdup_printf (ngettext ("%'u finding gained", "%'u findings gained", counts->gained),
                            counts->gained);
  text = g_strdup_printf (_("This would mean: %s, %'u lost"), gained, counts->lost);
  return g_strconcat (text, running ? _(" so far") : "", NULL);
}

/* ── the object ── */

static void
tl_versions_effect_finalize (GObject *object)
{
  TlVersionsEffect *effect = TL_VERSIONS_EFFECT (object);

  g_object_unref (effect->store);
  g_free (effect->fault);

  G_OBJECT_CLASS (tl_versions_effect_parent_class)->finalize (object);
}

static void
tl_versions_effect_class_init (TlVersionsEffectClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tl_versions_effect_finalize;

  signals[CHANGED] = g_signal_new ("changed", TL_TYPE_VERSIONS_EFFECT, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
tl_versions_effect_init (TlVersionsEffect *effect)
{
}

TlVersionsEffect *
tl_versions_effect_new (TlStore *store)
{
  TlVersionsEffect *effect;

  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  effect = g_object_new (TL_TYPE_VERSIONS_EFFECT, NULL);
  effect->store = g_object_ref (store);
  return effect;
}
