/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-library.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

/* This program runs itself as the one that is killed, or that has no space. */
#define WRITE_ON "--write-on"
#define WRITE_TO_LIMIT "--write-to-limit"
#define REREAD_ON "--reread-on"
#define N_WORDS 6
#define LIMIT (1024 * 1024)

static char *program;

/* Imports without end, and says a line for each. */
static void
write_on (const char *path)
{
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (TlStore) store = sample_open (folder);

  for (guint i = 0; TRUE; i++)
    {
      g_autofree char *word = g_strdup_printf ("word%u", i);

      sample_import (store, word);
      g_print ("%s\n", word);
    }
}

/* Reads one document again and again, now so, now otherwise, and says a line for each time. */
static void
reread_on (const char *path)
{
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (TlStore) store = sample_open (folder);
  g_autofree char *sha256 = sample_ask_text (store, "SELECT sha256 FROM documents");
  g_autoptr (TlCodebook) codebook = sample_codebook ();
  g_autoptr (GPtrArray) findings = sample_findings (codebook);

  for (guint i = 0; TRUE; i++)
    {
      g_autoptr (TlDocument) document = sample_document (i % 2 == 0 ? "worse" : "harm");
      TlSaving saving = { NULL, sha256, document, codebook, findings, 0 };
      g_autoptr (GError) error = NULL;
      TlReread reread;

      tl_store_replace_document (store, &saving, &reread, NULL, &error);
      g_assert_no_error (error);
      g_print ("%u\n", reread.kept);
    }
}

static void
say (guint   n,
     GError *error)
{
  gboolean full = g_error_matches (error, TL_STORE_ERROR, TL_STORE_ERROR_FULL);

  g_print ("%u %s\n", n, full ? "full" : error->message);
}

static void
save_to_limit (TlStore *store)
{
  g_autoptr (TlCodebook) codebook = sample_codebook ();
  g_autoptr (GPtrArray) findings = sample_findings (codebook);
  g_autoptr (TlDocument) document = sample_document ("harm");
  g_autoptr (GError) error = NULL;
  guint n = 0;

  while (error == NULL)
    {
      g_autofree char *sha256 = g_strdup_printf ("%064u", n);
      TlSaving saving = { "harm.pdf", sha256, document, codebook, findings };
      TlSaved saved;

      n += tl_store_save_document (store, &saving, &saved, NULL, &error);
    }
  say (n, error);
}

static void
adopt_beyond_limit (TlStore *store,
                    GFile   *file)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sha256 = NULL;
  g_autoptr (GFile) copy = tl_store_adopt_file (store, file, &sha256, NULL, &error);

  g_assert_null (copy);
  say (0, error);
}

/* No file may grow beyond a limit: so a full disk would be. */
static int
write_to_limit (const char *path)
{
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GFile) parent = g_file_get_parent (folder);
  g_autoptr (GFile) file = g_file_get_child (parent, "large.pdf");
  g_autofree char *much = g_strnfill (2 * LIMIT, 'x');
  g_autoptr (TlStore) store = sample_open (folder);
  struct rlimit limit = { LIMIT, LIMIT };

  g_assert_true (g_file_replace_contents (file, much, 2 * LIMIT, NULL, FALSE, 0, NULL, NULL, NULL));
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  adopt_beyond_limit (store, file);
  save_to_limit (store);
  return 0;
}

static GSubprocess *
start (const char      *what,
       GFile           *folder,
       GDataInputStream **lines)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, what,
                                           g_file_peek_path (folder), NULL);

  g_assert_no_error (error);
  *lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  return process;
}

/* A review is there whole or not at all. */
static void
assert_reviews_whole (TlStore *store)
{
  gint64 n = sample_ask (store, "SELECT count(*) FROM reviews");

  g_assert_cmpint (sample_ask (store, "SELECT count(*) FROM documents"), ==, n);
  g_assert_cmpint (sample_ask (store, "SELECT count(*) FROM blocks"), ==, 4 * n);
  g_assert_cmpint (sample_ask (store, "SELECT count(*) FROM findings"), ==, 2 * n);
  g_assert_cmpint (sample_ask (store, "SELECT count(*) FROM facts"), ==, 5 * n);
  g_assert_cmpint (sample_ask (store, "SELECT sum(n) FROM rollup"), ==, 2 * n);
}

/* Killed once in the middle of writing, and after that while it comes back from being killed. */
static void
test_killed (void)
{
  g_autoptr (GFile) folder = sample_folder ();

  for (guint round = 1; round <= 3; round++)
    {
      g_autoptr (GDataInputStream) lines = NULL;
      g_autoptr (GSubprocess) process = start (WRITE_ON, folder, &lines);
      TlStore *store;
      gint64 n;

      for (guint i = 0; i < N_WORDS * round; i++)
        {
          g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);

          g_assert_nonnull (line);
        }
      g_subprocess_send_signal (process, SIGKILL);
      g_subprocess_wait (process, NULL, NULL);

      store = sample_open (folder);
      n = sample_ask (store, "SELECT count(*) FROM reviews");
      g_assert_cmpint (n, >=, N_WORDS * round);
      assert_reviews_whole (store);
      sample_assert_whole (store);
      g_assert_true (tl_store_drop_unused_files (store, NULL, NULL));
      sample_assert_whole (store);
      sample_import (store, "afterwards");
      g_assert_finalize_object (store);
    }
  sample_remove (folder);
}

/* The document is as it was or as it is, and what was decided on it is there. */
static void
test_killed_while_reading_again (void)
{
  g_autoptr (GFile) folder = sample_folder ();

  for (guint round = 1; round <= 3; round++)
    {
      g_autoptr (GDataInputStream) lines = NULL;
      g_autoptr (GSubprocess) process = NULL;
      TlStore *store = sample_open (folder);

      if (round == 1)
        {
          sample_import (store, "harm");
          sample_run (store, "INSERT INTO decisions VALUES (1, 'status', 1, 'accepted', '2026')");
        }
      g_assert_finalize_object (store);
      process = start (REREAD_ON, folder, &lines);
      for (guint i = 0; i < N_WORDS * round; i++)
        {
          g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);

          g_assert_cmpstr (line, ==, "1");
        }
      g_subprocess_send_signal (process, SIGKILL);
      g_subprocess_wait (process, NULL, NULL);

      store = sample_open (folder);
      assert_reviews_whole (store);
      sample_assert_whole (store);
      g_assert_cmpint (sample_ask (store, "SELECT id FROM findings WHERE now_status = 'accepted'"),
                       ==, 1);
      g_assert_finalize_object (store);
    }
  sample_remove (folder);
}

static void
test_no_space (void)
{
  g_autoptr (GFile) folder = sample_folder ();
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GSubprocess) process = start (WRITE_TO_LIMIT, folder, &lines);
  g_autofree char *adopted = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  g_autofree char *saved = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  g_autoptr (GFile) documents = g_file_get_child (folder, "documents");
  g_autoptr (GDir) dir = NULL;
  g_auto (GStrv) words = NULL;
  TlStore *store;

  g_subprocess_wait (process, NULL, NULL);
  g_assert_cmpstr (adopted, ==, "0 full");
  dir = g_dir_open (g_file_peek_path (documents), 0, NULL);
  g_assert_null (g_dir_read_name (dir));
  g_assert_nonnull (saved);
  words = g_strsplit (saved, " ", 2);
  g_assert_cmpstr (words[1], ==, "full");

  store = sample_open (folder);
  g_assert_cmpint (sample_ask (store, "SELECT count(*) FROM reviews"), ==,
                   g_ascii_strtoll (words[0], NULL, 10));
  assert_reviews_whole (store);
  g_assert_finalize_object (store);
  sample_remove (folder);
}

/* The database itself may grow no further, for a while. */
static void
test_full_and_free_again (void)
{
  g_autoptr (GFile) folder = sample_folder ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TlCodebook) codebook = sample_codebook ();
  g_autoptr (GPtrArray) findings = sample_findings (codebook);
  g_autoptr (TlDocument) document = NULL;
  g_autofree char *sha256 = g_strnfill (64, 'a');
  g_autofree char *much = g_strnfill (400000, 'x');
  TlStore *store = sample_open (folder);
  TlSaving saving = { "much.pdf", sha256, NULL, codebook, findings };
  TlSaved saved;

  sample_import (store, "harm");
  document = sample_document (much);
  saving.document = document;
  sample_run (store, "PRAGMA max_page_count = 100");
  g_assert_false (tl_store_save_document (store, &saving, &saved, NULL, &error));
  g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_FULL);
  assert_reviews_whole (store);
  sample_assert_whole (store);

  sample_run (store, "PRAGMA max_page_count = 100000");
  g_clear_error (&error);
  g_assert_true (tl_store_save_document (store, &saving, &saved, NULL, &error));
  g_assert_no_error (error);
  assert_reviews_whole (store);
  g_assert_finalize_object (store);
  sample_remove (folder);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 3 && strcmp (argv[1], WRITE_ON) == 0)
    write_on (argv[2]);
  if (argc == 3 && strcmp (argv[1], REREAD_ON) == 0)
    reread_on (argv[2]);
  if (argc == 3 && strcmp (argv[1], WRITE_TO_LIMIT) == 0)
    return write_to_limit (argv[2]);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/crash/killed", test_killed);
  g_test_add_func ("/store/crash/killed-while-reading-again", test_killed_while_reading_again);
  g_test_add_func ("/store/crash/no-space", test_no_space);
  g_test_add_func ("/store/crash/full-and-free-again", test_full_and_free_again);
  return g_test_run ();
}
