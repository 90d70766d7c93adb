/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-private.h"

#include <glib/gstdio.h>

#define FORMAT "throughline code book 1\n"

typedef struct {
  char  *folder;
  GFile *main;
} Fixture;

static void
write_file (Fixture    *fixture,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("throughline-include-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "main.codebook", NULL);
  fixture->main = g_file_new_for_path (path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  GDir *dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_dir_close (dir);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_object_unref (fixture->main);
}

static GBytes *
read_main (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GBytes *source = tl_codebook_read_source (fixture->main, NULL, &error);

  g_assert_no_error (error);
  return source;
}

static void
test_alone (Fixture       *fixture,
            gconstpointer  data)
{
  const char *text = FORMAT "# mine\nname: Alone\n\ntheme a\r\n  name: A\n  concern:\n    c1  one";
  g_autoptr (GBytes) source = NULL;

  write_file (fixture, "main.codebook", text);
  source = read_main (fixture);
  g_assert_cmpmem (g_bytes_get_data (source, NULL), g_bytes_get_size (source), text, strlen (text));
}

/* The family of one file is used in another; the name of the whole is that of the outer one. */
static void
test_together (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GBytes) source = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (TlCodebook) codebook = NULL;

  write_file (fixture, "main.codebook",
              FORMAT "name: Whole\ninclude words.codebook\ntheme a\n  name: A\n  concern:\n"
              "    c1  {nurse} left\n");
  write_file (fixture, "words.codebook", FORMAT "name: Words\nfamily nurse\n  nurse*/midwife");
  source = read_main (fixture);
  codebook = tl_codebook_parse (source, &faults);
  g_assert_cmpuint (faults->len, ==, 0);
  g_assert_cmpstr (tl_codebook_get_name (codebook), ==, "Whole");
  g_assert_nonnull (tl_codebook_find_rule (codebook, "a.c1"));
}

static void
assert_fault (GPtrArray  *faults,
              guint       index,
              const char *file,
              guint       line)
{
  TlFault *fault = g_ptr_array_index (faults, index);

  g_assert_cmpstr (fault->file, ==, file);
  g_assert_cmpuint (fault->line, ==, line);
}

static void
test_faults_say_where (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (GBytes) source = NULL;
  g_autoptr (GPtrArray) faults = NULL;

  write_file (fixture, "main.codebook",
              FORMAT "name: Whole\ninclude part.codebook\n\ntheme b\n  name: B\n  concern:\n"
              "    c1  (open\n");
  write_file (fixture, "part.codebook",
              FORMAT "theme a\n  name: A\n  concern:\n    c1  … gap\n"
              "  examples:\n    concern: nothing finds this\n");
  source = read_main (fixture);
  faults = tl_codebook_check (source);
  g_assert_cmpuint (faults->len, ==, 3);
  assert_fault (faults, 0, "main.codebook", 8);
  assert_fault (faults, 1, "part.codebook", 5);
  assert_fault (faults, 2, "part.codebook", 7);
}

/* What is indented after an include belongs to nothing in the file included. */
static void
test_no_block_goes_on (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (GBytes) source = NULL;
  g_autoptr (TlCodebook) codebook = NULL;
  g_autoptr (GPtrArray) faults = NULL;

  write_file (fixture, "main.codebook", FORMAT "include part.codebook\n    c2  stray words\n");
  write_file (fixture, "part.codebook", FORMAT "theme a\n  name: A\n  concern:\n    c1  words\n");
  source = read_main (fixture);
  codebook = tl_codebook_parse (source, &faults);
  g_assert_nonnull (codebook);
  g_assert_cmpuint (faults->len, ==, 1);
  assert_fault (faults, 0, "main.codebook", 3);
}

static void
test_ring_and_missing (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) missing = NULL;

  write_file (fixture, "main.codebook", FORMAT "include main.codebook\n");
  g_assert_null (tl_codebook_read_source (fixture->main, NULL, &error));
  g_assert_error (error, TL_RULES_ERROR, TL_RULES_ERROR_CODEBOOK);

  write_file (fixture, "main.codebook", FORMAT "\ninclude absent.codebook\n");
  g_assert_null (tl_codebook_read_source (fixture->main, NULL, &missing));
  g_assert_error (missing, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (g_str_has_prefix (missing->message, "main.codebook:3: "));
}

static void
add (const char *path,
     void      (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/rules/codebook-include/alone", test_alone);
  add ("/rules/codebook-include/together", test_together);
  add ("/rules/codebook-include/faults-say-where", test_faults_say_where);
  add ("/rules/codebook-include/no-block-goes-on", test_no_block_goes_on);
  add ("/rules/codebook-include/ring-and-missing", test_ring_and_missing);
  return g_test_run ();
}
