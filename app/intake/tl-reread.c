/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-reread-private.h"

#include "tl-relay-private.h"

struct _TlRereadJob {
  GObject       parent_instance;
  TlStore      *store;
  TlMatcher    *matcher;
  guint         n_workers;
  GStrv         passwords;

  /* What the properties say: touched only in this context. */
  GMainContext *context;
  TlRereadState shown;

  /* What they shall say. */
  GMutex        lock;
  TlRereadState latest;
  GQueue        done;         /* (element-type Done) */
  gboolean      delivering;
};

/* A document that is done. */
typedef struct {
  char *file;
  guint n_recognised;
} Done;

enum {
  PROP_FRACTION = 1,
  PROP_MESSAGE,
  PROP_SECONDS_LEFT,
  PROP_N_PAGES,
  PROP_N_DONE,
  PROP_RUNNING,
  N_PROPS
};

enum { DOCUMENT_DONE, N_SIGNALS };

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlRereadJob, tl_reread_job, G_TYPE_OBJECT)

static void
clear_locked (gpointer locked)
{
  g_free (((TlLocked *) locked)->file);
}

static TlRereadResult *
result_new (void)
{
  TlRereadResult *result = g_new0 (TlRereadResult, 1);

  result->marked = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_import_result_free);
  result->failed = g_ptr_array_new_with_free_func (g_free);
  result->locked = g_array_new (FALSE, FALSE, sizeof (TlLocked));
  g_array_set_clear_func (result->locked, clear_locked);
  return result;
}

void
tl_reread_result_free (TlRereadResult *result)
{
  g_return_if_fail (result != NULL);

  g_ptr_array_unref (result->marked);
  g_ptr_array_unref (result->failed);
  g_array_unref (result->locked);
  g_free (result);
}

static void
tl_reread_job_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  TlRereadJob *job = TL_REREAD_JOB (object);

  switch (id)
    {
    case PROP_FRACTION:
      g_value_set_double (value, job->shown.fraction);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, job->shown.message);
      break;
    case PROP_SECONDS_LEFT:
      g_value_set_int (value, job->shown.seconds_left);
      break;
    case PROP_N_PAGES:
      g_value_set_uint (value, job->shown.n_pages);
      break;
    case PROP_N_DONE:
      g_value_set_uint (value, job->shown.n_done);
      break;
    case PROP_RUNNING:
      g_value_set_boolean (value, job->shown.running);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
done_free (gpointer data)
{
  Done *done = data;

  g_free (done->file);
  g_free (done);
}

static void
tl_reread_job_finalize (GObject *object)
{
  TlRereadJob *job = TL_REREAD_JOB (object);

  g_object_unref (job->store);
  tl_matcher_unref (job->matcher);
  g_strfreev (job->passwords);
  g_main_context_unref (job->context);
  g_free (job->shown.message);
  g_free (job->latest.message);
  g_queue_clear_full (&job->done, done_free);
  g_mutex_clear (&job->lock);
  G_OBJECT_CLASS (tl_reread_job_parent_class)->finalize (object);
}

static void
tl_reread_job_class_init (TlRereadJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = tl_reread_job_get_property;
  object_class->finalize = tl_reread_job_finalize;

  props[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, flags);
  props[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  props[PROP_SECONDS_LEFT] =
    g_param_spec_int ("seconds-left", NULL, NULL, -1, G_MAXINT, -1, flags);
  props[PROP_N_PAGES] = g_param_spec_uint ("n-pages", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_N_DONE] = g_param_spec_uint ("n-done", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[DOCUMENT_DONE] = g_signal_new ("document-done", TL_TYPE_REREAD_JOB, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                                         G_TYPE_UINT);
}

static void
tl_reread_job_init (TlRereadJob *job)
{
  g_mutex_init (&job->lock);
  g_queue_init (&job->done);
  job->shown.seconds_left = -1;
  job->context = g_main_context_ref_thread_default ();
}

TlRereadJob *
tl_reread_job_new (TlStore   *store,
                   TlMatcher *matcher)
{
  TlRereadJob *job;

  g_return_val_if_fail (TL_IS_STORE (store), NULL);
  g_return_val_if_fail (matcher != NULL, NULL);

  job = g_object_new (TL_TYPE_REREAD_JOB, NULL);
  job->store = g_object_ref (store);
  job->matcher = tl_matcher_ref (matcher);
  job->passwords = g_new0 (char *, 1);
  return job;
}

void
tl_reread_job_set_n_workers (TlRereadJob *job,
                             guint        n_workers)
{
  g_return_if_fail (TL_IS_REREAD_JOB (job));

  job->n_workers = n_workers;
}

void
tl_reread_job_set_passwords (TlRereadJob       *job,
                             const char *const *passwords)
{
  g_return_if_fail (TL_IS_REREAD_JOB (job));
  g_return_if_fail (passwords != NULL);

  g_strfreev (job->passwords);
  job->passwords = g_strdupv ((char **) passwords);
}

/* ── telling, in the job's own context ── */

static void
show_state (TlRereadJob   *job,
            TlRereadState  state)
{
  TlRereadState was = job->shown;
  GObject *object = G_OBJECT (job);

  job->shown = state;
  g_object_freeze_notify (object);
  if (was.fraction != state.fraction)
    g_object_notify_by_pspec (object, props[PROP_FRACTION]);
  if (g_strcmp0 (was.message, state.message) != 0)
    g_object_notify_by_pspec (object, props[PROP_MESSAGE]);
  if (was.seconds_left != state.seconds_left)
    g_object_notify_by_pspec (object, props[PROP_SECONDS_LEFT]);
  if (was.n_pages != state.n_pages)
    g_object_notify_by_pspec (object, props[PROP_N_PAGES]);
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
  TlRereadJob *job = object;
  TlRereadState state;
  GQueue documents;
  Done *done;

  g_mutex_lock (&job->lock);
  state = job->latest;
  state.message = g_strdup (job->latest.message);
  documents = job->done;
  g_queue_init (&job->done);
  job->delivering = FALSE;
  g_mutex_unlock (&job->lock);
  show_state (job, state);
  while ((done = g_queue_pop_head (&documents)) != NULL)
    {
      g_signal_emit (job, signals[DOCUMENT_DONE], 0, done->file, done->n_recognised);
      done_free (done);
    }
}

void
tl_reread_publish_done (TlRereadJob            *job,
                        const TlRereadDocument *document)
{
  Done *done = g_new0 (Done, 1);
  gboolean queue;

  done->file = g_strdup (document->file);
  done->n_recognised = document->n_known;
  g_mutex_lock (&job->lock);
  g_queue_push_tail (&job->done, done);
  queue = !job->delivering;
  job->delivering = TRUE;
  g_mutex_unlock (&job->lock);

  if (queue)
    tl_relay (G_OBJECT (job), job->context, deliver_cb);
}

void
tl_reread_publish (TlRereadJob         *job,
                   const TlRereadState *state)
{
  gboolean queue;

  g_mutex_lock (&job->lock);
  g_free (job->latest.message);
  job->latest = *state;
  job->latest.message = g_strdup (state->message);
  queue = !job->delivering;
  job->delivering = TRUE;
  g_mutex_unlock (&job->lock);

  if (queue)
    tl_relay (G_OBJECT (job), job->context, deliver_cb);
}

static void
publish_end (TlRereadJob *job)
{
  TlRereadState state;

  g_mutex_lock (&job->lock);
  state = job->latest;
  g_mutex_unlock (&job->lock);
  state.message = NULL;
  state.seconds_left = 0;
  state.running = FALSE;
  tl_reread_publish (job, &state);
}

/* ── running ── */

static GArray *
load_unread_ids (TlRereadJob   *job,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (GArray) unread = tl_store_load_unread (job->store, cancellable, error);
  GArray *ids;

  if (unread == NULL)
    return NULL;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < unread->len; i++)
    g_array_append_val (ids, g_array_index (unread, TlUnread, i).document);
  return ids;
}

static GArray *
load_ids (TlRereadJob    *job,
          TlRereadScope   scope,
          GArray         *documents,
          GCancellable   *cancellable,
          GError        **error)
{
  if (documents != NULL)
    return g_array_ref (documents);
  return scope == TL_REREAD_UNREAD ? load_unread_ids (job, cancellable, error)
                                   : tl_store_load_outdated (job->store, cancellable, error);
}

static gboolean
has_images (GPtrArray *documents)
{
  for (guint i = 0; i < documents->len; i++)
    if (((TlRereadDocument *) documents->pdata[i])->n_images > 0)
      return TRUE;
  return FALSE;
}

/* Said once, and only where it makes a difference. */
static gboolean
can_recognise (GPtrArray      *documents,
               TlRereadResult *result)
{
  g_autoptr (GError) error = NULL;

  if (tl_pdf_can_recognise (&error))
    return TRUE;
  if (has_images (documents))
    g_ptr_array_add (result->failed, g_strdup (error->message));
  return FALSE;
}

static void
run (TlRereadJob    *job,
     TlRereadPlan   *plan,
     TlRereadResult *result,
     GCancellable   *cancellable)
{
  guint n_workers = job->n_workers > 0 ? job->n_workers : g_get_num_processors ();
  const TlRereadState begun = { .seconds_left = -1, .running = TRUE };
  const TlReadingContext context = {
    .store = job->store,
    .matcher = job->matcher,
    .passwords = (const char *const *) job->passwords,
    .cancellable = cancellable,
  };

  plan->recognise = can_recognise (plan->documents, result);
  if (plan->only_images && !plan->recognise)
    return;
  tl_reread_publish (job, &begun);
  tl_reread_work (job, &context, plan, n_workers, result);
  publish_end (job);
}

TlRereadResult *
tl_reread_job_run (TlRereadJob    *job,
                   TlRereadScope   scope,
                   GArray         *documents,
                   GCancellable   *cancellable,
                   GError        **error)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) loaded = NULL;
  TlRereadResult *result;
  TlRereadPlan plan = { .only_images = scope == TL_REREAD_UNREAD };

  g_return_val_if_fail (TL_IS_REREAD_JOB (job), NULL);

  ids = load_ids (job, scope, documents, cancellable, error);
  if (ids == NULL)
    return NULL;
  loaded = tl_reread_documents_load (job->store, ids, cancellable, error);
  if (loaded == NULL)
    return NULL;
  result = result_new ();
  plan.documents = loaded;
  plan.again = documents != NULL && scope == TL_REREAD_OUTDATED;
  run (job, &plan, result, cancellable);
  return result;
}

/* ── without waiting ── */

typedef struct {
  TlRereadScope  scope;
  GArray        *documents;
} Request;

static void
request_free (Request *request)
{
  g_clear_pointer (&request->documents, g_array_unref);
  g_free (request);
}

static void
run_thread (GTask        *task,
            gpointer      source_object,
            gpointer      task_data,
            GCancellable *cancellable)
{
  const Request *request = task_data;
  GError *error = NULL;
  TlRereadResult *result = tl_reread_job_run (source_object, request->scope, request->documents,
                                              cancellable, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) tl_reread_result_free);
  else
    g_task_return_error (task, error);
}

void
tl_reread_job_run_async (TlRereadJob         *job,
                         TlRereadScope        scope,
                         GArray              *documents,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (TL_IS_REREAD_JOB (job));

  request = g_new0 (Request, 1);
  request->scope = scope;
  request->documents = documents != NULL ? g_array_copy (documents) : NULL;
  task = g_task_new (job, cancellable, callback, user_data);
  g_task_set_source_tag (task, tl_reread_job_run_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_task_run_in_thread (task, run_thread);
}

TlRereadResult *
tl_reread_job_run_finish (TlRereadJob   *job,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, job), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
