/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-document.h"
#include "tl-finding.h"

static GPtrArray *
make_pages (void)
{
  TlPageOrigin origins[] = {
    TL_PAGE_TEXT, TL_PAGE_IMAGE, TL_PAGE_OCR, TL_PAGE_DAMAGED, TL_PAGE_BLANK
  };
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_page_unref);

  for (guint i = 0; i < G_N_ELEMENTS (origins); i++)
    {
      TlPageFields fields = { .number = i + 1, .origin = origins[i] };

      g_ptr_array_add (pages, tl_page_new (&fields));
    }
  return pages;
}

static void
add_block (GPtrArray  *blocks,
           TlBlockKind kind,
           const char *text)
{
  g_ptr_array_add (blocks, tl_block_new (&(TlBlockFields) { .kind = kind, .text = text }));
}

static GPtrArray *
make_blocks (void)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_unref);

  add_block (blocks, TL_BLOCK_RUNNING_HEADER, "Not these three");
  add_block (blocks, TL_BLOCK_CONTENTS_ENTRY, "Nor these …… 4");
  add_block (blocks, TL_BLOCK_HEADING, "Analysis");
  add_block (blocks, TL_BLOCK_PARAGRAPH, "The social worker’s naïve — hopeful – view (2009).");
  add_block (blocks, TL_BLOCK_RUNNING_FOOTER, "Page 4");
  return blocks;
}

static void
test_counts (void)
{
  g_autoptr (GPtrArray) pages = make_pages ();
  g_autoptr (GPtrArray) blocks = make_blocks ();
  g_autoptr (TlDocument) document = tl_document_new (&(TlDocumentFields) {
    .kind = TL_DOCUMENT_OVERVIEW, .pages = pages, .blocks = blocks });

  g_assert_cmpuint (tl_document_count_unreadable (document), ==, 2);
  g_assert_cmpuint (tl_document_count_words (document), ==, 1 + 7);
}

static void
test_outlives_what_it_was_made_of (void)
{
  GPtrArray *pages = make_pages ();
  GPtrArray *blocks = make_blocks ();
  const char *labels[] = { NULL, "i", "ii", NULL, "1" };
  g_autoptr (TlDocument) document = tl_document_new (&(TlDocumentFields) {
    .pages = pages, .page_labels = labels, .blocks = blocks });

  g_ptr_array_unref (pages);
  g_ptr_array_unref (blocks);
  labels[1] = "changed";
  g_assert_cmpuint (tl_document_get_n_pages (document), ==, 5);
  g_assert_cmpuint (tl_page_get_number (tl_document_get_page (document, 2)), ==, 2);
  g_assert_null (tl_document_get_page_label (document, 1));
  g_assert_cmpstr (tl_document_get_page_label (document, 2), ==, "i");
  g_assert_cmpstr (tl_document_get_page_label (document, 5), ==, "1");
  g_assert_cmpstr (tl_block_get_text (tl_document_get_block (document, 2)), ==, "Analysis");
}

static void
test_find_fact_is_the_first_of_that_name (void)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_fact_unref);
  g_autoptr (TlDocument) document = NULL;
  TlFact *author;

  g_ptr_array_add (facts, tl_fact_new (&(TlFactFields) {
    .name = TL_FACT_AUTHORS, .attribute = "colour", .value = "green" }));
  g_ptr_array_add (facts, tl_fact_new (&(TlFactFields) {
    .name = TL_FACT_AUTHORS, .value = "A. First", .page = 1, .text = "by A. First",
    .confidence = 2 }));
  g_ptr_array_add (facts, tl_fact_new (&(TlFactFields) {
    .name = TL_FACT_AUTHORS, .value = "B. Second" }));
  document = tl_document_new (&(TlDocumentFields) { .facts = facts });

  author = tl_document_find_fact (document, TL_FACT_AUTHORS);
  g_assert_cmpstr (tl_fact_get_value (author), ==, "A. First");
  g_assert_cmpstr (tl_fact_get_text (author), ==, "by A. First");
  g_assert_cmpfloat (tl_fact_get_confidence (author), ==, 1);
  g_assert_null (tl_document_find_fact (document, TL_FACT_TITLE));
  g_assert_cmpuint (tl_document_get_n_facts (document), ==, 3);
}

static void
test_nothing_in_it (void)
{
  g_autoptr (TlDocument) document = tl_document_new (&(TlDocumentFields) { 0 });

  g_assert_cmpuint (tl_document_get_n_pages (document), ==, 0);
  g_assert_cmpuint (tl_document_get_n_recommendations (document), ==, 0);
  g_assert_cmpuint (tl_document_count_words (document), ==, 0);
}

static void
test_a_page_there_is_not (void)
{
  g_autoptr (TlDocument) document = tl_document_new (&(TlDocumentFields) { 0 });

  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*number >= 1*");
  g_assert_null (tl_document_get_page (document, 0));
  g_test_assert_expected_messages ();
}

static void
test_finding_keeps_its_own_marks (void)
{
  TlSpan marks[] = { { 4, 6 }, { 12, 2 } };
  g_autoptr (TlFinding) finding = tl_finding_new (&(TlFindingFields) {
    .block = 3, .theme = "supervision", .stance = TL_STANCE_CONCERN,
    .flags = TL_FINDING_DENIED | TL_FINDING_MAYBE, .span = { 0, 20 },
    .marks = marks, .n_marks = G_N_ELEMENTS (marks), .rule = "supervision.c12" });
  guint n_marks;

  marks[1].start = 99;
  g_assert_cmpuint (tl_finding_get_marks (finding, &n_marks)[1].start, ==, 12);
  g_assert_cmpuint (n_marks, ==, 2);
  g_assert_cmpint (tl_finding_get_flags (finding), ==, TL_FINDING_DENIED | TL_FINDING_MAYBE);
  g_assert_cmpuint (tl_finding_get_span (finding).length, ==, 20);
  g_assert_cmpstr (tl_finding_get_rule (finding), ==, "supervision.c12");
  g_assert_null (tl_finding_get_rule_hash (finding));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/counts", test_counts);
  g_test_add_func ("/document/outlives-what-it-was-made-of", test_outlives_what_it_was_made_of);
  g_test_add_func ("/document/find-fact-is-the-first-of-that-name",
                   test_find_fact_is_the_first_of_that_name);
  g_test_add_func ("/document/nothing-in-it", test_nothing_in_it);
  g_test_add_func ("/document/a-page-there-is-not", test_a_page_there_is_not);
  g_test_add_func ("/finding/keeps-its-own-marks", test_finding_keeps_its_own_marks);
  return g_test_run ();
}
