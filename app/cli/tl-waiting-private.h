/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Waiting for a job of the intake room (TlImport, TlRereadJob) that runs asynchronously. */
typedef struct {
  const char   *n_all;      /* the job's property of how many there are in all: "n-files" … */
  GAsyncResult *result;
  gboolean      shown;
} TlWaiting;

/* Whether anybody would see how far it is: standard error is a terminal. */
gboolean      tl_waiting_shows_progress (void);
/* Has how far the job is shown while it is waited for. */
void          tl_waiting_follow         (TlWaiting    *waiting,
                                         gpointer      job);
/* The callback to run the job with; its data is the TlWaiting. */
void          tl_waiting_done_cb        (GObject      *source,
                                         GAsyncResult *result,
                                         gpointer      user_data);
/* Waits to the end, and hands out the result. */
GAsyncResult *tl_waiting_end            (TlWaiting    *waiting,
                                         gpointer      job);

G_END_DECLS
