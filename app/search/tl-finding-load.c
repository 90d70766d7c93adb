/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-finding-row-private.h"
#include "tl-query-sql-private.h"

#define BATCH 500

typedef struct {
  TlQuery      *query;
  gint64        document;
  const gint64 *ids;
  guint         n_ids;
  GArray       *found;
  GPtrArray    *items;
} Loading;

static gboolean
load_ids_cb (TlConnection  *connection,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Loading *loading = data;

  loading->found = tl_query_read_ids (loading->query, connection, error);
  return loading->found != NULL;
}

GArray *
tl_finding_ids_load (TlStore       *store,
                     TlQuery       *query,
                     GCancellable  *cancellable,
                     GError       **error)
{
  Loading loading = { .query = query };

  g_return_val_if_fail (TL_IS_STORE (store), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  if (!tl_store_read (store, load_ids_cb, &loading, cancellable, error))
    {
      g_clear_pointer (&loading.found, g_array_unref);
      return NULL;
    }
  return loading.found;
}

/* The rows become items of their own. */
static void
add_items (GPtrArray *items,
           GPtrArray *rows)
{
  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      TlFindingRow *row = g_ptr_array_index (rows, i);
      TlFindingItem *item = tl_finding_item_new (row->id);

      tl_finding_item_fill (item, row);
      g_ptr_array_add (items, item);
    }
}

static gboolean
load_items_cb (TlConnection  *connection,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  Loading *loading = data;

  for (guint i = 0; i < loading->n_ids; i += BATCH)
    {
      g_autoptr (GPtrArray) rows = NULL;

      rows = tl_finding_rows_read (connection, loading->ids + i, MIN (BATCH, loading->n_ids - i),
                                   error);
      if (rows == NULL)
        return FALSE;
      add_items (loading->items, rows);
    }
  return TRUE;
}

GPtrArray *
tl_finding_items_load (TlStore       *store,
                       const gint64  *ids,
                       guint          n_ids,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  Loading loading = { .ids = ids, .n_ids = n_ids, .items = items };

  g_return_val_if_fail (TL_IS_STORE (store), NULL);
  g_return_val_if_fail (ids != NULL || n_ids == 0, NULL);

  if (!tl_store_read (store, load_items_cb, &loading, cancellable, error))
    return NULL;
  return g_steal_pointer (&items);
}

static GArray *
read_document_ids (TlConnection   *connection,
                   const Loading  *loading,
                   GError        **error)
{
  g_autoptr (TlStatement) statement = NULL;

  statement = tl_query_prepare (loading->query, TL_QUERY_FINDINGS, connection,
                                "SELECT f.id FROM findings f WHERE f.document_id = :document",
                                " ORDER BY f.page, f.page_start, f.id", error);
  if (statement == NULL)
    return NULL;
  tl_statement_bind_int (statement, ":document", loading->document);
  return tl_sql_read_ids (statement, error);
}

static gboolean
load_document_cb (TlConnection  *connection,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Loading *loading = data;
  g_autoptr (GArray) ids = read_document_ids (connection, loading, error);

  if (ids == NULL)
    return FALSE;
  loading->ids = (const gint64 *) (gpointer) ids->data;
  loading->n_ids = ids->len;
  return load_items_cb (connection, data, cancellable, error);
}

GPtrArray *
tl_finding_items_load_for_document (TlStore       *store,
                                    gint64         document,
                                    TlInclude      include,
                                    GCancellable  *cancellable,
                                    GError       **error)
{
  g_autoptr (TlQuery) any = tl_query_new ();
  g_autoptr (TlQuery) query = tl_query_with_include (any, include);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  Loading loading = { .query = query, .document = document, .items = items };

  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  if (!tl_store_read (store, load_document_cb, &loading, cancellable, error))
    return NULL;
  return g_steal_pointer (&items);
}
