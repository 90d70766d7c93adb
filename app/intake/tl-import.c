/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-import-private.h"

#include "tl-relay-private.h"

struct _TlImport {
  GObject       parent_instance;
  TlStore      *store;
  TlMatcher    *matcher;
  guint         n_workers;
  GStrv         passwords;

  /* What the properties say: touched only in this context. */
  GMainContext *context;
  TlImportState shown;

  /* What they shall say, and the results not yet told of. */
  GMutex        lock;
  TlImportState latest;
  GQueue        results;
  gboolean      delivering;
};

enum {
  PROP_FRACTION = 1,
  PROP_MESSAGE,
  PROP_SECONDS_LEFT,
  PROP_N_FILES,
  PROP_N_DONE,
  PROP_RUNNING,
  N_PROPS
};

enum { FILE_DONE, N_SIGNALS };

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlImport, tl_import, G_TYPE_OBJECT)

static void
tl_import_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  TlImport *import = TL_IMPORT (object);

  switch (id)
    {
    case PROP_FRACTION:
      g_value_set_double (value, import->shown.fraction);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, import->shown.message);
      break;
    case PROP_SECONDS_LEFT:
      g_value_set_int (value, import->shown.seconds_left);
      break;
    case PROP_N_FILES:
      g_value_set_uint (value, import->shown.n_files);
      break;
    case PROP_N_DONE:
      g_value_set_uint (value, import->shown.n_done);
      break;
    case PROP_RUNNING:
      g_value_set_boolean (value, import->shown.running);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_import_finalize (GObject *object)
{
  TlImport *import = TL_IMPORT (object);

  g_object_unref (import->store);
  tl_matcher_unref (import->matcher);
  g_strfreev (import->passwords);
  g_main_context_unref (import->context);
  g_free (import->shown.message);
  g_free (import->latest.message);
  g_queue_clear_full (&import->results, (GDestroyNotify) tl_import_result_free);
  g_mutex_clear (&import->lock);
  G_OBJECT_CLASS (tl_import_parent_class)->finalize (object);
}

static void
tl_import_class_init (TlImportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = tl_import_get_property;
  object_class->finalize = tl_import_finalize;

  props[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1, 1, 0, flags);
  props[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  props[PROP_SECONDS_LEFT] =
    g_param_spec_int ("seconds-left", NULL, NULL, -1, G_MAXINT, -1, flags);
  props[PROP_N_FILES] = g_param_spec_uint ("n-files", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_N_DONE] = g_param_spec_uint ("n-done", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[FILE_DONE] = g_signal_new ("file-done", TL_TYPE_IMPORT, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
tl_import_init (TlImport *import)
{
  g_mutex_init (&import->lock);
  g_queue_init (&import->results);
  import->shown.seconds_left = -1;
  import->context = g_main_context_ref_thread_default ();
}

TlImport *
tl_import_new (TlStore   *store,
               TlMatcher *matcher)
{
  TlImport *import;

  g_return_val_if_fail (TL_IS_STORE (store), NULL);
  g_return_val_if_fail (matcher != NULL, NULL);

  import = g_object_new (TL_TYPE_IMPORT, NULL);
  import->store = g_object_ref (store);
  import->matcher = tl_matcher_ref (matcher);
  import->passwords = g_new0 (char *, 1);
  return import;
}

void
tl_import_set_n_workers (TlImport *import,
                         guint     n_workers)
{
  g_return_if_fail (TL_IS_IMPORT (import));

  import->n_workers = n_workers;
}

void
tl_import_set_passwords (TlImport          *import,
                         const char *const *passwords)
{
  g_return_if_fail (TL_IS_IMPORT (import));
  g_return_if_fail (passwords != NULL);

  g_strfreev (import->passwords);
  import->passwords = g_strdupv ((char **) passwords);
}

/* ── telling, in the job's own context ── */

static void
show_state (TlImport      *import,
            TlImportState  state)
{
  TlImportState was = import->shown;
  GObject *object = G_OBJECT (import);

  import->shown = state;
  g_object_freeze_notify (object);
  if (was.fraction != state.fraction)
    g_object_notify_by_pspec (object, props[PROP_FRACTION]);
  if (g_strcmp0 (was.message, state.message) != 0)
    g_object_notify_by_pspec (object, props[PROP_MESSAGE]);
  if (was.seconds_left != state.seconds_left)
    g_object_notify_by_pspec (object, props[PROP_SECONDS_LEFT]);
  if (was.n_files != state.n_files)
    g_object_notify_by_pspec (object, props[PROP_N_FILES]);
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
  TlImport *import = object;
  TlImportState state;
  TlImportResult *result;
  GQueue results;

  g_mutex_lock (&import->lock);
  state = import->latest;
  state.message = g_strdup (import->latest.message);
  results = import->results;
  g_queue_init (&import->results);
  import->delivering = FALSE;
  g_mutex_unlock (&import->lock);

  show_state (import, state);
  while ((result = g_queue_pop_head (&results)) != NULL)
    {
      g_signal_emit (import, signals[FILE_DONE], 0, result);
      tl_import_result_free (result);
    }
}

void
tl_import_publish (TlImport             *import,
                   const TlImportState  *state,
                   const TlImportResult *result)
{
  gboolean queue;

  g_mutex_lock (&import->lock);
  g_free (import->latest.message);
  import->latest = *state;
  import->latest.message = g_strdup (state->message);
  if (result != NULL)
    g_queue_push_tail (&import->results, tl_import_result_copy (result));
  queue = !import->delivering;
  import->delivering = TRUE;
  g_mutex_unlock (&import->lock);

  if (queue)
    tl_relay (G_OBJECT (import), import->context, deliver_cb);
}

/* ── running ── */

static void
publish_end (TlImport  *import,
             GPtrArray *files,
             GPtrArray *results)
{
  TlImportState state = {
    .fraction = files->len > 0 ? (double) results->len / files->len : 1,
    .n_files = files->len,
    .n_done = results->len,
  };

  tl_import_publish (import, &state, NULL);
}

GPtrArray *
tl_import_run (TlImport      *import,
               GFile        **files,
               GCancellable  *cancellable,
               GError       **error)
{
  const TlImportState begun = { .fraction = -1, .seconds_left = -1, .running = TRUE };
  TlReadingContext context;
  g_autoptr (GPtrArray) found = NULL;
  GPtrArray *results;

  g_return_val_if_fail (TL_IS_IMPORT (import), NULL);
  g_return_val_if_fail (files != NULL, NULL);

  context = (TlReadingContext) {
    .store = import->store,
    .matcher = import->matcher,
    .passwords = (const char *const *) import->passwords,
    .cancellable = cancellable,
  };
  tl_import_publish (import, &begun, NULL);
  found = tl_import_files_find (files, tl_store_get_folder (import->store), cancellable);
  results = tl_import_work (import, &context, found,
                            import->n_workers > 0 ? import->n_workers : g_get_num_processors ());
  /* Copies of what could not be read; those that cannot be removed do no harm. */
  tl_store_drop_unused_files (import->store, NULL, NULL);
  publish_end (import, found, results);
  return results;
}

static void
run_thread (GTask        *task,
            gpointer      source_object,
            gpointer      task_data,
            GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *results = tl_import_run (source_object, task_data, cancellable, &error);

  if (results != NULL)
    g_task_return_pointer (task, results, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
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
tl_import_run_finish (TlImport      *import,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, import), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
