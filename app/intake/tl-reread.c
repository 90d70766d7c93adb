/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-reread-private.h"

struct _TlRereadJob {
  TlJob parent_instance;
};

enum { DOCUMENT_DONE, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlRereadJob, tl_reread_job, TL_TYPE_JOB)

/* ── what came of it ── */

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

/* ── the object ── */

static void
tl_reread_job_tell (TlJob    *job,
                    gpointer  data)
{
  const TlRereadDone *done = data;

  g_signal_emit (job, signals[DOCUMENT_DONE], 0, done->file, done->n_recognised);
}

static void
tl_reread_job_free_done (gpointer data)
{
  TlRereadDone *done = data;

  g_free (done->file);
  g_free (done);
}

static void
tl_reread_job_class_init (TlRereadJobClass *klass)
{
  TL_JOB_CLASS (klass)->tell = tl_reread_job_tell;
  TL_JOB_CLASS (klass)->free_done = tl_reread_job_free_done;

  signals[DOCUMENT_DONE] = g_signal_new ("document-done", TL_TYPE_REREAD_JOB, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                                         G_TYPE_UINT);
}

static void
tl_reread_job_init (TlRereadJob *job)
{
}

TlRereadJob *
tl_reread_job_new (TlStore   *store,
                   TlMatcher *matcher)
{
  TlRereadJob *job;

  g_return_val_if_fail (TL_IS_STORE (store), NULL);
  g_return_val_if_fail (matcher != NULL, NULL);

  job = g_object_new (TL_TYPE_REREAD_JOB, NULL);
  tl_job_set_up (TL_JOB (job), store, matcher);
  return job;
}

/* ── running ── */

static GArray *
load_unread_ids (TlStore       *store,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (GArray) unread = tl_store_load_unread (store, cancellable, error);
  GArray *ids;

  if (unread == NULL)
    return NULL;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < unread->len; i++)
    g_array_append_val (ids, g_array_index (unread, TlUnread, i).document);
  return ids;
}

static GArray *
load_ids (TlStore        *store,
          TlRereadScope   scope,
          GArray         *documents,
          GCancellable   *cancellable,
          GError        **error)
{
  if (documents != NULL)
    return g_array_ref (documents);
  return scope == TL_REREAD_UNREAD ? load_unread_ids (store, cancellable, error)
                                   : tl_store_load_outdated (store, cancellable, error);
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
  const TlJobState begun = { .seconds_left = -1, .running = TRUE };
  const TlReadingContext context = tl_job_get_context (TL_JOB (job), cancellable);

  plan->recognise = can_recognise (plan->documents, result);
  if (plan->only_images && !plan->recognise)
    return;
  tl_job_publish (TL_JOB (job), &begun, NULL);
  tl_reread_work (job, &context, plan, result);
  tl_job_publish_end (TL_JOB (job));
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
  TlStore *store;

  g_return_val_if_fail (TL_IS_REREAD_JOB (job), NULL);

  store = tl_job_get_store (TL_JOB (job));
  ids = load_ids (store, scope, documents, cancellable, error);
  if (ids == NULL)
    return NULL;
  loaded = tl_reread_documents_load (store, ids, cancellable, error);
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
