/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-rereading-private.h"

#include "tl-waiting-private.h"

#include <glib/gi18n-lib.h>

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
  TlWaiting waiting = { 0 };
  g_autoptr (GAsyncResult) done = NULL;

  if (tl_waiting_shows_progress ())
    tl_waiting_follow (&waiting, TL_JOB (job));
  else
    g_signal_connect (job, "document-done", G_CALLBACK (say_done_cb), &waiting);
  tl_reread_job_run_async (job, scope, documents, NULL, tl_waiting_done_cb, &waiting);
  done = tl_waiting_end (&waiting, TL_JOB (job));
  return tl_reread_job_run_finish (job, done, error);
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
