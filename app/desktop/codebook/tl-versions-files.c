/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-versions-files-private.h"

#include "tl-codebook-file.h"
#include "tl-compat-private.h"
#include "tl-versions-import-private.h"

#include <glib/gi18n-lib.h>

typedef struct {
  TlSession *session;
  GFile     *file;
  GBytes    *in_force;
} Transfer;

static Transfer *
transfer_new (TlSession *session,
              GFile     *file)
{
  Transfer *transfer = g_new0 (Transfer, 1);

  transfer->session = g_object_ref (session);
  transfer->file = g_object_ref (file);
  transfer->in_force = g_bytes_ref (tl_codebook_get_source (tl_session_get_codebook (session)));
  return transfer;
}

static void
transfer_free (gpointer data)
{
  Transfer *transfer = data;

  g_object_unref (transfer->session);
  g_object_unref (transfer->file);
  g_bytes_unref (transfer->in_force);
  g_free (transfer);
}

static void
run_in_thread (GtkWindow           *window,
               TlSession           *session,
               GFile               *file,
               GTaskThreadFunc      func,
               GAsyncReadyCallback  callback)
{
  g_autoptr (GTask) task = g_task_new (window, NULL, callback, NULL);

  g_task_set_task_data (task, transfer_new (session, file), transfer_free);
  g_task_run_in_thread (task, func);
}

/* ── in ── */

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Transfer *transfer = task_data;
  GError *error = NULL;
  TlVersionsOffer *offer = tl_versions_offer_read (transfer->file, transfer->in_force, cancellable,
                                                   &error);

  if (offer != NULL)
    g_task_return_pointer (task, offer, (GDestroyNotify) tl_versions_offer_free);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GtkWindow *window = GTK_WINDOW (source);
  Transfer *transfer = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  TlVersionsOffer *offer = g_task_propagate_pointer (G_TASK (result), &error);
  TlQuestion refusal = { .heading = _("No Code Book Can Be Imported from This File"),
                         .yes = _("_Close") };

  if (!gtk_widget_get_mapped (GTK_WIDGET (window)))
    g_clear_pointer (&offer, tl_versions_offer_free);
  else if (offer != NULL)
    gtk_window_present (GTK_WINDOW (tl_versions_import_new (window, transfer->session, offer)));
  else
    {
      refusal.body = error->message;
      tl_compat_ask_async (window, &refusal, NULL, NULL);
    }
}

static void
import_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (TlSession) session = user_data;
  g_autoptr (GListModel) chosen = tl_compat_choose_finish (GTK_WINDOW (source), result);
  g_autoptr (GFile) file = chosen != NULL ? g_list_model_get_item (chosen, 0) : NULL;

  if (file != NULL)
    run_in_thread (GTK_WINDOW (source), session, file, read_thread, read_cb);
}

void
tl_versions_import_from_file (GtkWindow *window,
                              TlSession *session)
{
  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (TL_IS_SESSION (session));

  tl_compat_choose_async (window, TL_CHOOSE_CODEBOOK, _("Choose a Code Book"), NULL,
                          import_chosen_cb, g_object_ref (session));
}

/* ── out ── */

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Transfer *transfer = task_data;
  g_autoptr (GBytes) joined = tl_codebook_join_source (transfer->in_force);
  GError *error = NULL;

  if (g_file_replace_contents (transfer->file, g_bytes_get_data (joined, NULL),
                               g_bytes_get_size (joined), NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                               cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Transfer *transfer = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_file_get_basename (transfer->file);
  g_autoptr (GError) error = NULL;
  g_autofree char *told = g_task_propagate_boolean (G_TASK (result), &error)
                          ? g_strdup_printf (_("Exported to “%s”"), name)
                          : g_strdup_printf (_("Not exported: %s"), error->message);

  tl_session_tell (transfer->session, told, FALSE);
}

static void
export_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (TlSession) session = user_data;
  g_autoptr (GListModel) chosen = tl_compat_choose_finish (GTK_WINDOW (source), result);
  g_autoptr (GFile) file = chosen != NULL ? g_list_model_get_item (chosen, 0) : NULL;

  if (file != NULL)
    run_in_thread (GTK_WINDOW (source), session, file, write_thread, written_cb);
}

void
tl_versions_export_to_file (GtkWindow *window,
                            TlSession *session)
{
  g_autofree char *name = g_strdup_printf ("%s.codebook", _("code book"));

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (TL_IS_SESSION (session));

  tl_compat_choose_async (window, TL_CHOOSE_NEW_FILE, _("Export Code Book"), name,
                          export_chosen_cb, g_object_ref (session));
}
