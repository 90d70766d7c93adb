/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-session-open-private.h"

#include "tl-codebook-file.h"

/* ── the code book ── */

static TlCodebook *
parse (GBytes *source)
{
  g_autoptr (GPtrArray) faults = NULL;

  return tl_codebook_parse (source, &faults);
}

TlCodebook *
tl_session_load_codebook (TlStore       *store,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) source = tl_store_load_codebook_source (store, cancellable, &local);
  TlCodebook *codebook;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  codebook = source != NULL ? parse (source) : NULL;
  if (codebook == NULL)
    {
      g_autoptr (GBytes) shipped = tl_codebook_dup_default_source ();

      codebook = parse (shipped);
    }
  g_assert (codebook != NULL);
  return codebook;
}

/* ── the library ── */

typedef struct {
  TlStore    *store;
  TlCodebook *codebook;
} Opened;

static void
opened_free (Opened *opened)
{
  g_clear_object (&opened->store);
  g_clear_pointer (&opened->codebook, tl_codebook_unref);
  g_free (opened);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opened, opened_free)

static void
open_thread (GTask        *task,
             gpointer      source,
             gpointer      folder,
             GCancellable *cancellable)
{
  g_autoptr (Opened) opened = g_new0 (Opened, 1);
  GError *error = NULL;

  opened->store = tl_store_open (folder, cancellable, &error);
  if (opened->store != NULL)
    opened->codebook = tl_session_load_codebook (opened->store, cancellable, &error);
  if (opened->codebook == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&opened), (GDestroyNotify) opened_free);
}

void
tl_session_open_async (GFile               *folder,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (folder));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, tl_session_open_async);
  g_task_set_task_data (task, g_object_ref (folder), g_object_unref);
  g_task_run_in_thread (task, open_thread);
}

TlSession *
tl_session_open_finish (GAsyncResult  *result,
                        GError       **error)
{
  g_autoptr (Opened) opened = NULL;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  opened = g_task_propagate_pointer (G_TASK (result), error);
  if (opened == NULL)
    return NULL;
  return tl_session_new (opened->store, opened->codebook);
}
