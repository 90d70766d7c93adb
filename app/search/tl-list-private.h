/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-query-list.h"

G_BEGIN_DECLS

/* Tells of the stretch in which @now differs from @before, if there is one: what begins and ends
 * alike is not touched. (element-type gint64) */
void       tl_list_emit_ids_changed (GListModel  *list,
                                     GArray      *before,
                                     GArray      *now);

/* Its items, where they are held by the list itself. Returns: (transfer none) (element-type
 * GObject) */
GPtrArray *tl_query_list_get_items  (TlQueryList *list);
/* @items: (transfer full): in the place of those. That it changed is told of by the caller. */
void       tl_query_list_take_items (TlQueryList *list,
                                     GPtrArray   *items);

/* What an asynchronous call is given instead of the list, which may go while it is under way. */
gpointer   tl_list_make_weak        (gpointer     list);
/* Returns: (transfer full) (nullable): the list; @weak is freed. */
gpointer   tl_list_take_weak        (gpointer     weak);

G_END_DECLS
