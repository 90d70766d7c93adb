/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-filter-values.h"

#define SQL_FACT(column)                                                 \
  "SELECT DISTINCT " column " FROM reviews WHERE removed IS NULL"        \
  " AND " column " IS NOT NULL ORDER BY 1"

static const char *const questions[TL_N_FILTERS] = {
  [TL_FILTER_THEME] = "SELECT DISTINCT now_theme FROM findings ORDER BY 1",
  [TL_FILTER_RULE] = "SELECT DISTINCT key FROM rules ORDER BY 1",
  [TL_FILTER_TAG] = "SELECT name FROM tags ORDER BY 1",
  [TL_FILTER_AUTHORITY] = SQL_FACT ("authority"),
  [TL_FILTER_REGION] = SQL_FACT ("region"),
};

typedef struct {
  TlFilter   filter;
  GPtrArray *values;
} Asking;

gboolean
tl_filter_is_stored (TlFilter filter)
{
  g_return_val_if_fail (filter < TL_N_FILTERS, FALSE);

  return questions[filter] != NULL;
}

static gboolean
read_values_cb (TlConnection  *connection,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Asking *asking = data;
  g_autoptr (TlStatement) statement = NULL;
  gboolean has_row;

  statement = tl_connection_prepare (connection, questions[asking->filter], error);
  if (statement == NULL || !tl_statement_step (statement, &has_row, error))
    return FALSE;
  while (has_row)
    {
      g_ptr_array_add (asking->values, g_strdup (tl_statement_get_text (statement, 0)));
      if (!tl_statement_step (statement, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

char **
tl_filter_load_values (TlStore   *store,
                       TlFilter   filter,
                       GError   **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  Asking asking = { filter, values };

  g_return_val_if_fail (TL_IS_STORE (store), NULL);
  g_return_val_if_fail (tl_filter_is_stored (filter), NULL);

  if (!tl_store_read (store, read_values_cb, &asking, NULL, error))
    return NULL;
  g_ptr_array_add (values, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&values), FALSE);
}
