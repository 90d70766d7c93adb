/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-job.h"

G_BEGIN_DECLS

/* Waiting for a job that runs asynchronously. */
typedef struct {
  GAsyncResult *result;
  gboolean      shown;
} TlWaiting;

/* Whether anybody would see how far it is: standard error is a terminal. */
gboolean      tl_waiting_shows_progress (void);
/* Has how far the job is shown while it is waited for. */
void          tl_waiting_follow         (TlWaiting    *waiting,
                                         TlJob        *job);
/* The callback to run the job with; its data is the TlWaiting. */
void          tl_waiting_done_cb        (GObject      *source,
                                         GAsyncResult *result,
                                         gpointer      user_data);
/* Waits to the end, and hands out the result. */
GAsyncResult *tl_waiting_end            (TlWaiting    *waiting,
                                         TlJob        *job);

G_END_DECLS
