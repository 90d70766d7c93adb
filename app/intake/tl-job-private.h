/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-import-private.h"
#include "tl-job.h"

G_BEGIN_DECLS

/* How far it is. */
typedef struct {
  double   fraction;
  int      seconds_left;
  guint    n_all;
  guint    n_done;
  char    *message;
  gboolean running;
} TlJobState;

void             tl_job_set_up        (TlJob            *job,
                                       TlStore          *store,
                                       TlMatcher        *matcher);
TlStore         *tl_job_get_store     (TlJob            *job);
guint            tl_job_get_n_workers (TlJob            *job);
/* What its files are read with; as long as the job lives and is not set anew. */
TlReadingContext tl_job_get_context   (TlJob            *job,
                                       GCancellable     *cancellable);

/* Makes it known in the main context of the job; at once from any thread. @done: (nullable)
 * (transfer full): what is to be told of, as the class frees it */
void             tl_job_publish       (TlJob            *job,
                                       const TlJobState *state,
                                       gpointer          done);
/* It runs no more, and is as far as was last made known. */
void             tl_job_publish_end   (TlJob            *job);

G_END_DECLS
