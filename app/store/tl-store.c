/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-store-private.h"

#include "tl-coders.h"
#include "tl-hand-over-private.h"
#include "tl-library-folder-private.h"
#include "tl-migrate-private.h"

#include <glib/gi18n-lib.h>

/* How often it is asked whether another program has written. */
#define SECONDS_BETWEEN_LOOKS 1
/* Reading connections kept open for the next reader, and threads that read in the background. */
#define MAX_IDLE_READERS 4
#define MAX_READING_THREADS 4

/* What sources in the main context hold instead of the store, which may go while they wait. */
typedef struct {
  GWeakRef store;
} Beacon;

struct _TlStore {
  GObject       parent_instance;
  GFile        *folder;
  char         *path;         /* of library.db */
  TlLock       *lock;
  TlWriter     *writer;
  Beacon       *beacon;
  GMainContext *context;
  GSource      *timer;
  GThreadPool  *readers;      /* for tl_store_read_async() */

  GMutex        mutex;        /* for what follows */
  GQueue        idle_readers;
  TlStoreChanges pending;     /* not yet told */
  GSource      *teller;
  char         *coder;        /* who is at the keyboard; "" for whoever made the library */
};

G_DEFINE_FINAL_TYPE (TlStore, tl_store, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
beacon_clear (Beacon *beacon)
{
  g_weak_ref_clear (&beacon->store);
}

static void
beacon_unref (gpointer beacon)
{
  g_atomic_rc_box_release_full (beacon, (GDestroyNotify) beacon_clear);
}

static void read_in_thread (gpointer data,
                            gpointer pool_data);

/* ── telling of changes ── */

static gboolean
tell_cb (gpointer data)
{
  Beacon *beacon = data;
  g_autoptr (TlStore) store = g_weak_ref_get (&beacon->store);
  TlStoreChanges changes;

  if (store == NULL)
    return G_SOURCE_REMOVE;

  g_mutex_lock (&store->mutex);
  changes = store->pending;
  store->pending = 0;
  g_clear_pointer (&store->teller, g_source_unref);
  g_mutex_unlock (&store->mutex);

  g_signal_emit (store, signals[CHANGED], 0, changes);
  return G_SOURCE_REMOVE;
}

static void
attach_source (TlStore     *store,
               GSource     *source,
               GSourceFunc  callback)
{
  g_source_set_callback (source, callback, g_atomic_rc_box_acquire (store->beacon), beacon_unref);
  g_source_attach (source, store->context);
}

static void
changed_cb (TlStoreChanges changes,
            gpointer       data)
{
  TlStore *store = data;

  g_mutex_lock (&store->mutex);
  store->pending |= changes;
  if (store->teller == NULL)
    {
      store->teller = g_idle_source_new ();
      g_source_set_priority (store->teller, G_PRIORITY_DEFAULT);
      attach_source (store, store->teller, tell_cb);
    }
  g_mutex_unlock (&store->mutex);
}

static gboolean
look_cb (gpointer data)
{
  Beacon *beacon = data;
  g_autoptr (TlStore) store = g_weak_ref_get (&beacon->store);

  if (store == NULL)
    return G_SOURCE_REMOVE;
  tl_writer_look (store->writer);
  return G_SOURCE_CONTINUE;
}

/* ── the object ── */

static void
destroy_source (GSource **source)
{
  if (*source == NULL)
    return;
  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
tl_store_dispose (GObject *object)
{
  TlStore *store = TL_STORE (object);

  /* Threads that have handed over what they did may still be on their way out. The writer, last to
   * close its connection, clears up the log. */
  destroy_source (&store->timer);
  if (store->readers != NULL)
    g_thread_pool_free (g_steal_pointer (&store->readers), FALSE, TRUE);
  g_queue_clear_full (&store->idle_readers, (GDestroyNotify) tl_connection_close);
  g_clear_pointer (&store->writer, tl_writer_free);
  destroy_source (&store->teller);
  g_clear_pointer (&store->lock, tl_lock_give_back);

  G_OBJECT_CLASS (tl_store_parent_class)->dispose (object);
}

static void
tl_store_finalize (GObject *object)
{
  TlStore *store = TL_STORE (object);

  g_clear_object (&store->folder);
  g_clear_pointer (&store->path, g_free);
  g_clear_pointer (&store->beacon, beacon_unref);
  g_clear_pointer (&store->context, g_main_context_unref);
  g_free (store->coder);
  g_mutex_clear (&store->mutex);

  G_OBJECT_CLASS (tl_store_parent_class)->finalize (object);
}

static void
tl_store_class_init (TlStoreClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = tl_store_dispose;
  object_class->finalize = tl_store_finalize;

  signals[CHANGED] = g_signal_new ("changed", TL_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
tl_store_init (TlStore *store)
{
  g_mutex_init (&store->mutex);
  g_queue_init (&store->idle_readers);
  store->coder = g_strdup ("");
  store->context = g_main_context_ref_thread_default ();
  store->readers = g_thread_pool_new (read_in_thread, NULL, MAX_READING_THREADS, FALSE, NULL);
  store->beacon = g_atomic_rc_box_new0 (Beacon);
  g_weak_ref_init (&store->beacon->store, store);
}

static gboolean
open_in_folder (TlStore       *store,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autofree char *folder = g_file_get_path (store->folder);
  g_autoptr (TlConnection) connection = NULL;

  if (!tl_library_folder_prepare (store->folder, error))
    return FALSE;
  store->lock = tl_lock_take (folder, error);
  if (store->lock == NULL)
    return FALSE;
  connection = tl_connection_open (store->path, TL_CONNECTION_WRITING, error);
  if (connection == NULL || !tl_migrate (connection, store->path, cancellable, error))
    return FALSE;

  store->writer = tl_writer_new (g_steal_pointer (&connection), changed_cb, store);
  store->timer = g_timeout_source_new_seconds (SECONDS_BETWEEN_LOOKS);
  attach_source (store, store->timer, look_cb);
  return TRUE;
}

TlStore *
tl_store_open (GFile         *folder,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (TlStore) store = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (G_IS_FILE (folder), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  path = g_file_get_path (folder);
  if (path == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   _("A library has to be in a folder of this computer"));
      return NULL;
    }
  store = g_object_new (TL_TYPE_STORE, NULL);
  store->folder = g_object_ref (folder);
  store->path = g_build_filename (path, TL_LIBRARY_FILE, NULL);
  if (!open_in_folder (store, cancellable, error))
    return NULL;
  return g_steal_pointer (&store);
}

GFile *
tl_store_get_folder (TlStore *store)
{
  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  return store->folder;
}

void
tl_store_set_coder (TlStore    *store,
                    const char *name)
{
  g_return_if_fail (TL_IS_STORE (store));

  g_mutex_lock (&store->mutex);
  g_free (store->coder);
  store->coder = g_strstrip (g_strdup (name != NULL ? name : ""));
  g_mutex_unlock (&store->mutex);
}

char *
tl_store_dup_coder (TlStore *store)
{
  char *coder;

  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  g_mutex_lock (&store->mutex);
  coder = g_strdup (store->coder);
  g_mutex_unlock (&store->mutex);
  return coder;
}

const char *
tl_store_get_path (TlStore *store)
{
  return store->path;
}

TlWriter *
tl_store_get_writer (TlStore *store)
{
  return store->writer;
}

TlLock *
tl_store_get_lock (TlStore *store)
{
  return store->lock;
}

/* ── reading ── */

static TlConnection *
borrow_reader (TlStore  *store,
               GError  **error)
{
  TlConnection *reader;

  g_mutex_lock (&store->mutex);
  reader = g_queue_pop_head (&store->idle_readers);
  g_mutex_unlock (&store->mutex);
  return reader != NULL ? reader : tl_connection_open (store->path, TL_CONNECTION_READING, error);
}

static void
give_back_reader (TlStore      *store,
                  TlConnection *reader)
{
  g_mutex_lock (&store->mutex);
  if (g_queue_get_length (&store->idle_readers) < MAX_IDLE_READERS)
    g_queue_push_head (&store->idle_readers, g_steal_pointer (&reader));
  g_mutex_unlock (&store->mutex);
  g_clear_pointer (&reader, tl_connection_close);
}

gboolean
tl_store_read (TlStore       *store,
               TlStoreFunc    func,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  TlConnection *reader;
  gboolean done;

  g_return_val_if_fail (TL_IS_STORE (store), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  reader = borrow_reader (store, error);
  if (reader == NULL)
    return FALSE;
  done = tl_connection_transact (reader, "BEGIN", func, data, cancellable, error);
  give_back_reader (store, reader);
  return done;
}

typedef struct {
  TlStoreFunc func;
  GTask      *task;
} Reading;

static void
read_in_thread (gpointer data,
                gpointer pool_data)
{
  g_autofree Reading *reading = data;
  GTask *task = reading->task;
  GError *error = NULL;

  tl_store_read (g_task_get_source_object (task), reading->func, g_task_get_task_data (task),
                 g_task_get_cancellable (task), &error);
  tl_hand_over_task (task, error);
}

void
tl_store_read_async (TlStore             *store,
                     TlStoreFunc          func,
                     gpointer             data,
                     GDestroyNotify       destroy,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  Reading *reading;

  g_return_if_fail (TL_IS_STORE (store));
  g_return_if_fail (func != NULL);

  reading = g_new0 (Reading, 1);
  reading->func = func;
  reading->task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (reading->task, tl_store_read_async);
  g_task_set_task_data (reading->task, data, destroy);
  g_thread_pool_push (store->readers, reading, NULL);
}

gpointer
tl_store_read_finish (TlStore       *store,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ── writing ── */

gboolean
tl_store_write (TlStore         *store,
                TlStoreFunc      func,
                gpointer         data,
                TlStoreChanges   changes,
                GCancellable    *cancellable,
                GError         **error)
{
  g_return_val_if_fail (TL_IS_STORE (store), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return tl_writer_run (store->writer, func, data, changes, cancellable, error);
}

void
tl_store_write_async (TlStore             *store,
                      TlStoreFunc          func,
                      gpointer             data,
                      GDestroyNotify       destroy,
                      TlStoreChanges       changes,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (TL_IS_STORE (store));
  g_return_if_fail (func != NULL);

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, tl_store_write_async);
  g_task_set_task_data (task, data, destroy);
  /* What is on disk is done, even when it was cancelled a moment too late. */
  g_task_set_check_cancellable (task, FALSE);
  tl_writer_run_task (store->writer, func, changes, task);
}

gpointer
tl_store_write_finish (TlStore       *store,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
