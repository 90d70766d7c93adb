/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-library.h"

#include <string.h>

#define PAGE_SIZE 4096

typedef struct {
  GFile   *folder;
  TlStore *store;
  TlSaved  saved;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = sample_folder ();
  fixture->store = sample_open (fixture->folder);
  fixture->saved = sample_import (fixture->store, "harm");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->store);
  sample_remove (fixture->folder);
  g_object_unref (fixture->folder);
}

static GFile *
find_pdf (Fixture *fixture)
{
  g_autofree char *sha256 = sample_ask_text (fixture->store, "SELECT sha256 FROM documents");

  return tl_store_dup_pdf (fixture->store, sha256);
}

static void
assert_problem (Fixture    *fixture,
                const char *what)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = tl_store_verify (fixture->store, NULL, &error);
  TlProblem *problem;

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 1);
  problem = g_ptr_array_index (problems, 0);
  g_assert_nonnull (strstr (problem->what, what));
  g_assert_cmpstr (problem->where, !=, "");
  g_assert_cmpstr (problem->mend, !=, "");
}

static void
test_whole (Fixture       *fixture,
            gconstpointer  data)
{
  sample_assert_whole (fixture->store);
}

static void
test_pdf_missing (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GFile) pdf = find_pdf (fixture);

  g_assert_true (g_file_delete (pdf, NULL, NULL));
  assert_problem (fixture, "missing");
  sample_import (fixture->store, "harm");
  sample_assert_whole (fixture->store);
}

static void
test_pdf_changed (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GFile) pdf = find_pdf (fixture);

  g_assert_true (g_file_replace_contents (pdf, "else", 4, NULL, FALSE, 0, NULL, NULL, NULL));
  assert_problem (fixture, "changed");
}

static void
test_quote (Fixture       *fixture,
            gconstpointer  data)
{
  sample_run (fixture->store, "UPDATE findings SET quote = 'low caseloads' WHERE id = 1");
  assert_problem (fixture, "quote");
}

static void
test_page (Fixture       *fixture,
           gconstpointer  data)
{
  sample_run (fixture->store, "UPDATE findings SET end_page = 3 WHERE id = 1");
  assert_problem (fixture, "no place");
}

static void
test_rollup (Fixture       *fixture,
             gconstpointer  data)
{
  sample_run (fixture->store, "UPDATE rollup SET n = 7 WHERE theme = 'caseloads'");
  assert_problem (fixture, "counts");
}

static void
test_decision (Fixture       *fixture,
               gconstpointer  data)
{
  sample_run (fixture->store, "UPDATE findings SET now_status = 'accepted' WHERE id = 1");
  assert_problem (fixture, "decided");
}

static void
test_index (Fixture       *fixture,
            gconstpointer  data)
{
  sample_run (fixture->store,
    "INSERT INTO block_text (block_text, rowid, text) VALUES ('delete', 3, 'high caseloads')");
  assert_problem (fixture, "search index");
}

static void
test_pages (Fixture       *fixture,
             gconstpointer  data)
{
  sample_run (fixture->store, "DELETE FROM pages WHERE number = 2");
  assert_problem (fixture, "Pages");
}

/* Returns: (nullable): where @word is among those bytes. */
static char *
find_word (char       *content,
           gsize       length,
           const char *word)
{
  gsize n = strlen (word);

  for (gsize i = 0; i + n <= length; i++)
    {
      if (memcmp (content + i, word, n) == 0)
        return content + i;
    }
  return NULL;
}

/* A page with paragraphs on it is overwritten where it begins. */
static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_get_child (fixture->folder, "library.db");
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *content = NULL;
  gsize length, at;

  g_assert_finalize_object (fixture->store);
  g_assert_true (g_file_load_contents (file, NULL, &content, &length, NULL, NULL));
  at = find_word (content, length, "Nobody had asked") - content;
  memset (content + at / PAGE_SIZE * PAGE_SIZE, 0x5a, 100);
  g_assert_true (g_file_replace_contents (file, content, length, NULL, FALSE, 0, NULL, NULL, NULL));

  fixture->store = sample_open (fixture->folder);
  problems = tl_store_verify (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, >, 0);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (tl_store_verify (fixture->store, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* ── erasing ── */

static void
assert_nowhere (GFile      *file,
                const char *word)
{
  g_autoptr (GFileEnumerator) children = NULL;
  g_autofree char *content = NULL;
  gsize length;
  GFile *child;

  children = g_file_enumerate_children (file, "standard::name", 0, NULL, NULL);
  while (children != NULL && g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) &&
         child != NULL)
    assert_nowhere (child, word);
  if (g_file_load_contents (file, NULL, &content, &length, NULL, NULL) &&
      find_word (content, length, word) != NULL)
    g_error ("%s still says %s", g_file_peek_path (file), word);
}

/* Other reviews stay as they are. The word is looked for as the index would cut it, too. */
static void
test_erase (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  TlSaved distinct;
  g_autoptr (GFile) aside = g_file_get_child (fixture->folder, "library.db.v1");

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *word = g_strdup_printf ("ordinary%u", i);

      sample_import (fixture->store, word);
    }
  distinct = sample_import (fixture->store, "quixotical");
  for (guint i = 20; i < 40; i++)
    {
      g_autofree char *word = g_strdup_printf ("ordinary%u", i);

      sample_import (fixture->store, word);
    }
  sample_run (fixture->store,
    "INSERT INTO changes SELECT NULL, 1, '2026', 1, review_id, 'note', id, NULL, NULL,"
    " 'quixotical', 'done' FROM findings WHERE review_id = 22");
  g_assert_cmpint (distinct.review, ==, 22);
  g_assert_true (g_file_replace_contents (aside, "quixotical", 10, NULL, FALSE, 0, NULL, NULL,
                                          NULL));

  g_assert_true (tl_store_erase_review (fixture->store, distinct.review, NULL, &error));
  g_assert_no_error (error);
  assert_nowhere (fixture->folder, "quixot");
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM reviews"), ==, 41);
  g_assert_cmpint (sample_ask (fixture->store,
    "SELECT count(*) FROM block_text WHERE block_text MATCH 'ordinary7'"), ==, 1);
  sample_assert_whole (fixture->store);
}

/* A PDF that cannot be deleted (here a folder in its place) is told of, and keeps nothing else from
 * being erased. */
static void
test_erase_stuck (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  TlSaved saved = sample_import (fixture->store, "quixotical");
  g_autofree char *sha256 = sample_ask_text (fixture->store, "SELECT sha256 FROM documents");
  g_autoptr (GFile) pdf = tl_store_dup_pdf (fixture->store, sha256);
  g_autoptr (GFile) inside = g_file_get_child (pdf, "inside");

  g_assert_true (g_file_delete (pdf, NULL, NULL));
  g_assert_true (g_file_make_directory_with_parents (inside, NULL, NULL));

  g_assert_false (tl_store_erase_review (fixture->store, saved.review, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_EMPTY);
  assert_nowhere (fixture->folder, "quixot");
}

static void
test_erase_unknown (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (tl_store_erase_review (fixture->store, 4711, NULL, &error));
  g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/verify/whole", test_whole);
  ADD ("/store/verify/pdf-missing", test_pdf_missing);
  ADD ("/store/verify/pdf-changed", test_pdf_changed);
  ADD ("/store/verify/quote", test_quote);
  ADD ("/store/verify/page", test_page);
  ADD ("/store/verify/rollup", test_rollup);
  ADD ("/store/verify/decision", test_decision);
  ADD ("/store/verify/index", test_index);
  ADD ("/store/verify/pages", test_pages);
  ADD ("/store/verify/damaged", test_damaged);
  ADD ("/store/verify/cancelled", test_cancelled);
  ADD ("/store/erase/leaves-nothing", test_erase);
  ADD ("/store/erase/stuck", test_erase_stuck);
  ADD ("/store/erase/unknown", test_erase_unknown);
  return g_test_run ();
}
