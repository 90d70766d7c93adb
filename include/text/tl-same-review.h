/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-fact.h"

G_BEGIN_DECLS

/**
 * SECTION:tl-same-review
 * @short_description: whether two documents are of one review
 *
 * A review may be published as an overview report, an executive summary, a response, an action
 * plan, a briefing and in another language, and counts as one. Codes such as "Child A" are given
 * anew by every board and every year: the board, the child and the year must all be known and
 * agree.
 */

/**
 * tl_same_review:
 * @kind: which document of a review the one is
 * @facts: (element-type TlFact): what is known of it
 * @other_kind: which the other one is
 * @other_facts: (element-type TlFact): and what is known of that
 *
 * Documents of one kind are never of one review: a second overview report is another review, or
 * another edition, which a person decides. What a person set counts as what was read does. Pure;
 * symmetric; may be called from any thread.
 *
 * Returns: whether both are documents of the same review
 */
gboolean tl_same_review (TlDocumentKind  kind,
                         GPtrArray      *facts,
                         TlDocumentKind  other_kind,
                         GPtrArray      *other_facts);

/**
 * tl_maybe_same_review:
 * @facts: (element-type TlFact): what is known of a review
 * @other_facts: (element-type TlFact): and of another
 *
 * Whether to ask a person about them: a review may have been imported twice, as a scan and as it
 * was published, say. Board, child and year agree; or title and year, and the board or the child,
 * and nothing known speaks against it. Pure; symmetric; may be called from any thread.
 *
 * Returns: whether both may be the same review
 */
gboolean tl_maybe_same_review (GPtrArray *facts,
                               GPtrArray *other_facts);

G_END_DECLS
