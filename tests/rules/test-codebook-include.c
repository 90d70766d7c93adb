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

/* Kept as one file it means the same, block for block; but its faults are told by its own lines. */
static void
test_joined (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GBytes) source = NULL;
  g_autoptr (GBytes) joined = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (TlCodebook) codebook = NULL;

  write_file (fixture, "main.codebook", FORMAT "include part.codebook\nname: Whole\n\n???\n");
  write_file (fixture, "part.codebook", FORMAT "theme a\n  name: A\n  concern:\n    c1  words\n");
  source = read_main (fixture);
  joined = tl_codebook_join_source (source);
  codebook = tl_codebook_parse (joined, &faults);
  g_assert_cmpstr (tl_codebook_get_name (codebook), ==, "Whole");
  g_assert_cmpstr (tl_theme_get_name (tl_codebook_find_theme (codebook, "a")), ==, "A");
  g_assert_cmpuint (faults->len, ==, 1);
  assert_fault (faults, 0, NULL, 11);
  again = tl_codebook_join_source (joined);
  g_assert_true (g_bytes_equal (joined, again));
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

#define PART \
  FORMAT "theme a\n  name: A\n  group: G\n  harm: yes\n  concern:\n    c1  one\n" \
  "  guards:\n    g1  the one of\n" \
  "theme b\n  name: B\n  needs: 9\n  hints:\n    h1  +9 two\n"

static TlCodebook *
read_extended (Fixture    *fixture,
               const char *text)
{
  g_autofree char *whole = g_strconcat (FORMAT "include part.codebook\n", text, NULL);
  g_autoptr (GBytes) source = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  TlCodebook *codebook;

  write_file (fixture, "part.codebook", PART);
  write_file (fixture, "main.codebook", whole);
  source = read_main (fixture);
  codebook = tl_codebook_parse (source, &faults);
  g_assert_cmpuint (faults->len, ==, 0);
  return codebook;
}

/* What a theme was it stays, in its place; what is said of it anew is added. */
static void
test_extend (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (TlCodebook) codebook = read_extended (fixture, "theme c\n  name: C\n"
                                                            "extend a\n  concern:\n    c2  three\n"
                                                            "  guards:\n    g2  the other of\n");
  GPtrArray *themes = tl_codebook_get_themes (codebook);
  TlTheme *theme = themes->pdata[0];

  g_assert_cmpuint (themes->len, ==, 3);
  g_assert_cmpstr (tl_theme_get_id (theme), ==, "a");
  g_assert_cmpstr (tl_theme_get_id (themes->pdata[1]), ==, "b");
  g_assert_cmpstr (tl_theme_get_id (themes->pdata[2]), ==, "c");
  g_assert_cmpstr (tl_theme_get_name (theme), ==, "A");
  g_assert_cmpstr (tl_theme_get_group (theme), ==, "G");
  g_assert_true (tl_theme_is_harm (theme));
  g_assert_cmpuint (tl_theme_get_rules (theme)->len, ==, 2);
  g_assert_cmpuint (tl_theme_get_guards (theme)->len, ==, 2);
  g_assert_nonnull (tl_codebook_find_rule (codebook, "a.c1"));
  g_assert_nonnull (tl_codebook_find_rule (codebook, "a.c2"));
}

static gboolean
finds (TlCodebook *codebook,
       const char *text,
       const char *theme)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlMatcher) matcher = tl_matcher_new (codebook, &error);
  g_autoptr (GPtrArray) findings = NULL;

  g_assert_no_error (error);
  findings = find_in (matcher, text);
  return get_finding (findings, theme) != NULL;
}

/* A theme can be given other needs, and what was not weighed can be. */
static void
test_extend_needs (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (TlCodebook) plain = read_extended (fixture, "");
  g_autoptr (TlCodebook) other = read_extended (fixture, "extend b\n  needs: 10\n"
                                                         "extend a\n  needs: 60\n");
  g_autoptr (TlCodebook) more = read_extended (fixture, "extend b\n  needs: 10\n"
                                                        "extend b\n  hints:\n    h2  +1 four\n");

  g_assert_true (finds (plain, "Number two.", "b"));
  g_assert_true (finds (plain, "Number one.", "a"));
  g_assert_false (finds (other, "Number two.", "b"));
  g_assert_false (finds (other, "Number one.", "a"));
  g_assert_false (finds (more, "Number two.", "b"));
  g_assert_true (finds (more, "Numbers two and four.", "b"));
}

static void
test_extend_faults (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GBytes) source = NULL;
  g_autoptr (GPtrArray) faults = NULL;

  write_file (fixture, "part.codebook", PART "extend z\n  name: Z\n");
  write_file (fixture, "main.codebook",
              FORMAT "extend a\n  name: Early\ninclude part.codebook\nextend a\n  concern:\n"
              "    c1  again\n    c2  (open\n  examples:\n    concern: nothing of it\n");
  source = read_main (fixture);
  faults = tl_codebook_check (source);
  g_assert_cmpuint (faults->len, ==, 5);
  assert_fault (faults, 0, NULL, 2);
  assert_fault (faults, 1, "main.codebook", 7);
  assert_fault (faults, 2, "main.codebook", 8);
  assert_fault (faults, 3, "main.codebook", 10);
  assert_fault (faults, 4, "part.codebook", 15);
  g_assert_nonnull (strstr (((TlFault *) faults->pdata[4])->message, "no theme “z”"));
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
  add ("/rules/codebook-include/joined", test_joined);
  add ("/rules/codebook-include/no-block-goes-on", test_no_block_goes_on);
  add ("/rules/codebook-include/ring-and-missing", test_ring_and_missing);
  add ("/rules/codebook-include/extend", test_extend);
  add ("/rules/codebook-include/extend-needs", test_extend_needs);
  add ("/rules/codebook-include/extend-faults", test_extend_faults);
  return g_test_run ();
}
