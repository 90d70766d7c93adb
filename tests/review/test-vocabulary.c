/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-vocabulary.h"

/* Every value has a name and a label, and its name leads back to it. */
#define CHECK_WORDS(Type, prefix, n_words)                             \
  for (guint i = 0; i < n_words; i++)                                  \
    {                                                                  \
      Type value = (Type) n_words;                                     \
                                                                       \
      g_assert_true (prefix##_from_string (prefix##_to_string ((Type) i), &value)); \
      g_assert_cmpint (value, ==, i);                                  \
      g_assert_cmpstr (prefix##_get_label ((Type) i), !=, "");         \
    }

static void
test_every_word_leads_back (void)
{
  CHECK_WORDS (TlBlockKind, tl_block_kind, TL_N_BLOCK_KINDS);
  CHECK_WORDS (TlSection, tl_section, TL_N_SECTIONS);
  CHECK_WORDS (TlStance, tl_stance, TL_N_STANCES);
  CHECK_WORDS (TlStatementKind, tl_statement_kind, TL_N_STATEMENT_KINDS);
  CHECK_WORDS (TlVoice, tl_voice, TL_N_VOICES);
  CHECK_WORDS (TlStatus, tl_status, TL_N_STATUSES);
  CHECK_WORDS (TlOrigin, tl_origin, TL_N_ORIGINS);
  CHECK_WORDS (TlReviewType, tl_review_type, TL_N_REVIEW_TYPES);
  CHECK_WORDS (TlDocumentKind, tl_document_kind, TL_N_DOCUMENT_KINDS);
  CHECK_WORDS (TlPageOrigin, tl_page_origin, TL_N_PAGE_ORIGINS);
  CHECK_WORDS (TlFactName, tl_fact_name, TL_N_FACTS);
}

static void
test_names_are_the_released_ones (void)
{
  g_assert_cmpstr (tl_section_to_string (TL_SECTION_FRONT_MATTER), ==, "front-matter");
  g_assert_cmpstr (tl_section_to_string (TL_SECTION_TERMS_OF_REFERENCE), ==, "terms-of-reference");
  g_assert_cmpstr (tl_review_type_to_string (TL_REVIEW_SERIOUS_CASE_REVIEW), ==,
                   "serious-case-review");
  g_assert_cmpstr (tl_review_type_to_string (TL_REVIEW_CHILD_PRACTICE_REVIEW), ==,
                   "child-practice-review");
  g_assert_cmpstr (tl_fact_name_to_string (TL_FACT_INCIDENT_YEAR), ==, "incident_year");
  g_assert_cmpstr (tl_fact_name_to_string (TL_FACT_ISBN_OR_URL), ==, "isbn_or_url");
  g_assert_cmpstr (tl_block_kind_to_string (TL_BLOCK_CONTENTS_ENTRY), ==, "contents-entry");
  g_assert_cmpstr (tl_document_kind_to_string (TL_DOCUMENT_EXECUTIVE_SUMMARY), ==,
                   "executive-summary");
  g_assert_cmpstr (tl_page_origin_to_string (TL_PAGE_OCR), ==, "ocr");
  g_assert_cmpstr (tl_origin_to_string (TL_ORIGIN_HAND), ==, "hand");
}

static void
test_labels_are_for_people (void)
{
  g_assert_cmpstr (tl_review_type_get_label (TL_REVIEW_SERIOUS_CASE_REVIEW), ==,
                   "Serious case review");
  g_assert_cmpstr (tl_section_get_label (TL_SECTION_TERMS_OF_REFERENCE), ==, "Terms of reference");
}

static void
test_a_strange_name_changes_nothing (void)
{
  TlStance stance = TL_STANCE_STRENGTH;

  g_assert_false (tl_stance_from_string ("Concern", &stance));
  g_assert_false (tl_stance_from_string ("", &stance));
  g_assert_false (tl_stance_from_string (NULL, &stance));
  g_assert_cmpint (stance, ==, TL_STANCE_STRENGTH);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vocabulary/every-word-leads-back", test_every_word_leads_back);
  g_test_add_func ("/vocabulary/names-are-the-released-ones", test_names_are_the_released_ones);
  g_test_add_func ("/vocabulary/labels-are-for-people", test_labels_are_for_people);
  g_test_add_func ("/vocabulary/a-strange-name-changes-nothing",
                   test_a_strange_name_changes_nothing);
  return g_test_run ();
}
