/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-finding-list.h"
#include "tl-search.h"
#include "tl-tally.h"
#include "tl-test-filler.h"

#include <stdlib.h>
#include <time.h>

/* bench-search [-m perf] [FOLDER]: how long the questions take that the window asks while somebody
 * types, clicks and scrolls. With "-m perf" on a library of 300 reviews and 100,000 findings (or
 * the one in FOLDER, see make-library), and held to its limits; otherwise on a small one, to see
 * that all of it works. */

#define N_ROUNDS 9
#define MAX_SEARCH_MS 100
#define MAX_MS 200
#define MAX_GROWTH_KIB (16 * 1024)

static TlTestLibrary *library;

static double
get_ms (gint64 since)
{
  return (double) (g_get_monotonic_time () - since) / 1000;
}

/* The work itself, whatever else the machine is doing. */
static double
get_processor_ms (clock_t since)
{
  return (double) (clock () - since) * 1000 / CLOCKS_PER_SEC;
}

static int
compare_cb (const void *a,
            const void *b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return (one > other) - (one < other);
}

/* Runs @func (@data) several times, and holds its work to @limit. */
static void
measure (const char  *what,
         guint      (*func) (const char *data),
         const char  *data,
         double       limit)
{
  double times[N_ROUNDS], work[N_ROUNDS];
  guint n = 0;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      clock_t work_start = clock ();

      n = func (data);
      times[i] = get_ms (start);
      work[i] = get_processor_ms (work_start);
    }
  qsort (times, N_ROUNDS, sizeof (double), compare_cb);
  qsort (work, N_ROUNDS, sizeof (double), compare_cb);
  g_test_message ("%-14s %-38s %7u  best %6.1f ms  median %6.1f  worst %6.1f  work %6.1f", what,
                  data, n, times[0], times[N_ROUNDS / 2], times[N_ROUNDS - 1], work[0]);
  if (g_test_perf ())
    g_assert_cmpfloat (work[0], <, limit);
}

static const char *const queries[] = {
  "", "theme=listening", "decade=2010s", "theme=listening&decade=2010s",
  "theme=staffing&stance=concern", "authority=Board of Area 7", "tag=lecture", "text=telephone",
  "text=handover supervision",
  "text=\"the family\"&theme=visits", "order=theme", "order=year",
};

static guint
list_ids (const char *query_text)
{
  g_autoptr (TlQuery) query = tl_query_from_string (query_text);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = tl_finding_ids_load (library->store, query, NULL, &error);

  g_assert_no_error (error);
  return ids->len;
}

static void
test_ids (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    measure ("ids", list_ids, queries[i], MAX_MS);
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

/* The whole panel as the window has it counted: from the library, in a worker thread. */
static guint
count_panel (const char *query_text)
{
  g_autoptr (TlQuery) query = tl_query_from_string (query_text);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TlCounts) counts = NULL;
  g_autoptr (GError) error = NULL;

  tl_tally_count_async (library->store, query, NULL, store_result_cb, &result);
  tl_test_wait (has_result, &result);
  counts = tl_tally_count_finish (result, &error);
  g_assert_no_error (error);
  return counts->findings;
}

static void
test_counts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    measure ("panel", count_panel, queries[i], MAX_MS);
}

static guint
search (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = tl_search_run (library->store, text, 50, NULL, &error);

  g_assert_no_error (error);
  return hits->len;
}

static void
test_search (void)
{
  static const char *const texts[] = {
    "handover", "telephone", "the", "family OR worker", "handover supervision", "\"the family\"",
    "\"written note\" -school", "NEAR(nurse visit, 5)", "super*",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    measure ("search", search, texts[i], MAX_SEARCH_MS);
}

static gboolean
is_list_ready (gpointer list)
{
  return !tl_query_list_is_loading (TL_QUERY_LIST (list));
}

static gboolean
is_loaded (gpointer item)
{
  return tl_finding_item_is_loaded (item);
}

/* From the question to the last row of the first screens that a list view makes. */
static guint
show_first (const char *query_text)
{
  g_autoptr (TlQuery) query = tl_query_from_string (query_text);
  g_autoptr (TlFindingList) list = tl_finding_list_new (library->store);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  tl_query_list_set_query (TL_QUERY_LIST (list), query);
  tl_test_wait (is_list_ready, list);
  for (guint i = 0; i < 205 && i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (list), i));
  for (guint i = 0; i < items->len; i++)
    tl_test_wait (is_loaded, g_ptr_array_index (items, i));
  return items->len;
}

/* 0 where the system does not tell. */
static long
get_memory_kib (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = g_strstr_len (status, -1, "VmRSS:");
  return line != NULL ? atol (line + 6) : 0;
}

static void
walk (TlFindingList *list)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (list));
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (TlFindingItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      tl_test_wait (is_loaded, item);
    }
  g_test_message ("scrolled through %u rows, each shown, in %.0f ms; memory %ld KiB", n_items,
                  get_ms (start), get_memory_kib ());
}

static void
test_list (void)
{
  g_autoptr (TlFindingList) list = tl_finding_list_new (library->store);
  g_autoptr (TlQuery) all = tl_query_new ();
  long before;

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    measure ("first screens", show_first, queries[i], MAX_MS);
  tl_query_list_set_query (TL_QUERY_LIST (list), all);
  tl_test_wait (is_list_ready, list);
  walk (list);
  before = get_memory_kib ();
  walk (list);
  walk (list);
  g_assert_cmpint (get_memory_kib () - before, <, MAX_GROWTH_KIB);
}

int
main (int    argc,
      char **argv)
{
  TlTestFilling small = { .n_reviews = 12, .n_blocks = 60, .n_findings = 200, .seed = 1 };
  TlTestFilling large = { .n_reviews = 300, .n_blocks = 720, .n_findings = 334, .seed = 1 };
  gint64 start = g_get_monotonic_time ();
  int failed;

  g_test_init (&argc, &argv, NULL);
  if (argc > 1)
    {
      g_autoptr (GFile) folder = g_file_new_for_commandline_arg (argv[1]);

      library = tl_test_library_new_in (folder, tl_test_filling_get_themes ());
    }
  else
    {
      library = tl_test_library_new (tl_test_filling_get_themes ());
      tl_test_library_fill (library, g_test_perf () ? &large : &small);
      tl_test_library_decide (library);
      g_test_message ("library made in %.0f ms", get_ms (start));
    }
  g_test_add_func ("/bench/search/ids", test_ids);
  g_test_add_func ("/bench/search/counts", test_counts);
  g_test_add_func ("/bench/search/search", test_search);
  g_test_add_func ("/bench/search/list", test_list);
  failed = g_test_run ();
  tl_test_library_free (library);
  return failed;
}
