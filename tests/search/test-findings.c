/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-finding-list.h"
#include "tl-review-list.h"
#include "tl-search.h"
#include "tl-test-library.h"

#include <string.h>

static const char *const themes[] = { "listening", "recording", NULL };

typedef struct {
  TlTestLibrary *library;
  TlSaved        north;
  TlSaved        south;
} Fixture;

/* Two reviews typed in: north has a finding of each theme on page 3, south one that is denied and
 * one that stands in two lines. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  TlTestDocument *document = tl_test_document_new (6, 2);
  guint block;

  fixture->library = tl_test_library_new (themes);
  tl_test_document_set_front (document, 1);
  tl_test_document_set_fact (document, TL_FACT_TITLE, "Child N");
  tl_test_document_set_fact (document, TL_FACT_AUTHORITY, "North Board");
  tl_test_document_set_fact (document, TL_FACT_PUBLISHED, "2014-03-02");
  block = tl_test_document_add_block (document, 3, TL_SECTION_ANALYSIS, "3.1",
                                      "Nobody listened to the children, and nobody wrote it down.");
  tl_test_document_add_finding (document, block, "recording", TL_STANCE_CONCERN,
                                "nobody wrote it down");
  tl_test_document_add_finding (document, block, "listening", TL_STANCE_CONCERN,
                                "Nobody listened to the children");
  fixture->north = tl_test_document_save (document, fixture->library);

  document = tl_test_document_new (2, 0);
  tl_test_document_set_fact (document, TL_FACT_TITLE, "Child S");
  block = tl_test_document_add_block (document, 1, TL_SECTION_CONCLUSION, NULL,
                                      "The children were heard and seen, again and again, by "
                                      "everybody who met them at school or at home that winter, "
                                      "and every visit was recorded in the file.");
  tl_test_document_add_finding (document, block, "listening", TL_STANCE_STRENGTH,
                                "by everybody who met them at school or at home that winter");
  tl_test_document_set_sort (document, TL_STATEMENT_CONTEXT, TL_VOICE_FAMILY, TL_FINDING_DENIED);
  tl_test_document_add_finding (document, block, "recording", TL_STANCE_NEUTRAL,
                                "every visit was recorded");
  fixture->south = tl_test_document_save (document, fixture->library);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  tl_test_library_free (fixture->library);
}

static GPtrArray *
load (Fixture   *fixture,
      gint64     document,
      TlInclude  include)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *items = tl_finding_items_load_for_document (fixture->library->store, document, include,
                                                         NULL, &error);

  g_assert_no_error (error);
  return items;
}

static void
test_document (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GPtrArray) north = load (fixture, fixture->north.document, 0);
  g_autoptr (GPtrArray) south = load (fixture, fixture->south.document, 0);
  g_autoptr (GPtrArray) denied = load (fixture, fixture->south.document, TL_INCLUDE_DENIED);
  g_autoptr (GPtrArray) none = load (fixture, 999, 0);
  TlFindingItem *first = g_ptr_array_index (north, 0);

  /* By where they stand, not by when they were found. */
  g_assert_cmpuint (north->len, ==, 2);
  g_assert_cmpstr (tl_finding_item_get_theme (first), ==, "listening");
  g_assert_cmpstr (tl_finding_item_get_quote (first), ==, "Nobody listened to the children");
  g_assert_cmpstr (tl_finding_item_get_authority (first), ==, "North Board");
  g_assert_cmpint (tl_finding_item_get_year (first), ==, 2014);
  g_assert_cmpstr (tl_finding_item_get_number (first), ==, "3.1");
  g_assert_cmpuint (tl_finding_item_get_page (first), ==, 3);
  g_assert_cmpstr (tl_finding_item_get_page_label (first), ==, "2");
  g_assert_cmpstr (tl_finding_item_get_rule (first), ==, "listening.c1");
  g_assert_cmpuint (tl_finding_item_get_marks (first)->len, ==, 1);
  g_assert_cmpuint (south->len, ==, 1);
  g_assert_cmpuint (denied->len, ==, 2);
  g_assert_cmpuint (none->len, ==, 0);
}

/* What a person decided, tagged and noted is in the item. */
static void
test_decided (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) items = NULL;
  TlFindingItem *item;

  tl_test_library_run (fixture->library, TL_STORE_FINDINGS,
    "INSERT INTO decisions VALUES (1, 'status', 1, 'accepted', '2020');"
    "INSERT INTO decisions VALUES (1, 'theme', 1, 'listening', '2020');"
    "INSERT INTO decisions VALUES (1, 'stance', 1, 'neutral', '2020');"
    "INSERT INTO tags (name) VALUES ('b'), ('a');"
    "INSERT INTO finding_tags VALUES (1, 1, 1, '2020'),"
    " (1, 2, 1, '2020');"
    "INSERT INTO notes VALUES (1, 1, 'See 4.2', '2020')");
  items = tl_finding_items_load (fixture->library->store, (const gint64[]) { 1 }, 1, NULL, NULL);
  item = g_ptr_array_index (items, 0);
  g_assert_cmpint (tl_finding_item_get_status (item), ==, TL_STATUS_ACCEPTED);
  g_assert_cmpstr (tl_finding_item_get_theme (item), ==, "listening");
  g_assert_cmpint (tl_finding_item_get_stance (item), ==, TL_STANCE_NEUTRAL);
  g_assert_cmpstr (tl_finding_item_get_tags (item)[0], ==, "a");
  g_assert_cmpstr (tl_finding_item_get_tags (item)[1], ==, "b");
  g_assert_null (tl_finding_item_get_tags (item)[2]);
  g_assert_cmpstr (tl_finding_item_get_note (item), ==, "See 4.2");
  g_assert_cmpstr (tl_finding_item_get_coder (item), ==, g_get_user_name ());
}

/* A passage that was trimmed is quoted, marked and highlighted as it was trimmed. */
static void
test_trimmed (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) before = load (fixture, fixture->south.document, 0);
  g_autoptr (GPtrArray) after = NULL;
  TlFindingItem *item = g_ptr_array_index (before, 0);
  GArray *rects = tl_finding_item_get_rects (item);
  g_autofree char *sql = NULL;
  TlSpan span;

  g_assert_cmpuint (rects->len, ==, 2);
  sql = g_strdup_printf ("INSERT INTO decisions VALUES (%" G_GINT64_FORMAT ", 'trim', 1,"
                         " '%u+12', '2020')", tl_finding_item_get_id (item),
                         tl_finding_item_get_span (item).start + 3);
  tl_test_library_run (fixture->library, TL_STORE_FINDINGS, sql);
  after = load (fixture, fixture->south.document, 0);
  item = g_ptr_array_index (after, 0);
  span = tl_finding_item_get_span (item);
  g_assert_cmpstr (tl_finding_item_get_quote (item), ==, "everybody wh");
  g_assert_cmpuint (span.length, ==, 12);
  g_assert_cmpuint (tl_finding_item_get_rects (item)->len, ==, 1);
  g_assert_cmpuint (tl_finding_item_get_marks (item)->len, ==, 0);
}

/* Ids keep their order; those that are gone, or whose review was removed, are left out. */
static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  static const gint64 ids[] = { 3, 77, 1, 2 };
  g_autoptr (GPtrArray) items = NULL;

  tl_test_library_run (fixture->library, TL_STORE_REVIEWS,
                       "UPDATE reviews SET removed = '2020' WHERE id = 2");
  items = tl_finding_items_load (fixture->library->store, ids, G_N_ELEMENTS (ids), NULL, NULL);
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_cmpint (tl_finding_item_get_id (g_ptr_array_index (items, 0)), ==, 1);
  g_assert_cmpint (tl_finding_item_get_id (g_ptr_array_index (items, 1)), ==, 2);
}

/* A region of a scan coded by hand has no block: its quote, if any, is all its text. */
static void
test_without_block (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GPtrArray) items = NULL;
  TlFindingItem *item;

  tl_test_library_run (fixture->library, TL_STORE_FINDINGS,
                       "UPDATE findings SET block_id = NULL, marks = x'' WHERE id = 1");
  items = tl_finding_items_load (fixture->library->store, (const gint64[]) { 1 }, 1, NULL, NULL);
  item = g_ptr_array_index (items, 0);
  g_assert_cmpstr (tl_finding_item_get_text (item), ==, "nobody wrote it down");
  g_assert_cmpuint (tl_finding_item_get_span (item).start, ==, 0);
  g_assert_cmpuint (tl_finding_item_get_span (item).length, ==, 20);
  g_assert_null (tl_finding_item_get_number (item));
}

static TlFact *
find_fact (GPtrArray  *facts,
           TlFactName  name)
{
  for (guint i = 0; i < facts->len; i++)
    {
      TlFact *fact = g_ptr_array_index (facts, i);

      if (tl_fact_get_attribute (fact) == NULL && tl_fact_get_name (fact) == name)
        return fact;
    }
  return NULL;
}

/* What a person set stands before what was read, and what was read is kept. */
static void
test_details (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (TlReviewDetails) details = NULL;
  g_autoptr (GError) error = NULL;
  TlDocumentInfo *document;
  TlFact *title, *read_title;

  tl_test_library_run (fixture->library, TL_STORE_REVIEWS,
    "INSERT INTO facts (review_id, name, value, by_user) VALUES (1, 'title', 'Child North', 1),"
    " (1, 'authority', '', 1), (1, 'x.shelf', 'B4', 1)");
  details = tl_review_details_load (fixture->library->store, fixture->north.review, NULL, &error);
  g_assert_no_error (error);
  title = find_fact (details->facts, TL_FACT_TITLE);
  g_assert_cmpstr (tl_fact_get_value (title), ==, "Child North");
  g_assert_true (tl_fact_is_by_user (title));
  g_assert_null (find_fact (details->facts, TL_FACT_AUTHORITY));
  read_title = find_fact (details->read_facts, TL_FACT_TITLE);
  g_assert_cmpstr (tl_fact_get_value (read_title), ==, "Child N");
  g_assert_cmpint (tl_fact_get_document (read_title), ==, fixture->north.document);
  g_assert_cmpstr (tl_fact_get_value (find_fact (details->read_facts, TL_FACT_AUTHORITY)), ==,
                   "North Board");
  g_assert_cmpuint (details->facts->len, ==, 3);
  g_assert_cmpuint (details->n_findings, ==, 2);
  g_assert_cmpuint (details->documents->len, ==, 1);
  document = g_ptr_array_index (details->documents, 0);
  g_assert_cmpuint (document->n_pages, ==, 6);
  g_assert_cmpuint (document->n_unreadable, ==, 2);
  g_assert_null (tl_review_details_load (fixture->library->store, 99, NULL, &error));
  g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND);
}

static GPtrArray *
search (Fixture    *fixture,
        const char *text,
        guint       limit)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *hits = tl_search_run (fixture->library->store, text, limit, NULL, &error);

  g_assert_no_error (error);
  return hits;
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GPtrArray) hits = search (fixture, "children", 10);
  g_autoptr (GPtrArray) stems = search (fixture, "LISTENING", 10);
  g_autoptr (GPtrArray) one = search (fixture, "children", 1);
  g_autoptr (GPtrArray) none = search (fixture, "children -nobody -visit", 10);
  g_autoptr (GPtrArray) near = search (fixture, "NEAR(nobody children, 3)", 10);
  g_autoptr (GPtrArray) prefix = search (fixture, "\"by everyb\"*", 10);
  const TlHit *hit;

  g_assert_cmpuint (hits->len, ==, 2);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (near->len, ==, 1);
  g_assert_cmpuint (prefix->len, ==, 1);
  g_assert_cmpuint (stems->len, ==, 1);
  hit = g_ptr_array_index (stems, 0);
  g_assert_cmpint (hit->review, ==, fixture->north.review);
  g_assert_cmpstr (hit->title, ==, "Child N");
  g_assert_cmpuint (hit->page, ==, 3);
  g_assert_cmpstr (hit->page_label, ==, "2");
  g_assert_cmpstr (hit->number, ==, "3.1");
  g_assert_cmpint (hit->section, ==, TL_SECTION_ANALYSIS);
  g_assert_nonnull (strstr (hit->snippet, "\u2068listened\u2069"));
}

/* The more often a paragraph has the words, the better; what was removed is not there. */
static void
test_search_order (Fixture       *fixture,
                   gconstpointer  data)
{
  TlTestDocument *document = tl_test_document_new (2, 0);
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) left = NULL;

  tl_test_document_add_block (document, 1, TL_SECTION_ANALYSIS, "1", "The river was high.");
  tl_test_document_add_block (document, 1, TL_SECTION_ANALYSIS, "2",
                              "By the river, over the river and along the river they went.");
  tl_test_document_add_block (document, 1, TL_SECTION_ANALYSIS, "3", "The river, the river.");
  tl_test_document_save (document, fixture->library);
  hits = search (fixture, "river", 10);
  g_assert_cmpuint (hits->len, ==, 3);
  g_assert_cmpstr (((TlHit *) g_ptr_array_index (hits, 0))->number, ==, "2");
  g_assert_cmpstr (((TlHit *) g_ptr_array_index (hits, 1))->number, ==, "3");
  for (guint i = 1; i < hits->len; i++)
    g_assert_cmpfloat (((TlHit *) g_ptr_array_index (hits, i - 1))->score, >,
                       ((TlHit *) g_ptr_array_index (hits, i))->score);
  tl_test_library_run (fixture->library, TL_STORE_REVIEWS,
                       "UPDATE reviews SET removed = '2020' WHERE id = 3");
  left = search (fixture, "river OR children", 10);
  g_assert_cmpuint (left->len, ==, 2);
}

/* Whatever is typed, it is answered or refused as nothing to look for. */
static void
test_search_anything (Fixture       *fixture,
                      gconstpointer  data)
{
  static const char *const pieces[] = {
    "child", "\"", "“", "*", "-", "(", ")", "NEAR(", ", 10)", " OR ", " AND ", " NOT ", " ", "'",
    ":", "^", "+", "{", "}", "é", "\\", "%", "a", "\xff", "text",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (6);
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (GPtrArray) found = NULL;

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) hits = NULL;
      g_autoptr (GError) error = NULL;

      for (guint j = (guint) g_rand_int_range (random, 0, 12); j > 0; j--)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      hits = tl_search_run (fixture->library->store, text->str, 10, NULL, &error);
      if (hits == NULL)
        g_assert_error (error, TL_SEARCH_ERROR, TL_SEARCH_ERROR_NOTHING);
    }
  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (many, "NEAR(a%u \"b c\") OR word%u ", i, i);
  found = search (fixture, many->str, 10);
  g_assert_cmpuint (found->len, ==, 0);
}

#define ADD(name, func) \
  g_test_add ("/search/findings/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("document", test_document);
  ADD ("decided", test_decided);
  ADD ("trimmed", test_trimmed);
  ADD ("gone", test_gone);
  ADD ("without-block", test_without_block);
  ADD ("details", test_details);
  ADD ("search", test_search);
  ADD ("search-order", test_search_order);
  ADD ("search-anything", test_search_anything);
  return g_test_run ();
}
