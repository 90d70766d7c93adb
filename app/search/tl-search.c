/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-search-private.h"

#include "tl-query-sql-private.h"

/* The index is ranked and cut first, without looking at anything but itself and the list of what
 * is left out; a second pass over it makes the snippets of the few rows that are left, and the rest
 * is looked up for them. Ordering by an expression, not by the index's own "rank", keeps only the
 * best while it sorts; a unary plus keeps SQLite from asking the index anew for each row. */
static const char hits_head[] =
  "WITH best AS MATERIALIZED ("
  " SELECT rowid AS id, tl_rank(block_text) AS score"
  " FROM block_text WHERE block_text MATCH :text AND +rowid NOT IN ("
  "  SELECT b.id FROM reviews r CROSS JOIN documents d ON d.review_id = r.id"
  "  CROSS JOIN blocks b ON b.document_id = d.id WHERE (r.removed IS NULL";
static const char hits_tail[] =
  ") IS NOT TRUE)"
  " ORDER BY score DESC, rowid LIMIT :limit)"
  "SELECT d.review_id, d.id, b.id, r.title, r.authority, r.year, b.page, p.label, b.number,"
  " b.section,"
  " snippet(block_text, 0, :open, :close, '…', 32), h.score"
  " FROM block_text"
  " CROSS JOIN best h ON h.id = +block_text.rowid"
  " JOIN blocks b ON b.id = h.id"
  " JOIN documents d ON d.id = b.document_id"
  " JOIN reviews r ON r.id = d.review_id"
  " LEFT JOIN pages p ON p.document_id = d.id AND p.number = b.page"
  " WHERE block_text MATCH :text AND +block_text.rowid IN (SELECT id FROM best)"
  " ORDER BY h.score DESC, h.id";

typedef struct {
  TlQuery   *query;
  guint      limit;
  GPtrArray *hits;
} Searching;

void
tl_hit_free (TlHit *hit)
{
  g_return_if_fail (hit != NULL);

  g_free (hit->title);
  g_free (hit->authority);
  g_free (hit->page_label);
  g_free (hit->number);
  g_free (hit->snippet);
  g_free (hit);
}

static TlHit *
read_hit (TlStatement *statement)
{
  TlHit *hit = g_new0 (TlHit, 1);

  hit->review = tl_statement_get_int (statement, 0);
  hit->document = tl_statement_get_int (statement, 1);
  hit->block = tl_statement_get_int (statement, 2);
  hit->title = g_strdup (tl_statement_get_text (statement, 3));
  hit->authority = g_strdup (tl_statement_get_text (statement, 4));
  hit->year = (int) tl_statement_get_int (statement, 5);
  hit->page = (guint) tl_statement_get_int (statement, 6);
  hit->page_label = g_strdup (tl_statement_get_text (statement, 7));
  hit->number = g_strdup (tl_statement_get_text (statement, 8));
  tl_section_from_string (tl_statement_get_text (statement, 9), &hit->section);
  hit->snippet = g_strdup (tl_statement_get_text (statement, 10));
  hit->score = tl_statement_get_double (statement, 11);
  return hit;
}

static TlStatement *
prepare (TlQuery       *query,
         guint          limit,
         TlConnection  *connection,
         GError       **error)
{
  const char *text = tl_query_get_text (query);
  g_autofree char *expression = tl_search_parse (text != NULL ? text : "", error);
  TlStatement *statement;

  if (expression == NULL)
    return NULL;
  statement = tl_query_prepare (query, TL_QUERY_REVIEWS, connection, hits_head, hits_tail, error);
  if (statement == NULL)
    return NULL;
  tl_statement_bind_text (statement, ":text", expression);
  tl_statement_bind_text (statement, ":open", "\u2068");
  tl_statement_bind_text (statement, ":close", "\u2069");
  tl_statement_bind_int (statement, ":limit", limit);
  return statement;
}

GPtrArray *
tl_search_read (TlQuery       *query,
                guint          limit,
                TlConnection  *connection,
                GError       **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_hit_free);
  g_autoptr (TlStatement) statement = prepare (query, limit, connection, error);
  gboolean has_row;

  while (statement != NULL && tl_statement_step (statement, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&hits);
      g_ptr_array_add (hits, read_hit (statement));
    }
  return NULL;
}

static gboolean
search_cb (TlConnection  *connection,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Searching *searching = data;

  searching->hits = tl_search_read (searching->query, searching->limit, connection, error);
  return searching->hits != NULL;
}

GPtrArray *
tl_search_run (TlStore       *store,
               const char    *text,
               guint          limit,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (TlQuery) everything = tl_query_new ();
  g_autoptr (TlQuery) query = NULL;
  Searching searching = { .limit = limit };

  g_return_val_if_fail (TL_IS_STORE (store), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  query = tl_query_with_text (everything, text);
  searching.query = query;
  if (!tl_store_read (store, search_cb, &searching, cancellable, error))
    return NULL;
  return searching.hits;
}
