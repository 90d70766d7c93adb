/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-estimate-private.h"

#define FIRST_SECONDS 1.0
#define INTERVAL      0.5

void
tl_estimate_begin (TlEstimate *estimate)
{
  *estimate = (TlEstimate) { .timer = g_timer_new () };
}

void
tl_estimate_end (TlEstimate *estimate)
{
  g_clear_pointer (&estimate->timer, g_timer_destroy);
}

int
tl_estimate_update (TlEstimate *estimate,
                    double      fraction)
{
  double elapsed = g_timer_elapsed (estimate->timer, NULL);
  double left = elapsed * (1 - fraction) / MAX (fraction, 1e-6);

  if (elapsed >= FIRST_SECONDS && elapsed >= estimate->made_at + INTERVAL)
    {
      estimate->seconds_left =
        estimate->made_at == 0 ? left : (2 * estimate->seconds_left + left) / 3;
      estimate->made_at = elapsed;
    }
  return estimate->made_at > 0 ? (int) (estimate->seconds_left + 0.5) : -1;
}
