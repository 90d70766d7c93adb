/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-sample-score.h"

G_BEGIN_DECLS

/* Figures of a sample as one would say them. @tested: (nullable): the coder who is measured; the
 * rules when NULL. Each is (transfer full). */

/* "Of what the rules found, 7 in 10 was right (5 to 8.5 in 10). …", or that there is too little to
 * say. */
char *tl_sample_score_dup_sentence (const TlSampleScore *score,
                                    const char          *tested);
/* "F1 0.72 (0.55 to 0.83) · kappa 0.66 (0.43 to 0.89)"; NULL when neither is known. */
char *tl_sample_score_dup_figures  (const TlSampleScore *score);

G_END_DECLS
