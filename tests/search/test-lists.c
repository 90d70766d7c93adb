/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-finding-list.h"
#include "tl-review-list.h"
#include "tl-test-filler.h"

#include <string.h>

typedef struct {
  TlTestLibrary *library;
  TlFindingList *list;
} Fixture;

static gboolean
is_list_ready (gpointer list)
{
  return !tl_query_list_is_loading (TL_QUERY_LIST (list));
}

static gboolean
is_review_list_ready (gpointer list)
{
  return !tl_query_list_is_loading (TL_QUERY_LIST (list));
}

static gboolean
is_loaded (gpointer item)
{
  return tl_finding_item_is_loaded (item);
}

static void
ask (Fixture    *fixture,
     const char *query_text)
{
  g_autoptr (TlQuery) query = tl_query_from_string (query_text);

  tl_query_list_set_query (TL_QUERY_LIST (fixture->list), query);
  tl_test_wait (is_list_ready, fixture->list);
}

static TlTestLibrary *
make_library (guint n_reviews,
              guint n_findings)
{
  TlTestFilling filling = { .n_reviews = n_reviews, .n_blocks = MIN (n_findings, 200),
                            .n_findings = n_findings, .seed = 3 };
  TlTestLibrary *library = tl_test_library_new (tl_test_filling_get_themes ());

  tl_test_library_fill (library, &filling);
  /* Whatever was filled in is told of before the lists are there. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return library;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->library = make_library (10, 100);
  fixture->list = tl_finding_list_new (fixture->library->store);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->list);
  tl_test_library_free (fixture->library);
}

static TlFindingItem *
get_loaded (Fixture *fixture,
            guint    position)
{
  TlFindingItem *item = g_list_model_get_item (G_LIST_MODEL (fixture->list), position);

  g_assert_nonnull (item);
  tl_test_wait (is_loaded, item);
  return item;
}

/* The list shows what the loading functions give, in their order. */
static void
test_shows_query (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (TlQuery) query = tl_query_from_string ("stance=concern&order=year");
  g_autoptr (GArray) ids = tl_finding_ids_load (fixture->library->store, query, NULL, NULL);
  GListModel *model = G_LIST_MODEL (fixture->list);

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  ask (fixture, "stance=concern&order=year");
  g_assert_cmpuint (ids->len, >, 150);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, ids->len);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (TlFindingItem) item = get_loaded (fixture, i);
      guint position;

      g_assert_cmpint (tl_finding_item_get_id (item), ==, id);
      g_assert_cmpint (tl_finding_item_get_stance (item), ==, TL_STANCE_CONCERN);
      g_assert_nonnull (strstr (tl_finding_item_get_text (item), tl_finding_item_get_quote (item)));
      g_assert_true (tl_finding_list_find (fixture->list, id, &position));
      g_assert_cmpuint (position, ==, i);
    }
  g_assert_null (g_list_model_get_item (model, ids->len));
  g_assert_cmpint (tl_finding_list_get_id (fixture->list, ids->len), ==, 0);
}

static void
count_cb (gpointer data)
{
  guint *count = data;

  ++*count;
}

/* ── words that are asked for ── */

/* The @n-th word of a text, from 0, of those that are long. */
static char *
dup_long_word (const char *text,
               guint       n)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ,.;:", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) > 5 && g_str_is_ascii (words[i]) && n-- == 0)
      return g_ascii_strdown (words[i], -1);
  g_assert_not_reached ();
}

static void
ask_for_words (Fixture    *fixture,
               const char *words)
{
  g_autoptr (TlQuery) everything = tl_query_new ();
  g_autoptr (TlQuery) query = tl_query_with_text (everything, words);

  tl_query_list_set_query (TL_QUERY_LIST (fixture->list), query);
  tl_test_wait (is_list_ready, fixture->list);
}

/* Other forms of the word, too. */
static void
assert_has_word (TlFindingItem *item,
                 const char    *word)
{
  GArray *spans = tl_finding_item_get_words (item);

  g_assert_nonnull (spans);
  g_assert_cmpuint (spans->len, >, 0);
  for (guint i = 0; i < spans->len; i++)
    {
      const TlSpan *span = &g_array_index (spans, TlSpan, i);
      g_autofree char *found = g_utf8_substring (tl_finding_item_get_text (item), span->start,
                                                 span->start + span->length);

      g_assert_cmpint (g_ascii_strncasecmp (found, word, 4), ==, 0);
      g_assert_null (strchr (found, ' '));
    }
}

static void
assert_all_have_word (Fixture    *fixture,
                      const char *word)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->list));

  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TlFindingItem) item = get_loaded (fixture, i);

      assert_has_word (item, word);
    }
}

/* What the list had already has those of the question that is asked now. */
static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (TlFindingItem) item = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  ask (fixture, "");
  item = get_loaded (fixture, 0);
  g_assert_null (tl_finding_item_get_words (item));
  one = dup_long_word (tl_finding_item_get_text (item), 0);
  other = dup_long_word (tl_finding_item_get_text (item), 1);
  g_assert_cmpstr (one, !=, other);
  ask_for_words (fixture, one);
  assert_all_have_word (fixture, one);
  assert_has_word (item, one);
  ask_for_words (fixture, other);
  assert_all_have_word (fixture, other);
  assert_has_word (item, other);
  ask (fixture, "");
  g_assert_null (tl_finding_item_get_words (item));
}

/* ── in step with the library ── */

/* An item is there at once, and tells when its row has come. */
static void
test_placeholders (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (TlFindingItem) item = NULL;
  g_autoptr (TlFindingItem) again = NULL;
  g_autofree char *quote = NULL;
  guint n_loaded = 0, n_quotes = 0;

  ask (fixture, "");
  item = g_list_model_get_item (G_LIST_MODEL (fixture->list), 20);
  g_assert_false (tl_finding_item_is_loaded (item));
  g_assert_null (tl_finding_item_get_quote (item));
  g_assert_cmpstr (tl_finding_item_get_tags (item)[0], ==, NULL);
  g_signal_connect_swapped (item, "notify::loaded", G_CALLBACK (count_cb), &n_loaded);
  g_signal_connect_swapped (item, "notify::quote", G_CALLBACK (count_cb), &n_quotes);
  tl_test_wait (is_loaded, item);
  g_assert_cmpuint (n_loaded, ==, 1);
  g_assert_cmpuint (n_quotes, ==, 1);
  g_object_get (item, "quote", &quote, NULL);
  g_assert_cmpstr (quote, ==, tl_finding_item_get_quote (item));
  again = get_loaded (fixture, 20);
  g_assert_true (again == item);
}

typedef struct {
  guint position, removed, added, times;
} Change;

static void
changed_cb (GListModel *model,
            guint       position,
            guint       removed,
            guint       added,
            gpointer    data)
{
  Change *change = data;

  *change = (Change) { position, removed, added, change->times + 1 };
}

static gboolean
is_accepted (gpointer item)
{
  return tl_finding_item_get_status (item) == TL_STATUS_ACCEPTED;
}

static void
decide (Fixture    *fixture,
        gint64      id,
        const char *status)
{
  g_autofree char *sql = g_strdup_printf (
    "INSERT OR REPLACE INTO decisions VALUES"
    " (%" G_GINT64_FORMAT ", 'status', 1, '%s', '2020-01-01T12:00:00.000Z')",
    id, status);

  tl_test_library_run (fixture->library, TL_STORE_FINDINGS, sql);
}

/* A decision changes the item in its place, and nothing else. */
static void
test_change_in_place (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (TlFindingItem) item = NULL;
  g_autoptr (TlFindingItem) other = NULL;
  Change change = { 0 };
  guint n_notified = 0, n_other = 0;

  ask (fixture, "");
  item = get_loaded (fixture, 20);
  other = get_loaded (fixture, 21);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (changed_cb), &change);
  g_signal_connect_swapped (item, "notify", G_CALLBACK (count_cb), &n_notified);
  g_signal_connect_swapped (other, "notify", G_CALLBACK (count_cb), &n_other);
  decide (fixture, tl_finding_item_get_id (item), "accepted");
  tl_test_wait (is_accepted, item);
  tl_test_wait (is_list_ready, fixture->list);
  g_assert_cmpuint (change.times, ==, 0);
  g_assert_cmpuint (n_notified, ==, 2);
  g_assert_cmpuint (n_other, ==, 0);
}

/* A finding that leaves takes its own row with it; the others keep theirs. */
static void
test_change_moves_little (Fixture       *fixture,
                          gconstpointer  data)
{
  guint n_items, position;
  g_autoptr (TlFindingItem) item = NULL;
  g_autoptr (TlFindingItem) next = NULL;
  g_autoptr (TlFindingItem) moved = NULL;
  Change change = { 0 };

  ask (fixture, "status=suggested");
  n_items = g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
  item = get_loaded (fixture, 30);
  next = get_loaded (fixture, 31);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (changed_cb), &change);
  decide (fixture, tl_finding_item_get_id (item), "accepted");
  tl_test_wait (is_accepted, item);
  tl_test_wait (is_list_ready, fixture->list);
  g_assert_cmpuint (change.times, ==, 1);
  g_assert_cmpuint (change.position, ==, 30);
  g_assert_cmpuint (change.removed, ==, 1);
  g_assert_cmpuint (change.added, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, n_items - 1);
  moved = g_list_model_get_item (G_LIST_MODEL (fixture->list), 30);
  g_assert_true (moved == next);
  g_assert_false (tl_finding_list_find (fixture->list, tl_finding_item_get_id (item), &position));
}

typedef struct {
  Fixture   *fixture;
  GPtrArray *items;
} Held;

/* Whether all items held are as the library has them now. */
static gboolean
is_up_to_date (gpointer data)
{
  Held *held = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) fresh = NULL;

  if (tl_query_list_is_loading (TL_QUERY_LIST (held->fixture->list)))
    return FALSE;
  for (guint i = 0; i < held->items->len; i++)
    {
      gint64 id = tl_finding_item_get_id (g_ptr_array_index (held->items, i));

      g_array_append_val (ids, id);
    }
  fresh = tl_finding_items_load (held->fixture->library->store,
                                 (const gint64 *) (gpointer) ids->data, ids->len, NULL, NULL);
  for (guint i = 0; i < held->items->len; i++)
    {
      TlFindingItem *item = g_ptr_array_index (held->items, i);

      if (!tl_finding_item_is_loaded (item)
          || tl_finding_item_get_status (item) != tl_finding_item_get_status (fresh->pdata[i]))
        return FALSE;
    }
  return TRUE;
}

/* Decisions come while rows are being fetched: none is lost, whichever answer comes first. */
static void
test_keeps_up (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  Held held = { fixture, items };
  guint n_items;

  ask (fixture, "include=rejected");
  n_items = g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
  for (guint i = 0; i < 60; i++)
    {
      guint position = (guint) g_rand_int_range (random, 0, (gint32) n_items);
      TlFindingItem *item = g_list_model_get_item (G_LIST_MODEL (fixture->list), position);

      g_ptr_array_add (items, item);
      if (i % 2 == 0)
        g_main_context_iteration (NULL, FALSE);
      decide (fixture, tl_finding_item_get_id (item), i % 3 == 0 ? "rejected" : "accepted");
    }
  tl_test_wait (is_up_to_date, &held);
}

/* The last of several questions put in a row is the one that is answered. */
static void
test_last_query_wins (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (TlQuery) all = tl_query_from_string ("");
  g_autoptr (TlQuery) some = tl_query_from_string ("stance=strength");
  g_autoptr (GArray) ids = tl_finding_ids_load (fixture->library->store, some, NULL, NULL);

  for (guint i = 0; i < 50; i++)
    {
      tl_query_list_set_query (TL_QUERY_LIST (fixture->list), all);
      tl_query_list_set_query (TL_QUERY_LIST (fixture->list), some);
      if (i % 10 == 0)
        g_main_context_iteration (NULL, FALSE);
    }
  g_assert_true (tl_query_list_is_loading (TL_QUERY_LIST (fixture->list)));
  tl_test_wait (is_list_ready, fixture->list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, ids->len);
}

static void
keep_error_cb (TlFindingList *list,
               const GError  *error,
               gpointer       data)
{
  *(GError **) data = g_error_copy (error);
}

static void
test_failure (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  ask (fixture, "");
  g_signal_connect (fixture->list, "failed", G_CALLBACK (keep_error_cb), &error);
  ask (fixture, "text=-only");
  g_assert_nonnull (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 0);
  ask (fixture, "");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), >, 0);
}

/* A list may go while it asks and fetches. */
static void
test_goes_while_asking (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (TlQuery) query = tl_query_new ();
  g_autoptr (TlFindingList) asking = tl_finding_list_new (fixture->library->store);
  g_autoptr (TlFindingItem) item = NULL;

  tl_query_list_set_query (TL_QUERY_LIST (asking), query);
  g_assert_finalize_object (g_steal_pointer (&asking));
  ask (fixture, "");
  item = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);
  g_assert_finalize_object (g_steal_pointer (&fixture->list));
  fixture->list = tl_finding_list_new (fixture->library->store);
}

static void
gone_cb (gpointer  data,
         GObject  *item)
{
  guint *n_live = data;

  --*n_live;
}

/* However far one goes, few items are there at a time; and those that somebody holds are the same
 * when one comes back. */
static void
test_memory_is_flat (void)
{
  TlTestLibrary *library = make_library (40, 600);
  Fixture fixture = { library, tl_finding_list_new (library->store) };
  GListModel *model = G_LIST_MODEL (fixture.list);
  g_autoptr (TlFindingItem) first = NULL;
  g_autoptr (TlFindingItem) again = NULL;
  guint n_items, n_live = 0, most = 0;

  ask (&fixture, "include=rejected,denied,maybe");
  n_items = g_list_model_get_n_items (model);
  g_assert_cmpuint (n_items, >=, 20000);
  first = get_loaded (&fixture, 0);
  for (guint i = 1; i < n_items; i++)
    {
      TlFindingItem *item = g_list_model_get_item (model, i);

      n_live++;
      g_object_weak_ref (G_OBJECT (item), gone_cb, &n_live);
      if (i % 500 == 0)
        tl_test_wait (is_loaded, item);
      g_object_unref (item);
      most = MAX (most, n_live);
    }
  g_assert_cmpuint (most, <=, 4096);
  g_assert_cmpuint (most, >=, 1000);
  again = g_list_model_get_item (model, 0);
  g_assert_true (again == first);
  g_clear_object (&again);
  g_clear_object (&first);
  g_assert_finalize_object (fixture.list);
  g_assert_cmpuint (n_live, ==, 0);
  tl_test_library_free (library);
}

static TlReviewItem *
get_review (TlReviewList *list,
            guint         position)
{
  return g_list_model_get_item (G_LIST_MODEL (list), position);
}

static void
ask_reviews (TlReviewList *list,
             const char   *query_text)
{
  g_autoptr (TlQuery) query = tl_query_from_string (query_text);

  tl_query_list_set_query (TL_QUERY_LIST (list), query);
  tl_test_wait (is_review_list_ready, list);
}

static void
test_reviews (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (TlReviewList) list = tl_review_list_new (fixture->library->store);
  g_autoptr (GArray) ids = tl_review_ids_load (fixture->library->store, NULL, NULL);

  ask_reviews (list, "stance=concern&theme=listening");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 10);
  g_assert_cmpuint (ids->len, ==, 10);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (TlReviewItem) item = get_review (list, i);
      gint64 id = g_array_index (ids, gint64, i);
      g_autofree char *one = g_strdup_printf ("stance=concern&theme=listening&review=%"
                                              G_GINT64_FORMAT, id);
      g_autoptr (TlQuery) query = tl_query_from_string (one);
      g_autoptr (GArray) findings = NULL;

      findings = tl_finding_ids_load (fixture->library->store, query, NULL, NULL);
      g_assert_cmpint (tl_review_item_get_id (item), ==, id);
      g_assert_cmpuint (tl_review_item_get_n_findings (item), ==, findings->len);
    }
  g_assert_cmpuint (tl_review_list_get_n_in_library (list), ==, 10);
  ask_reviews (list, "from=2000&to=2010");
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (TlReviewItem) item = get_review (list, i);

      g_assert_cmpint (tl_review_item_get_year (item), >=, 2000);
      g_assert_cmpint (tl_review_item_get_year (item), <=, 2010);
    }
}

/* Reviews in which nothing of what is asked for was found are not listed, unless only reviews are
 * asked for. */
static void
test_reviews_found (Fixture       *fixture,
                    gconstpointer  data)
{
  static const char *const queries[] = { "theme=listening&stance=strength&section=analysis",
                                         "text=family&theme=visits", "tag=none-such",
                                         "status=rejected", "text=qwertyzxcv" };
  g_autoptr (TlReviewList) list = tl_review_list_new (fixture->library->store);

  tl_test_library_run (fixture->library, TL_STORE_FINDINGS,
                       "DELETE FROM findings WHERE review_id IN (SELECT id FROM reviews LIMIT 3)");
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (TlQuery) query = tl_query_from_string (queries[i]);
      g_autoptr (GArray) findings = NULL;
      guint n_found = 0;

      ask_reviews (list, queries[i]);
      findings = tl_finding_ids_load (fixture->library->store, query, NULL, NULL);
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (list)); j++)
        {
          g_autoptr (TlReviewItem) item = get_review (list, j);

          g_assert_cmpuint (tl_review_item_get_n_findings (item), >, 0);
          n_found += tl_review_item_get_n_findings (item);
        }
      g_assert_cmpuint (n_found, ==, findings->len);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), <=, 7);
      g_assert_cmpuint (tl_review_list_get_n_in_library (list), ==, 10);
    }
  ask_reviews (list, "theme=listening");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 7);
  ask_reviews (list, "");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 10);
}

static gboolean
has_nine (gpointer list)
{
  return g_list_model_get_n_items (list) == 9;
}

static void
test_reviews_stay (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (TlReviewList) list = tl_review_list_new (fixture->library->store);
  g_autoptr (TlReviewItem) before = NULL;
  g_autoptr (TlReviewItem) after = NULL;
  g_autoptr (TlReviewItem) gone = NULL;
  g_autofree char *sql = NULL;
  Change change = { 0 };

  ask_reviews (list, "");
  gone = get_review (list, 4);
  before = get_review (list, 5);
  g_signal_connect (list, "items-changed", G_CALLBACK (changed_cb), &change);
  sql = g_strdup_printf ("UPDATE reviews SET removed = '2020' WHERE id = %" G_GINT64_FORMAT,
                         tl_review_item_get_id (gone));
  tl_test_library_run (fixture->library, TL_STORE_REVIEWS, sql);
  tl_test_wait (has_nine, list);
  after = get_review (list, 4);
  g_assert_true (after == before);
  g_assert_cmpuint (change.position, ==, 4);
  g_assert_cmpuint (change.removed, ==, 1);
  g_assert_cmpuint (change.added, ==, 0);
}

#define ADD(name, func) g_test_add ("/search/lists/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("shows-query", test_shows_query);
  ADD ("words", test_words);
  ADD ("placeholders", test_placeholders);
  ADD ("change-in-place", test_change_in_place);
  ADD ("change-moves-little", test_change_moves_little);
  ADD ("keeps-up", test_keeps_up);
  ADD ("last-query-wins", test_last_query_wins);
  ADD ("failure", test_failure);
  ADD ("goes-while-asking", test_goes_while_asking);
  g_test_add_func ("/search/lists/memory-is-flat", test_memory_is_flat);
  ADD ("reviews", test_reviews);
  ADD ("reviews-found", test_reviews_found);
  ADD ("reviews-stay", test_reviews_stay);
  return g_test_run ();
}
