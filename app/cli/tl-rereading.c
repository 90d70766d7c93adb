/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-rereading-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ── progress ── */

/* Colours are of a terminal. */
gboolean
tl_cli_shows_progress (void)
{
  return g_log_writer_supports_color (fileno (stderr));
}

void
tl_cli_show_progress (double      fraction,
                      guint       n_done,
                      guint       n,
                      int         left,
                      const char *file)
{
  const char *base = strrchr (file, G_DIR_SEPARATOR);

  g_printerr ("\r\033[K%3.0f %%", MAX (fraction, 0) * 100);
  if (n > 0)
    g_printerr (_("  %u of %u"), n_done, n);
  if (left >= 0)
    g_printerr (_(", %d s left"), left);
  g_printerr ("  %.50s", base != NULL ? base + 1 : file);
}

void
tl_cli_clear_progress (void)
{
  g_printerr ("\r\033[K");
}

GStrv
tl_cli_load_passwords (const char  *path,
                       GError     **error)
{
  g_autoptr (GBytes) bytes = tl_cli_load_file (path, error);
  g_autofree char *text = NULL;
  GStrv lines;

  if (bytes == NULL)
    return NULL;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_strchomp (lines[i]);
  return lines;
}

/* ── reading again ── */

typedef struct {
  GAsyncResult *result;
  gboolean      shown;
} Waiting;

static void
run_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  Waiting *waiting = user_data;

  waiting->result = g_object_ref (result);
}

static void
show_progress_cb (TlRereadJob *job,
                  GParamSpec  *pspec,
                  Waiting     *waiting)
{
  g_autofree char *file = NULL;
  double fraction;
  int seconds_left;
  guint n_done, n_pages;

  g_object_get (job, "fraction", &fraction, "seconds-left", &seconds_left, "n-done", &n_done,
                "n-pages", &n_pages, "message", &file, NULL);
  if (file == NULL)
    return;
  tl_cli_show_progress (fraction, n_done, n_pages, seconds_left, file);
  waiting->shown = TRUE;
}

static void
say_done_cb (TlRereadJob *job,
             const char  *file,
             guint        n_recognised)
{
  if (n_recognised > 0)
    g_printerr (g_dngettext (GETTEXT_PACKAGE, "%s: %u page read from its image\n",
                             "%s: %u pages read from their images\n", n_recognised),
                file, n_recognised);
}

TlRereadResult *
tl_rereading_run (TlRereadJob    *job,
                  TlRereadScope   scope,
                  GArray         *documents,
                  GError        **error)
{
  Waiting waiting = { 0 };
  TlRereadResult *result;

  if (tl_cli_shows_progress ())
    g_signal_connect (job, "notify::fraction", G_CALLBACK (show_progress_cb), &waiting);
  else
    g_signal_connect (job, "document-done", G_CALLBACK (say_done_cb), &waiting);
  tl_reread_job_run_async (job, scope, documents, NULL, run_cb, &waiting);
  while (waiting.result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handlers_disconnect_by_data (job, &waiting);
  if (waiting.shown)
    tl_cli_clear_progress ();
  result = tl_reread_job_run_finish (job, waiting.result, error);
  g_object_unref (waiting.result);
  return result;
}

void
tl_rereading_complain (TlCli                *cli,
                       const TlRereadResult *result)
{
  for (guint i = 0; i < result->failed->len; i++)
    {
      g_printerr ("%s\n", (const char *) result->failed->pdata[i]);
      cli->complained = TRUE;
    }
}
