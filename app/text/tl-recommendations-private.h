/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-document.h"
#include "tl-draft-private.h"

G_BEGIN_DECLS

/* Gives the drafts that are recommendations, or questions put to a board, their kind. */
void       tl_recommendations_mark  (GPtrArray  *drafts);
/* Takes the rows of tables of recommendations apart, as the heads of these say. */
void       tl_recommendations_read_rows (GPtrArray *drafts);
/* What @draft asks for, without what stands beside that in its row. */
const char *tl_recommendation_get_asked (const TlDraft *draft);
/* Whether @label is one of a recommendation: "Recommendation 3", "Rec. 2". */
gboolean   tl_recommendation_is_named (const char *label);
/* Whether @draft bears the number of a recommendation. */
gboolean   tl_recommendation_is_labelled (const TlDraft *draft);
/* Whether @text asks somebody to do something, or puts a question. */
gboolean   tl_recommendation_asks   (const char *text);
/* Whether @draft is one even among conclusions: by its label, or as it says who should do what. */
gboolean   tl_recommendation_is_put (const TlDraft *draft);
/* Whether @draft leads up to recommendations, or speaks of them. */
gboolean   tl_recommendation_introduces (const TlDraft *draft);
/* Whether @draft may be one of the items that @lead has below it. */
gboolean   tl_recommendation_may_part (const TlDraft *lead,
                                       const TlDraft *draft);
/* Makes what goes on with a recommendation, the paragraphs and items below it, part of it: of its
 * kind, and of level 1. */
void       tl_recommendations_continue (GPtrArray *drafts);
/* To whom @text is addressed: "The Board" of "The Board should …".
 * Returns: (nullable) (transfer full) */
char      *tl_recommendation_read_addressee (const char *text);
/* The recommendations among @drafts, in reading order, but those that only repeat one of the
 * document after all others.
 * Returns: (transfer full) (element-type TlRecommendation) */
GPtrArray *tl_recommendations_list  (GPtrArray  *drafts);

G_END_DECLS
