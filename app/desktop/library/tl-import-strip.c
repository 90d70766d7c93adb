/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-import-strip-private.h"

#include "tl-files-private.h"
#include "tl-import-report-private.h"
#include "tl-import.h"
#include "tl-progress-row-private.h"
#include "tl-rereader-private.h"

#include <glib/gi18n-lib.h>

struct _TlImportStrip {
  GtkWidget       parent_instance;
  TlProgressRow  *row;
  TlImport       *job;
  TlSession      *session;
  GFile         **files;      /* what is being imported, while it is */
  GFile         **next;       /* what was added meanwhile */
  GCancellable   *cancellable;
  GHashTable     *passwords;  /* file → the password it is tried with */
  TlImportReport *report;     /* the last one, while it is open; weak */
};

G_DEFINE_FINAL_TYPE (TlImportStrip, tl_import_strip, GTK_TYPE_WIDGET)

static void start (TlImportStrip *strip);

/* ── how far it is ── */

static void
update (TlImportStrip *strip)
{
  g_autofree char *message = NULL;
  g_autofree char *text = NULL;
  double fraction;
  guint n_files, n_done;
  int seconds;

  g_object_get (strip->job, "fraction", &fraction, "message", &message, "n-all", &n_files,
                "n-done", &n_done, "seconds-left", &seconds, NULL);
  if (fraction < 0)
    {
      tl_progress_row_update (strip->row, _("Looking for PDFs…"), fraction, -1);
      return;
    }
  text =
    g_strdup_printf (ngettext ("Reading %u of %u file · %s", "Reading %u of %u files · %s",
                               n_files), MIN (n_done + 1, n_files), n_files,
                     message != NULL ? message : "");
  tl_progress_row_update (strip->row, text, fraction, seconds);
}

/* ── what came of it ── */

static guint
count_status (GPtrArray      *results,
              TlImportStatus  status)
{
  guint n = 0;

  for (guint i = 0; i < results->len; i++)
    {
      const TlImportResult *result = g_ptr_array_index (results, i);

      n += result->status == status;
    }
  return n;
}

static void
add_count (GString    *text,
           guint       n,
           const char *what)
{
  g_autofree char *number = g_strdup_printf ("%'u", n);

  if (n > 0)
    g_string_append_printf (text, "%s%s %s", text->len > 0 ? ", " : "", number, what);
}

/* A password that opened its file may open others. */
static void
keep_passwords (TlImportStrip *strip,
                GPtrArray     *results)
{
  for (guint i = 0; i < results->len; i++)
    {
      const TlImportResult *result = g_ptr_array_index (results, i);
      const char *password = g_hash_table_lookup (strip->passwords, result->file);

      if (password != NULL && result->status != TL_IMPORT_FAILED)
        tl_session_add_password (strip->session, password);
      g_hash_table_remove (strip->passwords, result->file);
    }
}

static void
password_cb (TlImportStrip  *strip,
             const char     *name,
             const char     *password,
             TlImportReport *report)
{
  g_autoptr (GFile) file = g_file_parse_name (name);
  GFile *files[] = { file, NULL };
  TlSession *session = tl_import_report_get_session (report);

  g_hash_table_insert (strip->passwords, g_strdup (name), g_strdup (password));
  tl_import_strip_add (strip, session, files);
}

static TlImportReport *
ensure_report (TlImportStrip *strip,
               TlSession     *session)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (strip)));
  TlImportReport *report;

  if (strip->report != NULL && tl_import_report_get_session (strip->report) == session)
    return strip->report;
  if (strip->report != NULL)
    gtk_window_destroy (GTK_WINDOW (strip->report));
  report = tl_import_report_new (parent, session);
  g_set_weak_pointer (&strip->report, report);
  g_signal_connect_object (report, "password", G_CALLBACK (password_cb), strip, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (report));
  return report;
}

static void
tell (TlImportStrip *strip,
      GPtrArray     *results)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const guint imported = count_status (results, TL_IMPORT_IMPORTED);
  const guint already_there = count_status (results, TL_IMPORT_DUPLICATE);
  const guint failed = count_status (results, TL_IMPORT_FAILED);

  add_count (text, imported, ngettext ("file imported", "files imported", imported));
  add_count (text, already_there, ngettext ("already there", "already there", already_there));
  add_count (text, failed, ngettext ("not imported", "not imported", failed));
  if (text->len == 0)
    g_string_append (text, _("No PDFs found there"));
  tl_session_tell (strip->session, text->str, FALSE);
  keep_passwords (strip, results);
  if (strip->report != NULL || tl_import_report_is_wanted (results))
    tl_import_report_add (ensure_report (strip, strip->session), results);
}

void
tl_import_strip_add_reread (TlImportStrip        *strip,
                            TlSession            *session,
                            const TlRereadResult *result)
{
  g_return_if_fail (TL_IS_IMPORT_STRIP (strip));
  g_return_if_fail (TL_IS_SESSION (session));
  g_return_if_fail (result != NULL);

  /* What waits for its password is told where that can be given. */
  if (strip->report != NULL || result->failed->len > result->locked->len
      || result->marked->len > 0)
    tl_import_report_add_reread (ensure_report (strip, session), result);
}

static void
finish (TlImportStrip *strip)
{
  tl_progress_row_end (strip->row);
  tl_rereader_release (tl_session_get_rereader (strip->session));
  g_clear_object (&strip->job);
  g_clear_object (&strip->cancellable);
  g_clear_pointer (&strip->files, tl_files_free);
  if (strip->next != NULL)
    {
      strip->files = g_steal_pointer (&strip->next);
      start (strip);
    }
  else
    g_clear_object (&strip->session);
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (TlImportStrip) strip = user_data;
  g_autoptr (GPtrArray) results = tl_import_run_finish (TL_IMPORT (source), result);

  if (gtk_widget_get_root (GTK_WIDGET (strip)) == NULL)
    return;
  tell (strip, results);
  finish (strip);
}

/* ── the job ── */

/* Those just typed, and those that opened files before. */
static void
set_passwords (TlImportStrip *strip)
{
  const char *const *known = tl_session_get_passwords (strip->session);
  g_autoptr (GPtrArray) passwords = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer typed;

  g_hash_table_iter_init (&iter, strip->passwords);
  while (g_hash_table_iter_next (&iter, NULL, &typed))
    g_ptr_array_add (passwords, typed);
  for (guint i = 0; known[i] != NULL; i++)
    g_ptr_array_add (passwords, (char *) known[i]);
  g_ptr_array_add (passwords, NULL);
  tl_job_set_passwords (TL_JOB (strip->job), (const char *const *) passwords->pdata);
}

static void
matcher_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (TlImportStrip) strip = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlMatcher) matcher = tl_session_load_matcher_finish (TL_SESSION (source), result,
                                                                  &error);

  if (gtk_widget_get_root (GTK_WIDGET (strip)) == NULL)
    return;
  if (matcher == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        tl_session_tell (strip->session, error->message, FALSE);
      finish (strip);
      return;
    }
  strip->job = tl_import_new (tl_session_get_store (strip->session), matcher);
  set_passwords (strip);
  g_signal_connect_object (strip->job, "notify", G_CALLBACK (update), strip, G_CONNECT_SWAPPED);
  tl_import_run_async (strip->job, strip->files, strip->cancellable, imported_cb,
                       g_object_ref (strip));
}

static void
start (TlImportStrip *strip)
{
  strip->cancellable = g_cancellable_new ();
  tl_rereader_hold (tl_session_get_rereader (strip->session));
  tl_progress_row_begin (strip->row, _("Making the rules ready…"));
  tl_session_load_matcher_async (strip->session, strip->cancellable, matcher_loaded_cb,
                                 g_object_ref (strip));
}

void
tl_import_strip_add (TlImportStrip  *strip,
                     TlSession      *session,
                     GFile         **files)
{
  GFile **was;

  g_return_if_fail (TL_IS_IMPORT_STRIP (strip));
  g_return_if_fail (TL_IS_SESSION (session));
  g_return_if_fail (files != NULL);

  if (strip->files == NULL)
    {
      strip->files = tl_files_copy (files);
      g_set_object (&strip->session, session);
      start (strip);
      return;
    }
  was = g_steal_pointer (&strip->next);
  strip->next = tl_files_join (was, files);
  tl_files_free (was);
}

gboolean
tl_import_strip_is_running (TlImportStrip *strip)
{
  g_return_val_if_fail (TL_IS_IMPORT_STRIP (strip), FALSE);

  return strip->files != NULL;
}

static void
stop_cb (TlImportStrip *strip)
{
  if (strip->cancellable == NULL)
    return;
  g_clear_pointer (&strip->next, tl_files_free);
  g_cancellable_cancel (strip->cancellable);
}

/* ── the widget ── */

static void
tl_import_strip_unroot (GtkWidget *widget)
{
  TlImportStrip *strip = TL_IMPORT_STRIP (widget);

  if (strip->cancellable != NULL)
    g_cancellable_cancel (strip->cancellable);

  GTK_WIDGET_CLASS (tl_import_strip_parent_class)->unroot (widget);
}

static void
tl_import_strip_dispose (GObject *object)
{
  TlImportStrip *strip = TL_IMPORT_STRIP (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (strip))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&strip->job);
  g_clear_object (&strip->session);
  g_clear_object (&strip->cancellable);
  g_clear_pointer (&strip->files, tl_files_free);
  g_clear_pointer (&strip->next, tl_files_free);
  g_clear_weak_pointer (&strip->report);

  G_OBJECT_CLASS (tl_import_strip_parent_class)->dispose (object);
}

static void
tl_import_strip_finalize (GObject *object)
{
  g_hash_table_unref (TL_IMPORT_STRIP (object)->passwords);

  G_OBJECT_CLASS (tl_import_strip_parent_class)->finalize (object);
}

static void
tl_import_strip_class_init (TlImportStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_import_strip_dispose;
  G_OBJECT_CLASS (klass)->finalize = tl_import_strip_finalize;
  widget_class->unroot = tl_import_strip_unroot;

  g_type_ensure (TL_TYPE_PROGRESS_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/library/tl-import-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, TlImportStrip, row);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tl_import_strip_init (TlImportStrip *strip)
{
  strip->passwords = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (strip));
}
