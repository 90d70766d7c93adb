/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long a job will yet take, told from how long its part so far took; smoothed. */
typedef struct {
  GTimer *timer;
  double  made_at;
  double  seconds_left;
} TlEstimate;

void tl_estimate_begin  (TlEstimate *estimate);
void tl_estimate_end    (TlEstimate *estimate);
/* Returns: seconds; -1 while nothing can be told. */
int  tl_estimate_update (TlEstimate *estimate,
                         double      fraction);

G_END_DECLS
