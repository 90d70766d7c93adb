/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include "tl-compat-private.h"
#include "tl-files-private.h"
#include "tl-rereader-private.h"

#include <glib/gi18n-lib.h>

static void
reread_cb (TlWindow             *window,
           const TlRereadResult *result,
           TlRereader           *rereader)
{
  if (window->session != NULL && tl_session_get_rereader (window->session) == rereader)
    tl_import_strip_add_reread (window->import_strip, window->session, result);
}

static void
take_session (TlWindow  *window,
              TlSession *session)
{
  tl_window_drop_pages (window);
  g_set_object (&window->session, session);
  tl_window_watch_session (window);
  g_object_set (window->reread_strip, "session", session, NULL);
  g_object_notify (G_OBJECT (window), "session");
  if (session == NULL)
    return;
  g_settings_bind (window->settings, "coder-name", session, "coder", G_SETTINGS_BIND_GET);
  g_signal_connect_object (tl_session_get_rereader (session), "done", G_CALLBACK (reread_cb),
                           window, G_CONNECT_SWAPPED);
  gtk_stack_set_visible_child_name (window->view, "main");
  tl_window_lay_out (window);
  if (window->waiting != NULL && window->waiting[0] != NULL)
    tl_window_import (window, window->waiting);
}

static void
note_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  if (tl_compat_ask_finish (GTK_WINDOW (source), result))
    g_settings_set_boolean (TL_WINDOW (source)->settings, "content-note-seen", TRUE);
}

static void
show_content_note (TlWindow *window)
{
  const TlQuestion note = {
    .heading = _("Before You Begin"),
    .body = _("Case reviews tell how children died or came to serious harm. Passages shown here "
              "can be hard to read. Take the time you need, and speak to someone if they stay with "
              "you.\n\nEverything stays on this machine. What the program shows are suggestions "
              "of its rules until you have accepted them; where no rule matched, the review may "
              "still have something to say."),
    .yes = _("_Continue"),
  };

  if (!g_settings_get_boolean (window->settings, "content-note-seen"))
    tl_compat_ask_async (GTK_WINDOW (window), &note, note_read_cb, NULL);
}

static void
remember_library (TlWindow *window)
{
  const char *path = g_file_peek_path (window->folder);

  if (path != NULL)
    g_settings_set_string (window->settings, "last-library", path);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (TlWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlSession) session = tl_session_open_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&window->opening);
  if (session == NULL)
    {
      take_session (window, NULL);
      adw_status_page_set_description (window->failure, error->message);
      gtk_stack_set_visible_child_name (window->view, "failed");
      return;
    }
  remember_library (window);
  take_session (window, session);
  show_content_note (window);
}

void
tl_window_open (TlWindow  *window,
                GFile     *folder,
                GFile    **then)
{
  g_return_if_fail (TL_IS_WINDOW (window));
  g_return_if_fail (G_IS_FILE (folder));

  if (window->opening != NULL)
    g_cancellable_cancel (window->opening);
  g_clear_object (&window->opening);
  window->opening = g_cancellable_new ();
  g_set_object (&window->folder, folder);
  g_clear_pointer (&window->waiting, tl_files_free);
  window->waiting = then != NULL ? tl_files_copy (then) : NULL;
  tl_session_open_async (folder, window->opening, opened_cb, g_object_ref (window));
}

void
tl_window_import (TlWindow  *window,
                  GFile    **files)
{
  g_return_if_fail (TL_IS_WINDOW (window));
  g_return_if_fail (files != NULL);

  if (window->session == NULL)
    return;
  tl_import_strip_add (window->import_strip, window->session, files);
  g_clear_pointer (&window->waiting, tl_files_free);
}

static gboolean
drop_cb (TlWindow     *window,
         const GValue *value)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  for (GSList *link = g_value_get_boxed (value); link != NULL; link = link->next)
    g_ptr_array_add (files, link->data);
  if (files->len == 0 || window->session == NULL)
    return FALSE;
  g_ptr_array_add (files, NULL);
  tl_window_import (window, (GFile **) files->pdata);
  return TRUE;
}

void
tl_window_add_drop_target (TlWindow *window)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), window, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (window), GTK_EVENT_CONTROLLER (target));
}
