/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-store-private.h"

void
tl_review_twin_free (TlReviewTwin *twin)
{
  g_return_if_fail (twin != NULL);

  g_free (twin->title);
  g_ptr_array_unref (twin->facts);
  g_free (twin);
}

typedef struct {
  gint64     review;
  GPtrArray *twins;
} Listing;

/* The columns of a review that tell it from others, by their names. */
static GPtrArray *
read_facts (TlStatement *list,
            int          column)
{
  static const TlFactName names[] = {
    TL_FACT_TITLE, TL_FACT_SUBJECT, TL_FACT_AUTHORITY, TL_FACT_REVIEW_TYPE, TL_FACT_NATION,
    TL_FACT_PUBLISHED, TL_FACT_INCIDENT_YEAR,
  };
  GPtrArray *facts = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_fact_unref);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const TlFactFields fields = { .name = names[i],
                                    .value = tl_statement_get_text (list, column + (int) i) };

      if (fields.value != NULL && *fields.value != '\0')
        g_ptr_array_add (facts, tl_fact_new (&fields));
    }
  return facts;
}

/* The review itself comes first. */
static gboolean
list_cb (TlConnection  *connection,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Listing *listing = data;
  g_autoptr (TlStatement) list = NULL;
  gboolean has_row;

  list = tl_connection_prepare (connection,
    "SELECT r.id, coalesce (r.title, (SELECT min (file) FROM documents WHERE review_id = r.id)),"
    " r.title, r.subject, r.authority, r.review_type, r.nation, r.published, r.incident_year"
    " FROM reviews AS r JOIN reviews AS o ON o.id = :review"
    " WHERE r.removed IS NULL AND (r.id = o.id OR"
    "  (abs (r.year - o.year) <= 1 OR r.incident_year = o.incident_year)"
    "  AND EXISTS (SELECT 1 FROM documents AS d WHERE d.review_id = r.id AND d.kind IN"
    "   (SELECT kind FROM documents WHERE review_id = o.id))"
    "  AND NOT EXISTS (SELECT 1 FROM library WHERE key = " TL_SQL_APART ("r.id", "o.id") "))"
    " ORDER BY r.id <> o.id, r.id", error);
  if (list == NULL)
    return FALSE;
  tl_statement_bind_int (list, ":review", listing->review);
  if (!tl_statement_step (list, &has_row, error))
    return FALSE;
  while (has_row)
    {
      TlReviewTwin *twin = g_new0 (TlReviewTwin, 1);

      twin->review = tl_statement_get_int (list, 0);
      twin->title = g_strdup (tl_statement_get_text (list, 1));
      twin->facts = read_facts (list, 2);
      g_ptr_array_add (listing->twins, twin);
      if (!tl_statement_step (list, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
tl_store_load_twins (TlStore       *store,
                     gint64         review,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (GPtrArray) twins =
    g_ptr_array_new_with_free_func ((GDestroyNotify) tl_review_twin_free);
  Listing listing = { review, twins };

  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  if (!tl_store_read (store, list_cb, &listing, cancellable, error))
    return NULL;
  return g_steal_pointer (&twins);
}
