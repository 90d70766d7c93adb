/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-tally-sieve-private.h"

#include <string.h>

static TlCell *
cell_new (const TlSieve   *sieve,
          guint            theme,
          TlFilter         by,
          guint            value,
          const TlCounter *counter,
          guint            readable)
{
  TlCell *cell = g_new0 (TlCell, 1);

  cell->theme = g_strdup (tl_tally_get_text (sieve->tally, TL_FILTER_THEME, theme));
  cell->value = g_strdup (tl_tally_get_text (sieve->tally, by, value));
  cell->reviews = counter->reviews;
  cell->findings = counter->findings;
  cell->readable_reviews = readable;
  return cell;
}

void
tl_cell_free (TlCell *cell)
{
  g_return_if_fail (cell != NULL);

  g_free (cell->theme);
  g_free (cell->value);
  g_free (cell);
}

static int
compare_cells_cb (gconstpointer a,
                  gconstpointer b)
{
  const TlCell *one = *(TlCell *const *) a;
  const TlCell *other = *(TlCell *const *) b;
  int order = strcmp (one->theme, other->theme);

  return order != 0 ? order : strcmp (one->value, other->value);
}

/* For each value of @by the readable reviews that have it. */
static guint *
count_readable (const TlSieve *sieve,
                TlFilter       by)
{
  const GArray *reviews = sieve->tally->reviews;
  guint n_values = tl_tally_get_n_values (sieve->tally, by);
  guint *readable = g_new0 (guint, n_values);

  for (guint i = 0; i < reviews->len; i++)
    {
      const TlTallyReview *review = &g_array_index (reviews, TlTallyReview, i);

      if (sieve->review_fails[i] != 0 || !review->readable)
        continue;
      if (by >= TL_FILTER_REVIEW)
        readable[review->values[by - TL_FILTER_REVIEW]]++;
      for (guint value = 0; by < TL_FILTER_REVIEW && value < n_values; value++)
        readable[value]++;
    }
  return readable;
}

/* A counter for each theme and value. */
static TlCounter *
count_cells (const TlSieve *sieve,
             const GArray  *rows,
             TlFilter       by)
{
  guint n_values = tl_tally_get_n_values (sieve->tally, by);
  guint n_themes = tl_tally_get_n_values (sieve->tally, TL_FILTER_THEME);
  TlCounter *cells = g_new0 (TlCounter, n_themes * n_values);

  for (guint i = 0; i < rows->len; i++)
    {
      const TlTallyRow *row = &g_array_index (rows, TlTallyRow, i);
      guint32 theme = row->values[TL_FILTER_THEME];
      guint32 value = tl_tally_get_value (sieve->tally, row, by);

      if (theme != TL_NO_VALUE && value != TL_NO_VALUE && tl_sieve_get_fails (sieve, row) == 0)
        tl_counter_add (&cells[theme * n_values + value], row);
    }
  return cells;
}

GPtrArray *
tl_tally_read_cells (TlTally       *tally,
                     TlQuery       *query,
                     TlFilter       by,
                     TlConnection  *connection,
                     GError       **error)
{
  g_autoptr (TlSieve) sieve = tl_sieve_new (tally, query);
  g_autoptr (GArray) rows = tl_sieve_read_rows (sieve, connection, error);
  guint n_values = tl_tally_get_n_values (tally, by);
  g_autofree guint *readable = count_readable (sieve, by);
  g_autofree TlCounter *counters = NULL;
  GPtrArray *cells;

  if (rows == NULL)
    return NULL;
  counters = count_cells (sieve, rows, by);
  cells = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_cell_free);
  for (guint i = 0; i < tl_tally_get_n_values (tally, TL_FILTER_THEME) * n_values; i++)
    {
      guint value = i % n_values;

      if (counters[i].findings > 0)
        g_ptr_array_add (cells, cell_new (sieve, i / n_values, by, value, &counters[i],
                                          readable[value]));
    }
  g_ptr_array_sort (cells, compare_cells_cb);
  return cells;
}
