/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-your-name-private.h"

#include "tl-compat-private.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GSettings   *settings;
  GtkEditable *name;
} Asking;

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->settings);
  g_object_unref (asking->name);
  g_free (asking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_free)

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Asking) asking = user_data;

  if (tl_compat_ask_finish (GTK_WINDOW (source), result))
    g_settings_set_string (asking->settings, "coder-name", gtk_editable_get_text (asking->name));
}

void
tl_your_name_ask (GtkWindow *parent,
                  GSettings *settings)
{
  g_autofree char *now = g_settings_get_string (settings, "coder-name");
  GtkWidget *name = gtk_entry_new ();
  Asking *asking = g_new0 (Asking, 1);
  const TlQuestion question = {
    .heading = _("Your Name"),
    .body = _("What you code, accept, reject, tag and note from now on bears this name. What was "
              "done before keeps the name it has."),
    .yes = _("_Save"),
    .no = _("_Cancel"),
    .more = name,
  };

  gtk_editable_set_text (GTK_EDITABLE (name), now);
  gtk_entry_set_placeholder_text (GTK_ENTRY (name), _("Whoever made the library"));
  gtk_entry_set_activates_default (GTK_ENTRY (name), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (name), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Your Name"), -1);
  asking->settings = g_object_ref (settings);
  asking->name = g_object_ref_sink (GTK_EDITABLE (name));
  tl_compat_ask_async (parent, &question, asked_cb, asking);
}
