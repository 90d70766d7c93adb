/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-hit-list.h"
#include "tl-test-library.h"

#include <string.h>

typedef struct {
  TlTestLibrary *library;
  TlHitList     *list;
} Fixture;

static const char *const themes[] = { "neglect", NULL };

static void
add_review (Fixture    *fixture,
            const char *title,
            const char *published,
            const char *text)
{
  TlTestDocument *document = tl_test_document_new (3, 0);

  tl_test_document_set_fact (document, TL_FACT_TITLE, title);
  tl_test_document_set_fact (document, TL_FACT_AUTHORITY, "Wexcombe Board");
  tl_test_document_set_fact (document, TL_FACT_PUBLISHED, published);
  tl_test_document_set_front (document, 1);
  tl_test_document_add_block (document, 2, TL_SECTION_ANALYSIS, "4.2", text);
  tl_test_document_save (document, fixture->library);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->library = tl_test_library_new (themes);
  add_review (fixture, "Child A", "2012", "The visit was recorded; recording came late.");
  add_review (fixture, "Child B", "2019", "Nobody had recorded the <second> visit.");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  fixture->list = tl_hit_list_new (fixture->library->store);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->list);
  tl_test_library_free (fixture->library);
}

static gboolean
is_ready (gpointer list)
{
  return !tl_query_list_is_loading (TL_QUERY_LIST (list));
}

static guint
ask (Fixture    *fixture,
     const char *text)
{
  g_autoptr (TlQuery) query = tl_query_from_string (text);

  tl_query_list_set_query (TL_QUERY_LIST (fixture->list), query);
  tl_test_wait (is_ready, fixture->list);
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
}

/* No rule marked any of this. */
static void
test_finds (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (TlHitItem) item = NULL;
  g_auto (GStrv) words = NULL;
  const TlHit *hit;

  g_assert_cmpuint (ask (fixture, "text=records"), ==, 2);
  item = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);
  hit = tl_hit_item_get_hit (item);
  g_assert_cmpstr (hit->title, ==, "Child A");
  g_assert_cmpstr (hit->authority, ==, "Wexcombe Board");
  g_assert_cmpint (hit->year, ==, 2012);
  g_assert_cmpuint (hit->page, ==, 2);
  g_assert_cmpstr (hit->number, ==, "4.2");
  g_assert_nonnull (strstr (hit->snippet, "\u2068recorded\u2069"));
  words = tl_hit_item_dup_words (item);
  g_assert_cmpuint (g_strv_length (words), ==, 2);
  g_assert_cmpstr (words[0], ==, "recorded");
  g_assert_cmpstr (words[1], ==, "recording");
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->list), 2));
}

/* What is asked of reviews narrows the text too; what is asked of findings does not. */
static void
test_filters (Fixture       *fixture,
              gconstpointer  data)
{
  g_assert_cmpuint (ask (fixture, "text=visit&from=2015"), ==, 1);
  g_assert_cmpuint (ask (fixture, "text=visit&decade=2010s"), ==, 2);
  g_assert_cmpuint (ask (fixture, "text=visit&year=unknown"), ==, 0);
  g_assert_cmpuint (ask (fixture, "text=visit&theme=neglect&stance=concern"), ==, 2);
}

/* A review of unknown year is not one of any year. */
static void
test_unknown_year (Fixture       *fixture,
                   gconstpointer  data)
{
  TlTestDocument *document = tl_test_document_new (1, 0);

  tl_test_document_add_block (document, 1, TL_SECTION_ANALYSIS, NULL, "An undated visit.");
  tl_test_document_save (document, fixture->library);
  g_assert_cmpuint (ask (fixture, "text=visit&from=2015"), ==, 1);
  g_assert_cmpuint (ask (fixture, "text=visit&year=unknown"), ==, 1);
}

static void
test_nothing_asked (Fixture       *fixture,
                    gconstpointer  data)
{
  g_assert_cmpuint (ask (fixture, "text=visit"), ==, 2);
  g_assert_cmpuint (ask (fixture, "text=zzzyx"), ==, 0);
  g_assert_cmpuint (ask (fixture, "theme=neglect"), ==, 0);
}

static void
failed_cb (GError **copy,
           GError  *error)
{
  *copy = g_error_copy (error);
}

static void
test_fails (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_signal_connect_swapped (fixture->list, "failed", G_CALLBACK (failed_cb), &error);
  g_assert_cmpuint (ask (fixture, "text=-visit"), ==, 0);
  g_assert_error (error, TL_SEARCH_ERROR, TL_SEARCH_ERROR_NOTHING);
}

static gboolean
is_one (gpointer list)
{
  return g_list_model_get_n_items (list) == 1;
}

static void
changed_cb (guint *times)
{
  ++*times;
}

/* What is removed goes; what changes nothing here leaves the list as it is. */
static void
test_follows (Fixture       *fixture,
              gconstpointer  data)
{
  guint times = 0;

  ask (fixture, "text=visit");
  g_signal_connect_swapped (fixture->list, "items-changed", G_CALLBACK (changed_cb), &times);
  tl_test_library_run (fixture->library, TL_STORE_FINDINGS, "UPDATE reviews SET private = 1");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  tl_test_wait (is_ready, fixture->list);
  g_assert_cmpuint (times, ==, 0);
  tl_test_library_run (fixture->library, TL_STORE_REVIEWS,
                       "UPDATE reviews SET removed = '2020-01-01' WHERE title = 'Child B'");
  tl_test_wait (is_one, fixture->list);
  g_assert_cmpuint (times, ==, 1);
}

static void
add (const char  *path,
     void       (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/search/hits/finds", test_finds);
  add ("/search/hits/filters", test_filters);
  add ("/search/hits/unknown-year", test_unknown_year);
  add ("/search/hits/nothing-asked", test_nothing_asked);
  add ("/search/hits/fails", test_fails);
  add ("/search/hits/follows", test_follows);
  return g_test_run ();
}
