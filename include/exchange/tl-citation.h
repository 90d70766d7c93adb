/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-finding-list.h"
#include "tl-review-list.h"

G_BEGIN_DECLS

/**
 * SECTION:tl-citation
 * @short_description: where a passage stands, as people cite it
 *
 * “…” (Board, 2014, para. 4.12, p. 23; PDF p. 27): the printed page first, the PDF's own page
 * behind it where the two differ, and nothing said that is not known ("n.d." for a year that is
 * not).
 */

/**
 * TlCitation:
 * @quote: (nullable): the passage, verbatim; %NULL or "" for none
 * @authority: (nullable): the board, as the document names itself; the title stands in for it
 * @title: (nullable)
 * @year: of publication, 0 when unknown
 * @number: (nullable): the printed number of the paragraph
 * @page: from 1, as a PDF viewer counts
 * @page_label: (nullable): the number printed on the page
 * @edition: (nullable): as printed; this and what follows only a reference has
 * @place: (nullable): of publication
 * @publisher: (nullable)
 * @address: (nullable): its ISBN, or where on the web it is
 * @accessed: (nullable): when it was seen there
 */
typedef struct {
  const char *quote;
  const char *authority;
  const char *title;
  int         year;
  const char *number;
  guint       page;
  const char *page_label;
  const char *edition;
  const char *place;
  const char *publisher;
  const char *address;
  const char *accessed;
} TlCitation;

/** tl_citation_dup_passage: Returns: (transfer full): the quote with its citation, for pasting. */
char *tl_citation_dup_passage   (const TlCitation *citation);
/** tl_citation_dup_quote: Returns: (transfer full): the same of a finding. */
char *tl_citation_dup_quote     (TlFindingItem    *item);
/** tl_citation_dup_place: Returns: (transfer full): what stands in the brackets. */
char *tl_citation_dup_place     (const TlCitation *citation);
/** tl_citation_dup_reference: Returns: (transfer full): the review, as a reference: Board (2014)
 * Title, 2nd edn. Place: Publisher. ISBN or address (accessed 2021-05-04). */
char *tl_citation_dup_reference (const TlCitation *citation);
/** tl_citation_dup_review: Returns: (transfer full): the same of all that is known of a review. */
char *tl_citation_dup_review    (const TlReviewDetails *details);

G_END_DECLS
