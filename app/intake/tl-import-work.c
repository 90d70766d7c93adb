/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-estimate-private.h"
#include "tl-job-private.h"

/* A file counts towards progress by its size, within limits: a small one has its cost too, and a
 * large one is mostly pictures. */
#define MIN_WEIGHT (32 << 10)
#define MAX_WEIGHT (1 << 20)

/* Files are read by all workers at once but saved in the order they were met, so that the same
 * import gives the same library. What is read and waits for its turn is held in memory: this
 * much. */
#define MAX_PAGES_WAITING 500

typedef struct {
  TlImport               *import;
  const TlReadingContext *context;
  GPtrArray              *files;
  GPtrArray              *results;

  GMutex                  lock;
  GCond                   turn;
  guint                   next_to_read;
  guint                   next_to_save;
  gboolean                saving;
  TlReading             **readings;
  guint                   pages_waiting;

  double                  total_weight;
  double                  done_weight;
  TlEstimate              estimate;
} Job;

/* The part of a job that one worker has in hand. */
typedef struct {
  Job    *job;
  guint   index;
  double  credited;
} Errand;

static double
get_weight (const TlImportFile *file)
{
  return CLAMP (file->size, MIN_WEIGHT, MAX_WEIGHT);
}

/* With the lock held. */
static void
publish (Job                  *job,
         const TlImportResult *result)
{
  guint n_begun = MIN (job->next_to_read, job->files->len);
  TlJobState state = {
    .fraction = job->total_weight > 0 ? MIN (job->done_weight / job->total_weight, 1) : 1,
    .n_all = job->files->len,
    .n_done = job->results->len,
    .running = TRUE,
  };

  state.seconds_left = tl_estimate_update (&job->estimate, state.fraction);
  if (n_begun > 0)
    state.message = ((TlImportFile *) job->files->pdata[n_begun - 1])->name;
  tl_job_publish (TL_JOB (job->import), &state,
                  result != NULL ? tl_import_result_copy (result) : NULL);
}

static void
credit (Errand *errand,
        double  share)
{
  double weight = share * get_weight (errand->job->files->pdata[errand->index]);

  errand->job->done_weight += weight - errand->credited;
  errand->credited = weight;
  publish (errand->job, NULL);
}

static void
page_read_cb (guint    page,
              guint    n_pages,
              gpointer user_data)
{
  Errand *errand = user_data;

  g_mutex_lock (&errand->job->lock);
  credit (errand, 0.95 * page / n_pages);
  g_mutex_unlock (&errand->job->lock);
}

/* Whoever brings what all wait for saves it and all that follows; with the lock held, which is let
 * go of while saving. */
static void
save_in_turn (Job *job)
{
  job->saving = TRUE;
  while (job->next_to_save < job->files->len && job->readings[job->next_to_save] != NULL)
    {
      g_autoptr (TlReading) reading = g_steal_pointer (&job->readings[job->next_to_save]);
      TlImportResult *result;

      g_mutex_unlock (&job->lock);
      result = tl_reading_conclude (reading, job->context, job->files->pdata[job->next_to_save]);
      g_mutex_lock (&job->lock);
      g_ptr_array_add (job->results, result);
      job->pages_waiting -= tl_reading_get_n_pages (reading);
      job->next_to_save++;
      publish (job, result);
      g_cond_broadcast (&job->turn);
    }
  job->saving = FALSE;
}

static void
hand_over (Errand    *errand,
           TlReading *reading)
{
  Job *job = errand->job;

  g_mutex_lock (&job->lock);
  credit (errand, 1);
  while (job->pages_waiting > MAX_PAGES_WAITING && errand->index != job->next_to_save)
    g_cond_wait (&job->turn, &job->lock);
  job->readings[errand->index] = reading;
  job->pages_waiting += tl_reading_get_n_pages (reading);
  if (!job->saving)
    save_in_turn (job);
  g_mutex_unlock (&job->lock);
}

static gboolean
take (Job    *job,
      Errand *errand)
{
  gboolean taken;

  g_mutex_lock (&job->lock);
  taken = job->next_to_read < job->files->len
          && !g_cancellable_is_cancelled (job->context->cancellable);
  if (taken)
    {
      *errand = (Errand) { .job = job, .index = job->next_to_read++ };
      publish (job, NULL);
    }
  g_mutex_unlock (&job->lock);
  return taken;
}

static gpointer
work (gpointer data)
{
  Job *job = data;
  Errand errand;

  while (take (job, &errand))
    hand_over (&errand, tl_reading_new (job->context, job->files->pdata[errand.index],
                                        page_read_cb, &errand));
  return NULL;
}

static void
run_workers (Job *job)
{
  const guint n_workers = MIN (tl_job_get_n_workers (TL_JOB (job->import)), job->files->len);
  g_autoptr (GPtrArray) threads = g_ptr_array_new ();

  for (guint i = 1; i < n_workers; i++)
    {
      GThread *thread = g_thread_try_new ("import", work, job, NULL);

      if (thread != NULL)
        g_ptr_array_add (threads, thread);
    }
  work (job);
  for (guint i = 0; i < threads->len; i++)
    g_thread_join (threads->pdata[i]);
}

GPtrArray *
tl_import_work (TlImport               *import,
                const TlReadingContext *context,
                GPtrArray              *files)
{
  Job job = { .import = import, .context = context, .files = files };

  g_mutex_init (&job.lock);
  g_cond_init (&job.turn);
  job.readings = g_new0 (TlReading *, files->len);
  job.results = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_import_result_free);
  tl_estimate_begin (&job.estimate);
  for (guint i = 0; i < files->len; i++)
    job.total_weight += get_weight (files->pdata[i]);
  run_workers (&job);
  tl_estimate_end (&job.estimate);
  g_free (job.readings);
  g_cond_clear (&job.turn);
  g_mutex_clear (&job.lock);
  return job.results;
}
