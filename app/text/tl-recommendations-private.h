/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-document.h"
#include "tl-draft-private.h"

G_BEGIN_DECLS

/* Gives the drafts that are recommendations, or questions put to a board, their kind. */
void       tl_recommendations_mark  (GPtrArray  *drafts);
/* To whom @text is addressed: "The Board" of "The Board should …".
 * Returns: (nullable) (transfer full) */
char      *tl_recommendation_read_addressee (const char *text);
/* The recommendations among @blocks, each once, however often the document repeats it.
 * Returns: (transfer full) (element-type TlRecommendation) */
GPtrArray *tl_recommendations_list  (GPtrArray  *blocks);

G_END_DECLS
