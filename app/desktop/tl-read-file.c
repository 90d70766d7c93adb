/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-read-file-private.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const TlFileReader *reader;
  TlSession          *session;
  GFile              *file;
  gpointer            prepared;
} Reading;

static Reading *
reading_new (TlSession           *session,
             GFile               *file,
             const TlFileReader  *reader)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->reader = reader;
  reading->session = g_object_ref (session);
  g_set_object (&reading->file, file);
  return reading;
}

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  if (reading->prepared != NULL)
    reading->reader->free_prepared (reading->prepared);
  g_clear_object (&reading->file);
  g_object_unref (reading->session);
  g_free (reading);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Reading *reading = task_data;
  GError *error = NULL;
  gpointer content = reading->reader->read (reading->file, reading->prepared, cancellable, &error);

  if (content != NULL)
    g_task_return_pointer (task, content, reading->reader->free_content);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GtkWindow *window = GTK_WINDOW (source);
  Reading *reading = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gpointer content = g_task_propagate_pointer (G_TASK (result), &error);
  TlQuestion refusal = { .heading = _(reading->reader->refusal), .yes = _("_Close") };

  if (!gtk_widget_get_mapped (GTK_WIDGET (window)))
    g_clear_pointer (&content, reading->reader->free_content);
  else if (content != NULL)
    reading->reader->show (window, reading->session, content);
  else
    {
      refusal.body = error->message;
      tl_compat_ask_async (window, &refusal, NULL, NULL);
    }
}

void
tl_read_file (GtkWindow           *window,
              TlSession           *session,
              GFile               *file,
              const TlFileReader  *reader)
{
  g_autoptr (GTask) task = NULL;
  Reading *reading;

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (TL_IS_SESSION (session));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (reader != NULL);

  reading = reading_new (session, file, reader);
  reading->prepared = reader->prepare (session);
  task = g_task_new (window, NULL, read_cb, NULL);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_thread);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Reading *asked = user_data;
  g_autoptr (GListModel) chosen = tl_compat_choose_finish (GTK_WINDOW (source), result);
  g_autoptr (GFile) file = chosen != NULL ? g_list_model_get_item (chosen, 0) : NULL;

  if (file != NULL)
    tl_read_file (GTK_WINDOW (source), asked->session, file, asked->reader);
  reading_free (asked);
}

void
tl_read_chosen_file (GtkWindow           *window,
                     TlSession           *session,
                     const TlFileReader  *reader)
{
  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (TL_IS_SESSION (session));
  g_return_if_fail (reader != NULL);

  tl_compat_choose_async (window, reader->choice, _(reader->title), NULL, chosen_cb,
                          reading_new (session, NULL, reader));
}
