/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-export-private.h"

static gboolean
list_private_cb (TlConnection  *connection,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  GArray *reviews = data;
  g_autoptr (TlStatement) list = NULL;
  gboolean has_row;

  list = tl_connection_prepare (connection,
    "SELECT id FROM reviews WHERE private = 1 AND removed IS NULL", error);
  if (list == NULL || !tl_statement_step (list, &has_row, error))
    return FALSE;
  while (has_row)
    {
      gint64 review = tl_statement_get_int (list, 0);

      g_array_append_val (reviews, review);
      if (!tl_statement_step (list, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_findings (TlStore       *store,
              TlQuery       *query,
              gint64         review,
              gboolean      *has,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, review);
  g_autoptr (TlQuery) of_review = tl_query_with_value (query, TL_FILTER_REVIEW, id);
  g_autoptr (GArray) ids = tl_finding_ids_load (store, of_review, cancellable, error);

  *has = ids != NULL && ids->len > 0;
  return ids != NULL;
}

/* Private reviews are few. */
gboolean
tl_export_count_left_out (TlStore       *store,
                          TlQuery       *query,
                          guint         *n_reviews,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autoptr (GArray) reviews = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has;

  g_return_val_if_fail (TL_IS_STORE (store) && query != NULL && n_reviews != NULL, FALSE);

  *n_reviews = 0;
  if ((tl_query_get_include (query) & TL_INCLUDE_PRIVATE) != 0
      || tl_query_get_values (query, TL_FILTER_REVIEW)[0] != NULL)
    return TRUE;
  if (!tl_store_read (store, list_private_cb, reviews, cancellable, error))
    return FALSE;
  for (guint i = 0; i < reviews->len; i++)
    {
      if (!has_findings (store, query, g_array_index (reviews, gint64, i), &has, cancellable,
                         error))
        return FALSE;
      *n_reviews += has;
    }
  return TRUE;
}
