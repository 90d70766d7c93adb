/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-set-facts-private.h"

#include "tl-compat-private.h"
#include "tl-sheet-dialog-private.h"

#include <glib/gi18n-lib.h>

typedef struct {
  TlSession *session;
  GFile     *file;
} Setting;

static void
setting_free (gpointer data)
{
  Setting *setting = data;

  g_object_unref (setting->session);
  g_object_unref (setting->file);
  g_free (setting);
}

/* Thousands of rows are looked up one by one. */
static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Setting *setting = task_data;
  g_autofree char *base = g_file_get_basename (setting->file);
  g_autofree char *name = g_filename_display_name (base);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes (setting->file, cancellable, NULL, &error);
  TlSheet *sheet = NULL;

  if (bytes != NULL)
    sheet = tl_sheet_read (tl_session_get_store (setting->session), bytes, name, cancellable,
                           &error);
  if (sheet != NULL)
    g_task_return_pointer (task, sheet, (GDestroyNotify) tl_sheet_free);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GtkWindow *window = GTK_WINDOW (source);
  Setting *setting = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  TlSheet *sheet = g_task_propagate_pointer (G_TASK (result), &error);
  TlQuestion refusal = { .heading = _("No Facts Can Be Set from This File"), .yes = _("_Close") };

  if (!gtk_widget_get_mapped (GTK_WIDGET (window)))
    g_clear_pointer (&sheet, tl_sheet_free);
  else if (sheet != NULL)
    gtk_window_present (GTK_WINDOW (tl_sheet_dialog_new (window, setting->session, sheet)));
  else
    {
      refusal.body = error->message;
      tl_compat_ask_async (window, &refusal, NULL, NULL);
    }
}

void
tl_set_facts_from_file (GtkWindow *window,
                        TlSession *session,
                        GFile     *file)
{
  g_autoptr (GTask) task = g_task_new (window, NULL, read_cb, NULL);
  Setting *setting = g_new0 (Setting, 1);

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (TL_IS_SESSION (session));
  g_return_if_fail (G_IS_FILE (file));

  setting->session = g_object_ref (session);
  setting->file = g_object_ref (file);
  g_task_set_task_data (task, setting, setting_free);
  g_task_run_in_thread (task, read_thread);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (TlSession) session = user_data;
  g_autoptr (GListModel) chosen = tl_compat_choose_finish (GTK_WINDOW (source), result);
  g_autoptr (GFile) file = chosen != NULL ? g_list_model_get_item (chosen, 0) : NULL;

  if (file != NULL)
    tl_set_facts_from_file (GTK_WINDOW (source), session, file);
}

void
tl_set_facts (GtkWindow *window,
              TlSession *session)
{
  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (TL_IS_SESSION (session));

  tl_compat_choose_async (window, TL_CHOOSE_SHEET, _("Choose a Table of Facts"), NULL, chosen_cb,
                          g_object_ref (session));
}
