/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-password-dialog-private.h"

#include "tl-compat-private.h"

#include <glib/gi18n-lib.h>

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  const char *password = gtk_editable_get_text (g_task_get_task_data (task));
  const gboolean given = tl_compat_ask_finish (GTK_WINDOW (source), result) && *password != '\0';

  g_task_return_pointer (task, given ? g_strdup (password) : NULL, g_free);
}

/* Not a GtkPasswordEntry: that of GTK 4.8 listens to the keyboard when it is gone. */
void
tl_password_ask_async (GtkWindow           *parent,
                       const char          *said,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  GtkWidget *entry = gtk_entry_new ();
  const TlQuestion question = {
    .heading = _("This File Needs a Password"),
    .body = said,
    .yes = _("_Open"),
    .no = _("_Cancel"),
    .more = entry,
  };

  g_object_set (entry, "visibility", FALSE, "input-purpose", GTK_INPUT_PURPOSE_PASSWORD,
                "activates-default", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Password"), -1);
  g_task_set_task_data (task, g_object_ref_sink (entry), g_object_unref);
  tl_compat_ask_async (parent, &question, asked_cb, task);
}

char *
tl_password_ask_finish (GtkWindow    *parent,
                        GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
