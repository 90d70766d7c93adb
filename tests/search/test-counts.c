/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-finding-list.h"
#include "tl-tally.h"
#include "tl-test-filler.h"

#include <string.h>

#define N_QUERIES 80

/* Every number is put against the list behind it, for queries drawn at random over a library in
 * which everything occurs: decisions, tags, removed and private reviews, unknown facts. */

typedef struct {
  TlTestLibrary *library;
  TlTally       *tally;
  TlCounts      *all;           /* every value there is */
  GHashTable    *reviews;       /* id of a finding → of its review */
  GRand         *random;
} Fixture;

static TlCounts *
count (Fixture *fixture,
       TlQuery *query)
{
  g_autoptr (GError) error = NULL;
  TlCounts *counts = tl_tally_count (fixture->tally, fixture->library->store, query, NULL, &error);

  g_assert_no_error (error);
  return counts;
}

static void
load_reviews (Fixture *fixture)
{
  TlStore *store = fixture->library->store;
  g_autoptr (TlQuery) any = tl_query_new ();
  g_autoptr (TlQuery) all = tl_query_with_include (any, TL_INCLUDE_REJECTED | TL_INCLUDE_DENIED
                                                        | TL_INCLUDE_MAYBE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = tl_finding_ids_load (store, all, NULL, &error);
  g_autoptr (GPtrArray) items = NULL;

  g_assert_no_error (error);
  items = tl_finding_items_load (store, (const gint64 *) (gpointer) ids->data, ids->len, NULL,
                                 &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, ids->len);
  fixture->reviews = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < items->len; i++)
    {
      gint64 id = tl_finding_item_get_id (items->pdata[i]);
      gint64 review = tl_finding_item_get_review (items->pdata[i]);

      g_assert_cmpint (id, ==, g_array_index (ids, gint64, i));
      g_hash_table_insert (fixture->reviews, g_memdup2 (&id, sizeof id),
                           g_memdup2 (&review, sizeof review));
    }
  fixture->all = count (fixture, all);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  TlTestFilling filling = { .n_reviews = 30, .n_blocks = 24, .n_findings = 60, .seed = 1 };
  g_autoptr (GError) error = NULL;

  fixture->library = tl_test_library_new (tl_test_filling_get_themes ());
  tl_test_library_fill (fixture->library, &filling);
  tl_test_library_decide (fixture->library);
  tl_test_library_run (fixture->library, TL_STORE_FINDINGS,
    "INSERT INTO finding_links SELECT id, 0, 1, iif(id % 2, 'cause', 'effect') FROM findings"
    " WHERE id % 3");
  fixture->tally = tl_tally_load (fixture->library->store, NULL, &error);
  g_assert_no_error (error);
  fixture->random = g_rand_new_with_seed (2);
  load_reviews (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_rand_free (fixture->random);
  g_hash_table_unref (fixture->reviews);
  tl_counts_free (fixture->all);
  tl_tally_unref (fixture->tally);
  tl_test_library_free (fixture->library);
}

static guint
pick (Fixture *fixture,
      guint    n)
{
  return (guint) g_rand_int_range (fixture->random, 0, (gint32) n);
}

static void
take (TlQuery **query,
      TlQuery  *next)
{
  tl_query_unref (*query);
  *query = next;
}

static const char *
pick_value (Fixture *fixture,
            guint    filter)
{
  const GPtrArray *values = fixture->all->values[filter];
  const TlCount *value = g_ptr_array_index (values, pick (fixture, values->len));

  return value->value;
}

/* Up to three filters of up to three values each, and now and then years, words and the rest. */
static TlQuery *
make_query (Fixture *fixture)
{
  static const char *const texts[] = { "meeting", "family OR nurse", "\"the plan\"",
                                       "superv* -letter", "NEAR(worker visit, 5)", "\"" };
  TlQuery *query = tl_query_new ();

  for (guint i = pick (fixture, 4); i > 0; i--)
    {
      guint filter = pick (fixture, TL_N_FILTERS);

      for (guint j = pick (fixture, 3) + 1; j > 0; j--)
        take (&query, tl_query_with_value (query, filter, pick_value (fixture, filter)));
    }
  if (pick (fixture, 4) == 0)
    take (&query, tl_query_with_years (query, pick (fixture, 2) ? 1995 : 0,
                                       pick (fixture, 2) ? 2012 : 0));
  if (pick (fixture, 4) == 0)
    take (&query, tl_query_with_text (query, texts[pick (fixture, G_N_ELEMENTS (texts))]));
  if (pick (fixture, 3) == 0)
    take (&query, tl_query_with_include (query, pick (fixture, 8)));
  if (pick (fixture, 6) == 0)
    take (&query, tl_query_with_include (query, tl_query_get_include (query)
                                                | pick (fixture, 4) * TL_INCLUDE_ONLY_CAUSES));
  if (pick (fixture, 5) == 0)
    take (&query, tl_query_without_private (query));
  take (&query, tl_query_with_order (query, pick (fixture, 3)));
  return query;
}

/* Asserts that the list of @query has so many findings, of so many reviews. */
static void
assert_list (Fixture *fixture,
             TlQuery *query,
             guint    findings,
             guint    reviews)
{
  g_autoptr (GHashTable) distinct = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) once = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = tl_finding_ids_load (fixture->library->store, query, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, findings);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 *review = g_hash_table_lookup (fixture->reviews, &g_array_index (ids, gint64, i));

      g_assert_nonnull (review);
      g_assert_true (g_hash_table_add (once, &g_array_index (ids, gint64, i)));
      g_hash_table_add (distinct, review);
    }
  g_assert_cmpuint (g_hash_table_size (distinct), ==, reviews);
}

static const TlCount *
find_count (const GPtrArray *counts,
            const char      *value)
{
  for (guint i = 0; i < counts->len; i++)
    {
      const TlCount *one = g_ptr_array_index (counts, i);

      if (strcmp (one->value, value) == 0)
        return one;
    }
  return NULL;
}

/* The count beside a value is what choosing that value alone would list. */
static void
assert_value (Fixture        *fixture,
              TlQuery        *query,
              const TlCounts *counts,
              guint           filter,
              const char     *value)
{
  const TlCount *beside = find_count (counts->values[filter], value);
  g_autoptr (TlQuery) others = tl_query_without (query, filter);
  g_autoptr (TlQuery) chosen = NULL;

  if (filter == TL_FILTER_YEAR)
    take (&others, tl_query_with_years (others, 0, 0));
  /* Private reviews may leave when they are named; as a count they are still left out. */
  if (filter == TL_FILTER_REVIEW && tl_query_is_without_private (query))
    return;
  chosen = tl_query_with_value (others, filter, value);
  assert_list (fixture, chosen, beside != NULL ? beside->findings : 0,
               beside != NULL ? beside->reviews : 0);
}

static void
test_counts_are_lists (Fixture       *fixture,
                       gconstpointer  data)
{
  for (guint i = 0; i < N_QUERIES; i++)
    {
      g_autoptr (TlQuery) query = make_query (fixture);
      g_autofree char *text = tl_query_to_string (query);
      g_autoptr (TlCounts) counts = count (fixture, query);

      g_test_message ("%s", text);
      assert_list (fixture, query, counts->findings, counts->reviews);
      for (guint filter = 0; filter < TL_N_FILTERS; filter++)
        {
          assert_value (fixture, query, counts, filter, pick_value (fixture, filter));
          assert_value (fixture, query, counts, filter, pick_value (fixture, filter));
        }
    }
}

static void
test_cross_is_lists (Fixture       *fixture,
                     gconstpointer  data)
{
  static const TlFilter bys[] = { TL_FILTER_DECADE, TL_FILTER_YEAR, TL_FILTER_AUTHORITY,
                                  TL_FILTER_REGION, TL_FILTER_NATION, TL_FILTER_REVIEW_TYPE,
                                  TL_FILTER_SECTION };

  for (guint i = 0; i < 60; i++)
    {
      TlFilter by = bys[i % G_N_ELEMENTS (bys)];
      g_autoptr (TlQuery) query = make_query (fixture);
      g_autoptr (TlQuery) themeless = tl_query_without (query, TL_FILTER_THEME);
      g_autoptr (TlQuery) others = tl_query_without (themeless, by);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) cells = tl_tally_cross (fixture->tally, fixture->library->store, others,
                                                    by, NULL, &error);
      guint findings = 0;
      g_autoptr (TlCounts) counts = count (fixture, others);

      g_assert_no_error (error);
      for (guint j = 0; j < cells->len; j++)
        {
          TlCell *cell = g_ptr_array_index (cells, j);
          g_autoptr (TlQuery) theme = tl_query_with_value (others, TL_FILTER_THEME, cell->theme);
          g_autoptr (TlQuery) chosen = tl_query_with_value (theme, by, cell->value);

          findings += cell->findings;
          g_assert_cmpuint (cell->reviews, <=, cell->readable_reviews);
          if (j % 7 == 0)
            assert_list (fixture, chosen, cell->findings, cell->reviews);
        }
      g_assert_cmpuint (findings, ==, counts->findings);
    }
}

/* Decades and years by time, what is not known last; the rest by count. */
static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  for (guint filter = 0; filter < TL_N_FILTERS; filter++)
    {
      const GPtrArray *values = fixture->all->values[filter];
      gboolean by_time = filter == TL_FILTER_DECADE || filter == TL_FILTER_YEAR;

      for (guint i = 1; i < values->len; i++)
        {
          const TlCount *before = g_ptr_array_index (values, i - 1);
          const TlCount *after = g_ptr_array_index (values, i);

          if (by_time)
            g_assert_cmpstr (before->value, <, after->value);
          else
            g_assert_cmpuint (before->reviews, >=, after->reviews);
        }
      if (by_time)
        g_assert_cmpstr (((TlCount *) g_ptr_array_index (values, values->len - 1))->value, ==,
                         TL_QUERY_UNKNOWN);
    }
}

/* What is rejected can be seen and chosen among the statuses, and counts nowhere else. */
static void
test_rejected (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (TlQuery) any = tl_query_new ();
  g_autoptr (TlQuery) rejected = tl_query_with_value (any, TL_FILTER_STATUS, "rejected");
  g_autoptr (TlQuery) both = tl_query_with_value (rejected, TL_FILTER_STATUS, "accepted");
  g_autoptr (TlCounts) without = count (fixture, any);
  g_autoptr (TlCounts) alone = count (fixture, rejected);
  g_autoptr (TlCounts) two = count (fixture, both);
  const TlCount *beside = find_count (without->values[TL_FILTER_STATUS], "rejected");
  const TlCount *accepted = find_count (without->values[TL_FILTER_STATUS], "accepted");
  const TlCount *suggested = find_count (without->values[TL_FILTER_STATUS], "suggested");

  g_assert_nonnull (beside);
  g_assert_cmpuint (beside->findings, >, 0);
  g_assert_cmpuint (without->findings, ==, accepted->findings + suggested->findings);
  g_assert_cmpuint (alone->findings, ==, beside->findings);
  g_assert_cmpuint (two->findings, ==, beside->findings + accepted->findings);
  assert_list (fixture, rejected, beside->findings, beside->reviews);
  assert_list (fixture, both, two->findings, two->reviews);
}

/* A value that was chosen stays to be seen, so that it can be taken back. */
static void
test_named_values_stay (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (TlQuery) any = tl_query_new ();
  g_autoptr (TlQuery) unused = tl_query_with_value (any, TL_FILTER_TAG, "unused");
  g_autoptr (TlQuery) never = tl_query_with_value (unused, TL_FILTER_THEME, "no-such-theme");
  g_autoptr (TlCounts) counts = count (fixture, never);
  const TlCount *tag = find_count (counts->values[TL_FILTER_TAG], "unused");
  const TlCount *theme = find_count (counts->values[TL_FILTER_THEME], "no-such-theme");

  g_assert_cmpuint (counts->findings, ==, 0);
  g_assert_nonnull (tag);
  g_assert_cmpuint (tag->findings, ==, 0);
  g_assert_nonnull (theme);
  g_assert_cmpuint (theme->findings, ==, 0);
}

static void
assert_readable (Fixture    *fixture,
                 TlQuery    *query,
                 const char *condition)
{
  g_autofree char *readable = g_strdup_printf (
    "SELECT count(DISTINCT r.id) FROM reviews r JOIN documents d ON d.review_id = r.id"
    " WHERE r.removed IS NULL AND d.n_unreadable < d.n_pages AND %s", condition);
  g_autofree char *unread = g_strdup_printf (
    "SELECT count(DISTINCT r.id) FROM reviews r JOIN documents d ON d.review_id = r.id"
    " WHERE r.removed IS NULL AND d.n_unreadable > 0 AND %s", condition);
  g_autoptr (TlCounts) counts = count (fixture, query);

  g_assert_cmpint (counts->readable_reviews, ==,
                   tl_test_library_count (fixture->library, readable));
  g_assert_cmpint (counts->unread_reviews, ==, tl_test_library_count (fixture->library, unread));
}

/* The denominator: what could be read among the reviews asked about, whatever was found in them. */
static void
test_readable (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (TlQuery) any = tl_query_new ();
  g_autoptr (TlQuery) theme = tl_query_with_value (any, TL_FILTER_THEME, "visits");
  g_autoptr (TlQuery) text = tl_query_with_text (any, "meeting");
  g_autoptr (TlQuery) wales = tl_query_with_value (any, TL_FILTER_NATION, "Wales");
  g_autoptr (TlQuery) unknown = tl_query_with_value (any, TL_FILTER_NATION, TL_QUERY_UNKNOWN);
  g_autoptr (TlQuery) years = tl_query_with_years (any, 2000, 2009);
  g_autoptr (TlQuery) public = tl_query_without_private (any);

  assert_readable (fixture, any, "TRUE");
  assert_readable (fixture, theme, "TRUE");
  assert_readable (fixture, text, "TRUE");
  assert_readable (fixture, wales, "r.nation = 'Wales'");
  assert_readable (fixture, unknown, "r.nation IS NULL");
  assert_readable (fixture, years, "r.year BETWEEN 2000 AND 2009");
  assert_readable (fixture, public, "r.private = 0");
}

static void
store_result_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
has_result (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

static void
test_async (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (TlQuery) any = tl_query_new ();
  g_autoptr (TlQuery) query = tl_query_with_text (any, "family");
  g_autoptr (TlQuery) nothing = tl_query_with_text (any, "-family");
  g_autoptr (TlCounts) expected = count (fixture, query);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) failure = NULL;
  g_autoptr (TlCounts) counts = NULL;
  g_autoptr (GError) error = NULL;

  tl_tally_count_async (fixture->library->store, query, NULL, store_result_cb, &result);
  tl_test_wait (has_result, &result);
  counts = tl_tally_count_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts->findings, ==, expected->findings);

  tl_tally_count_async (fixture->library->store, nothing, NULL, store_result_cb, &failure);
  tl_test_wait (has_result, &failure);
  g_assert_null (tl_tally_count_finish (failure, &error));
  g_assert_nonnull (error);
}

#define ADD(name, func) \
  g_test_add ("/search/counts/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("are-lists", test_counts_are_lists);
  ADD ("cross-is-lists", test_cross_is_lists);
  ADD ("order", test_order);
  ADD ("rejected", test_rejected);
  ADD ("named-values-stay", test_named_values_stay);
  ADD ("readable", test_readable);
  ADD ("async", test_async);
  return g_test_run ();
}
