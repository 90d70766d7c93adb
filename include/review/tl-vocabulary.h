/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-vocabulary
 * @short_description: the words used as values
 *
 * Every controlled value of the program, each with the one name that stands for it in the library,
 * on the command line and in exports. Names never change once released; values may be added at the
 * end. `tl_…_to_string()` gives the name, `tl_…_from_string()` the value, or %FALSE for a name that
 * is not of the vocabulary (the out value is left alone then).
 *
 * The label shown to people is another thing: `tl_…_get_label()`, translated.
 */

/** TlBlockKind: what a block is on its page. */
typedef enum {
  TL_BLOCK_HEADING,
  TL_BLOCK_PARAGRAPH,
  TL_BLOCK_LIST_ITEM,
  TL_BLOCK_TABLE_ROW,
  TL_BLOCK_RECOMMENDATION,
  TL_BLOCK_FOOTNOTE,
  TL_BLOCK_CAPTION,
  TL_BLOCK_CONTENTS_ENTRY,
  TL_BLOCK_RUNNING_HEADER,
  TL_BLOCK_RUNNING_FOOTER,
  TL_N_BLOCK_KINDS
} TlBlockKind;

/** TlSection: which part of a review a block stands in. */
typedef enum {
  TL_SECTION_FRONT_MATTER,
  TL_SECTION_CONTENTS,
  TL_SECTION_INTRODUCTION,
  TL_SECTION_METHODOLOGY,
  TL_SECTION_TERMS_OF_REFERENCE,
  TL_SECTION_FAMILY_BACKGROUND,
  TL_SECTION_CHRONOLOGY,
  TL_SECTION_ANALYSIS,
  TL_SECTION_FINDINGS,
  TL_SECTION_GOOD_PRACTICE,
  TL_SECTION_CONCLUSION,
  TL_SECTION_RECOMMENDATIONS,
  TL_SECTION_ACTION_PLAN,
  TL_SECTION_APPENDIX,
  TL_SECTION_GLOSSARY,
  TL_SECTION_REFERENCES,
  TL_N_SECTIONS
} TlSection;

/** TlStance: what a passage says of a theme: that it fell short, went well, or neither. */
typedef enum {
  TL_STANCE_CONCERN,
  TL_STANCE_STRENGTH,
  TL_STANCE_NEUTRAL,
  TL_N_STANCES
} TlStance;

/** TlStatementKind: the `kind` of a finding: what sort of statement it is. */
typedef enum {
  TL_STATEMENT_FINDING,
  TL_STATEMENT_INSTANCE,
  TL_STATEMENT_RECOMMENDATION,
  TL_STATEMENT_CONTEXT,
  TL_N_STATEMENT_KINDS
} TlStatementKind;

/** TlVoice: whose view a passage gives. */
typedef enum {
  TL_VOICE_REVIEWER,
  TL_VOICE_PRACTITIONER,
  TL_VOICE_FAMILY,
  TL_VOICE_AGENCY,
  TL_VOICE_LITERATURE,
  TL_N_VOICES
} TlVoice;

/** TlStatus: what a person has decided on a finding. */
typedef enum {
  TL_STATUS_SUGGESTED,
  TL_STATUS_ACCEPTED,
  TL_STATUS_REJECTED,
  TL_N_STATUSES
} TlStatus;

/** TlOrigin: who made a finding: a rule of the code book, or a person by hand. */
typedef enum {
  TL_ORIGIN_RULE,
  TL_ORIGIN_HAND,
  TL_N_ORIGINS
} TlOrigin;

/** TlReviewType: the kind of a review, decided from nation, year and body. */
typedef enum {
  TL_REVIEW_PUBLIC_INQUIRY,
  TL_REVIEW_INDEPENDENT_INQUIRY,
  TL_REVIEW_PART_8_REVIEW,
  TL_REVIEW_SERIOUS_CASE_REVIEW,
  TL_REVIEW_LOCAL_CHILD_SAFEGUARDING_PRACTICE_REVIEW,
  TL_REVIEW_NATIONAL_REVIEW,
  TL_REVIEW_CHILD_PRACTICE_REVIEW,
  TL_REVIEW_SINGLE_UNIFIED_SAFEGUARDING_REVIEW,
  TL_REVIEW_SIGNIFICANT_CASE_REVIEW,
  TL_REVIEW_LEARNING_REVIEW,
  TL_REVIEW_CASE_MANAGEMENT_REVIEW,
  TL_REVIEW_THEMATIC_REVIEW,
  TL_REVIEW_JOINT_REVIEW,
  TL_REVIEW_SAFEGUARDING_ADULT_REVIEW,
  TL_REVIEW_DOMESTIC_HOMICIDE_REVIEW,
  TL_REVIEW_RAPID_REVIEW,
  TL_REVIEW_OTHER,
  TL_N_REVIEW_TYPES
} TlReviewType;

/** TlDocumentKind: which document of a review a file is. */
typedef enum {
  TL_DOCUMENT_OVERVIEW,
  TL_DOCUMENT_EXECUTIVE_SUMMARY,
  TL_DOCUMENT_RESPONSE,
  TL_DOCUMENT_ACTION_PLAN,
  TL_DOCUMENT_BRIEFING,
  TL_DOCUMENT_TRANSLATION,
  TL_DOCUMENT_OTHER,
  TL_N_DOCUMENT_KINDS
} TlDocumentKind;

/** TlPageOrigin: where the text of a page came from. An image page has none and is not readable
 * until it is read by OCR; a damaged page could not be opened at all. */
typedef enum {
  TL_PAGE_TEXT,
  TL_PAGE_IMAGE,
  TL_PAGE_OCR,
  TL_PAGE_DAMAGED,
  TL_PAGE_BLANK,
  TL_N_PAGE_ORIGINS
} TlPageOrigin;

/** TlFactName: what can be known of a review. Authors and markings (DRAFT, OFFICIAL-SENSITIVE …, as
 * printed) may occur several times, in order. */
typedef enum {
  TL_FACT_TITLE,
  TL_FACT_SUBJECT,
  TL_FACT_REVIEW_TYPE,
  TL_FACT_NATION,
  TL_FACT_AUTHORITY,
  TL_FACT_REGION,
  TL_FACT_AUTHORS,
  TL_FACT_PUBLISHED,
  TL_FACT_INCIDENT_YEAR,
  TL_FACT_CHILD_AGE,
  TL_FACT_HARM,
  TL_FACT_METHODOLOGY,
  TL_FACT_ISBN_OR_URL,
  TL_FACT_PLACE,
  TL_FACT_PUBLISHER,
  TL_FACT_EDITION,
  TL_FACT_ACCESSED,
  TL_FACT_MARKINGS,
  TL_N_FACTS
} TlFactName;

#define TL_DECLARE_WORDS(Type, prefix)                       \
  const char *prefix##_to_string (Type value);               \
  gboolean prefix##_from_string (const char *name,           \
                                 Type       *value);         \
  const char *prefix##_get_label (Type value);

TL_DECLARE_WORDS (TlBlockKind, tl_block_kind)
TL_DECLARE_WORDS (TlSection, tl_section)
TL_DECLARE_WORDS (TlStance, tl_stance)
TL_DECLARE_WORDS (TlStatementKind, tl_statement_kind)
TL_DECLARE_WORDS (TlVoice, tl_voice)
TL_DECLARE_WORDS (TlStatus, tl_status)
TL_DECLARE_WORDS (TlOrigin, tl_origin)
TL_DECLARE_WORDS (TlReviewType, tl_review_type)
TL_DECLARE_WORDS (TlDocumentKind, tl_document_kind)
TL_DECLARE_WORDS (TlPageOrigin, tl_page_origin)
TL_DECLARE_WORDS (TlFactName, tl_fact_name)

G_END_DECLS
