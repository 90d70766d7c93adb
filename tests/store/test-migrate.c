/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-library.h"
#include "tl-samples.h"

#include <string.h>

/* This program runs itself: the inner one sees, by an overlay of the resources, a migration that
 * the outer one does not have. */
#define INNER "--open-with-later-migrations"
#define LATER 200

static char *program;

static int
open_library (const char *path)
{
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlStore) store = tl_store_open (folder, NULL, &error);

  if (store == NULL)
    g_printerr ("%s\n", error->message);
  return store != NULL ? 0 : 1;
}

static int
run_inner (GFile      *folder,
           const char *migrations)
{
  g_autofree char *sql = g_test_build_filename (G_TEST_DIST, "tests", "store", migrations, NULL);
  g_autofree char *overlay =
    g_strconcat ("/io/github/throughline/Throughline/engine/sql=", sql, NULL);
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GSubprocess) inner = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_setenv (launcher, "G_RESOURCE_OVERLAYS", overlay, TRUE);
  inner =
    g_subprocess_launcher_spawn (launcher, &error, program, INNER, g_file_peek_path (folder), NULL);
  g_assert_no_error (error);
  g_subprocess_wait (inner, NULL, &error);
  g_assert_no_error (error);
  return g_subprocess_get_exit_status (inner);
}

static char *
read_file (GFile      *folder,
           const char *name,
           gsize      *length)
{
  g_autoptr (GFile) file = g_file_get_child (folder, name);
  char *content = NULL;

  g_file_load_contents (file, NULL, &content, length, NULL, NULL);
  return content;
}

static guint8
get_version (const char *content)
{
  return (guint8) content[63];
}

static void
test_older (void)
{
  g_autoptr (GFile) folder = sample_folder ();
  g_autoptr (GFile) before_folder = g_file_get_child (folder, "before");
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *aside_name = NULL;
  g_autofree char *before = NULL;
  g_autofree char *now = NULL;
  TlStore *store = sample_open (folder);
  gsize length;

  sample_import (store, "harm");
  g_assert_finalize_object (store);
  before = read_file (folder, "library.db", &length);
  g_assert_cmpint (run_inner (folder, "later-sql"), ==, 0);

  now = read_file (folder, "library.db", &length);
  g_assert_cmpuint (get_version (now), ==, LATER);
  aside_name = g_strdup_printf ("library.db.v%u", get_version (before));
  aside = read_file (folder, aside_name, &length);
  g_assert_nonnull (aside);
  g_assert_cmpuint (get_version (aside), ==, get_version (before));

  /* Too new for this program now; the copy aside is a library that it opens. */
  g_assert_null (tl_store_open (folder, NULL, &error));
  g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_TOO_NEW);
  g_assert_true (g_file_make_directory (before_folder, NULL, NULL));
  {
    g_autoptr (GFile) file = g_file_get_child (before_folder, "library.db");

    g_assert_true (g_file_replace_contents (file, aside, length, NULL, FALSE, 0, NULL, NULL, NULL));
  }
  store = sample_open (before_folder);
  g_assert_cmpint (sample_ask (store, "SELECT count(*) FROM findings"), ==, 2);
  g_assert_finalize_object (store);
  sample_remove (folder);
}

/* A library of the version that had samples and could not remove them yet. */
static void
test_samples (void)
{
  g_autoptr (GFile) folder = sample_folder ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) samples = NULL;
  g_autoptr (GPtrArray) paragraphs = NULL;
  g_autofree char *aside = NULL;
  gsize length;
  TlStore *store;

  sample_make_older (folder, 4,
    "INSERT INTO reviews (added) VALUES ('2026');"
    "INSERT INTO documents (review_id, sha256, file, kind, n_pages, n_unreadable, n_words,"
    " reader_version, added) VALUES (1, 'a1', 'a.pdf', 'born-digital', 1, 0, 4, 1, '2026');"
    "INSERT INTO samples (name, drawn, seed, query, n_drawn_from)"
    " VALUES ('Earlier', '2026', 7, '', 90);"
    "INSERT INTO sample_paragraphs (sample_id, ordinal, document_id, block, page, text)"
    " VALUES (1, 1, 1, 0, 1, 'Caseloads were high.'), (1, 2, 1, 1, 1, 'She was seen.');"
    "INSERT INTO sample_codings"
    " SELECT 1, max(id), 'caseloads', 'concern', '2026' FROM coders");

  store = sample_open (folder);
  aside = read_file (folder, "library.db.v4", &length);
  g_assert_nonnull (aside);
  samples = tl_store_load_samples (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (samples->len, ==, 1);
  {
    const TlSample *sample = samples->pdata[0];
    const TlSampleCoder *coder;

    g_assert_cmpuint (sample->coders->len, ==, 1);
    coder = sample->coders->pdata[0];
    g_assert_cmpstr (sample->name, ==, "Earlier");
    g_assert_cmpuint (sample->n_drawn_from, ==, 90);
    g_assert_cmpuint (sample->n_paragraphs, ==, 2);
    g_assert_cmpstr (coder->name, ==, "somebody");
    g_assert_cmpuint (coder->n_coded, ==, 1);
    paragraphs = tl_store_load_sample_paragraphs (store, sample->id, NULL, &error);
  }
  g_assert_no_error (error);
  g_assert_cmpstr (((TlSampleParagraph *) paragraphs->pdata[0])->text, ==, "Caseloads were high.");
  g_assert_cmpint (sample_ask (store, "SELECT count(*) FROM samples WHERE removed IS NULL"), ==, 1);
  g_assert_cmpint (sample_ask (store, "SELECT count(*) FROM pragma_foreign_key_check"), ==, 0);
  g_clear_pointer (&samples, g_ptr_array_unref);
  g_assert_finalize_object (store);
  sample_remove (folder);
}

/* A migration that fails leaves the library at the version it had. */
static void
test_failing (void)
{
  g_autoptr (GFile) folder = sample_folder ();
  g_autofree char *before = NULL;
  g_autofree char *now = NULL;
  TlStore *store = sample_open (folder);
  gsize length;

  sample_import (store, "harm");
  g_assert_finalize_object (store);
  before = read_file (folder, "library.db", &length);
  g_assert_cmpint (run_inner (folder, "failing-sql"), ==, 1);
  now = read_file (folder, "library.db", &length);
  g_assert_cmpuint (get_version (now), ==, get_version (before));

  store = sample_open (folder);
  g_assert_cmpint (sample_ask (store,
    "SELECT count(*) FROM sqlite_schema WHERE name = 'half_made'"), ==, 0);
  sample_assert_whole (store);
  g_assert_finalize_object (store);
  sample_remove (folder);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 3 && strcmp (argv[1], INNER) == 0)
    return open_library (argv[2]);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/migrate/older", test_older);
  g_test_add_func ("/store/migrate/samples", test_samples);
  g_test_add_func ("/store/migrate/failing", test_failing);
  return g_test_run ();
}
