/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-library.h"

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

static TlDocumentSummary *
load (Fixture *fixture,
      gint64   document)
{
  g_autoptr (GError) error = NULL;
  TlDocumentSummary *summary = tl_store_load_summary (fixture->store, document, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (summary);
  return summary;
}

static void
test_summary (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (TlDocumentSummary) summary = NULL;
  g_autoptr (TlDocumentSummary) nothing = load (fixture, 4711);
  g_autofree char *sha256 = sample_ask_text (fixture->store, "SELECT sha256 FROM documents");

  sample_run (fixture->store,
              "UPDATE reviews SET title = 'Child K', private = 1;"
              "UPDATE pages SET origin = 'image', n_hidden = 3 WHERE number = 1");
  summary = load (fixture, fixture->saved.document);
  g_assert_cmpint (summary->review, ==, fixture->saved.review);
  g_assert_cmpstr (summary->review_title, ==, "Child K");
  g_assert_true (summary->is_private);
  g_assert_cmpstr (summary->sha256, ==, sha256);
  g_assert_cmpuint (summary->n_pages, ==, sample_ask (fixture->store,
                                                      "SELECT n_pages FROM documents"));
  g_assert_cmpuint (summary->n_images, ==, 1);
  g_assert_cmpuint (summary->n_blocks, ==, sample_ask (fixture->store,
                                                       "SELECT count(*) FROM blocks"));
  g_assert_cmpuint (summary->hidden_pages->len, ==, 1);
  g_assert_cmpuint (g_array_index (summary->hidden_pages, guint, 0), ==, 1);
  g_assert_cmpuint (summary->damaged_pages->len, ==, 0);
  g_assert_cmpint (nothing->review, ==, 0);
  g_assert_null (nothing->file);
}

static void
test_findings_that_count (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (TlDocumentSummary) before = load (fixture, fixture->saved.document);
  g_autoptr (TlDocumentSummary) after = NULL;

  g_assert_cmpuint (before->n_findings, >, 0);
  sample_run (fixture->store,
              "INSERT INTO decisions SELECT min(id), 'status', 1, 'rejected', '2026'"
              " FROM findings WHERE flags = 0");
  after = load (fixture, fixture->saved.document);
  g_assert_cmpuint (after->n_findings, ==, before->n_findings - 1);
}

static void
assert_untouched (Fixture  *fixture,
                  gboolean  untouched)
{
  gint64 review = 0;
  gboolean is_untouched = !untouched;
  g_autoptr (GError) error = NULL;

  g_assert_true (tl_store_find_review (fixture->store, fixture->saved.document, &review,
                                       &is_untouched, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (review, ==, fixture->saved.review);
  g_assert_cmpint (is_untouched, ==, untouched);
}

static void
test_untouched (Fixture       *fixture,
                gconstpointer  data)
{
  assert_untouched (fixture, TRUE);
  sample_run (fixture->store, "INSERT INTO facts (review_id, name, value, by_user, ordinal)"
              " VALUES (1, 'title', 'Another', 1, 0)");
  assert_untouched (fixture, FALSE);
}

static guint
count_subjects (Fixture        *fixture,
                TlDocumentKind  kind,
                gint64          own)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) subjects = tl_store_load_subjects (fixture->store, kind, own, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < subjects->len; i++)
    g_assert_cmpstr (g_array_index (subjects, TlReviewSubject, i).subject, ==, "Child K");
  return subjects->len;
}

/* Only reviews of which enough is known, and which do not have such a document yet. */
static void
test_subjects (Fixture       *fixture,
               gconstpointer  data)
{
  sample_run (fixture->store, "UPDATE documents SET kind = 'overview';"
              "UPDATE reviews SET subject = 'Child K', authority = NULL");
  g_assert_cmpuint (count_subjects (fixture, TL_DOCUMENT_RESPONSE, 0), ==, 0);
  sample_run (fixture->store, "UPDATE reviews SET authority = 'Northmoor'");
  g_assert_cmpuint (count_subjects (fixture, TL_DOCUMENT_RESPONSE, 0), ==, 1);
  g_assert_cmpuint (count_subjects (fixture, TL_DOCUMENT_RESPONSE, 1), ==, 0);
  g_assert_cmpuint (count_subjects (fixture, TL_DOCUMENT_OVERVIEW, 0), ==, 0);
}

static void
test_own_codebook (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gboolean has = TRUE;

  g_assert_true (tl_store_has_own_codebook (fixture->store, "abc", &has, NULL, &error));
  g_assert_false (has);
  g_assert_true (tl_store_note_own_codebook (fixture->store, "abc", NULL, &error));
  g_assert_true (tl_store_note_own_codebook (fixture->store, "abc", NULL, &error));
  g_assert_true (tl_store_has_own_codebook (fixture->store, "abc", &has, NULL, &error));
  g_assert_true (has);
  g_assert_no_error (error);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/summary", test_summary);
  ADD ("/store/summary/findings-that-count", test_findings_that_count);
  ADD ("/store/summary/untouched", test_untouched);
  ADD ("/store/summary/subjects", test_subjects);
  ADD ("/store/summary/own-codebook", test_own_codebook);
  return g_test_run ();
}
