/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-rerun.h"

#include "sample-library.h"
#include "tl-behind.h"
#include "tl-codebook-file.h"

/* A library with two documents, coded by the sample code book. */
typedef struct {
  GFile     *folder;
  TlStore   *store;
  TlMatcher *matcher;   /* of the code book in force */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = sample_folder ();
  fixture->store = sample_open (fixture->folder);
  sample_import (fixture->store, "first");
  sample_import (fixture->store, "second");
  fixture->matcher = tl_matcher_load_for (fixture->store, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  tl_matcher_unref (fixture->matcher);
  g_object_unref (fixture->store);
  sample_remove (fixture->folder);
  g_object_unref (fixture->folder);
}

static gint64
count_findings (Fixture *fixture)
{
  return sample_ask (fixture->store, "SELECT count(*) FROM findings");
}

static void
test_counts (Fixture       *fixture,
             gconstpointer  data)
{
  gint64 n_before = count_findings (fixture);
  g_autoptr (GError) error = NULL;
  TlRerunResult first, second;

  g_assert_true (tl_rerun_run (fixture->store, fixture->matcher, NULL, &first, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (first.reviews, ==, 2);
  g_assert_cmpint (n_before + first.gained - first.lost, ==, count_findings (fixture));
  g_assert_cmpint (first.kept + first.lost, ==, n_before);
  g_assert_true (tl_rerun_run (fixture->store, fixture->matcher, NULL, &second, NULL, &error));
  g_assert_cmpuint (second.gained, ==, 0);
  g_assert_cmpuint (second.lost, ==, 0);
  g_assert_cmpint (second.kept, ==, count_findings (fixture));
  sample_assert_whole (fixture->store);
}

static void
test_removed_reviews_are_left_alone (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  TlRerunResult result;
  gint64 n_before;

  sample_run (fixture->store,
              "UPDATE reviews SET removed = '2020-01-01T00:00:00.000Z' WHERE id = 1");
  n_before = sample_ask (fixture->store, "SELECT count(*) FROM findings WHERE review_id = 1");
  g_assert_true (tl_rerun_run (fixture->store, fixture->matcher, NULL, &result, NULL, &error));
  g_assert_cmpuint (result.reviews, ==, 1);
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM findings WHERE review_id = 1"),
                   ==, n_before);
}

/* As if another program erased it while the first document was at hand. */
static void
test_erased_midway (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  TlRerunResult result;

  sample_run (fixture->store,
              "CREATE TRIGGER erased_midway AFTER UPDATE OF code_book_id ON documents"
              " BEGIN DELETE FROM reviews WHERE id <> new.review_id; END");
  g_assert_true (tl_rerun_run (fixture->store, fixture->matcher, NULL, &result, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM reviews"), ==, 1);
  g_assert_cmpuint (result.reviews, ==, 1);
  g_assert_cmpuint (result.gained + result.kept, ==, count_findings (fixture));
}

static void
test_only_these_themes (Fixture       *fixture,
                        gconstpointer  data)
{
  const char *const themes[] = { "fathers", NULL };
  gint64 n_before = count_findings (fixture);
  g_autoptr (GError) error = NULL;
  TlRerunResult result;

  g_assert_true (tl_rerun_run (fixture->store, fixture->matcher, themes, &result, NULL, &error));
  g_assert_cmpint (count_findings (fixture), ==, n_before);
  g_assert_cmpuint (result.gained + result.lost + result.kept, ==, 0);
}

static void
test_stopped (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gint64 n_before = count_findings (fixture);
  g_autoptr (GError) error = NULL;
  TlRerunResult result;

  g_cancellable_cancel (cancellable);
  g_assert_false (tl_rerun_run (fixture->store, fixture->matcher, NULL, &result, cancellable,
                                &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count_findings (fixture), ==, n_before);
}

/* ── what is behind ── */

/* What the program ships with, and these lines: another version. */
static TlCodebook *
make_longer (const char *lines)
{
  g_autoptr (GBytes) source = tl_codebook_dup_default_source ();
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GBytes) other = NULL;
  gsize size;
  const char *data = g_bytes_get_data (source, &size);
  g_autofree char *text = g_strdup_printf ("%.*s\n%s\n", (int) size, data, lines);
  TlCodebook *codebook;

  other = g_bytes_new (text, strlen (text));
  codebook = tl_codebook_parse (other, &faults);
  g_assert_nonnull (codebook);
  return codebook;
}

static TlCodebook *
make_other_version (void)
{
  return make_longer ("# another version");
}

/* What the program ships with, its own theme "fathers" with a phrase more. */
static TlCodebook *
make_changed (void)
{
  g_autoptr (GBytes) source = tl_codebook_dup_default_source ();
  g_autoptr (GBytes) changed =
    tl_codebook_add_rule (source, "fathers", "concern", "+60 the", NULL);
  g_autoptr (GPtrArray) faults = NULL;

  g_assert_nonnull (changed);
  return tl_codebook_parse (changed, &faults);
}

static guint
count_behind (Fixture    *fixture,
              TlCodebook *codebook)
{
  g_autoptr (GPtrArray) list =
    tl_store_load_behind (fixture->store, tl_codebook_get_version (codebook), NULL, NULL);
  guint n_documents = 0;

  for (guint i = 0; i < list->len; i++)
    n_documents += ((TlBehind *) list->pdata[i])->documents->len;
  return n_documents;
}

/* As if the program ended when the first of two documents was done. */
static void
test_takes_up_where_it_was_stopped (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autoptr (TlCodebook) changed = make_changed ();
  g_autoptr (GError) error = NULL;
  TlRerunResult result;

  g_assert_true (tl_rerun_run (fixture->store, fixture->matcher, NULL, &result, NULL, &error));
  g_assert_true (tl_store_save_codebook (fixture->store, changed, NULL, &error));
  g_assert_cmpuint (count_behind (fixture, changed), ==, 2);
  sample_run (fixture->store,
              "CREATE TRIGGER cut_off BEFORE DELETE ON findings WHEN old.document_id = 2"
              " BEGIN SELECT RAISE (ABORT, 'cut off'); END;"
              "CREATE TRIGGER cut_off_too BEFORE INSERT ON findings WHEN new.document_id = 2"
              " BEGIN SELECT RAISE (ABORT, 'cut off'); END");
  g_assert_false (tl_rerun_finish (fixture->store, changed, &result, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_cmpuint (result.gained, >, 0);
  g_assert_cmpuint (count_behind (fixture, changed), ==, 1);

  sample_run (fixture->store, "DROP TRIGGER cut_off; DROP TRIGGER cut_off_too");
  g_assert_true (tl_rerun_finish (fixture->store, changed, &result, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.n_documents, ==, 1);
  g_assert_cmpuint (result.gained, >, 0);
  g_assert_cmpuint (count_behind (fixture, changed), ==, 0);
  sample_assert_whole (fixture->store);
}

/* A comment more changes nothing that is found, nor does a text for people: no rule is run. */
static void
test_goes_through_nothing_when_nothing_differs (Fixture       *fixture,
                                                gconstpointer  data)
{
  g_autoptr (TlCodebook) other = make_longer (data);
  g_autoptr (GError) error = NULL;
  TlRerunResult result;

  g_assert_true (tl_rerun_run (fixture->store, fixture->matcher, NULL, &result, NULL, &error));
  g_assert_true (tl_store_save_codebook (fixture->store, other, NULL, &error));
  g_assert_true (tl_rerun_finish (fixture->store, other, &result, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.n_done, ==, 2);
  g_assert_cmpuint (result.gained + result.lost + result.kept, ==, 0);
  g_assert_cmpuint (count_behind (fixture, other), ==, 0);
}

/* ── the code book in force ── */

static char *
dup_version_in_force (TlStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlCodebook) codebook = tl_codebook_load_for (store, NULL, &error);

  g_assert_no_error (error);
  return g_strdup (tl_codebook_get_version (codebook));
}

static char *
dup_version_shipped (void)
{
  g_autoptr (GBytes) source = tl_codebook_dup_default_source ();

  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, source);
}

static TlStore *
open_empty (GFile **folder)
{
  *folder = sample_folder ();
  return sample_open (*folder);
}

static void
test_shipped_is_put_in_force (void)
{
  g_autoptr (GFile) folder = NULL;
  g_autoptr (TlStore) store = open_empty (&folder);
  g_autofree char *in_force = dup_version_in_force (store);
  g_autofree char *shipped = dup_version_shipped ();

  g_assert_cmpstr (in_force, ==, shipped);
  g_assert_cmpint (sample_ask (store, "SELECT count(*) FROM code_books"), ==, 1);
  g_clear_object (&store);
  sample_remove (folder);
}

static void
test_a_persons_choice_stands (void)
{
  g_autoptr (GFile) folder = NULL;
  g_autoptr (TlStore) store = open_empty (&folder);
  g_autoptr (TlCodebook) chosen = make_other_version ();
  g_autofree char *first = dup_version_in_force (store);
  g_autofree char *second = NULL;

  g_assert_cmpstr (first, !=, tl_codebook_get_version (chosen));
  g_assert_true (tl_store_save_codebook (store, chosen, NULL, NULL));
  second = dup_version_in_force (store);
  g_assert_cmpstr (second, ==, tl_codebook_get_version (chosen));
  g_clear_object (&store);
  sample_remove (folder);
}

/* As an earlier version of the program would have left the library. */
static void
test_an_earlier_shipped_gives_way (void)
{
  g_autoptr (GFile) folder = NULL;
  g_autoptr (TlStore) store = open_empty (&folder);
  g_autoptr (TlCodebook) earlier = make_other_version ();
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO library VALUES ('program-code-book:%s', '2020-01-01')",
                     tl_codebook_get_version (earlier));
  g_autofree char *shipped = dup_version_shipped ();
  g_autofree char *in_force = NULL;
  g_autofree char *again = NULL;

  sample_run (store, sql);
  g_assert_true (tl_store_save_codebook (store, earlier, NULL, NULL));
  in_force = dup_version_in_force (store);
  g_assert_cmpstr (in_force, ==, shipped);

  /* Put in force again, by whomever, it stands. */
  g_assert_true (tl_store_save_codebook (store, earlier, NULL, NULL));
  again = dup_version_in_force (store);
  g_assert_cmpstr (again, ==, tl_codebook_get_version (earlier));
  g_clear_object (&store);
  sample_remove (folder);
}

/* How many documents of a library are left to be run on, when the program ships with more than the
 * code book of these lines that it was read with. */
static guint
count_behind_after (Fixture    *fixture,
                    const char *lines)
{
  g_autoptr (TlCodebook) earlier = make_longer (lines);
  g_autoptr (TlMatcher) matcher = tl_matcher_new (earlier, NULL);
  g_autoptr (TlCodebook) in_force = NULL;
  g_autofree char *sql =
    g_strdup_printf ("DELETE FROM library WHERE key LIKE 'program-code-book:%%';"
                     "INSERT INTO library VALUES ('program-code-book:%s', '2020-01-01')",
                     tl_codebook_get_version (earlier));
  TlRerunResult result;

  sample_run (fixture->store, sql);
  g_assert_true (tl_store_save_codebook (fixture->store, earlier, NULL, NULL));
  g_assert_true (tl_rerun_run (fixture->store, matcher, NULL, &result, NULL, NULL));
  g_assert_cmpuint (count_behind (fixture, earlier), ==, 0);
  in_force = tl_codebook_load_for (fixture->store, NULL, NULL);
  g_assert_cmpstr (tl_codebook_get_version (in_force), !=, tl_codebook_get_version (earlier));
  return count_behind (fixture, in_force);
}

/* Nobody is asked to finish what would change nothing. */
static void
test_a_newer_shipped_asks_only_for_what_it_finds (Fixture       *fixture,
                                                  gconstpointer  data)
{
  g_assert_cmpuint (count_behind_after (fixture, "extend fathers\n  name cy: Y tad"), ==, 0);
  g_assert_cmpuint (count_behind_after (fixture, "extend fathers\n  concern:\n    c901  the"),
                    ==, 2);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/rerun/counts", test_counts);
  ADD ("/rerun/removed-reviews-are-left-alone", test_removed_reviews_are_left_alone);
  ADD ("/rerun/erased-midway", test_erased_midway);
  ADD ("/rerun/only-these-themes", test_only_these_themes);
  ADD ("/rerun/stopped", test_stopped);
  ADD ("/rerun/takes-up-where-it-was-stopped", test_takes_up_where_it_was_stopped);
  g_test_add ("/rerun/goes-through-nothing-for-a-comment", Fixture, "# another version", set_up,
              test_goes_through_nothing_when_nothing_differs, tear_down);
  g_test_add ("/rerun/goes-through-nothing-for-a-translation", Fixture,
              "extend fathers\n  name cy: Y tadau\n  name ga: Aithreacha", set_up,
              test_goes_through_nothing_when_nothing_differs, tear_down);
  ADD ("/code-book/a-newer-shipped-asks-only-for-what-it-finds",
       test_a_newer_shipped_asks_only_for_what_it_finds);
  g_test_add_func ("/code-book/shipped-is-put-in-force", test_shipped_is_put_in_force);
  g_test_add_func ("/code-book/a-persons-choice-stands", test_a_persons_choice_stands);
  g_test_add_func ("/code-book/an-earlier-shipped-gives-way", test_an_earlier_shipped_gives_way);
  return g_test_run ();
}
