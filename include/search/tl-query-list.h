/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-query.h"
#include "tl-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-query-list
 * @short_description: what a query asks for, as a list model in step with the library
 *
 * Lists nothing until a query is set. Asks in a worker thread then and again whenever the library
 * changes; answers that have been overtaken are dropped, and changes that come while it asks are
 * asked for together, once it is done. For the main context it was made in. What is listed is each
 * kind of list's own.
 *
 * Properties "query" (#TlQuery) and "loading" (gboolean: whether it is being asked). Signal
 * "failed" (const GError *error): the library could not be asked; the list is empty then.
 */

#define TL_TYPE_QUERY_LIST (tl_query_list_get_type ())
G_DECLARE_DERIVABLE_TYPE (TlQueryList, tl_query_list, TL, QUERY_LIST, GObject)

/**
 * TlQueryListClass: an answer is made with what to ask, read, applied and freed.
 * @make: @changed: whether the library has changed since the last answer that was applied
 * @read: in a worker thread
 * @apply: puts an answer in place
 * @clear: empties the list
 * @item_type: of what is listed
 * @count: how much is listed; as many as there are items, unless a list makes them as they are
 *   looked at
 * @dup_item: (transfer full): what is listed at a position less than that
 */
struct _TlQueryListClass {
  GObjectClass     parent_class;

  gpointer       (*make)  (TlQueryList *list,
                           gboolean     changed);
  TlStoreFunc      read;
  GDestroyNotify   free;
  void           (*apply) (TlQueryList *list,
                           gpointer     answer);
  void           (*clear) (TlQueryList *list);

  GType            item_type;
  guint          (*count)    (TlQueryList *list);
  gpointer       (*dup_item) (TlQueryList *list,
                              guint        position);
};

void      tl_query_list_set_query      (TlQueryList *list,
                                        TlQuery     *query);
/** tl_query_list_get_query: Returns: (transfer none) (nullable) */
TlQuery  *tl_query_list_get_query      (TlQueryList *list);
gboolean  tl_query_list_is_loading     (TlQueryList *list);
/** tl_query_list_get_store: Returns: (transfer none): the library that is asked. */
TlStore  *tl_query_list_get_store      (TlQueryList *list);
/** tl_query_list_get_generation: Returns: how often the library has changed. */
guint     tl_query_list_get_generation (TlQueryList *list);

G_END_DECLS
