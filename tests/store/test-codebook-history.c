/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-library.h"

#include "tl-codebook-history.h"

#include <string.h>

typedef struct {
  GFile   *folder;
  TlStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = sample_folder ();
  fixture->store = sample_open (fixture->folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->store);
  sample_remove (fixture->folder);
  g_object_unref (fixture->folder);
}

static TlCodebook *
codebook (const char *name)
{
  TlCodebookFields fields = { .name = name };
  g_autoptr (GBytes) source = g_bytes_new (name, strlen (name));
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  fields.source = source;
  fields.themes = none;
  fields.guards = none;
  return tl_codebook_new (&fields);
}

/* Returns: the version it has. */
static char *
put_in_force (Fixture    *fixture,
              const char *name)
{
  g_autoptr (TlCodebook) put = codebook (name);

  g_assert_true (tl_store_save_codebook (fixture->store, put, NULL, NULL));
  return g_strdup (tl_codebook_get_version (put));
}

/* The versions, latest first: their names, and by whom. */
static char *
list (TlStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = tl_store_load_codebook_versions (store, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < versions->len; i++)
    {
      TlCodebookVersion *version = g_ptr_array_index (versions, i);

      g_assert_cmpuint (strlen (version->version), ==, 64);
      g_assert_cmpint (version->in_force, ==, i == 0);
      g_string_append_printf (text, "%s%s%s", i > 0 ? " " : "", version->name,
                              version->coder == NULL ? "*" : "");
    }
  return g_string_free (text, FALSE);
}

static void
assert_list (TlStore    *store,
             const char *expected)
{
  g_autofree char *versions = list (store);

  g_assert_cmpstr (versions, ==, expected);
}

static void
test_versions (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *same = NULL;
  g_autofree char *again = NULL;

  assert_list (fixture->store, "");
  first = put_in_force (fixture, "one");
  second = put_in_force (fixture, "two");
  same = put_in_force (fixture, "two");
  again = put_in_force (fixture, "one");
  assert_list (fixture->store, "one two one");
  g_assert_cmpstr (first, ==, again);
}

/* What the program puts in force is its doing; going back to it is a person's. */
static void
test_by_whom (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (TlCodebook) own = codebook ("own");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  g_assert_true (tl_store_note_own_codebook (fixture->store, tl_codebook_get_version (own), NULL,
                                             NULL));
  first = put_in_force (fixture, "own");
  second = put_in_force (fixture, "two");
  third = put_in_force (fixture, "own");
  assert_list (fixture->store, "own two own*");
}

static void
test_source (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *first = put_in_force (fixture, "one");
  g_autofree char *second = put_in_force (fixture, "two");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) source = tl_store_load_codebook_version (fixture->store, first, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (first, !=, second);
  g_assert_cmpmem (g_bytes_get_data (source, NULL), g_bytes_get_size (source), "one", 3);
  g_assert_null (tl_store_load_codebook_version (fixture->store, "none", NULL, &error));
  g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND);
}

/* A library of the first version of the program knows which versions there were, not when each was
 * in force last. */
static void
test_older (void)
{
  g_autoptr (GFile) folder = sample_folder ();
  TlStore *store;

  sample_make_older (folder, 1,
    "INSERT INTO code_books (version, name, source, added) VALUES"
    " (hex(zeroblob(32)), 'own', x'31', '2025'), ('1' || hex(zeroblob(31)) || '1', 'two', x'32',"
    " '2026'); INSERT INTO library VALUES ('code-book', '1'),"
    " ('program-code-book:' || hex(zeroblob(32)), '2025')");
  store = sample_open (folder);
  assert_list (store, "own two own*");
  g_assert_finalize_object (store);
  sample_remove (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/codebook-history/versions", Fixture, NULL, set_up, test_versions, tear_down);
  g_test_add ("/store/codebook-history/by-whom", Fixture, NULL, set_up, test_by_whom, tear_down);
  g_test_add ("/store/codebook-history/source", Fixture, NULL, set_up, test_source, tear_down);
  g_test_add_func ("/store/codebook-history/older", test_older);
  return g_test_run ();
}
