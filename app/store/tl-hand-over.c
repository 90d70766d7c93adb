/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-hand-over-private.h"

typedef struct {
  GTask  *task;
  GError *error;
} HandOver;

static void
hand_over_free (HandOver *over)
{
  g_clear_object (&over->task);
  g_clear_error (&over->error);
  g_free (over);
}

static gboolean
return_task_cb (gpointer data)
{
  HandOver *over = data;

  if (over->error != NULL)
    g_task_return_error (over->task, g_steal_pointer (&over->error));
  else
    g_task_return_pointer (over->task, g_task_get_task_data (over->task), NULL);
  return G_SOURCE_REMOVE;
}

void
tl_hand_over_task (GTask  *task,
                   GError *error)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  HandOver *over = g_new0 (HandOver, 1);

  over->task = task;
  over->error = error;
  g_source_set_priority (source, g_task_get_priority (task));
  g_source_set_callback (source, return_task_cb, over, (GDestroyNotify) hand_over_free);
  g_source_attach (source, g_task_get_context (task));
}
