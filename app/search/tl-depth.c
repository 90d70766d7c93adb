/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-depth.h"

#include "tl-query-sql-private.h"
#include "tl-tally-sieve-private.h"

#include <string.h>

static const char *const rung_names[TL_N_RUNGS] = {
  [TL_RUNG_MENTIONED] = "mentioned",
  [TL_RUNG_FOUND] = "found",
  [TL_RUNG_NAMED] = "named",
  [TL_RUNG_RECOMMENDED] = "recommended",
  [TL_RUNG_NATIONAL] = "national",
};

const char *
tl_rung_to_string (TlRung rung)
{
  g_return_val_if_fail (rung < TL_N_RUNGS, NULL);

  return rung_names[rung];
}

void
tl_depth_free (TlDepth *depth)
{
  g_return_if_fail (depth != NULL);

  g_free (depth->theme);
  g_free (depth->title);
  g_free (depth);
}

TlRung
tl_depth_get_rung (const TlDepth *depth)
{
  TlRung rung = TL_N_RUNGS - 1;

  g_return_val_if_fail (depth != NULL, TL_RUNG_MENTIONED);

  while (rung > TL_RUNG_MENTIONED && depth->findings[rung] == 0)
    rung--;
  return rung;
}

/* ── the findings of a rung, as a query ── */

/* Which values of which filters a rung asks for. */
static const struct {
  TlRung      rung;
  TlFilter    filter;
  const char *value;
} conditions[] = {
  { TL_RUNG_FOUND, TL_FILTER_KIND, "finding" },
  { TL_RUNG_FOUND, TL_FILTER_VOICE, "reviewer" },
  { TL_RUNG_NAMED, TL_FILTER_KIND, "finding" },
  { TL_RUNG_NAMED, TL_FILTER_KIND, "instance" },
  { TL_RUNG_NAMED, TL_FILTER_SECTION, "findings" },
  { TL_RUNG_NAMED, TL_FILTER_SECTION, "conclusion" },
  { TL_RUNG_RECOMMENDED, TL_FILTER_KIND, "recommendation" },
  { TL_RUNG_NATIONAL, TL_FILTER_KIND, "recommendation" },
};

static gboolean
is_conditioned (TlRung   rung,
                TlFilter filter)
{
  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    if (conditions[i].rung == rung && conditions[i].filter == filter)
      return TRUE;
  return FALSE;
}

/* Whether the rung, and what was asked for before, let in @value. */
static gboolean
lets_in (const TlQuery *query,
         TlRung         rung,
         TlFilter       filter,
         const char    *value)
{
  gboolean named = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    named |= conditions[i].rung == rung && conditions[i].filter == filter
             && g_str_equal (conditions[i].value, value);
  return named && (tl_query_get_values (query, filter)[0] == NULL
                   || tl_query_has_value (query, filter, value));
}

/* Takes over @query. */
static TlQuery *
narrow (TlQuery       *query,
        const TlQuery *asked,
        TlRung         rung,
        TlFilter       filter)
{
  TlQuery *narrowed = tl_query_without (query, filter);

  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      TlQuery *wider = narrowed;

      if (conditions[i].rung != rung || conditions[i].filter != filter
          || !lets_in (asked, rung, filter, conditions[i].value))
        continue;
      narrowed = tl_query_with_value (wider, filter, conditions[i].value);
      tl_query_unref (wider);
    }
  tl_query_unref (query);
  return narrowed;
}

TlQuery *
tl_query_with_rung (const TlQuery *query,
                    TlRung         rung)
{
  g_autoptr (TlQuery) narrowed = NULL;

  g_return_val_if_fail (query != NULL, NULL);
  g_return_val_if_fail (rung < TL_N_RUNGS, NULL);

  narrowed = tl_query_ref ((TlQuery *) query);
  for (guint i = 0; i < TL_N_FILTERS; i++)
    {
      if (!is_conditioned (rung, i))
        continue;
      narrowed = narrow (g_steal_pointer (&narrowed), query, rung, i);
      if (tl_query_get_values (narrowed, i)[0] == NULL)
        return NULL;
    }
  return g_steal_pointer (&narrowed);
}

/* ── counting ── */

typedef struct {
  TlQuery    *query;
  TlTally    *tally;
  GHashTable *titles;     /* review → title */
  GHashTable *by_key;     /* "review theme" → borrowed TlDepth */
  GPtrArray  *depths;
} Loading;

static Loading *
loading_new (TlQuery *query)
{
  Loading *loading = g_new0 (Loading, 1);

  loading->query = tl_query_ref (query);
  loading->titles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  loading->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  loading->depths = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_depth_free);
  return loading;
}

static void
loading_free (gpointer data)
{
  Loading *loading = data;

  tl_query_unref (loading->query);
  g_clear_pointer (&loading->tally, tl_tally_unref);
  g_hash_table_unref (loading->titles);
  g_hash_table_unref (loading->by_key);
  g_clear_pointer (&loading->depths, g_ptr_array_unref);
  g_free (loading);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loading, loading_free)

static char *
make_key (gint64      review,
          const char *theme)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s", review, theme);
}

static gboolean
is_on (const TlSieve    *sieve,
       const TlTallyRow *row,
       TlRung            rung,
       TlFilter          filter)
{
  guint32 value = tl_tally_get_value (sieve->tally, row, filter);
  const char *text = value != TL_NO_VALUE ? tl_tally_get_text (sieve->tally, filter, value) : "";

  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    if (conditions[i].rung == rung && conditions[i].filter == filter
        && g_str_equal (conditions[i].value, text))
      return TRUE;
  return !is_conditioned (rung, filter);
}

static void
add_row (const TlSieve    *sieve,
         const TlTallyRow *row,
         TlDepth          *depth)
{
  for (TlRung rung = 0; rung < TL_RUNG_NATIONAL; rung++)
    if (is_on (sieve, row, rung, TL_FILTER_KIND) && is_on (sieve, row, rung, TL_FILTER_VOICE)
        && is_on (sieve, row, rung, TL_FILTER_SECTION))
      depth->findings[rung] += row->n;
}

static TlDepth *
get_depth (Loading             *loading,
           const TlTallyReview *review,
           const char          *theme)
{
  g_autofree char *key = make_key (review->id, theme);
  TlDepth *depth = g_hash_table_lookup (loading->by_key, key);

  if (depth != NULL)
    return depth;
  depth = g_new0 (TlDepth, 1);
  depth->theme = g_strdup (theme);
  depth->review = review->id;
  depth->title = g_strdup (g_hash_table_lookup (loading->titles, &review->id));
  depth->year = review->year;
  g_ptr_array_add (loading->depths, depth);
  g_hash_table_insert (loading->by_key, g_steal_pointer (&key), depth);
  return depth;
}

static gboolean
count_rows (Loading       *loading,
            TlConnection  *connection,
            GError       **error)
{
  g_autoptr (TlSieve) sieve = tl_sieve_new (loading->tally, loading->query);
  g_autoptr (GArray) rows = tl_sieve_read_rows (sieve, connection, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const TlTallyRow *row = &g_array_index (rows, TlTallyRow, i);
      const TlTallyReview *review = &g_array_index (loading->tally->reviews, TlTallyReview,
                                                    row->review);
      guint32 theme = row->values[TL_FILTER_THEME];

      if (theme != TL_NO_VALUE && tl_sieve_get_fails (sieve, row) == 0)
        add_row (sieve, row, get_depth (loading, review,
                                        tl_tally_get_text (loading->tally, TL_FILTER_THEME,
                                                           theme)));
    }
  return TRUE;
}

static gboolean
read_titles (Loading       *loading,
             TlConnection  *connection,
             GError       **error)
{
  g_autoptr (TlStatement) statement = NULL;
  gboolean has_row;

  statement = tl_connection_prepare (connection,
                                     "SELECT id, title FROM reviews WHERE removed IS NULL", error);
  while (statement != NULL && tl_statement_step (statement, &has_row, error))
    {
      gint64 id;

      if (!has_row)
        return TRUE;
      id = tl_statement_get_int (statement, 0);
      g_hash_table_insert (loading->titles, g_memdup2 (&id, sizeof id),
                           g_strdup (tl_statement_get_text (statement, 1)));
    }
  return FALSE;
}

/* ── recommendations to the nation ── */

static gboolean
is_national (const char *addressee)
{
  static const char *const bodies[] = {
    "government", "department for", "department of health", "ministry", "minister",
    "secretary of state", "home office", "parliament", "assembly", "scottish executive",
    "national panel", "practice review panel", "ofsted", "care quality commission", "nhs england",
    "college of policing", "chief social worker", "royal college",
  };
  g_autofree char *folded = g_utf8_strdown (addressee, -1);

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    if (strstr (folded, bodies[i]) != NULL)
      return TRUE;
  return FALSE;
}

static const char recommendations_sql[] =
  "SELECT f.id, f.review_id, f.now_theme, x.addressee FROM recommendations x"
  " JOIN findings f ON f.block_id = x.block_id AND f.kind = 'recommendation'"
  " JOIN reviews r ON r.id = f.review_id"
  " WHERE r.removed IS NULL AND x.addressee IS NOT NULL";

static void
add_national (Loading     *loading,
              TlStatement *statement)
{
  g_autofree char *key = make_key (tl_statement_get_int (statement, 1),
                                   tl_statement_get_text (statement, 2));
  TlDepth *depth = g_hash_table_lookup (loading->by_key, key);

  if (depth != NULL)
    depth->findings[TL_RUNG_NATIONAL]++;
}

/* A passage may hold several recommendations: it counts once, when any of them is to the nation. */
static gboolean
count_national (Loading       *loading,
                TlConnection  *connection,
                GError       **error)
{
  g_autoptr (TlStatement) statement = NULL;
  gboolean has_row;
  gint64 counted = 0;

  statement = tl_query_prepare (loading->query, TL_QUERY_ALL, connection, recommendations_sql,
                                " ORDER BY f.id", error);
  while (statement != NULL && tl_statement_step (statement, &has_row, error))
    {
      gint64 finding;

      if (!has_row)
        return TRUE;
      finding = tl_statement_get_int (statement, 0);
      if (finding == counted || !is_national (tl_statement_get_text (statement, 3)))
        continue;
      add_national (loading, statement);
      counted = finding;
    }
  return FALSE;
}

/* ── the whole ── */

static int
compare_cb (gconstpointer a,
            gconstpointer b)
{
  const TlDepth *one = *(TlDepth *const *) a;
  const TlDepth *other = *(TlDepth *const *) b;
  int order = strcmp (one->theme, other->theme);

  if (order != 0)
    return order;
  if (one->year != other->year)
    return one->year == 0 || (other->year != 0 && one->year > other->year) ? 1 : -1;
  order = g_utf8_collate (one->title != NULL ? one->title : "",
                          other->title != NULL ? other->title : "");
  return order != 0 ? order : (one->review > other->review) - (one->review < other->review);
}

static gboolean
load_cb (TlConnection  *connection,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Loading *loading = data;

  loading->tally = tl_tally_read (connection, error);
  if (loading->tally == NULL || !read_titles (loading, connection, error)
      || !count_rows (loading, connection, error) || !count_national (loading, connection, error))
    return FALSE;
  g_ptr_array_sort (loading->depths, compare_cb);
  return TRUE;
}

GPtrArray *
tl_depths_load (TlStore       *store,
                TlQuery       *query,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (Loading) loading = NULL;

  g_return_val_if_fail (TL_IS_STORE (store), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  loading = loading_new (query);
  if (!tl_store_read (store, load_cb, loading, cancellable, error))
    return NULL;
  return g_steal_pointer (&loading->depths);
}

void
tl_depths_load_async (TlStore             *store,
                      TlQuery             *query,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_return_if_fail (TL_IS_STORE (store));
  g_return_if_fail (query != NULL);

  tl_store_read_async (store, load_cb, loading_new (query), loading_free, cancellable, callback,
                       user_data);
}

GPtrArray *
tl_depths_load_finish (GAsyncResult  *result,
                       GError       **error)
{
  g_autoptr (GObject) store = NULL;
  Loading *loading;

  g_return_val_if_fail (G_IS_ASYNC_RESULT (result), NULL);

  store = g_async_result_get_source_object (result);
  loading = tl_store_read_finish (TL_STORE (store), result, error);
  return loading != NULL ? g_steal_pointer (&loading->depths) : NULL;
}
