/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-library.h"

#include "tl-blobs.h"

#include <math.h>
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

static void
test_save (Fixture       *fixture,
           gconstpointer  data)
{
  TlStore *store = fixture->store;
  TlSaved saved = sample_import (store, "harm");
  g_autofree char *title = sample_ask_text (store, "SELECT title FROM reviews");
  g_autofree char *quote = sample_ask_text (store, "SELECT quote FROM findings ORDER BY id");
  g_autofree char *label = sample_ask_text (store, "SELECT label FROM pages WHERE number = 1");

  g_assert_cmpint (saved.review, >, 0);
  g_assert_cmpint (saved.document, >, 0);
  g_assert_cmpstr (title, ==, "harm");
  g_assert_cmpstr (label, ==, "i");
  g_assert_cmpint (sample_ask (store, "SELECT year FROM reviews"), ==, 2014);
  g_assert_cmpint (sample_ask (store, "SELECT count(*) FROM facts WHERE name = 'authors'"), ==, 2);
  g_assert_cmpint (sample_ask (store, "SELECT count(*) FROM blocks"), ==, 4);
  g_assert_cmpint (sample_ask (store, "SELECT count(*) FROM recommendations"), ==, 1);
  g_assert_cmpint (sample_ask (store, "SELECT sum(n) FROM rollup"), ==, 2);
  g_assert_cmpstr (quote, ==, "high caseloads left no time,");
}

/* The quote begins on page 1 and ends on page 2. */
static void
test_anchor (Fixture       *fixture,
             gconstpointer  data)
{
  TlStore *store = fixture->store;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *range = NULL;

  sample_import (store, "harm");
  before = sample_ask_text (store, "SELECT before FROM findings WHERE theme = 'caseloads'");
  after = sample_ask_text (store, "SELECT after FROM findings WHERE theme = 'caseloads'");
  g_assert_cmpstr (before, ==, "The social workers said that ");
  g_assert_cmpstr (after, ==, " and harm came of it. Nobody had asked.");
  range = sample_ask_text (store,
    "SELECT page || ' ' || page_start || ' ' || end_page || ' ' || page_end || ' ' || length(rects)"
    " FROM findings WHERE theme = 'caseloads'");
  g_assert_cmpstr (range, ==, "1 2029 2 2057 40");
}

static void
test_full_text (Fixture       *fixture,
                gconstpointer  data)
{
  sample_import (fixture->store, "harm");
  g_assert_cmpint (sample_ask (fixture->store,
    "SELECT count(*) FROM block_text WHERE block_text MATCH 'caseload'"), ==, 1);
  g_assert_cmpint (sample_ask (fixture->store,
    "SELECT count(*) FROM block_text WHERE block_text MATCH 'nowhere'"), ==, 0);
}

/* Text is read on without being looked at again: what is not UTF-8 must not come out. */
static void
test_damaged_text (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  TlSaved saved = sample_import (fixture->store, "harm");
  g_autoptr (GPtrArray) blocks = NULL;

  sample_run (fixture->store, "UPDATE blocks SET text = CAST(x'68e2' AS TEXT) WHERE ordinal = 2");
  blocks = tl_store_load_blocks (fixture->store, saved.document, NULL, &error);
  g_assert_null (blocks);
  g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_DAMAGED);
}

static void
test_blocks_come_back (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  TlSaved saved = sample_import (fixture->store, "harm");
  g_autoptr (TlDocument) document = sample_document ("harm");
  g_autoptr (GPtrArray) blocks = NULL;

  blocks = tl_store_load_blocks (fixture->store, saved.document, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (blocks->len, ==, tl_document_get_n_blocks (document));
  for (guint i = 0; i < blocks->len; i++)
    {
      TlBlock *read = g_ptr_array_index (blocks, i);
      TlBlock *made = tl_document_get_block (document, i);
      guint n_read, n_made;

      g_assert_cmpstr (tl_block_get_text (read), ==, tl_block_get_text (made));
      g_assert_cmpstr (tl_block_get_number (read), ==, tl_block_get_number (made));
      g_assert_cmpint (tl_block_get_kind (read), ==, tl_block_get_kind (made));
      g_assert_cmpint (tl_block_get_section (read), ==, tl_block_get_section (made));
      tl_block_get_places (read, &n_read);
      tl_block_get_places (made, &n_made);
      g_assert_cmpuint (n_read, ==, n_made);
    }
}

static void
test_find_and_bring_back (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  TlStore *store = fixture->store;
  TlSaved saved = sample_import (store, "harm");
  TlSaved again, found;
  g_autofree char *sha256 = sample_ask_text (store, "SELECT sha256 FROM documents");
  g_autoptr (GArray) ids = NULL;

  g_assert_true (tl_store_find_document (store, sha256, &found, NULL, &error));
  g_assert_cmpint (found.review, ==, saved.review);

  sample_run (store,
    "INSERT INTO decisions SELECT id, 'status', 1, 'rejected', '2026' FROM findings;"
    "UPDATE reviews SET removed = '2026';");
  g_assert_true (tl_store_find_document (store, sha256, &found, NULL, &error));
  g_assert_cmpint (found.review, ==, 0);
  ids = tl_store_load_document_ids (store, NULL, &error);
  g_assert_cmpuint (ids->len, ==, 0);

  again = sample_import (store, "harm");
  g_assert_cmpint (again.review, ==, saved.review);
  g_assert_cmpint (again.document, ==, saved.document);
  g_assert_cmpint (sample_ask (store, "SELECT count(*) FROM reviews WHERE removed IS NULL"), ==, 1);
  g_assert_cmpint (sample_ask (store,
    "SELECT count(*) FROM findings WHERE now_status = 'rejected'"), ==, 2);
}

static gboolean
set_facts_cb (TlConnection  *connection,
              gpointer       review,
              GCancellable  *cancellable,
              GError       **error)
{
  return tl_connection_run (connection,
           "INSERT INTO facts (review_id, name, value, by_user) VALUES"
           " (1, 'title', 'Child S', 1), (1, 'published', '', 1), (1, 'authors', 'C. Writer', 1)",
           error) &&
         tl_store_refresh_facts (connection, *(gint64 *) review, error);
}

/* A person's facts stand before what was read; an empty one says that it is not known. */
static void
test_facts_in_force (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  TlStore *store = fixture->store;
  TlSaved saved = sample_import (store, "harm");
  g_autofree char *title = NULL;
  g_autofree char *authority = NULL;

  tl_store_write (store, set_facts_cb, &saved.review, TL_STORE_REVIEWS, NULL, &error);
  g_assert_no_error (error);
  title = sample_ask_text (store, "SELECT title FROM reviews");
  authority = sample_ask_text (store, "SELECT authority FROM reviews");
  g_assert_cmpstr (title, ==, "Child S");
  g_assert_cmpstr (authority, ==, "Northshire Safeguarding Children Board");
  g_assert_cmpint (sample_ask (store,
    "SELECT year IS NULL AND published IS NULL FROM reviews"), ==, 1);
  g_assert_cmpint (sample_ask (store,
    "SELECT count(*) FROM facts_in_force WHERE review_id = 1 AND name = 'authors'"), ==, 1);
}

static void
test_codebook (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlCodebook) codebook = sample_codebook ();
  g_autoptr (GBytes) none = tl_store_load_codebook_source (fixture->store, NULL, &error);
  g_autoptr (GBytes) source = NULL;

  g_assert_no_error (error);
  g_assert_null (none);
  for (guint i = 0; i < 2; i++)
    g_assert_true (tl_store_save_codebook (fixture->store, codebook, NULL, &error));
  source = tl_store_load_codebook_source (fixture->store, NULL, &error);
  g_assert_true (g_bytes_equal (source, tl_codebook_get_source (codebook)));
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM code_books"), ==, 1);
}

static void
test_blobs (void)
{
  const TlRect rects[] = { { 1, { 72, 100.25f, 300, 112 } }, { 2, { 0, 0, 1e6f, 1 } } };
  const TlSpan spans[] = { { 0, 5 }, { 7, 0 } };
  const float infinite[5] = { 0, INFINITY, 0, 0, 0 };
  g_autoptr (GBytes) rect_bytes = tl_rects_to_bytes (rects, 2);
  g_autoptr (GBytes) span_bytes = tl_spans_to_bytes (spans, 2);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (rect_bytes, 0, 39);
  g_autoptr (GBytes) wild = g_bytes_new_static (infinite, sizeof infinite);
  g_autoptr (GBytes) huge = g_bytes_new_static ("\xff\xff\xff\xff\xff\xff\xff\xff", 8);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GArray) rects_back = tl_rects_from_bytes (rect_bytes);
  g_autoptr (GArray) spans_back = tl_spans_from_bytes (span_bytes);
  g_autoptr (GArray) nothing = tl_rects_from_bytes (empty);

  g_assert_cmpuint (rects_back->len, ==, 2);
  g_assert_cmpmem (rects_back->data, sizeof rects, rects, sizeof rects);
  g_assert_cmpuint (spans_back->len, ==, 2);
  g_assert_cmpmem (spans_back->data, sizeof spans, spans, sizeof spans);
  g_assert_cmpuint (nothing->len, ==, 0);
  g_assert_null (tl_rects_from_bytes (cut));
  g_assert_null (tl_rects_from_bytes (wild));
  g_assert_null (tl_spans_from_bytes (huge));
  g_assert_null (tl_spans_from_bytes (cut));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/blobs", test_blobs);
  ADD ("/store/documents/save", test_save);
  ADD ("/store/documents/anchor", test_anchor);
  ADD ("/store/documents/full-text", test_full_text);
  ADD ("/store/documents/blocks-come-back", test_blocks_come_back);
  ADD ("/store/documents/damaged-text", test_damaged_text);
  ADD ("/store/documents/find-and-bring-back", test_find_and_bring_back);
  ADD ("/store/documents/facts-in-force", test_facts_in_force);
  ADD ("/store/documents/codebook", test_codebook);
  return g_test_run ();
}
