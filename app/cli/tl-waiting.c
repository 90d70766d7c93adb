/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-waiting-private.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* Colours are of a terminal. */
gboolean
tl_waiting_shows_progress (void)
{
  return g_log_writer_supports_color (fileno (stderr));
}

/* Writes over the line of progress before; @left: in seconds, -1 for unknown. */
static void
show_progress (double      fraction,
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

static void
fraction_changed_cb (TlJob      *job,
                     GParamSpec *pspec,
                     TlWaiting  *waiting)
{
  g_autofree char *file = NULL;
  double fraction;
  int seconds_left;
  guint n_done, n_all;

  g_object_get (job, "fraction", &fraction, "seconds-left", &seconds_left, "n-done", &n_done,
                "n-all", &n_all, "message", &file, NULL);
  if (file == NULL)
    return;
  show_progress (fraction, n_done, n_all, seconds_left, file);
  waiting->shown = TRUE;
}

void
tl_waiting_follow (TlWaiting *waiting,
                   TlJob     *job)
{
  g_signal_connect (job, "notify::fraction", G_CALLBACK (fraction_changed_cb), waiting);
}

void
tl_waiting_done_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  TlWaiting *waiting = user_data;

  waiting->result = g_object_ref (result);
}

GAsyncResult *
tl_waiting_end (TlWaiting *waiting,
                TlJob     *job)
{
  while (waiting->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handlers_disconnect_by_data (job, waiting);
  if (waiting->shown)
    g_printerr ("\r\033[K");
  return g_steal_pointer (&waiting->result);
}
