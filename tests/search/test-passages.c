/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-filter-values.h"
#include "tl-passages.h"
#include "tl-test-library.h"

/* The documents of reviews, what stands in them, and what filters can ask for. */
static const char *const themes[] = { "load", "visits", NULL };

static TlSaved
add_review (TlTestLibrary *library,
            const char    *authority)
{
  TlTestDocument *document = tl_test_document_new (1, 0);
  guint block;

  tl_test_document_set_fact (document, TL_FACT_AUTHORITY, authority);
  tl_test_document_add_block (document, 1, TL_SECTION_ANALYSIS, NULL, "Nothing is said here.");
  block = tl_test_document_add_block (document, 1, TL_SECTION_ANALYSIS, NULL,
                                      "Caseloads were high.");
  tl_test_document_add_finding (document, block, "load", TL_STANCE_CONCERN, "Caseloads");
  return tl_test_document_save (document, library);
}

static guint
count_documents (TlTestLibrary *library,
                 gint64         review)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = tl_passages_list_documents (library->store, review, &error);

  g_assert_no_error (error);
  return ids->len;
}

static gint64
find_document (TlTestLibrary *library,
               const char    *name)
{
  g_autoptr (GError) error = NULL;
  gint64 document = -1;

  tl_passages_find_document (library->store, name, &document, &error);
  g_assert_no_error (error);
  return document;
}

static void
test_documents (void)
{
  TlTestLibrary *library = tl_test_library_new (themes);
  TlSaved saved = add_review (library, "Ambleshire");
  g_autoptr (GError) error = NULL;
  gint64 review;

  g_assert_cmpuint (count_documents (library, saved.review), ==, 1);
  g_assert_cmpuint (count_documents (library, 99), ==, 0);
  g_assert_cmpint (find_document (library, "no such file.pdf"), ==, 0);
  g_assert_true (tl_passages_find_review (library->store, saved.document, &review, &error));
  g_assert_cmpint (review, ==, saved.review);
  g_assert_true (tl_passages_find_review (library->store, 99, &review, &error));
  g_assert_cmpint (review, ==, 0);

  tl_test_library_run (library, TL_STORE_REVIEWS | TL_STORE_FINDINGS,
                       "UPDATE reviews SET removed = '2026-01-01T00:00:00Z'");
  g_assert_cmpuint (count_documents (library, saved.review), ==, 0);
  tl_test_library_free (library);
}

static void
test_passages (void)
{
  TlTestLibrary *library = tl_test_library_new (themes);
  TlSaved saved = add_review (library, "Ambleshire");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) passages = NULL;
  g_autoptr (GPtrArray) found = NULL;

  passages = tl_passages_load (library->store, saved.document, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (passages->len, ==, 2);
  g_assert_cmpstr (tl_block_get_text (((TlPassageRow *) passages->pdata[1])->block), ==,
                   "Caseloads were high.");
  found = tl_passages_load_found (library->store, saved.document, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (((TlFoundRow *) found->pdata[0])->block, ==, 1);
  g_assert_cmpstr (((TlFoundRow *) found->pdata[0])->theme, ==, "load");

  tl_test_library_run (library, TL_STORE_REVIEWS | TL_STORE_FINDINGS,
                       "UPDATE findings SET flags = 1");
  g_clear_pointer (&found, g_ptr_array_unref);
  found = tl_passages_load_found (library->store, saved.document, &error);
  g_assert_cmpuint (found->len, ==, 0);
  tl_test_library_free (library);
}

static void
test_filter_values (void)
{
  TlTestLibrary *library = tl_test_library_new (themes);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) authorities = NULL;
  g_auto (GStrv) found = NULL;

  add_review (library, "Ostleshire");
  add_review (library, "Ambleshire");
  add_review (library, "Ambleshire");
  authorities = tl_filter_load_values (library->store, TL_FILTER_AUTHORITY, &error);
  g_assert_no_error (error);
  g_assert_cmpstrv (authorities, ((const char *[]) { "Ambleshire", "Ostleshire", NULL }));
  found = tl_filter_load_values (library->store, TL_FILTER_THEME, &error);
  g_assert_cmpstrv (found, ((const char *[]) { "load", NULL }));
  g_assert_true (tl_filter_is_stored (TL_FILTER_TAG));
  g_assert_false (tl_filter_is_stored (TL_FILTER_STANCE));
  tl_test_library_free (library);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/passages/documents", test_documents);
  g_test_add_func ("/passages/passages", test_passages);
  g_test_add_func ("/passages/filter-values", test_filter_values);
  return g_test_run ();
}
