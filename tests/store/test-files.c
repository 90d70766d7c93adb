/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-library.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct {
  GFile   *folder;
  GFile   *around;            /* the folder's own */
  TlStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = sample_folder ();
  fixture->around = g_file_get_parent (fixture->folder);
  fixture->store = sample_open (fixture->folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->store);
  sample_remove (fixture->folder);
  g_object_unref (fixture->around);
  g_object_unref (fixture->folder);
}

static guint
count_files (GFile *folder)
{
  g_autoptr (GFileEnumerator) children = NULL;
  GFileInfo *info;
  GFile *child;
  guint n = 0;

  children = g_file_enumerate_children (folder, "standard::name,standard::type", 0, NULL, NULL);
  while (children != NULL && g_file_enumerator_iterate (children, &info, &child, NULL, NULL) &&
         child != NULL)
    n += g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY ? count_files (child) : 1;
  return n;
}

static guint
count_copies (Fixture *fixture)
{
  g_autoptr (GFile) documents = g_file_get_child (fixture->folder, "documents");

  return count_files (documents);
}

static GFile *
write_file (Fixture    *fixture,
            const char *name,
            gsize       size)
{
  GFile *file = g_file_get_child (fixture->around, name);
  g_autofree char *content = g_malloc (size + 1);

  for (gsize i = 0; i < size; i++)
    content[i] = (char) (i * 7 % 251);
  g_assert_true (g_file_replace_contents (file, content, size, NULL, FALSE, 0, NULL, NULL, NULL));
  return file;
}

/* The hash is that of all the bytes, whether they come in one piece or in several. */
static void
test_adopted (Fixture       *fixture,
              gconstpointer  data)
{
  const gsize sizes[] = { 0, 1, 256 * 1024 - 1, 256 * 1024, 256 * 1024 + 1, 1000000 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GFile) file = write_file (fixture, "review.pdf", sizes[i]);
      g_autoptr (GFile) copy = NULL;
      g_autofree char *sha256 = NULL;
      g_autofree char *content = NULL;
      g_autofree char *expected = NULL;
      g_autofree char *place = NULL;
      gsize length;

      copy = tl_store_adopt_file (fixture->store, file, &sha256, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_file_load_contents (copy, NULL, &content, &length, NULL, NULL));
      g_assert_cmpuint (length, ==, sizes[i]);
      expected = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content, length);
      g_assert_cmpstr (sha256, ==, expected);
      place = g_strdup_printf ("documents/%.2s/%s.pdf", sha256, sha256);
      g_assert_true (g_str_has_suffix (g_file_peek_path (copy), place));
      g_assert_true (g_file_query_exists (file, NULL));
      g_assert_cmpuint (count_copies (fixture), ==, i + 1);
    }
}

static void
test_adopted_twice (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GFile) file = write_file (fixture, "review.pdf", 100);

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *sha256 = NULL;
      g_autoptr (GFile) copy = tl_store_adopt_file (fixture->store, file, &sha256, NULL, NULL);

      g_assert_nonnull (copy);
    }
  g_assert_cmpuint (count_copies (fixture), ==, 1);
}

static void
refuse (Fixture  *fixture,
        GFile    *file,
        int       code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sha256 = NULL;

  g_assert_null (tl_store_adopt_file (fixture->store, file, &sha256, NULL, &error));
  g_assert_error (error, G_IO_ERROR, code);
  g_assert_null (sha256);
  g_assert_cmpuint (count_copies (fixture), ==, 0);
}

/* Opening a pipe that nobody writes to would wait for ever. */
static void
test_no_file (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GFile) nothing = g_file_get_child (fixture->around, "nothing.pdf");
  g_autoptr (GFile) pipe = g_file_get_child (fixture->around, "pipe.pdf");
  g_autoptr (GFile) device = g_file_new_for_path ("/dev/zero");

  refuse (fixture, nothing, G_IO_ERROR_NOT_FOUND);
  refuse (fixture, fixture->around, G_IO_ERROR_NOT_REGULAR_FILE);
  refuse (fixture, device, G_IO_ERROR_NOT_REGULAR_FILE);
  g_assert_cmpint (mkfifo (g_file_peek_path (pipe), 0600), ==, 0);
  refuse (fixture, pipe, G_IO_ERROR_NOT_REGULAR_FILE);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GFile) file = write_file (fixture, "review.pdf", 1000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *sha256 = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (tl_store_adopt_file (fixture->store, file, &sha256, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_copies (fixture), ==, 0);
}

static void
test_leftovers (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = write_file (fixture, "review.pdf", 1000);
  g_autoptr (GFile) documents = g_file_get_child (fixture->folder, "documents");
  g_autoptr (GFile) part = g_file_get_child (documents, "cut-off.part");
  g_autoptr (GFile) strange = g_file_get_child (documents, "mine.txt");
  g_autoptr (GFile) copy = NULL;
  g_autofree char *sha256 = NULL;
  TlStore *other;

  sample_import (fixture->store, "harm");
  copy = tl_store_adopt_file (fixture->store, file, &sha256, NULL, NULL);
  g_assert_true (g_file_replace_contents (part, "x", 1, NULL, FALSE, 0, NULL, NULL, NULL));
  g_assert_true (g_file_replace_contents (strange, "x", 1, NULL, FALSE, 0, NULL, NULL, NULL));

  /* Another program may be about to save what it has copied. */
  other = sample_open (fixture->folder);
  g_assert_true (tl_store_drop_unused_files (fixture->store, NULL, &error));
  g_assert_cmpuint (count_copies (fixture), ==, 4);
  g_assert_finalize_object (other);

  g_assert_true (tl_store_drop_unused_files (fixture->store, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_copies (fixture), ==, 2);
  g_assert_true (g_file_query_exists (strange, NULL));
  sample_assert_whole (fixture->store);
}

/* As in a library that somebody meddled with. */
static void
test_no_hash_leads_outside (Fixture       *fixture,
                            gconstpointer  data)
{
  static const char *const words[] = {
    "", "a", "../../../../../../../../../../../../../../../../../../../../etc/passwd",
    "/../../../../../../../../../../../../../../../../../../../../own",
    "ABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCD",
  };
  g_autoptr (GFile) documents = g_file_get_child (fixture->folder, "documents");
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GFile) pdf = tl_store_dup_pdf (fixture->store, words[i]);
      g_autofree char *path = g_file_get_relative_path (documents, pdf);

      g_assert_nonnull (path);
      g_assert_null (strstr (path, ".."));
      g_assert_cmpuint (strlen (path), ==, strlen ("ab/") + 64 + strlen (".pdf"));
    }
  sample_import (fixture->store, "harm");
  sample_run (fixture->store, "UPDATE documents SET sha256 = '../../around'");
  problems = tl_store_verify (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 1);
}

/* Sixty-four letters, but not a name that the program gives. */
static void
test_no_leftover (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GFile) documents = g_file_get_child (fixture->folder, "documents");
  g_autoptr (GFile) mine = g_file_get_child (documents,
    "my-own-copy-of-a-review-with-a-name-as-long-as-a-hash-of-the-pdf.pdf");

  sample_import (fixture->store, "harm");
  g_assert_true (g_file_replace_contents (mine, "x", 1, NULL, FALSE, 0, NULL, NULL, NULL));
  g_assert_true (tl_store_drop_unused_files (fixture->store, NULL, NULL));
  g_assert_true (g_file_query_exists (mine, NULL));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/files/adopted", test_adopted);
  ADD ("/store/files/adopted-twice", test_adopted_twice);
  ADD ("/store/files/no-file", test_no_file);
  ADD ("/store/files/cancelled", test_cancelled);
  ADD ("/store/files/leftovers", test_leftovers);
  ADD ("/store/files/no-hash-leads-outside", test_no_hash_leads_outside);
  ADD ("/store/files/no-leftover", test_no_leftover);
  return g_test_run ();
}
