/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-job-private.h"

#include "tl-relay-private.h"

typedef struct {
  TlStore      *store;
  TlMatcher    *matcher;
  guint         n_workers;
  GStrv         passwords;

  /* What the properties say: touched only in this context. */
  GMainContext *context;
  TlJobState    shown;

  /* What they shall say, and what is done and not yet told of. */
  GMutex        lock;
  TlJobState    latest;
  GQueue        done;
  gboolean      delivering;
} TlJobPrivate;

enum {
  PROP_FRACTION = 1,
  PROP_MESSAGE,
  PROP_SECONDS_LEFT,
  PROP_N_ALL,
  PROP_N_DONE,
  PROP_RUNNING,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TlJob, tl_job, G_TYPE_OBJECT)

static TlJobPrivate *
private_of (TlJob *job)
{
  return tl_job_get_instance_private (job);
}

/* ── telling, in the job's own context ── */

static void
show_state (TlJob      *job,
            TlJobState  state)
{
  TlJobPrivate *own = private_of (job);
  TlJobState was = own->shown;
  GObject *object = G_OBJECT (job);

  own->shown = state;
  g_object_freeze_notify (object);
  if (was.fraction != state.fraction)
    g_object_notify_by_pspec (object, props[PROP_FRACTION]);
  if (g_strcmp0 (was.message, state.message) != 0)
    g_object_notify_by_pspec (object, props[PROP_MESSAGE]);
  if (was.seconds_left != state.seconds_left)
    g_object_notify_by_pspec (object, props[PROP_SECONDS_LEFT]);
  if (was.n_all != state.n_all)
    g_object_notify_by_pspec (object, props[PROP_N_ALL]);
  if (was.n_done != state.n_done)
    g_object_notify_by_pspec (object, props[PROP_N_DONE]);
  if (was.running != state.running)
    g_object_notify_by_pspec (object, props[PROP_RUNNING]);
  g_object_thaw_notify (object);
  g_free (was.message);
}

static void
deliver_cb (gpointer object)
{
  TlJob *job = object;
  TlJobPrivate *own = private_of (job);
  TlJobState state;
  GQueue all_done;
  gpointer done;

  g_mutex_lock (&own->lock);
  state = own->latest;
  state.message = g_strdup (own->latest.message);
  all_done = own->done;
  g_queue_init (&own->done);
  own->delivering = FALSE;
  g_mutex_unlock (&own->lock);

  show_state (job, state);
  while ((done = g_queue_pop_head (&all_done)) != NULL)
    {
      TL_JOB_GET_CLASS (job)->tell (job, done);
      TL_JOB_GET_CLASS (job)->free_done (done);
    }
}

void
tl_job_publish (TlJob            *job,
                const TlJobState *state,
                gpointer          done)
{
  TlJobPrivate *own = private_of (job);
  char *message = g_strdup (state->message);
  gboolean queue;

  g_mutex_lock (&own->lock);
  g_free (own->latest.message);
  own->latest = *state;
  own->latest.message = message;
  if (done != NULL)
    g_queue_push_tail (&own->done, done);
  queue = !own->delivering;
  own->delivering = TRUE;
  g_mutex_unlock (&own->lock);

  if (queue)
    tl_relay (G_OBJECT (job), own->context, deliver_cb);
}

void
tl_job_publish_end (TlJob *job)
{
  TlJobPrivate *own = private_of (job);
  TlJobState state;

  g_mutex_lock (&own->lock);
  state = own->latest;
  g_mutex_unlock (&own->lock);
  state.message = NULL;
  state.seconds_left = 0;
  state.running = FALSE;
  tl_job_publish (job, &state, NULL);
}

/* ── what it works with ── */

void
tl_job_set_up (TlJob     *job,
               TlStore   *store,
               TlMatcher *matcher)
{
  TlJobPrivate *own = private_of (job);

  own->store = g_object_ref (store);
  own->matcher = tl_matcher_ref (matcher);
}

void
tl_job_set_n_workers (TlJob *job,
                      guint  n_workers)
{
  g_return_if_fail (TL_IS_JOB (job));

  private_of (job)->n_workers = n_workers;
}

void
tl_job_set_passwords (TlJob             *job,
                      const char *const *passwords)
{
  TlJobPrivate *own;

  g_return_if_fail (TL_IS_JOB (job));
  g_return_if_fail (passwords != NULL);

  own = private_of (job);
  g_strfreev (own->passwords);
  own->passwords = g_strdupv ((char **) passwords);
}

TlStore *
tl_job_get_store (TlJob *job)
{
  return private_of (job)->store;
}

guint
tl_job_get_n_workers (TlJob *job)
{
  guint n_workers = private_of (job)->n_workers;

  return n_workers > 0 ? n_workers : g_get_num_processors ();
}

TlReadingContext
tl_job_get_context (TlJob        *job,
                    GCancellable *cancellable)
{
  TlJobPrivate *own = private_of (job);

  return (TlReadingContext) {
    .store = own->store,
    .matcher = own->matcher,
    .passwords = (const char *const *) own->passwords,
    .cancellable = cancellable,
  };
}

/* ── the object ── */

static void
tl_job_get_property (GObject    *object,
                     guint       id,
                     GValue     *value,
                     GParamSpec *pspec)
{
  const TlJobState *shown = &private_of (TL_JOB (object))->shown;

  switch (id)
    {
    case PROP_FRACTION:
      g_value_set_double (value, shown->fraction);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, shown->message);
      break;
    case PROP_SECONDS_LEFT:
      g_value_set_int (value, shown->seconds_left);
      break;
    case PROP_N_ALL:
      g_value_set_uint (value, shown->n_all);
      break;
    case PROP_N_DONE:
      g_value_set_uint (value, shown->n_done);
      break;
    case PROP_RUNNING:
      g_value_set_boolean (value, shown->running);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_job_finalize (GObject *object)
{
  TlJobPrivate *own = private_of (TL_JOB (object));

  g_object_unref (own->store);
  tl_matcher_unref (own->matcher);
  g_strfreev (own->passwords);
  g_main_context_unref (own->context);
  g_free (own->shown.message);
  g_free (own->latest.message);
  g_queue_clear_full (&own->done, TL_JOB_GET_CLASS (object)->free_done);
  g_mutex_clear (&own->lock);

  G_OBJECT_CLASS (tl_job_parent_class)->finalize (object);
}

static void
tl_job_class_init (TlJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = tl_job_get_property;
  object_class->finalize = tl_job_finalize;

  props[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1, 1, 0, flags);
  props[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  props[PROP_SECONDS_LEFT] =
    g_param_spec_int ("seconds-left", NULL, NULL, -1, G_MAXINT, -1, flags);
  props[PROP_N_ALL] = g_param_spec_uint ("n-all", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_N_DONE] = g_param_spec_uint ("n-done", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
tl_job_init (TlJob *job)
{
  TlJobPrivate *own = private_of (job);

  g_mutex_init (&own->lock);
  g_queue_init (&own->done);
  own->shown.seconds_left = -1;
  own->passwords = g_new0 (char *, 1);
  own->context = g_main_context_ref_thread_default ();
}
