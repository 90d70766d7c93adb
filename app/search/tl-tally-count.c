/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-tally-sieve-private.h"

#include <string.h>

typedef struct {
  TlCounter  total;
  TlCounter *counters[TL_N_FILTERS];
} Counters;

static void
count_value (Counters         *counters,
             const TlTally    *tally,
             const TlTallyRow *row,
             guint             filter)
{
  guint32 value = tl_tally_get_value (tally, row, filter);

  if (value != TL_NO_VALUE)
    tl_counter_add (&counters->counters[filter][value], row);
}

static void
count_rows (const TlSieve *sieve,
            const GArray  *rows,
            Counters      *counters)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const TlTallyRow *row = &g_array_index (rows, TlTallyRow, i);
      guint32 fails = tl_sieve_get_fails (sieve, row);

      if (fails & TL_FAILS_ALL)
        continue;
      if (fails == 0)
        {
          tl_counter_add (&counters->total, row);
          for (guint filter = 0; filter < TL_N_FILTERS; filter++)
            count_value (counters, sieve->tally, row, filter);
        }
      else if ((fails & (fails - 1)) == 0)
        count_value (counters, sieve->tally, row, (guint) g_bit_nth_lsf (fails, -1));
    }
}

/* A finding has any number of tags: the counts of tags come from rows of their own, one a tag, and
 * are of those that fail nothing. */
static void
count_tags (const TlSieve *sieve,
            const GArray  *rows,
            Counters      *counters)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const TlTallyRow *row = &g_array_index (rows, TlTallyRow, i);

      if (tl_sieve_get_fails (sieve, row) == 0)
        count_value (counters, sieve->tally, row, TL_FILTER_TAG);
    }
}

static Counters *
counters_new (const TlTally *tally)
{
  Counters *counters = g_new0 (Counters, 1);

  for (guint i = 0; i < TL_N_FILTERS; i++)
    counters->counters[i] = g_new0 (TlCounter, tl_tally_get_n_values (tally, i));
  return counters;
}

static void
counters_free (Counters *counters)
{
  for (guint i = 0; i < TL_N_FILTERS; i++)
    g_free (counters->counters[i]);
  g_free (counters);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Counters, counters_free)

static TlCount *
count_new (const char      *value,
           const TlCounter *counter)
{
  TlCount *count = g_new0 (TlCount, 1);

  count->value = g_strdup (value);
  count->findings = counter->findings;
  count->reviews = counter->reviews;
  return count;
}

void
tl_count_free (TlCount *count)
{
  g_return_if_fail (count != NULL);

  g_free (count->value);
  g_free (count);
}

static int
compare_counts_cb (gconstpointer a,
                   gconstpointer b)
{
  const TlCount *one = *(TlCount *const *) a;
  const TlCount *other = *(TlCount *const *) b;

  if (one->reviews != other->reviews)
    return one->reviews < other->reviews ? 1 : -1;
  if (one->findings != other->findings)
    return one->findings < other->findings ? 1 : -1;
  return strcmp (one->value, other->value);
}

/* Figures come before the "unknown" of decades and years. */
static int
compare_values_cb (gconstpointer a,
                   gconstpointer b)
{
  return strcmp ((*(TlCount *const *) a)->value, (*(TlCount *const *) b)->value);
}

static GPtrArray *
make_counts (const TlSieve  *sieve,
             const Counters *counters,
             guint           filter)
{
  GPtrArray *counts = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_count_free);
  const char *const *named = tl_query_get_values (sieve->query, filter);
  static const TlCounter nothing;

  for (guint i = 0; i < tl_tally_get_n_values (sieve->tally, filter); i++)
    {
      const char *value = tl_tally_get_text (sieve->tally, filter, i);
      const TlCounter *counter = &counters->counters[filter][i];

      if (counter->findings > 0)
        g_ptr_array_add (counts, count_new (value, counter));
      else if (g_strv_contains (named, value))
        g_ptr_array_add (counts, count_new (value, &nothing));
    }
  for (guint i = 0; named[i] != NULL; i++)
    {
      if (tl_tally_find_value (sieve->tally, filter, named[i]) == TL_NO_VALUE)
        g_ptr_array_add (counts, count_new (named[i], &nothing));
    }
  g_ptr_array_sort (counts, filter == TL_FILTER_DECADE || filter == TL_FILTER_YEAR
                              ? compare_values_cb : compare_counts_cb);
  return counts;
}

void
tl_counts_free (TlCounts *counts)
{
  g_return_if_fail (counts != NULL);

  for (guint i = 0; i < TL_N_FILTERS; i++)
    g_clear_pointer (&counts->values[i], g_ptr_array_unref);
  g_free (counts);
}

static TlCounts *
counts_new (const TlSieve  *sieve,
            const Counters *counters)
{
  const GArray *reviews = sieve->tally->reviews;
  TlCounts *counts = g_new0 (TlCounts, 1);

  counts->findings = counters->total.findings;
  counts->reviews = counters->total.reviews;
  for (guint i = 0; i < reviews->len; i++)
    {
      const TlTallyReview *review = &g_array_index (reviews, TlTallyReview, i);

      if (sieve->review_fails[i] != 0)
        continue;
      counts->readable_reviews += review->readable;
      counts->unread_reviews += review->unread;
    }
  for (guint i = 0; i < TL_N_FILTERS; i++)
    counts->values[i] = make_counts (sieve, counters, i);
  return counts;
}

TlCounts *
tl_tally_read_counts (TlTally       *tally,
                      TlQuery       *query,
                      TlConnection  *connection,
                      GError       **error)
{
  g_autoptr (TlSieve) sieve = tl_sieve_new (tally, query);
  g_autoptr (Counters) counters = counters_new (tally);
  g_autoptr (GArray) rows = tl_sieve_read_rows (sieve, connection, error);
  g_autoptr (GArray) tagged = NULL;

  if (rows == NULL)
    return NULL;
  tagged = tl_tally_read_rows (tally, TL_TALLY_TAGGED, query, connection, error);
  if (tagged == NULL)
    return NULL;
  count_rows (sieve, rows, counters);
  count_tags (sieve, tagged, counters);
  return counts_new (sieve, counters);
}
