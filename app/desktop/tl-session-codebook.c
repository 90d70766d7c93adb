/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-session-private.h"

#include "tl-rerun.h"
#include "tl-session-open-private.h"

static void
load_codebook_thread (GTask        *task,
                      gpointer      source,
                      gpointer      task_data,
                      GCancellable *cancellable)
{
  GError *error = NULL;
  TlCodebook *codebook = tl_session_load_codebook (task_data, cancellable, &error);

  if (codebook == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, codebook, (GDestroyNotify) tl_codebook_unref);
}

/* What was asked for before the code book changed again is not kept. */
static void
mark_task (TlSession *session,
           GTask     *task)
{
  g_object_set_data (G_OBJECT (task), "code-book-changes",
                     GUINT_TO_POINTER (session->codebook_changes));
}

static gboolean
is_overtaken (TlSession    *session,
              GAsyncResult *result)
{
  gpointer changes = g_object_get_data (G_OBJECT (result), "code-book-changes");

  return GPOINTER_TO_UINT (changes) != session->codebook_changes;
}

static void
codebook_loaded_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  TlSession *session = TL_SESSION (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlCodebook) codebook = g_task_propagate_pointer (G_TASK (result), &error);

  tl_session_release (session);
  if (is_overtaken (session, result))
    return;
  if (codebook == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        tl_session_tell (session, error->message, FALSE);
      return;
    }
  g_clear_pointer (&session->codebook, tl_codebook_unref);
  session->codebook = g_steal_pointer (&codebook);
  g_object_notify (G_OBJECT (session), "codebook");
}

void
tl_session_reload_codebook (TlSession *session)
{
  g_autoptr (GTask) task = g_task_new (session, session->closing, codebook_loaded_cb, NULL);

  tl_session_hold (session);
  session->codebook_changes++;
  g_clear_pointer (&session->matcher, tl_matcher_unref);
  mark_task (session, task);
  g_task_set_task_data (task, g_object_ref (session->store), g_object_unref);
  g_task_run_in_thread (task, load_codebook_thread);
}

/* ── the matcher ── */

static void
load_matcher_thread (GTask        *task,
                     gpointer      source,
                     gpointer      store,
                     GCancellable *cancellable)
{
  GError *error = NULL;
  TlMatcher *matcher = tl_matcher_load_for (store, cancellable, &error);

  if (matcher == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, matcher, (GDestroyNotify) tl_matcher_unref);
}

void
tl_session_load_matcher_async (TlSession           *session,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (TL_IS_SESSION (session));

  task = g_task_new (session, cancellable, callback, user_data);
  g_task_set_source_tag (task, tl_session_load_matcher_async);
  mark_task (session, task);
  if (session->matcher != NULL)
    {
      g_task_return_pointer (task, tl_matcher_ref (session->matcher),
                             (GDestroyNotify) tl_matcher_unref);
      return;
    }
  g_task_set_task_data (task, g_object_ref (session->store), g_object_unref);
  g_task_run_in_thread (task, load_matcher_thread);
}

TlMatcher *
tl_session_load_matcher_finish (TlSession     *session,
                                GAsyncResult  *result,
                                GError       **error)
{
  TlMatcher *matcher;

  g_return_val_if_fail (TL_IS_SESSION (session), NULL);
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);

  matcher = g_task_propagate_pointer (G_TASK (result), error);
  if (matcher != NULL && session->matcher == NULL && !is_overtaken (session, result))
    session->matcher = tl_matcher_ref (matcher);
  return matcher;
}
