/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How far a long job is, over every page while there is one: what is being done, how long still,
 * and Stop (progress.stop). Property "label": the job's name, for who listens. Signal "stop". */

#define TL_TYPE_PROGRESS_ROW (tl_progress_row_get_type ())
G_DECLARE_FINAL_TYPE (TlProgressRow, tl_progress_row, TL, PROGRESS_ROW, GtkWidget)

/** tl_progress_row_begin: shows the row. */
void tl_progress_row_begin (TlProgressRow *row,
                            const char    *message);
/** tl_progress_row_update: @fraction: 0 to 1, less than 0 while it cannot be told;
 * @seconds_left: -1 for unknown */
void tl_progress_row_update (TlProgressRow *row,
                             const char    *message,
                             double         fraction,
                             int            seconds_left);
/** tl_progress_row_end: puts it away. */
void tl_progress_row_end   (TlProgressRow *row);

G_END_DECLS
