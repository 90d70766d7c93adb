/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-versions-files-private.h"

#include "tl-codebook-file.h"
#include "tl-read-file-private.h"
#include "tl-versions-import-private.h"

#include <glib/gi18n-lib.h>

/* ── in ── */

static gpointer
ref_in_force (TlSession *session)
{
  return g_bytes_ref (tl_codebook_get_source (tl_session_get_codebook (session)));
}

static gpointer
read_offer (GFile         *file,
            gpointer       in_force,
            GCancellable  *cancellable,
            GError       **error)
{
  return tl_versions_offer_read (file, in_force, cancellable, error);
}

static void
show_offer (GtkWindow *window,
            TlSession *session,
            gpointer   offer)
{
  gtk_window_present (GTK_WINDOW (tl_versions_import_new (window, session, offer)));
}

void
tl_versions_import_from_file (GtkWindow *window,
                              TlSession *session)
{
  static const TlFileReader reader = {
    .choice = TL_CHOOSE_CODEBOOK,
    .title = N_("Choose a Code Book"),
    .refusal = N_("No Code Book Can Be Imported from This File"),
    .prepare = ref_in_force,
    .free_prepared = (GDestroyNotify) g_bytes_unref,
    .read = read_offer,
    .free_content = (GDestroyNotify) tl_versions_offer_free,
    .show = show_offer,
  };

  tl_read_chosen_file (window, session, &reader);
}

/* ── out ── */

typedef struct {
  TlSession *session;
  GFile     *file;
  GBytes    *in_force;
} Export;

static Export *
export_new (TlSession *session,
            GFile     *file)
{
  Export *export = g_new0 (Export, 1);

  export->session = g_object_ref (session);
  export->file = g_object_ref (file);
  export->in_force = g_bytes_ref (tl_codebook_get_source (tl_session_get_codebook (session)));
  return export;
}

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->session);
  g_object_unref (export->file);
  g_bytes_unref (export->in_force);
  g_free (export);
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Export *export = task_data;
  g_autoptr (GBytes) joined = tl_codebook_join_source (export->in_force);
  GError *error = NULL;

  if (g_file_replace_contents (export->file, g_bytes_get_data (joined, NULL),
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
  Export *export = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_file_get_basename (export->file);
  g_autoptr (GError) error = NULL;
  g_autofree char *told = g_task_propagate_boolean (G_TASK (result), &error)
                          ? g_strdup_printf (_("Exported to “%s”"), name)
                          : g_strdup_printf (_("Not exported: %s"), error->message);

  tl_session_tell (export->session, told, FALSE);
}

static void
export_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (TlSession) session = user_data;
  g_autoptr (GListModel) chosen = tl_compat_choose_finish (GTK_WINDOW (source), result);
  g_autoptr (GFile) file = chosen != NULL ? g_list_model_get_item (chosen, 0) : NULL;
  g_autoptr (GTask) task = NULL;

  if (file == NULL)
    return;
  task = g_task_new (source, NULL, written_cb, NULL);
  g_task_set_task_data (task, export_new (session, file), export_free);
  g_task_run_in_thread (task, write_thread);
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
