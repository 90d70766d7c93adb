/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-library.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define CAP (20 * G_TIME_SPAN_SECOND)

typedef struct {
  GFile *folder;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = sample_folder ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  sample_remove (fixture->folder);
  g_object_unref (fixture->folder);
}

static void
refuse (Fixture *fixture,
        GQuark   domain,
        int      code)
{
  g_autoptr (GError) error = NULL;
  TlStore *store = tl_store_open (fixture->folder, NULL, &error);

  g_assert_null (store);
  g_assert_error (error, domain, code);
  g_assert_cmpuint (strlen (error->message), >, 20);
}

static char *
hash_library (Fixture *fixture)
{
  g_autoptr (GFile) file = g_file_get_child (fixture->folder, "library.db");
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_load_contents (file, NULL, &content, &length, NULL, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content, length);
}

static void
write_in (Fixture    *fixture,
          const char *name,
          const char *content,
          gsize       length)
{
  g_autoptr (GFile) file = g_file_get_child (fixture->folder, name);

  g_file_make_directory_with_parents (fixture->folder, NULL, NULL);
  g_assert_true (g_file_replace_contents (file, content, length, NULL, FALSE, 0, NULL, NULL, NULL));
}

static guint
count_children (GFile *folder)
{
  g_autoptr (GDir) dir = g_dir_open (g_file_peek_path (folder), 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
make_library (Fixture *fixture)
{
  TlStore *store = sample_open (fixture->folder);

  sample_import (store, "harm");
  g_assert_finalize_object (store);
}

/* ── folders ── */

static void
test_made (Fixture       *fixture,
           gconstpointer  data)
{
  TlStore *store = sample_open (fixture->folder);
  GStatBuf status;

  g_assert_cmpint (g_stat (g_file_peek_path (fixture->folder), &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  g_assert_cmpint (sample_ask (store, "SELECT count(*) FROM library WHERE key = 'id'"), ==, 1);
  g_assert_cmpint (sample_ask (store, "SELECT count(*) FROM coders"), ==, 1);
  g_assert_cmpint (sample_ask (store, "PRAGMA user_version"), >, 0);
  g_assert_finalize_object (store);

  /* Nothing lies about once it is closed. */
  g_assert_cmpuint (count_children (fixture->folder), ==, 1);
}

static void
test_empty_folder (Fixture       *fixture,
                   gconstpointer  data)
{
  TlStore *store;

  write_in (fixture, ".directory", "", 0);
  store = sample_open (fixture->folder);
  g_assert_finalize_object (store);
}

static void
test_reopened (Fixture       *fixture,
               gconstpointer  data)
{
  TlStore *store;

  make_library (fixture);
  store = sample_open (fixture->folder);
  g_assert_cmpint (sample_ask (store, "SELECT count(*) FROM findings"), ==, 2);
  sample_assert_whole (store);
  g_assert_finalize_object (store);
}

static void
test_something_else (Fixture       *fixture,
                     gconstpointer  data)
{
  write_in (fixture, "thesis.odt", "x", 1);
  refuse (fixture, TL_STORE_ERROR, TL_STORE_ERROR_NOT_A_LIBRARY);
  g_assert_cmpuint (count_children (fixture->folder), ==, 1);
}

static void
test_a_file (Fixture       *fixture,
             gconstpointer  data)
{
  g_assert_true (g_file_replace_contents (fixture->folder, "x", 1, NULL, FALSE, 0, NULL, NULL,
                                          NULL));
  refuse (fixture, TL_STORE_ERROR, TL_STORE_ERROR_NOT_A_LIBRARY);
}

static void
test_below_a_file (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GFile) file = g_object_ref (fixture->folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) below = g_file_get_child (file, "library");

  g_assert_true (g_file_replace_contents (file, "x", 1, NULL, FALSE, 0, NULL, NULL, NULL));
  g_assert_null (tl_store_open (below, NULL, &error));
  g_assert_cmpuint (error->domain, ==, G_IO_ERROR);
}

/* The administrator may write anywhere: then there is nothing to refuse. */
static void
test_unwritable (Fixture       *fixture,
                 gconstpointer  data)
{
  g_assert_cmpint (g_mkdir (g_file_peek_path (fixture->folder), 0500), ==, 0);
  if (geteuid () == 0)
    {
      TlStore *store = sample_open (fixture->folder);

      g_assert_finalize_object (store);
      return;
    }
  refuse (fixture, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
}

static void
test_remote (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = g_file_new_for_uri ("sftp://somewhere/library");

  g_assert_null (tl_store_open (folder, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

/* ── files ── */

/* A number of the file's header, four bytes, highest first. */
static void
patch_header (Fixture *fixture,
              gsize    at,
              guint32  number)
{
  g_autoptr (GFile) file = g_file_get_child (fixture->folder, "library.db");
  g_autofree char *content = NULL;
  guint32 big = GUINT32_TO_BE (number);
  gsize length;

  g_assert_true (g_file_load_contents (file, NULL, &content, &length, NULL, NULL));
  memcpy (content + at, &big, sizeof big);
  write_in (fixture, "library.db", content, length);
}

static void
test_too_new (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  make_library (fixture);
  patch_header (fixture, 60, 99);
  before = hash_library (fixture);
  refuse (fixture, TL_STORE_ERROR, TL_STORE_ERROR_TOO_NEW);
  after = hash_library (fixture);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (count_children (fixture->folder), ==, 2);
}

static void
test_other_programs_file (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  make_library (fixture);
  patch_header (fixture, 68, 4711);
  before = hash_library (fixture);
  refuse (fixture, TL_STORE_ERROR, TL_STORE_ERROR_NOT_A_LIBRARY);
  after = hash_library (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_truncated (Fixture       *fixture,
                gconstpointer  data)
{
  const gsize lengths[] = { 0, 50, 100, 4096, 10000 };

  make_library (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (GFile) file = g_file_get_child (fixture->folder, "library.db");
      g_autofree char *content = NULL;
      gsize length;

      g_assert_true (g_file_load_contents (file, NULL, &content, &length, NULL, NULL));
      g_assert_cmpuint (length, >, lengths[i]);
      write_in (fixture, "library.db", content, lengths[i]);
      refuse (fixture, TL_STORE_ERROR, TL_STORE_ERROR_DAMAGED);
      write_in (fixture, "library.db", content, length);
    }
}

static void
test_no_database (Fixture       *fixture,
                  gconstpointer  data)
{
  write_in (fixture, "library.db", "This is no database at all. It is only some text that somebody "
            "called so, and long enough to be taken for a header.", 116);
  refuse (fixture, TL_STORE_ERROR, TL_STORE_ERROR_DAMAGED);
}

static void
test_lost (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GFile) file = g_file_get_child (fixture->folder, "library.db");

  make_library (fixture);
  g_assert_true (g_file_delete (file, NULL, NULL));
  refuse (fixture, TL_STORE_ERROR, TL_STORE_ERROR_DAMAGED);
}

/* ── who has it ── */

static void
test_other_machine (Fixture       *fixture,
                    gconstpointer  data)
{
  static const char lock[] =
    "[Open]\nHost=a-host-elsewhere\nPid=1\nProgram=throughline\nSince=2026-11-20 10:00\n";
  g_autoptr (GError) error = NULL;

  make_library (fixture);
  write_in (fixture, "library.lock.elsewhere", lock, strlen (lock));
  g_assert_null (tl_store_open (fixture->folder, NULL, &error));
  g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_IN_USE);
  g_assert_nonnull (strstr (error->message, "a-host-elsewhere"));
  g_assert_nonnull (strstr (error->message, "library.lock.elsewhere"));
  g_assert_cmpuint (count_children (fixture->folder), ==, 3);
}

/* No process has the highest number there can be. */
static void
test_left_behind (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *lock = g_strdup_printf ("[Open]\nHost=%s\nPid=2147483646\n", g_get_host_name ());
  g_autoptr (GFile) file = g_file_get_child (fixture->folder, "library.lock.dead");
  TlStore *store;

  make_library (fixture);
  write_in (fixture, "library.lock.dead", lock, strlen (lock));
  store = sample_open (fixture->folder);
  g_assert_false (g_file_query_exists (file, NULL));
  g_assert_finalize_object (store);
}

static void
changed_cb (TlStore        *store,
            TlStoreChanges  changes,
            TlStoreChanges *seen)
{
  *seen |= changes;
}

static void
wait_for (TlStoreChanges *seen,
          TlStoreChanges  changes)
{
  gint64 cap = g_get_monotonic_time () + CAP;

  while ((*seen & changes) != changes && g_get_monotonic_time () < cap)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (*seen & changes, ==, changes);
}

static void
test_two_stores (Fixture       *fixture,
                 gconstpointer  data)
{
  TlStore *first = sample_open (fixture->folder);
  TlStore *second = sample_open (fixture->folder);
  TlStoreChanges seen = 0;

  g_signal_connect (second, "changed", G_CALLBACK (changed_cb), &seen);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *word = g_strdup_printf ("word%u", i);

      sample_import (i % 2 == 0 ? first : second, word);
    }
  seen = 0;
  sample_import (first, "last");
  wait_for (&seen, TL_STORE_REVIEWS | TL_STORE_JOURNAL);
  g_assert_cmpint (sample_ask (second, "SELECT count(*) FROM reviews"), ==, 6);
  g_assert_finalize_object (first);
  sample_assert_whole (second);
  g_assert_finalize_object (second);
}

static void
test_changed_tells_what (Fixture       *fixture,
                         gconstpointer  data)
{
  TlStore *store = sample_open (fixture->folder);
  TlStoreChanges seen = 0;

  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), &seen);
  sample_import (store, "harm");
  g_assert_cmpuint (seen, ==, 0);
  wait_for (&seen, TL_STORE_REVIEWS | TL_STORE_FINDINGS);
  g_assert_cmpuint (seen, ==, TL_STORE_REVIEWS | TL_STORE_FINDINGS);
  g_assert_finalize_object (store);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/open/made", test_made);
  ADD ("/store/open/empty-folder", test_empty_folder);
  ADD ("/store/open/reopened", test_reopened);
  ADD ("/store/open/something-else", test_something_else);
  ADD ("/store/open/a-file", test_a_file);
  ADD ("/store/open/below-a-file", test_below_a_file);
  ADD ("/store/open/unwritable", test_unwritable);
  ADD ("/store/open/remote", test_remote);
  ADD ("/store/open/too-new", test_too_new);
  ADD ("/store/open/other-programs-file", test_other_programs_file);
  ADD ("/store/open/truncated", test_truncated);
  ADD ("/store/open/no-database", test_no_database);
  ADD ("/store/open/lost", test_lost);
  ADD ("/store/open/other-machine", test_other_machine);
  ADD ("/store/open/left-behind", test_left_behind);
  ADD ("/store/open/two-stores", test_two_stores);
  ADD ("/store/open/changed-tells-what", test_changed_tells_what);
  return g_test_run ();
}
