/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-writer-private.h"

#include "tl-hand-over-private.h"

#define EVERYTHING (TL_STORE_REVIEWS | TL_STORE_FINDINGS | TL_STORE_TAGS | TL_STORE_CODE_BOOK | \
                    TL_STORE_JOURNAL | TL_STORE_SAMPLES)

typedef enum {
  JOB_TRANSACTION,
  JOB_BARE,
  JOB_LOOK,
  JOB_END
} JobKind;

/* Somebody waits for a job, on the stack of another thread; or it belongs to a task. */
typedef struct {
  JobKind        kind;
  TlStoreFunc    func;
  gpointer       data;
  TlStoreChanges changes;
  GCancellable  *cancellable;
  GTask         *task;
  gboolean       over;
  gboolean       done;
  GError        *error;
} Job;

struct _TlWriter {
  TlConnection   *connection;
  GThread        *thread;
  GAsyncQueue    *queue;
  GMutex          mutex;
  GCond           job_over;
  TlWriterChanged changed;
  gpointer        data;
  gint64          data_version;
  gint            looking;
};

static void
return_task (Job *job)
{
  tl_hand_over_task (job->task, job->error);
  g_free (job);
}

static void
wake_waiting (TlWriter *writer,
              Job      *job)
{
  g_mutex_lock (&writer->mutex);
  job->over = TRUE;
  g_cond_broadcast (&writer->job_over);
  g_mutex_unlock (&writer->mutex);
}

/* PRAGMA data_version differs from what it was only when another connection has written. */
static void
look (TlWriter *writer)
{
  gint64 version;

  g_atomic_int_set (&writer->looking, FALSE);
  if (!tl_connection_get_number (writer->connection, "PRAGMA data_version", &version, NULL))
    return;
  if (version != writer->data_version)
    writer->changed (EVERYTHING, writer->data);
  writer->data_version = version;
}

static void
run_job (TlWriter *writer,
         Job      *job)
{
  if (job->kind == JOB_BARE)
    job->done = job->func (writer->connection, job->data, job->cancellable, &job->error);
  else
    job->done = tl_connection_transact (writer->connection, "BEGIN IMMEDIATE", job->func, job->data,
                                        job->cancellable, &job->error);
  if (job->done && job->changes != 0)
    writer->changed (job->changes, writer->data);

  if (job->task != NULL)
    return_task (job);
  else
    wake_waiting (writer, job);
}

static gpointer
run_thread (gpointer data)
{
  TlWriter *writer = data;

  while (TRUE)
    {
      Job *job = g_async_queue_pop (writer->queue);
      JobKind kind = job->kind;

      if (kind == JOB_TRANSACTION || kind == JOB_BARE)
        {
          run_job (writer, job);
          continue;
        }
      g_free (job);
      if (kind == JOB_END)
        return NULL;
      look (writer);
    }
}

TlWriter *
tl_writer_new (TlConnection    *connection,
               TlWriterChanged  changed,
               gpointer         data)
{
  TlWriter *writer = g_new0 (TlWriter, 1);

  writer->connection = connection;
  writer->queue = g_async_queue_new ();
  writer->changed = changed;
  writer->data = data;
  g_mutex_init (&writer->mutex);
  g_cond_init (&writer->job_over);
  tl_connection_get_number (connection, "PRAGMA data_version", &writer->data_version, NULL);
  writer->thread = g_thread_new ("library", run_thread, writer);
  return writer;
}

static void
push (TlWriter *writer,
      JobKind   kind)
{
  Job *job = g_new0 (Job, 1);

  job->kind = kind;
  g_async_queue_push (writer->queue, job);
}

void
tl_writer_free (TlWriter *writer)
{
  push (writer, JOB_END);
  g_thread_join (writer->thread);
  tl_connection_close (writer->connection);
  g_async_queue_unref (writer->queue);
  g_mutex_clear (&writer->mutex);
  g_cond_clear (&writer->job_over);
  g_free (writer);
}

static gboolean
run_and_wait (TlWriter  *writer,
              Job       *job,
              GError   **error)
{
  g_return_val_if_fail (g_thread_self () != writer->thread, FALSE);

  g_async_queue_push (writer->queue, job);
  g_mutex_lock (&writer->mutex);
  while (!job->over)
    g_cond_wait (&writer->job_over, &writer->mutex);
  g_mutex_unlock (&writer->mutex);

  if (job->error != NULL)
    g_propagate_error (error, job->error);
  return job->done;
}

gboolean
tl_writer_run (TlWriter        *writer,
               TlStoreFunc      func,
               gpointer         data,
               TlStoreChanges   changes,
               GCancellable    *cancellable,
               GError         **error)
{
  Job job = { JOB_TRANSACTION, func, data, changes, cancellable };

  return run_and_wait (writer, &job, error);
}

gboolean
tl_writer_run_bare (TlWriter      *writer,
                    TlStoreFunc    func,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  Job job = { JOB_BARE, func, data, 0, cancellable };

  return run_and_wait (writer, &job, error);
}

void
tl_writer_run_task (TlWriter       *writer,
                    TlStoreFunc     func,
                    TlStoreChanges  changes,
                    GTask          *task)
{
  Job *job = g_new0 (Job, 1);

  job->kind = JOB_TRANSACTION;
  job->func = func;
  job->data = g_task_get_task_data (task);
  job->changes = changes;
  job->cancellable = g_task_get_cancellable (task);
  job->task = task;
  g_async_queue_push (writer->queue, job);
}

void
tl_writer_look (TlWriter *writer)
{
  if (g_atomic_int_compare_and_exchange (&writer->looking, FALSE, TRUE))
    push (writer, JOB_LOOK);
}
