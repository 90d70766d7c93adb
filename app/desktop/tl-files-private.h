/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Files that travel together: arrays of #GFile that end with %NULL. */

/** tl_files_copy: Returns: (transfer full) */
GFile **tl_files_copy      (GFile      **files);
/** tl_files_from_list: Returns: (transfer full): the files in @list */
GFile **tl_files_from_list (GListModel  *list);
/** tl_files_join: Returns: (transfer full): those of @a (nullable) and then those of @b */
GFile **tl_files_join      (GFile      **a,
                            GFile      **b);
void    tl_files_free      (GFile      **files);

G_END_DECLS
