/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Takes over @task and @error. In the task's own context the task returns its task data, or @error,
 * and is released there: were a thread of the store to release it, it could be the last to hold the
 * store, which then would wait for that very thread to end. */
void tl_hand_over_task (GTask  *task,
                        GError *error);

G_END_DECLS
