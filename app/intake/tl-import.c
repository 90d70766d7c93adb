/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-job-private.h"

struct _TlImport {
  TlJob parent_instance;
};

enum { FILE_DONE, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlImport, tl_import, TL_TYPE_JOB)

static void
tl_import_tell (TlJob    *job,
                gpointer  done)
{
  g_signal_emit (job, signals[FILE_DONE], 0, done);
}

static void
tl_import_free_done (gpointer done)
{
  tl_import_result_free (done);
}

static void
tl_import_class_init (TlImportClass *klass)
{
  TL_JOB_CLASS (klass)->tell = tl_import_tell;
  TL_JOB_CLASS (klass)->free_done = tl_import_free_done;

  signals[FILE_DONE] = g_signal_new ("file-done", TL_TYPE_IMPORT, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
tl_import_init (TlImport *import)
{
}

TlImport *
tl_import_new (TlStore   *store,
               TlMatcher *matcher)
{
  TlImport *import;

  g_return_val_if_fail (TL_IS_STORE (store), NULL);
  g_return_val_if_fail (matcher != NULL, NULL);

  import = g_object_new (TL_TYPE_IMPORT, NULL);
  tl_job_set_up (TL_JOB (import), store, matcher);
  return import;
}

/* ── running ── */

static void
publish_end (TlImport  *import,
             GPtrArray *files,
             GPtrArray *results)
{
  const TlJobState state = {
    .fraction = files->len > 0 ? (double) results->len / files->len : 1,
    .n_all = files->len,
    .n_done = results->len,
  };

  tl_job_publish (TL_JOB (import), &state, NULL);
}

GPtrArray *
tl_import_run (TlImport     *import,
               GFile       **files,
               GCancellable *cancellable)
{
  const TlJobState begun = { .fraction = -1, .seconds_left = -1, .running = TRUE };
  TlReadingContext context;
  g_autoptr (GPtrArray) found = NULL;
  GPtrArray *results;

  g_return_val_if_fail (TL_IS_IMPORT (import), NULL);
  g_return_val_if_fail (files != NULL, NULL);

  context = tl_job_get_context (TL_JOB (import), cancellable);
  tl_job_publish (TL_JOB (import), &begun, NULL);
  found = tl_import_files_find (files, tl_store_get_folder (context.store), cancellable);
  results = tl_import_work (import, &context, found);
  /* Copies of what could not be read; those that cannot be removed do no harm. */
  tl_store_drop_unused_files (context.store, NULL, NULL);
  publish_end (import, found, results);
  return results;
}

static void
run_thread (GTask        *task,
            gpointer      source_object,
            gpointer      task_data,
            GCancellable *cancellable)
{
  g_task_return_pointer (task, tl_import_run (source_object, task_data, cancellable),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
free_files (gpointer data)
{
  for (GFile **file = data; *file != NULL; file++)
    g_object_unref (*file);
  g_free (data);
}

static GFile **
copy_files (GFile **files)
{
  g_autoptr (GPtrArray) copy = g_ptr_array_new ();

  for (; *files != NULL; files++)
    g_ptr_array_add (copy, g_object_ref (*files));
  g_ptr_array_add (copy, NULL);
  return (GFile **) g_ptr_array_steal (copy, NULL);
}

void
tl_import_run_async (TlImport            *import,
                     GFile              **files,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (TL_IS_IMPORT (import));
  g_return_if_fail (files != NULL);

  task = g_task_new (import, cancellable, callback, user_data);
  g_task_set_source_tag (task, tl_import_run_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, copy_files (files), free_files);
  g_task_run_in_thread (task, run_thread);
}

GPtrArray *
tl_import_run_finish (TlImport     *import,
                      GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, import), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
