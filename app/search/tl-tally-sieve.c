/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-tally-sieve-private.h"

#include "tl-query-sql-private.h"

guint
tl_tally_get_n_values (const TlTally *tally,
                       guint          filter)
{
  return tally->values[filter].texts->len;
}

const char *
tl_tally_get_text (const TlTally *tally,
                   guint          filter,
                   guint          value)
{
  return g_ptr_array_index (tally->values[filter].texts, value);
}

/* Without values of its own the filter on status still keeps out what is rejected, which so counts
 * under that value and no other. */
static gboolean
is_used (const TlQuery *query,
         guint          filter)
{
  return tl_query_get_values (query, filter)[0] != NULL
         || (filter == TL_FILTER_STATUS && !(tl_query_get_include (query) & TL_INCLUDE_REJECTED));
}

static gboolean
is_let_in (const TlQuery *query,
           guint          filter,
           const char    *value)
{
  if (tl_query_get_values (query, filter)[0] != NULL)
    return tl_query_has_value (query, filter, value);
  return !g_str_equal (value, tl_status_to_string (TL_STATUS_REJECTED));
}

/* For each value of @filter whether the query lets it in; NULL when it lets in all. */
static gboolean *
make_admits (const TlSieve *sieve,
             guint          filter)
{
  guint n_values = tl_tally_get_n_values (sieve->tally, filter);
  gboolean *admits;

  if (!is_used (sieve->query, filter))
    return NULL;
  admits = g_new0 (gboolean, n_values);
  for (guint i = 0; i < n_values; i++)
    admits[i] = is_let_in (sieve->query, filter, tl_tally_get_text (sieve->tally, filter, i));
  return admits;
}

static gboolean
is_in_years (const TlQuery *query,
             int            year)
{
  int from = tl_query_get_from (query);
  int to = tl_query_get_to (query);

  if (from == 0 && to == 0)
    return TRUE;
  return year != 0 && year >= from && (to == 0 || year <= to);
}

static void
fail_reviews (TlSieve *sieve,
              guint    filter)
{
  const GArray *reviews = sieve->tally->reviews;
  g_autofree gboolean *admits = make_admits (sieve, filter);

  for (guint i = 0; admits != NULL && i < reviews->len; i++)
    {
      const TlTallyReview *review = &g_array_index (reviews, TlTallyReview, i);

      if (!admits[review->values[filter - TL_FILTER_REVIEW]])
        sieve->review_fails[i] |= 1u << filter;
    }
}

static void
fill_review_fails (TlSieve *sieve)
{
  const GArray *reviews = sieve->tally->reviews;
  gboolean hides_private = tl_query_hides_private (sieve->query);

  sieve->review_fails = g_new0 (guint32, reviews->len);
  for (guint i = 0; i < reviews->len; i++)
    {
      const TlTallyReview *review = &g_array_index (reviews, TlTallyReview, i);

      if (!is_in_years (sieve->query, review->year))
        sieve->review_fails[i] |= 1u << TL_FILTER_YEAR;
      if (hides_private && review->private_)
        sieve->review_fails[i] |= TL_FAILS_ALL;
    }
  for (guint i = TL_FILTER_REVIEW; i < TL_N_FILTERS; i++)
    fail_reviews (sieve, i);
}

guint32
tl_tally_find_value (const TlTally *tally,
                     guint          filter,
                     const char    *text)
{
  gpointer place;

  if (!g_hash_table_lookup_extended (tally->values[filter].places, text, NULL, &place))
    return TL_NO_VALUE;
  return GPOINTER_TO_UINT (place);
}

TlSieve *
tl_sieve_new (TlTally *tally,
              TlQuery *query)
{
  TlSieve *sieve = g_new0 (TlSieve, 1);

  sieve->tally = tally;
  sieve->query = query;
  sieve->flags = tl_query_get_left_out (query);
  sieve->wanted = tl_query_get_wanted (query);
  for (guint i = 0; i < TL_FILTER_TAG; i++)
    sieve->admits[i] = make_admits (sieve, i);
  fill_review_fails (sieve);
  return sieve;
}

void
tl_sieve_free (TlSieve *sieve)
{
  for (guint i = 0; i < TL_N_ROW_FILTERS; i++)
    g_free (sieve->admits[i]);
  g_free (sieve->review_fails);
  g_free (sieve);
}

guint32
tl_sieve_get_fails (const TlSieve    *sieve,
                    const TlTallyRow *row)
{
  guint32 fails = sieve->review_fails[row->review];

  if ((row->flags & sieve->flags) != 0 || (row->flags & sieve->wanted) != sieve->wanted)
    return TL_FAILS_ALL;
  for (guint i = 0; i < TL_FILTER_TAG; i++)
    {
      if (sieve->admits[i] != NULL
          && (row->values[i] == TL_NO_VALUE || !sieve->admits[i][row->values[i]]))
        fails |= 1u << i;
    }
  return fails;
}

guint32
tl_tally_get_value (const TlTally    *tally,
                    const TlTallyRow *row,
                    guint             filter)
{
  const TlTallyReview *review = &g_array_index (tally->reviews, TlTallyReview, row->review);

  if (filter < TL_N_ROW_FILTERS)
    return row->values[filter];
  return review->values[filter - TL_FILTER_REVIEW];
}

/* Rows come review by review, so a review is new to a counter when it is not the last. */
void
tl_counter_add (TlCounter        *counter,
                const TlTallyRow *row)
{
  counter->findings += row->n;
  if (counter->last == row->review + 1)
    return;
  counter->last = row->review + 1;
  counter->reviews++;
}

GArray *
tl_sieve_read_rows (const TlSieve  *sieve,
                    TlConnection   *connection,
                    GError        **error)
{
  if (!tl_query_has_words (sieve->query) && !tl_query_wants_linked (sieve->query)
      && tl_query_get_values (sieve->query, TL_FILTER_TAG)[0] == NULL)
    return g_array_ref (sieve->tally->rows);
  return tl_tally_read_rows (sieve->tally, TL_TALLY_NARROWED, sieve->query, connection, error);
}
