/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure-fixture.h"
#include "tl-rule-report.h"

#include "tl-codebook-file.h"
#include "tl-finding-list.h"
#include "tl-rerun.h"

#include <math.h>
#include <string.h>

static const char codebook_text[] =
  "throughline code book 1\n"
  "theme drift\n  name: Drift\n"
  "  concern:\n    c1  drift*\n    c2  stalled\n    c3  zebra\n"
  "  concern hints:\n    h1  unicorn\n"
  "theme visits\n  name: Visits\n  concern:\n    c1  missed visit*\n";

static TlCodebook *
parse (const char *text)
{
  g_autoptr (GBytes) source = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) faults = NULL;
  TlCodebook *codebook = tl_codebook_parse (source, &faults);

  g_assert_cmpuint (faults->len, ==, 0);
  return codebook;
}

static void
set_codebook (TlTestLibrary *library,
              const char    *text)
{
  g_autoptr (GError) error = NULL;

  tl_codebook_unref (library->codebook);
  library->codebook = parse (text);
  tl_store_save_codebook (library->store, library->codebook, NULL, &error);
  g_assert_no_error (error);
}

static void
add_review (TlTestLibrary *library,
            guint          n_unreadable,
            const char    *text,
            guint          n_times)
{
  TlTestDocument *document = tl_test_document_new (1, n_unreadable);

  for (guint i = 0; i < n_times; i++)
    tl_test_document_add_block (document, 1, TL_SECTION_ANALYSIS, NULL, text);
  tl_test_document_save (document, library);
}

static void
run_rules (TlTestLibrary *library)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlMatcher) matcher = tl_matcher_new (library->codebook, &error);
  TlRerunResult result;

  g_assert_no_error (error);
  tl_rerun_run (library->store, matcher, NULL, &result, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const char *const themes[] = { "drift", NULL };

  fixture_open (fixture, themes);
  set_codebook (fixture->library, codebook_text);
}

/* Three reviews: of drift 9 findings by c1 and 15 by c2, of visits 3. */
static void
fill (Fixture *fixture)
{
  add_review (fixture->library, 0, "The case was left to drift.", 9);
  add_review (fixture->library, 0, "The plan had stalled.", 14);
  add_review (fixture->library, 0, "The plan had stalled.", 1);
  add_review (fixture->library, 0, "There was a missed visit.", 3);
  run_rules (fixture->library);
}

static void
decide (Fixture    *fixture,
        const char *rule,
        const char *status,
        guint       n)
{
  g_autofree char *sql = g_strdup_printf (
    "INSERT INTO decisions SELECT f.id, 'status', 1, '%s', '2020-01-02'"
    " FROM findings AS f JOIN rules AS r ON r.id = f.rule_id WHERE r.key = '%s'"
    " AND f.now_status = 'suggested' ORDER BY f.id LIMIT %u", status, rule, n);

  tl_test_library_run (fixture->library, TL_STORE_FINDINGS, sql);
}

static GPtrArray *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *items = tl_rule_items_load (fixture->library->store, fixture->library->codebook,
                                         fixture->query, NULL, NULL, &error);

  g_assert_no_error (error);
  return items;
}

static TlRuleItem *
find_item (GPtrArray  *items,
           const char *rule)
{
  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (tl_rule_get_id (tl_rule_item_get_rule (items->pdata[i])), rule))
      return items->pdata[i];
  g_assert_not_reached ();
}

static const TlRuleFigures *
find_figures (GPtrArray  *items,
              const char *rule)
{
  return tl_rule_item_get_figures (find_item (items, rule));
}

/* ── figures ── */

static void
test_counts (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GPtrArray) items = NULL;
  const TlRuleFigures *figures;

  fill (fixture);
  items = load (fixture);
  g_assert_cmpuint (items->len, ==, 5);
  figures = find_figures (items, "drift.c2");
  g_assert_cmpuint (figures->counts[TL_RULE_FINDINGS], ==, 15);
  g_assert_cmpuint (figures->reviews, ==, 2);
  g_assert_cmpfloat_with_epsilon (figures->share, 15.0 / 24, 1e-9);
  g_assert_true (isnan (figures->precision.value) && isnan (figures->precision.low));
  g_assert_cmpuint (find_figures (items, "drift.c1")->counts[TL_RULE_FINDINGS], ==, 9);
  g_assert_cmpuint (find_figures (items, "visits.c1")->counts[TL_RULE_FINDINGS], ==, 3);
}

/* Wilson's interval of 6 of 8, worked out by hand: 0.4093 to 0.9285. */
static void
test_precision (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GPtrArray) items = NULL;
  const TlRuleFigures *figures;

  fill (fixture);
  decide (fixture, "drift.c2", "accepted", 6);
  decide (fixture, "drift.c2", "rejected", 2);
  items = load (fixture);
  figures = find_figures (items, "drift.c2");
  g_assert_cmpuint (figures->counts[TL_RULE_ACCEPTED], ==, 6);
  g_assert_cmpuint (figures->counts[TL_RULE_REJECTED], ==, 2);
  g_assert_cmpuint (figures->counts[TL_RULE_FINDINGS], ==, 13);
  g_assert_cmpfloat_with_epsilon (figures->precision.value, 0.75, 1e-9);
  g_assert_cmpfloat_with_epsilon (figures->precision.low, 0.4093, 1e-4);
  g_assert_cmpfloat_with_epsilon (figures->precision.high, 0.9285, 1e-4);
}

/* What a person moved to another theme is not the rule's any more. */
static void
test_moved (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) items = NULL;

  fill (fixture);
  tl_test_library_run (fixture->library, TL_STORE_FINDINGS,
                       "INSERT INTO decisions SELECT id, 'theme', 1, 'visits', "
                       TL_SQL_NOW " FROM findings WHERE theme = 'drift' ORDER BY id LIMIT 4");
  items = load (fixture);
  g_assert_cmpuint (find_figures (items, "drift.c1")->counts[TL_RULE_FINDINGS], ==, 5);
  g_assert_cmpuint (find_figures (items, "visits.c1")->counts[TL_RULE_FINDINGS], ==, 3);
  g_assert_cmpfloat_with_epsilon (find_figures (items, "visits.c1")->share, 3.0 / 7, 1e-9);
}

/* Every count is as long as the list that its query gives. */
static void
test_queries (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) items = NULL;

  fill (fixture);
  decide (fixture, "drift.c1", "accepted", 2);
  decide (fixture, "drift.c1", "rejected", 3);
  items = load (fixture);
  for (guint i = 0; i < items->len; i++)
    for (TlRuleCount count = 0; count < TL_N_RULE_COUNTS; count++)
      {
        g_autoptr (TlQuery) query = tl_rule_item_dup_query (items->pdata[i], count);
        g_autoptr (GError) error = NULL;
        g_autoptr (GArray) ids = tl_finding_ids_load (fixture->library->store, query, NULL, &error);

        g_assert_no_error (error);
        g_assert_cmpuint (ids->len, ==, tl_rule_item_get_figures (items->pdata[i])->counts[count]);
      }
}

/* ── remarks ── */

static void
test_dominant (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GPtrArray) items = NULL;

  fill (fixture);
  items = load (fixture);
  g_assert_true (find_figures (items, "drift.c2")->remarks & TL_RULE_DOMINANT);
  g_assert_true (find_figures (items, "drift.c1")->remarks & TL_RULE_DOMINANT);
  g_assert_false (find_figures (items, "visits.c1")->remarks & TL_RULE_DOMINANT);
  g_assert_false (find_figures (items, "drift.c3")->remarks & TL_RULE_DOMINANT);
}

/* A quarter is not more than a quarter. */
static void
test_a_quarter (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GPtrArray) items = NULL;

  add_review (fixture->library, 0, "The case was left to drift.", 5);
  add_review (fixture->library, 0, "The plan had stalled.", 15);
  run_rules (fixture->library);
  items = load (fixture);
  g_assert_false (find_figures (items, "drift.c1")->remarks & TL_RULE_DOMINANT);
}

static void
test_silent (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GPtrArray) items = NULL;

  fill (fixture);
  items = load (fixture);
  g_assert_true (find_figures (items, "drift.c3")->remarks & TL_RULE_SILENT);
  g_assert_false (find_figures (items, "drift.c1")->remarks & TL_RULE_SILENT);
  g_assert_true (tl_rule_is_hint (tl_rule_item_get_rule (find_item (items, "drift.h1"))));
  g_assert_false (find_figures (items, "drift.h1")->remarks & TL_RULE_SILENT);
}

/* Where nothing could be read, or the code book was not run, it is not known what is silent. */
static void
test_not_known (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GPtrArray) empty = load (fixture);
  g_autoptr (GPtrArray) unreadable = NULL;
  g_autoptr (GPtrArray) behind = NULL;
  g_autoptr (GPtrArray) run = NULL;
  g_autofree char *longer = g_strconcat (codebook_text, "    c2  heron\n", NULL);

  g_assert_false (find_figures (empty, "drift.c3")->remarks & TL_RULE_SILENT);
  add_review (fixture->library, 1, "", 1);
  run_rules (fixture->library);
  unreadable = load (fixture);
  g_assert_false (find_figures (unreadable, "drift.c3")->remarks & TL_RULE_SILENT);

  fill (fixture);
  set_codebook (fixture->library, longer);
  behind = load (fixture);
  g_assert_false (find_figures (behind, "drift.c3")->remarks & TL_RULE_SILENT);
  run_rules (fixture->library);
  run = load (fixture);
  g_assert_true (find_figures (run, "drift.c3")->remarks & TL_RULE_SILENT);
}

/* ── the list ── */

static gboolean
is_ready (gpointer report)
{
  return !tl_query_list_is_loading (report);
}

static TlRuleReport *
report_new (Fixture *fixture)
{
  TlRuleReport *report = tl_rule_report_new (fixture->library->store, fixture->library->codebook);

  tl_query_list_set_query (TL_QUERY_LIST (report), fixture->query);
  tl_test_wait (is_ready, report);
  return report;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static gboolean
is_one (gpointer n)
{
  return *(guint *) n == 1;
}

static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (TlRuleReport) report = NULL;
  g_autoptr (TlRuleItem) first = NULL;
  guint n_changed = 0, n_lists = 0;

  fill (fixture);
  report = report_new (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (report)), ==, 5);
  first = g_list_model_get_item (G_LIST_MODEL (report), 0);
  g_assert_true (tl_rule_report_find (report, "drift.c1") == first);
  g_signal_connect_swapped (first, "changed", G_CALLBACK (count_cb), &n_changed);
  g_signal_connect_swapped (report, "items-changed", G_CALLBACK (count_cb), &n_lists);

  decide (fixture, "drift.c1", "accepted", 2);
  tl_test_wait (is_one, &n_changed);
  g_assert_cmpuint (tl_rule_item_get_figures (first)->counts[TL_RULE_ACCEPTED], ==, 2);
  g_assert_cmpuint (n_lists, ==, 0);
  tl_test_wait (is_ready, report);
}

static void
test_one_theme (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (TlRuleReport) report = NULL;
  g_autoptr (TlQuery) narrow = tl_query_with_value (fixture->query, TL_FILTER_THEME, "visits");

  fill (fixture);
  report = report_new (fixture);
  tl_query_list_set_query (TL_QUERY_LIST (report), narrow);
  tl_test_wait (is_ready, report);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (report)), ==, 1);
  g_assert_null (tl_rule_report_find (report, "drift.c1"));
  g_assert_nonnull (tl_rule_report_find (report, "visits.c1"));
}

static void
test_covering (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GHashTable) covering = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (TlRuleReport) report = NULL;
  TlRuleItem *item;

  fill (fixture);
  g_hash_table_insert (covering, (char *) "drift.c1", (char *) "drift.c2");
  report = report_new (fixture);
  tl_rule_report_set_covering (report, covering);
  item = tl_rule_report_find (report, "drift.c1");
  g_assert_cmpstr (tl_rule_item_get_covering (item), ==, "drift.c2");
  g_assert_true (tl_rule_item_get_figures (item)->remarks & TL_RULE_COVERED);

  decide (fixture, "drift.c1", "accepted", 1);
  tl_test_wait (is_ready, report);
  g_assert_true (tl_rule_item_get_figures (item)->remarks & TL_RULE_COVERED);
  tl_rule_report_set_covering (report, NULL);
  g_assert_false (tl_rule_item_get_figures (item)->remarks & TL_RULE_COVERED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/rule-report/" name, Fixture, NULL, set_up, func, fixture_close)

  ADD ("counts", test_counts);
  ADD ("precision", test_precision);
  ADD ("moved", test_moved);
  ADD ("queries", test_queries);
  ADD ("dominant", test_dominant);
  ADD ("a-quarter", test_a_quarter);
  ADD ("silent", test_silent);
  ADD ("not-known", test_not_known);
  ADD ("list", test_list);
  ADD ("one-theme", test_one_theme);
  ADD ("covering", test_covering);
  return g_test_run ();
}
