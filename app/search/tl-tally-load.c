/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-tally-private.h"

/* The questions of the public header, put to the library. */
typedef struct {
  TlTally   *tally;     /* NULL to load one first */
  TlQuery   *query;
  TlFilter   by;
  TlCounts  *counts;
  GPtrArray *cells;
} Counting;

static Counting *
counting_new (TlTally *tally,
              TlQuery *query)
{
  Counting *counting = g_new0 (Counting, 1);

  counting->tally = tally != NULL ? tl_tally_ref (tally) : NULL;
  counting->query = tl_query_ref (query);
  return counting;
}

static void
counting_free (gpointer data)
{
  Counting *counting = data;

  g_clear_pointer (&counting->tally, tl_tally_unref);
  g_clear_pointer (&counting->counts, tl_counts_free);
  g_clear_pointer (&counting->cells, g_ptr_array_unref);
  tl_query_unref (counting->query);
  g_free (counting);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Counting, counting_free)

static gboolean
count_cb (TlConnection  *connection,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Counting *counting = data;

  if (counting->tally == NULL)
    counting->tally = tl_tally_read (connection, error);
  if (counting->tally == NULL)
    return FALSE;
  counting->counts = tl_tally_read_counts (counting->tally, counting->query, connection, error);
  return counting->counts != NULL;
}

static gboolean
cross_cb (TlConnection  *connection,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Counting *counting = data;

  counting->cells = tl_tally_read_cells (counting->tally, counting->query, counting->by, connection,
                                         error);
  return counting->cells != NULL;
}

TlCounts *
tl_tally_count (TlTally       *tally,
                TlStore       *store,
                TlQuery       *query,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (Counting) counting = NULL;

  g_return_val_if_fail (tally != NULL && query != NULL, NULL);
  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  counting = counting_new (tally, query);
  if (!tl_store_read (store, count_cb, counting, cancellable, error))
    return NULL;
  return g_steal_pointer (&counting->counts);
}

GPtrArray *
tl_tally_cross (TlTally       *tally,
                TlStore       *store,
                TlQuery       *query,
                TlFilter       by,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (Counting) counting = NULL;

  g_return_val_if_fail (tally != NULL && query != NULL, NULL);
  g_return_val_if_fail (TL_IS_STORE (store), NULL);
  g_return_val_if_fail (by < TL_N_FILTERS && by != TL_FILTER_TAG, NULL);

  counting = counting_new (tally, query);
  counting->by = by;
  if (!tl_store_read (store, cross_cb, counting, cancellable, error))
    return NULL;
  return g_steal_pointer (&counting->cells);
}

void
tl_tally_count_async (TlStore             *store,
                      TlQuery             *query,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_return_if_fail (TL_IS_STORE (store));
  g_return_if_fail (query != NULL);

  tl_store_read_async (store, count_cb, counting_new (NULL, query), counting_free, cancellable,
                       callback, user_data);
}

TlCounts *
tl_tally_count_finish (GAsyncResult  *result,
                       GError       **error)
{
  g_autoptr (GObject) store = NULL;
  Counting *counting;

  g_return_val_if_fail (G_IS_ASYNC_RESULT (result), NULL);

  store = g_async_result_get_source_object (result);
  counting = tl_store_read_finish (TL_STORE (store), result, error);
  return counting != NULL ? g_steal_pointer (&counting->counts) : NULL;
}
