/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-cause-list.h"
#include "tl-depth.h"
#include "tl-finding-list.h"
#include "tl-test-library.h"

static const char *const themes[] = { "load", "visits", NULL };

/* A review with a paragraph in each of three sections. */
static TlTestDocument *
document_new (const char *title)
{
  TlTestDocument *document = tl_test_document_new (1, 0);

  tl_test_document_set_fact (document, TL_FACT_TITLE, title);
  tl_test_document_add_block (document, 1, TL_SECTION_ANALYSIS, NULL,
                              "Visits were missed because caseloads were high.");
  tl_test_document_add_block (document, 1, TL_SECTION_CONCLUSION, NULL,
                              "What was learnt is that caseloads were high.");
  tl_test_document_add_block (document, 1, TL_SECTION_RECOMMENDATIONS, NULL,
                              "The Board must lower caseloads.");
  return document;
}

static void
add (TlTestDocument  *document,
     TlStatementKind  kind,
     TlVoice          voice,
     guint            block,
     const char      *quote)
{
  tl_test_document_set_sort (document, kind, voice, TL_FINDING_PLAIN);
  tl_test_document_add_finding (document, block, "load", TL_STANCE_CONCERN, quote);
}

/* Of "One" it was only said by practitioners; of "Two" it was found; of "Three" it was learnt; of
 * "Four" it was recommended on as well. */
static TlTestLibrary *
make_library (void)
{
  static const char *const titles[] = { "One", "Two", "Three", "Four" };
  TlTestLibrary *library = tl_test_library_new (themes);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      TlTestDocument *document = document_new (titles[i]);

      add (document, TL_STATEMENT_FINDING, TL_VOICE_PRACTITIONER, 0, "caseloads");
      if (i >= 1)
        add (document, TL_STATEMENT_FINDING, TL_VOICE_REVIEWER, 0, "caseloads were high");
      if (i >= 2)
        add (document, TL_STATEMENT_INSTANCE, TL_VOICE_REVIEWER, 1, "caseloads were high");
      if (i >= 3)
        add (document, TL_STATEMENT_RECOMMENDATION, TL_VOICE_REVIEWER, 2, "lower caseloads");
      tl_test_document_save (document, library);
    }
  return library;
}

static GPtrArray *
load (TlTestLibrary *library,
      TlQuery       *query)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *depths = tl_depths_load (library->store, query, NULL, &error);

  g_assert_no_error (error);
  return depths;
}

static const TlDepth *
find (GPtrArray  *depths,
      const char *title)
{
  for (guint i = 0; i < depths->len; i++)
    if (g_str_equal (((TlDepth *) depths->pdata[i])->title, title))
      return depths->pdata[i];
  return NULL;
}

static void
test_rungs (void)
{
  g_autoptr (TlTestLibrary) library = make_library ();
  g_autoptr (TlQuery) query = tl_query_new ();
  g_autoptr (GPtrArray) depths = load (library, query);
  const TlDepth *four = find (depths, "Four");

  g_assert_cmpuint (depths->len, ==, 4);
  g_assert_cmpint (tl_depth_get_rung (find (depths, "One")), ==, TL_RUNG_MENTIONED);
  g_assert_cmpint (tl_depth_get_rung (find (depths, "Two")), ==, TL_RUNG_FOUND);
  g_assert_cmpint (tl_depth_get_rung (find (depths, "Three")), ==, TL_RUNG_NAMED);
  g_assert_cmpint (tl_depth_get_rung (four), ==, TL_RUNG_RECOMMENDED);
  g_assert_cmpuint (four->findings[TL_RUNG_MENTIONED], ==, 4);
  g_assert_cmpuint (four->findings[TL_RUNG_FOUND], ==, 1);
  g_assert_cmpuint (four->findings[TL_RUNG_NAMED], ==, 1);
  g_assert_cmpuint (four->findings[TL_RUNG_RECOMMENDED], ==, 1);
}

/* What a rung counts is what its query lists. */
static void
test_same_as_list (void)
{
  g_autoptr (TlTestLibrary) library = make_library ();
  g_autoptr (TlQuery) query = tl_query_new ();
  g_autoptr (GPtrArray) depths = load (library, query);

  for (TlRung rung = 0; rung < TL_RUNG_NATIONAL; rung++)
    {
      g_autoptr (TlQuery) narrowed = tl_query_with_rung (query, rung);
      g_autoptr (GArray) ids = tl_finding_ids_load (library->store, narrowed, NULL, NULL);
      guint n = 0;

      for (guint i = 0; i < depths->len; i++)
        n += ((TlDepth *) depths->pdata[i])->findings[rung];
      g_assert_cmpuint (ids->len, ==, n);
    }
}

static void
test_narrowed (void)
{
  g_autoptr (TlTestLibrary) library = make_library ();
  g_autoptr (TlQuery) any = tl_query_new ();
  g_autoptr (TlQuery) told = tl_query_with_value (any, TL_FILTER_VOICE, "practitioner");
  g_autoptr (GPtrArray) depths = load (library, told);

  g_assert_cmpuint (depths->len, ==, 4);
  g_assert_cmpint (tl_depth_get_rung (find (depths, "Four")), ==, TL_RUNG_MENTIONED);
  g_assert_null (tl_query_with_rung (told, TL_RUNG_FOUND));
}

static void
test_national (void)
{
  g_autoptr (TlTestLibrary) library = make_library ();
  g_autoptr (TlQuery) query = tl_query_new ();
  g_autoptr (GPtrArray) local = NULL;
  g_autoptr (GPtrArray) national = NULL;

  tl_test_library_run (library, TL_STORE_REVIEWS,
                       "INSERT INTO recommendations (document_id, block_id, ordinal, text,"
                       " addressee, page) SELECT document_id, id, 0, text, 'The Board', 1"
                       " FROM blocks WHERE section = 'recommendations'");
  local = load (library, query);
  g_assert_cmpint (tl_depth_get_rung (find (local, "Four")), ==, TL_RUNG_RECOMMENDED);
  tl_test_library_run (library, TL_STORE_REVIEWS,
                       "UPDATE recommendations SET addressee = 'The Home Office'");
  national = load (library, query);
  g_assert_cmpint (tl_depth_get_rung (find (national, "Four")), ==, TL_RUNG_NATIONAL);
}

/* Of several recommendations in one passage it does not matter which is to the nation. */
static void
test_national_of_several (void)
{
  static const char *const addressees[] = { "The Home Office", "The Board" };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TlTestLibrary) library = make_library ();
      g_autoptr (TlQuery) query = tl_query_new ();
      g_autoptr (GPtrArray) depths = NULL;

      for (guint j = 0; j < 2; j++)
        {
          g_autofree char *sql =
            g_strdup_printf ("INSERT INTO recommendations (document_id, block_id, ordinal, text,"
                             " addressee, page) SELECT document_id, id, 0, text, '%s', 1"
                             " FROM blocks WHERE section = 'recommendations'",
                             addressees[(i + j) % 2]);

          tl_test_library_run (library, TL_STORE_REVIEWS, sql);
        }
      depths = load (library, query);
      g_assert_cmpuint (find (depths, "Four")->findings[TL_RUNG_NATIONAL], ==, 1);
    }
}

/* ── cause and effect ── */

/* In the first paragraph of "One" and "Two": caseloads came first. */
static TlTestLibrary *
make_linked (void)
{
  static const char *const titles[] = { "One", "Two" };
  TlTestLibrary *library = tl_test_library_new (themes);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      TlTestDocument *document = document_new (titles[i]);

      tl_test_document_add_finding (document, 0, "load", TL_STANCE_CONCERN, "caseloads were high");
      tl_test_document_add_finding (document, 0, "visits", TL_STANCE_CONCERN, "Visits were missed");
      tl_test_document_save (document, library);
    }
  tl_test_library_run (library, TL_STORE_FINDINGS,
                       "INSERT INTO finding_links SELECT id, 19, 7,"
                       " iif(theme = 'load', 'cause', 'effect') FROM findings");
  return library;
}

static GPtrArray *
load_causes (TlTestLibrary *library,
             TlQuery       *query)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *causes = tl_causes_load (library->store, query, NULL, &error);

  g_assert_no_error (error);
  return causes;
}

static void
test_causes (void)
{
  g_autoptr (TlTestLibrary) library = make_linked ();
  g_autoptr (TlQuery) any = tl_query_new ();
  g_autoptr (TlQuery) one = tl_query_with_value (any, TL_FILTER_REVIEW, "1");
  g_autoptr (TlQuery) visits = tl_query_with_value (any, TL_FILTER_THEME, "visits");
  g_autoptr (GPtrArray) all = load_causes (library, any);
  g_autoptr (GPtrArray) of_one = load_causes (library, one);
  g_autoptr (GPtrArray) of_visits = load_causes (library, visits);
  const TlCause *first = all->pdata[0];

  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpuint (of_one->len, ==, 1);
  g_assert_cmpuint (of_visits->len, ==, 2);
  g_assert_cmpstr (first->cause_theme, ==, "load");
  g_assert_cmpstr (first->effect_theme, ==, "visits");
  g_assert_cmpstr (first->connective, ==, "because");
}

/* One side is not asked for: then the pair is not either. */
static void
test_one_side (void)
{
  g_autoptr (TlTestLibrary) library = make_linked ();
  g_autoptr (TlQuery) any = tl_query_new ();
  g_autoptr (TlQuery) strengths = tl_query_with_value (any, TL_FILTER_STANCE, "strength");
  g_autoptr (GPtrArray) causes = NULL;

  tl_test_library_run (library, TL_STORE_FINDINGS,
                       "UPDATE findings SET now_stance = 'strength' WHERE theme = 'load'");
  causes = load_causes (library, strengths);
  g_assert_cmpuint (causes->len, ==, 0);
}

static void
test_partners (void)
{
  g_autoptr (TlTestLibrary) library = make_linked ();
  g_autoptr (TlQuery) any = tl_query_new ();
  g_autoptr (TlQuery) visits = tl_query_with_value (any, TL_FILTER_THEME, "visits");
  g_autoptr (GArray) ids = tl_finding_ids_load (library->store, visits, NULL, NULL);
  g_autoptr (GPtrArray) items = NULL;
  GPtrArray *causes;

  items = tl_finding_items_load (library->store, (const gint64 *) (gpointer) ids->data, ids->len,
                                 NULL, NULL);
  causes = tl_finding_item_get_causes (items->pdata[0]);
  g_assert_cmpuint (causes->len, ==, 1);
  g_assert_cmpstr (((TlPartner *) causes->pdata[0])->theme, ==, "load");
  g_assert_null (tl_finding_item_get_effects (items->pdata[0]));
}

/* ── what is ruled out, and what was put right ── */

static void
test_only (void)
{
  g_autoptr (TlTestLibrary) library = make_library ();
  g_autoptr (TlQuery) any = tl_query_new ();
  g_autoptr (TlQuery) denied = tl_query_with_include (any, TL_INCLUDE_ONLY_DENIED);
  g_autoptr (TlQuery) remedied = tl_query_with_include (any, TL_INCLUDE_ONLY_REMEDIED);
  g_autofree char *line = tl_query_to_string (remedied);
  g_autoptr (TlQuery) again = tl_query_from_string (line);
  g_autoptr (GArray) denied_ids = NULL;
  g_autoptr (GArray) remedied_ids = NULL;

  tl_test_library_run (library, TL_STORE_FINDINGS, "UPDATE findings SET flags = 1 WHERE id = 1;"
                                                   "UPDATE findings SET flags = 2 WHERE id = 2");
  denied_ids = tl_finding_ids_load (library->store, denied, NULL, NULL);
  remedied_ids = tl_finding_ids_load (library->store, remedied, NULL, NULL);
  g_assert_cmpuint (denied_ids->len, ==, 1);
  g_assert_cmpint (g_array_index (denied_ids, gint64, 0), ==, 1);
  g_assert_cmpuint (remedied_ids->len, ==, 1);
  g_assert_cmpint (g_array_index (remedied_ids, gint64, 0), ==, 2);
  g_assert_true (tl_query_equal (remedied, again));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/depth/rungs", test_rungs);
  g_test_add_func ("/depth/same-as-list", test_same_as_list);
  g_test_add_func ("/depth/narrowed", test_narrowed);
  g_test_add_func ("/depth/national", test_national);
  g_test_add_func ("/depth/national-of-several", test_national_of_several);
  g_test_add_func ("/causes/pairs", test_causes);
  g_test_add_func ("/causes/one-side", test_one_side);
  g_test_add_func ("/causes/partners", test_partners);
  g_test_add_func ("/only/denied-and-remedied", test_only);
  return g_test_run ();
}
