/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-vocabulary.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const char *name;
  const char *label;
} Word;

/* Defines the three functions of a vocabulary from its table. Its context is the one its labels are
 * marked with, so that "Finding" and "Findings", "Other" and "Other" can be translated each by
 * itself. */
#define DEFINE_WORDS(Type, prefix, words, context)                        \
  const char *                                                            \
  prefix##_to_string (Type value)                                         \
  {                                                                       \
    g_return_val_if_fail ((gsize) value < G_N_ELEMENTS (words), NULL);    \
    return words[value].name;                                             \
  }                                                                       \
                                                                          \
  gboolean                                                                \
  prefix##_from_string (const char *name,                                 \
                        Type       *value)                                \
  {                                                                       \
    int found = find_word (words, G_N_ELEMENTS (words), name);            \
                                                                          \
    if (found < 0)                                                        \
      return FALSE;                                                       \
    *value = (Type) found;                                                \
    return TRUE;                                                          \
  }                                                                       \
                                                                          \
  const char *                                                            \
  prefix##_get_label (Type value)                                         \
  {                                                                       \
    g_return_val_if_fail ((gsize) value < G_N_ELEMENTS (words), NULL);    \
    return g_dpgettext2 (GETTEXT_PACKAGE, context, words[value].label);   \
  }

static int
find_word (const Word *words,
           gsize       n_words,
           const char *name)
{
  for (gsize i = 0; i < n_words; i++)
    {
      if (g_strcmp0 (words[i].name, name) == 0)
        return (int) i;
    }
  return -1;
}

static const Word block_kinds[] = {
  [TL_BLOCK_HEADING] = { "heading", NC_("block", "Heading") },
  [TL_BLOCK_PARAGRAPH] = { "paragraph", NC_("block", "Paragraph") },
  [TL_BLOCK_LIST_ITEM] = { "list-item", NC_("block", "List item") },
  [TL_BLOCK_TABLE_ROW] = { "table-row", NC_("block", "Table row") },
  [TL_BLOCK_RECOMMENDATION] = { "recommendation", NC_("block", "Recommendation") },
  [TL_BLOCK_FOOTNOTE] = { "footnote", NC_("block", "Footnote") },
  [TL_BLOCK_CAPTION] = { "caption", NC_("block", "Caption") },
  [TL_BLOCK_CONTENTS_ENTRY] = { "contents-entry", NC_("block", "Contents entry") },
  [TL_BLOCK_RUNNING_HEADER] = { "running-header", NC_("block", "Running header") },
  [TL_BLOCK_RUNNING_FOOTER] = { "running-footer", NC_("block", "Running footer") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (block_kinds) == TL_N_BLOCK_KINDS);
DEFINE_WORDS (TlBlockKind, tl_block_kind, block_kinds, "block")

static const Word sections[] = {
  [TL_SECTION_FRONT_MATTER] = { "front-matter", NC_("section", "Front matter") },
  [TL_SECTION_CONTENTS] = { "contents", NC_("section", "Contents") },
  [TL_SECTION_INTRODUCTION] = { "introduction", NC_("section", "Introduction") },
  [TL_SECTION_METHODOLOGY] = { "methodology", NC_("section", "Methodology") },
  [TL_SECTION_TERMS_OF_REFERENCE] = { "terms-of-reference", NC_("section", "Terms of reference") },
  [TL_SECTION_FAMILY_BACKGROUND] = { "family-background", NC_("section", "Family background") },
  [TL_SECTION_CHRONOLOGY] = { "chronology", NC_("section", "Chronology") },
  [TL_SECTION_ANALYSIS] = { "analysis", NC_("section", "Analysis") },
  [TL_SECTION_FINDINGS] = { "findings", NC_("section", "Findings") },
  [TL_SECTION_GOOD_PRACTICE] = { "good-practice", NC_("section", "Good practice") },
  [TL_SECTION_CONCLUSION] = { "conclusion", NC_("section", "Conclusion") },
  [TL_SECTION_RECOMMENDATIONS] = { "recommendations", NC_("section", "Recommendations") },
  [TL_SECTION_ACTION_PLAN] = { "action-plan", NC_("section", "Action plan") },
  [TL_SECTION_APPENDIX] = { "appendix", NC_("section", "Appendix") },
  [TL_SECTION_GLOSSARY] = { "glossary", NC_("section", "Glossary") },
  [TL_SECTION_REFERENCES] = { "references", NC_("section", "References") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (sections) == TL_N_SECTIONS);
DEFINE_WORDS (TlSection, tl_section, sections, "section")

static const Word stances[] = {
  [TL_STANCE_CONCERN] = { "concern", NC_("stance", "Concern") },
  [TL_STANCE_STRENGTH] = { "strength", NC_("stance", "Strength") },
  [TL_STANCE_NEUTRAL] = { "neutral", NC_("stance", "Neutral") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (stances) == TL_N_STANCES);
DEFINE_WORDS (TlStance, tl_stance, stances, "stance")

static const Word statement_kinds[] = {
  [TL_STATEMENT_FINDING] = { "finding", NC_("statement", "Finding") },
  [TL_STATEMENT_INSTANCE] = { "instance", NC_("statement", "Instance") },
  [TL_STATEMENT_RECOMMENDATION] = { "recommendation", NC_("statement", "Recommendation") },
  [TL_STATEMENT_CONTEXT] = { "context", NC_("statement", "Context") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (statement_kinds) == TL_N_STATEMENT_KINDS);
DEFINE_WORDS (TlStatementKind, tl_statement_kind, statement_kinds, "statement")

static const Word voices[] = {
  [TL_VOICE_REVIEWER] = { "reviewer", NC_("voice", "Reviewer") },
  [TL_VOICE_PRACTITIONER] = { "practitioner", NC_("voice", "Practitioner") },
  [TL_VOICE_FAMILY] = { "family", NC_("voice", "Family") },
  [TL_VOICE_AGENCY] = { "agency", NC_("voice", "Agency") },
  [TL_VOICE_LITERATURE] = { "literature", NC_("voice", "Literature") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (voices) == TL_N_VOICES);
DEFINE_WORDS (TlVoice, tl_voice, voices, "voice")

static const Word statuses[] = {
  [TL_STATUS_SUGGESTED] = { "suggested", NC_("status", "Suggested") },
  [TL_STATUS_ACCEPTED] = { "accepted", NC_("status", "Accepted") },
  [TL_STATUS_REJECTED] = { "rejected", NC_("status", "Rejected") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (statuses) == TL_N_STATUSES);
DEFINE_WORDS (TlStatus, tl_status, statuses, "status")

static const Word origins[] = {
  [TL_ORIGIN_RULE] = { "rule", NC_("origin", "By rule") },
  [TL_ORIGIN_HAND] = { "hand", NC_("origin", "By hand") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (origins) == TL_N_ORIGINS);
DEFINE_WORDS (TlOrigin, tl_origin, origins, "origin")

static const Word review_types[] = {
  [TL_REVIEW_PUBLIC_INQUIRY] = { "public-inquiry", NC_("review", "Public inquiry") },
  [TL_REVIEW_INDEPENDENT_INQUIRY] =
    { "independent-inquiry", NC_("review", "Independent inquiry") },
  [TL_REVIEW_PART_8_REVIEW] = { "part-8-review", NC_("review", "Part 8 review") },
  [TL_REVIEW_SERIOUS_CASE_REVIEW] =
    { "serious-case-review", NC_("review", "Serious case review") },
  [TL_REVIEW_LOCAL_CHILD_SAFEGUARDING_PRACTICE_REVIEW] =
    { "local-child-safeguarding-practice-review",
      NC_("review", "Local child safeguarding practice review") },
  [TL_REVIEW_NATIONAL_REVIEW] = { "national-review", NC_("review", "National review") },
  [TL_REVIEW_CHILD_PRACTICE_REVIEW] =
    { "child-practice-review", NC_("review", "Child practice review") },
  [TL_REVIEW_SINGLE_UNIFIED_SAFEGUARDING_REVIEW] =
    { "single-unified-safeguarding-review",
      NC_("review", "Single unified safeguarding review") },
  [TL_REVIEW_SIGNIFICANT_CASE_REVIEW] =
    { "significant-case-review", NC_("review", "Significant case review") },
  [TL_REVIEW_LEARNING_REVIEW] = { "learning-review", NC_("review", "Learning review") },
  [TL_REVIEW_CASE_MANAGEMENT_REVIEW] =
    { "case-management-review", NC_("review", "Case management review") },
  [TL_REVIEW_THEMATIC_REVIEW] = { "thematic-review", NC_("review", "Thematic review") },
  [TL_REVIEW_JOINT_REVIEW] = { "joint-review", NC_("review", "Joint review") },
  [TL_REVIEW_SAFEGUARDING_ADULT_REVIEW] =
    { "safeguarding-adult-review", NC_("review", "Safeguarding adult review") },
  [TL_REVIEW_DOMESTIC_HOMICIDE_REVIEW] =
    { "domestic-homicide-review", NC_("review", "Domestic homicide review") },
  [TL_REVIEW_RAPID_REVIEW] = { "rapid-review", NC_("review", "Rapid review") },
  [TL_REVIEW_OTHER] = { "other", NC_("review", "Other") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (review_types) == TL_N_REVIEW_TYPES);
DEFINE_WORDS (TlReviewType, tl_review_type, review_types, "review")

static const Word document_kinds[] = {
  [TL_DOCUMENT_OVERVIEW] = { "overview", NC_("document", "Overview report") },
  [TL_DOCUMENT_EXECUTIVE_SUMMARY] =
    { "executive-summary", NC_("document", "Executive summary") },
  [TL_DOCUMENT_RESPONSE] = { "response", NC_("document", "Response") },
  [TL_DOCUMENT_ACTION_PLAN] = { "action-plan", NC_("document", "Action plan") },
  [TL_DOCUMENT_BRIEFING] = { "briefing", NC_("document", "Briefing") },
  [TL_DOCUMENT_TRANSLATION] = { "translation", NC_("document", "Translation") },
  [TL_DOCUMENT_OTHER] = { "other", NC_("document", "Other") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (document_kinds) == TL_N_DOCUMENT_KINDS);
DEFINE_WORDS (TlDocumentKind, tl_document_kind, document_kinds, "document")

static const Word page_origins[] = {
  [TL_PAGE_TEXT] = { "text", NC_("page", "Text of the file") },
  [TL_PAGE_IMAGE] = { "image", NC_("page", "Image, not yet read") },
  [TL_PAGE_OCR] = { "ocr", NC_("page", "Read from an image") },
  [TL_PAGE_DAMAGED] = { "damaged", NC_("page", "Damaged") },
  [TL_PAGE_BLANK] = { "blank", NC_("page", "Blank") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (page_origins) == TL_N_PAGE_ORIGINS);
DEFINE_WORDS (TlPageOrigin, tl_page_origin, page_origins, "page")

static const Word fact_names[] = {
  [TL_FACT_TITLE] = { "title", NC_("fact", "Title") },
  [TL_FACT_SUBJECT] = { "subject", NC_("fact", "Subject") },
  [TL_FACT_REVIEW_TYPE] = { "review_type", NC_("fact", "Kind of review") },
  [TL_FACT_NATION] = { "nation", NC_("fact", "Nation") },
  [TL_FACT_AUTHORITY] = { "authority", NC_("fact", "Board or authority") },
  [TL_FACT_REGION] = { "region", NC_("fact", "Region") },
  [TL_FACT_AUTHORS] = { "authors", NC_("fact", "Authors") },
  [TL_FACT_PUBLISHED] = { "published", NC_("fact", "Published") },
  [TL_FACT_INCIDENT_YEAR] = { "incident_year", NC_("fact", "Year of the incident") },
  [TL_FACT_CHILD_AGE] = { "child_age", NC_("fact", "Age of the child") },
  [TL_FACT_HARM] = { "harm", NC_("fact", "Harm") },
  [TL_FACT_METHODOLOGY] = { "methodology", NC_("fact", "Methodology") },
  [TL_FACT_ISBN_OR_URL] = { "isbn_or_url", NC_("fact", "ISBN or web address") },
  [TL_FACT_PLACE] = { "place", NC_("fact", "Place") },
  [TL_FACT_PUBLISHER] = { "publisher", NC_("fact", "Publisher") },
  [TL_FACT_EDITION] = { "edition", NC_("fact", "Edition") },
  [TL_FACT_ACCESSED] = { "accessed", NC_("fact", "Date accessed") },
  [TL_FACT_MARKINGS] = { "markings", NC_("fact", "Markings") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (fact_names) == TL_N_FACTS);
DEFINE_WORDS (TlFactName, tl_fact_name, fact_names, "fact")
