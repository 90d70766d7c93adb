/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-block.h"
#include "tl-fact.h"

G_BEGIN_DECLS

/**
 * SECTION:tl-document
 * @short_description: a PDF as it was understood: blocks in reading order, facts, recommendations
 *
 * Immutable; usable from any thread.
 */

/** TL_READER_VERSION: raised whenever reading the same file may give other blocks or facts. */
#define TL_READER_VERSION 2

#define TL_TYPE_RECOMMENDATION (tl_recommendation_get_type ())
typedef struct _TlRecommendation TlRecommendation;
GType tl_recommendation_get_type (void) G_GNUC_CONST;

/**
 * TlRecommendationFields:
 * @number: (nullable): as printed ("3", "Recommendation 3", "R3")
 * @text: verbatim as in the block
 * @addressee: (nullable): to whom, as printed
 * @block: index of its block in the document
 * @same_as: the recommendation of the document that this one repeats (a summary does so, or an
 *   appendix), counted from 1; 0 for none
 */
typedef struct {
  const char *number;
  const char *text;
  const char *addressee;
  guint       block;
  guint       same_as;
} TlRecommendationFields;

TlRecommendation *tl_recommendation_new           (const TlRecommendationFields *fields);
TlRecommendation *tl_recommendation_ref           (TlRecommendation *recommendation);
void              tl_recommendation_unref         (TlRecommendation *recommendation);
const char       *tl_recommendation_get_number    (const TlRecommendation *recommendation);
const char       *tl_recommendation_get_text      (const TlRecommendation *recommendation);
const char       *tl_recommendation_get_addressee (const TlRecommendation *recommendation);
guint             tl_recommendation_get_block     (const TlRecommendation *recommendation);
/** tl_recommendation_get_same_as: Returns: the one it repeats, counted from 1; 0 for none. */
guint             tl_recommendation_get_same_as   (const TlRecommendation *recommendation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlRecommendation, tl_recommendation_unref)

#define TL_TYPE_DOCUMENT (tl_document_get_type ())
typedef struct _TlDocument TlDocument;
GType tl_document_get_type (void) G_GNUC_CONST;

/**
 * TlDocumentFields:
 * @kind: which document of a review
 * @pages: (element-type TlPage): all pages in order; referenced
 * @page_labels: (nullable) (array): the printed page number of each page (%NULL where it has none),
 *   from the running headers and footers, else from the PDF's own labels; as many as pages; copied
 * @blocks: (element-type TlBlock): in reading order; referenced
 * @facts: (element-type TlFact): referenced
 * @recommendations: (element-type TlRecommendation): referenced
 */
typedef struct {
  TlDocumentKind     kind;
  GPtrArray         *pages;
  const char *const *page_labels;
  GPtrArray         *blocks;
  GPtrArray         *facts;
  GPtrArray         *recommendations;
} TlDocumentFields;

TlDocument       *tl_document_new                   (const TlDocumentFields *fields);
TlDocument       *tl_document_ref                   (TlDocument *document);
void              tl_document_unref                 (TlDocument *document);
TlDocumentKind    tl_document_get_kind              (const TlDocument *document);
guint             tl_document_get_n_pages           (const TlDocument *document);
/** tl_document_get_page: Returns: (transfer none): page @number, from 1. */
TlPage           *tl_document_get_page              (const TlDocument *document,
                                                     guint             number);
/** tl_document_get_page_label: Returns: (nullable): the number printed on page @number. */
const char       *tl_document_get_page_label        (const TlDocument *document,
                                                     guint             number);
guint             tl_document_get_n_blocks          (const TlDocument *document);
TlBlock          *tl_document_get_block             (const TlDocument *document,
                                                     guint             index);
guint             tl_document_get_n_facts           (const TlDocument *document);
TlFact           *tl_document_get_fact              (const TlDocument *document,
                                                     guint             index);
/** tl_document_find_fact: Returns: (nullable) (transfer none): the first fact of that name. */
TlFact           *tl_document_find_fact             (const TlDocument *document,
                                                     TlFactName        name);
guint             tl_document_get_n_recommendations (const TlDocument *document);
TlRecommendation *tl_document_get_recommendation    (const TlDocument *document,
                                                     guint             index);
/** tl_document_count_words: Returns: words in the blocks that are not running headers, footers or
 * contents entries. */
guint             tl_document_count_words           (const TlDocument *document);
/** tl_document_count_unreadable: Returns: pages that are images not yet read by OCR, or damaged. */
guint             tl_document_count_unreadable      (const TlDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlDocument, tl_document_unref)

G_END_DECLS
