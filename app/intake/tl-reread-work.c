/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-reread-private.h"

#include "tl-estimate-private.h"

#include <glib/gi18n-lib.h>

/* A page to be recognised. */
typedef struct {
  TlRereadDocument *document;
  guint             number;
} Task;

typedef struct {
  TlRereadJob            *job;
  const TlReadingContext *context;
  const TlRereadPlan     *plan;
  TlRereadResult         *result;

  GMutex                  lock;
  GCond                   changed;
  GQueue                  tasks;      /* (element-type Task) */
  guint                   next;       /* document to begin */
  guint                   n_begun;    /* documents being read: pages may come of them */

  double                  total;
  double                  done;
  guint                   n_pages;
  guint                   n_done;
  TlEstimate              estimate;
} Work;

/* A thread, with the reader it recognises with: one for all pages it gets of a document. */
typedef struct {
  Work   *work;
  gint64  document;
  TlPdf  *pdf;
} Worker;

/* What is being read. */
typedef struct {
  Work             *work;
  TlRereadDocument *document;
  guint             n_read;
} Errand;

/* ── how far it is ── */

/* With the lock held. @done: (nullable) (transfer full) */
static void
publish (Work                   *work,
         const TlRereadDocument *document,
         TlRereadDone           *done)
{
  TlJobState state = {
    .fraction = work->total > 0 ? MIN (work->done / work->total, 1) : 1,
    .n_all = work->n_pages,
    .n_done = work->n_done,
    .message = document->file,
    .running = TRUE,
  };

  state.seconds_left = tl_estimate_update (&work->estimate, state.fraction);
  tl_job_publish (TL_JOB (work->job), &state, done);
}

static void
page_read_cb (guint    page,
              guint    n_pages,
              gpointer user_data)
{
  Errand *errand = user_data;

  g_mutex_lock (&errand->work->lock);
  errand->work->done += 1;
  errand->n_read++;
  publish (errand->work, errand->document, NULL);
  g_mutex_unlock (&errand->work->lock);
}

static double
get_weight (guint n_pages,
            guint n_images)
{
  return n_pages + (double) n_images * TL_RECOGNISING_WEIGHT;
}

/* What is known of it before it is read. */
static void
expect (Work                   *work,
        const TlRereadDocument *document)
{
  guint n_images = work->plan->recognise ? document->n_images : 0;

  work->total += get_weight (document->n_pages, n_images);
  work->n_pages += n_images;
}

/* Now that it is read, more is known. With the lock held. */
static void
settle (Errand *errand,
        guint   n_images)
{
  Work *work = errand->work;
  const TlRereadDocument *document = errand->document;
  guint n_expected = work->plan->recognise ? document->n_images : 0;

  work->total += get_weight (errand->n_read, n_images)
                 - get_weight (document->n_pages, n_expected);
  work->n_pages += n_images;
  work->n_pages -= n_expected;
}

/* ── failing ── */

/* With the lock held. */
static void
note_locked (Work                   *work,
             const TlRereadDocument *document,
             const GError           *error)
{
  const TlLocked locked = {
    .document = document->id,
    .file = g_strdup (document->file),
    .refused = g_error_matches (error, TL_PDF_ERROR, TL_PDF_ERROR_WRONG_PASSWORD),
  };

  g_array_append_val (work->result->locked, locked);
}

static void
note_failure (Work                   *work,
              const TlRereadDocument *document,
              const GError           *error)
{
  g_autofree char *reason = tl_import_dup_reason (error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_error_matches (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND))
    return;
  g_mutex_lock (&work->lock);
  g_ptr_array_add (work->result->failed, g_strdup_printf ("%s: %s", document->file, reason));
  if (tl_reading_is_locked (error))
    note_locked (work, document, error);
  g_mutex_unlock (&work->lock);
}

static void
note_failed_pages (Work                   *work,
                   const TlRereadDocument *document)
{
  g_autofree char *reason = NULL;

  if (document->why == NULL)
    return;
  reason = tl_import_dup_reason (document->why);
  g_mutex_lock (&work->lock);
  g_ptr_array_add (work->result->failed, g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%s: %u page could not be read from its image. %s",
                 "%s: %u pages could not be read from their images. %s", document->n_failed),
    document->file, document->n_failed, reason));
  g_mutex_unlock (&work->lock);
}

/* Whether the page itself is at fault: then it will be no better the next time. */
static gboolean
is_fault_of_page (const GError *error)
{
  return g_error_matches (error, TL_PDF_ERROR, TL_PDF_ERROR_CRASHED)
         || g_error_matches (error, TL_PDF_ERROR, TL_PDF_ERROR_TIMED_OUT)
         || g_error_matches (error, TL_PDF_ERROR, TL_PDF_ERROR_DAMAGED)
         || g_error_matches (error, TL_PDF_ERROR, TL_PDF_ERROR_TOO_LARGE);
}

/* ── a document, from its last page on ── */

static TlRereadDone *
done_new (const TlRereadDocument *document)
{
  TlRereadDone *done = g_new (TlRereadDone, 1);

  done->file = g_strdup (document->file);
  done->n_recognised = document->n_known;
  return done;
}

static void
replace (Work             *work,
         TlRereadDocument *document)
{
  g_autoptr (GError) error = NULL;
  TlImportResult *marked;
  TlReread carried;

  if (!tl_reread_document_save (document, work->context, &carried, &error))
    {
      note_failure (work, document, error);
      return;
    }
  marked = tl_reread_document_find_marked (document, work->context->store);
  g_mutex_lock (&work->lock);
  if (marked != NULL)
    g_ptr_array_add (work->result->marked, marked);
  work->result->documents++;
  work->result->carried.kept += carried.kept;
  work->result->carried.moved += carried.moved;
  work->result->carried.unplaced += carried.unplaced;
  publish (work, document, done_new (document));
  g_mutex_unlock (&work->lock);
}

static void
conclude (Work             *work,
          TlRereadDocument *document)
{
  if (!g_cancellable_is_cancelled (work->context->cancellable))
    {
      note_failed_pages (work, document);
      if (!work->plan->only_images || document->n_known > 0)
        replace (work, document);
    }
  g_clear_pointer (&document->pages, g_ptr_array_unref);
}

/* ── a page ── */

static TlPage *
recognise_page (Worker      *worker,
                const Task  *task,
                GError     **error)
{
  const TlReadingContext *context = worker->work->context;

  if (worker->document != task->document->id)
    g_clear_object (&worker->pdf);
  if (worker->pdf == NULL)
    {
      g_autoptr (GFile) file = tl_store_dup_pdf (context->store, task->document->sha256);

      worker->document = task->document->id;
      worker->pdf = tl_reading_open_pdf (context, file, TRUE, error);
    }
  if (worker->pdf == NULL)
    return NULL;
  return tl_pdf_recognise_page (worker->pdf, task->number, context->cancellable, error);
}

/* Kept at once: whatever ends the program then, the page is not read again. */
static TlPage *
recognise_and_keep (Worker      *worker,
                    const Task  *task,
                    GError     **error)
{
  const TlReadingContext *context = worker->work->context;
  g_autoptr (GError) failure = NULL;
  g_autoptr (TlPage) page = recognise_page (worker, task, &failure);

  if (page == NULL)
    {
      g_clear_object (&worker->pdf);
      if (is_fault_of_page (failure))
        tl_store_save_recognised (context->store, task->document->id,
                                  task->document->pages->pdata[task->number - 1], NULL, NULL);
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (!tl_store_save_recognised (context->store, task->document->id, page, NULL, error))
    return NULL;
  return g_steal_pointer (&page);
}

/* Takes over @page and @error. With the lock held. Returns: whether it was the last one. */
static gboolean
put_in (Work       *work,
        const Task *task,
        TlPage     *page,
        GError     *error)
{
  TlRereadDocument *document = task->document;

  if (page != NULL)
    {
      tl_page_unref (document->pages->pdata[task->number - 1]);
      document->pages->pdata[task->number - 1] = page;
      document->n_known++;
      work->result->pages_recognised++;
    }
  else if (document->n_failed++ == 0)
    document->why = error;
  else
    g_error_free (error);
  work->n_done++;
  work->done += TL_RECOGNISING_WEIGHT;
  publish (work, document, NULL);
  return --document->n_waiting == 0;
}

static void
do_task (Worker *worker,
         Task   *task)
{
  Work *work = worker->work;
  GError *error = NULL;
  TlPage *page = recognise_and_keep (worker, task, &error);
  gboolean last;

  g_mutex_lock (&work->lock);
  last = put_in (work, task, page, error);
  g_mutex_unlock (&work->lock);
  if (last)
    conclude (work, task->document);
  g_free (task);
}

/* ── a document, up to its pages ── */

static void
add_tasks (Work             *work,
           TlRereadDocument *document,
           GArray           *images)
{
  document->n_waiting = images->len;
  for (guint i = 0; i < images->len; i++)
    {
      Task *task = g_new0 (Task, 1);

      task->document = document;
      task->number = g_array_index (images, guint, i);
      g_queue_push_tail (&work->tasks, task);
    }
}

static void
begin (Work             *work,
       TlRereadDocument *document)
{
  g_autoptr (GArray) images = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GError) error = NULL;
  Errand errand = { work, document, 0 };
  gboolean read = tl_reread_document_read (document, work->context, work->plan->again, images,
                                           page_read_cb, &errand, &error);

  if (!read || !work->plan->recognise)
    g_array_set_size (images, 0);
  g_mutex_lock (&work->lock);
  settle (&errand, images->len);
  add_tasks (work, document, images);
  publish (work, document, NULL);
  g_mutex_unlock (&work->lock);
  if (!read)
    note_failure (work, document, error);
  else if (images->len == 0)
    conclude (work, document);
}

/* ── workers ── */

/* Pages come before documents, so that few documents are held in memory. With the lock held, which
 * is let go of meanwhile. Returns: whether there was something to do */
static gboolean
do_something (Worker *worker)
{
  Work *work = worker->work;
  Task *task = g_queue_pop_head (&work->tasks);
  TlRereadDocument *document = NULL;

  if (task == NULL && work->next == work->plan->documents->len)
    return FALSE;
  if (task == NULL)
    {
      document = work->plan->documents->pdata[work->next++];
      work->n_begun++;
    }
  g_mutex_unlock (&work->lock);
  if (task != NULL)
    do_task (worker, task);
  else
    begin (work, document);
  g_mutex_lock (&work->lock);
  if (document != NULL)
    work->n_begun--;
  g_cond_broadcast (&work->changed);
  return TRUE;
}

static gpointer
run_worker (gpointer data)
{
  Worker worker = { .work = data };
  Work *work = data;

  g_mutex_lock (&work->lock);
  while (!g_cancellable_is_cancelled (work->context->cancellable))
    {
      if (do_something (&worker))
        continue;
      if (work->n_begun == 0)
        break;
      g_cond_wait (&work->changed, &work->lock);
    }
  g_mutex_unlock (&work->lock);
  g_clear_object (&worker.pdf);
  return NULL;
}

static void
run_workers (Work *work)
{
  const guint n_workers = tl_job_get_n_workers (TL_JOB (work->job));
  g_autoptr (GPtrArray) threads = g_ptr_array_new ();

  for (guint i = 1; i < n_workers; i++)
    {
      GThread *thread = g_thread_try_new ("reread", run_worker, work, NULL);

      if (thread != NULL)
        g_ptr_array_add (threads, thread);
    }
  run_worker (work);
  for (guint i = 0; i < threads->len; i++)
    g_thread_join (threads->pdata[i]);
}

void
tl_reread_work (TlRereadJob             *job,
                const TlReadingContext  *context,
                const TlRereadPlan      *plan,
                TlRereadResult          *result)
{
  Work work = { .job = job, .context = context, .plan = plan, .result = result };

  g_mutex_init (&work.lock);
  g_cond_init (&work.changed);
  g_queue_init (&work.tasks);
  tl_estimate_begin (&work.estimate);
  for (guint i = 0; i < plan->documents->len; i++)
    expect (&work, plan->documents->pdata[i]);
  run_workers (&work);
  g_queue_clear_full (&work.tasks, g_free);
  tl_estimate_end (&work.estimate);
  g_cond_clear (&work.changed);
  g_mutex_clear (&work.lock);
}
