/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-review-row-private.h"

#include "tl-query-sql-private.h"
#include "tl-tally-private.h"

void
tl_review_row_free (TlReviewRow *row)
{
  g_free (row->title);
  g_free (row->subject);
  g_free (row->authority);
  g_free (row->nation);
  g_free (row->region);
  g_free (row->review_type);
  g_free (row->published);
  g_free (row->file);
  g_free (row);
}

static TlReviewRow *
read_row (TlStatement *statement)
{
  TlReviewRow *row = g_new0 (TlReviewRow, 1);

  row->id = tl_statement_get_int (statement, 0);
  row->title = g_strdup (tl_statement_get_text (statement, 1));
  row->subject = g_strdup (tl_statement_get_text (statement, 2));
  row->authority = g_strdup (tl_statement_get_text (statement, 3));
  row->nation = g_strdup (tl_statement_get_text (statement, 4));
  row->region = g_strdup (tl_statement_get_text (statement, 5));
  row->review_type = g_strdup (tl_statement_get_text (statement, 6));
  row->published = g_strdup (tl_statement_get_text (statement, 7));
  row->year = (int) tl_statement_get_int (statement, 8);
  row->private_ = tl_statement_get_int (statement, 9) != 0;
  row->n_pages = (guint) tl_statement_get_int (statement, 10);
  row->n_unreadable = (guint) tl_statement_get_int (statement, 11);
  row->file = g_strdup (tl_statement_get_text (statement, 12));
  return row;
}

static GPtrArray *
read_rows (TlQuery       *query,
           TlConnection  *connection,
           GError       **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_review_row_free);
  g_autoptr (TlStatement) statement = NULL;
  gboolean has_row;

  statement = tl_query_prepare (query, TL_QUERY_REVIEWS, connection,
                                "SELECT r.id, r.title, r.subject, r.authority, r.nation, r.region,"
                                " r.review_type, r.published, r.year, r.private,"
                                " total(d.n_pages), total(d.n_unreadable), min(d.file)"
                                " FROM reviews r LEFT JOIN documents d ON d.review_id = r.id"
                                " WHERE r.removed IS NULL",
                                " GROUP BY r.id ORDER BY " TL_REVIEW_ORDER, error);
  if (statement == NULL)
    return NULL;
  while (tl_statement_step (statement, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&rows);
      g_ptr_array_add (rows, read_row (statement));
    }
  return NULL;
}

/* Findings are counted as the sidebar counts them, review by review. */
static void
set_findings (GPtrArray *rows,
              TlCounts  *counts)
{
  g_autoptr (GHashTable) by_review = g_hash_table_new (g_str_hash, g_str_equal);
  const GPtrArray *values = counts->values[TL_FILTER_REVIEW];

  for (guint i = 0; i < values->len; i++)
    {
      TlCount *count = g_ptr_array_index (values, i);

      g_hash_table_insert (by_review, count->value, count);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      TlReviewRow *row = g_ptr_array_index (rows, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, row->id);
      const TlCount *count = g_hash_table_lookup (by_review, id);

      row->n_findings = count != NULL ? count->findings : 0;
    }
}

static gboolean
asks_for_findings (const TlQuery *query)
{
  for (guint i = 0; i < TL_FILTER_REVIEW; i++)
    {
      if (tl_query_get_values (query, i)[0] != NULL)
        return TRUE;
    }
  return tl_query_has_words (query);
}

static void
drop_without_findings (GPtrArray *rows)
{
  for (guint i = rows->len; i > 0; i--)
    {
      const TlReviewRow *row = g_ptr_array_index (rows, i - 1);

      if (row->n_findings == 0)
        g_ptr_array_remove_index (rows, i - 1);
    }
}

GPtrArray *
tl_review_rows_read (TlQuery       *query,
                     guint         *n_in_library,
                     TlConnection  *connection,
                     GError       **error)
{
  g_autoptr (GPtrArray) rows = read_rows (query, connection, error);
  g_autoptr (TlTally) tally = NULL;
  g_autoptr (TlCounts) counts = NULL;

  if (rows == NULL)
    return NULL;
  tally = tl_tally_read (connection, error);
  if (tally == NULL)
    return NULL;
  counts = tl_tally_read_counts (tally, query, connection, error);
  if (counts == NULL)
    return NULL;
  set_findings (rows, counts);
  if (asks_for_findings (query))
    drop_without_findings (rows);
  *n_in_library = tally->reviews->len;
  return g_steal_pointer (&rows);
}
