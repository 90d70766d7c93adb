/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What each word says for or against a theme. A word's weight is the log of its odds among passages
 * of the theme to its odds in the rest of the prose, drawn towards nought by what is known of the
 * word in all prose, so that a rare word has to be met more than once before it counts: Monroe,
 * Colaresi and Quinn, "Fightin' Words", Political Analysis 16 (4), 2008, section 3.4. What it says
 * for passages that were rejected is taken off it. A passage counts a word once, and one that is
 * only ever met with a capital letter is taken for a name and says nothing. */

typedef enum {
  TL_MISSED_ACCEPTED,     /* by a person, or coded by hand */
  TL_MISSED_FOUND,        /* all that count for the theme */
  TL_MISSED_REJECTED,
  TL_MISSED_REST,
  TL_MISSED_N_SIDES
} TlMissedSide;

typedef struct _TlMissedWeights TlMissedWeights;

TlMissedWeights *tl_missed_weights_new     (void);
void             tl_missed_weights_free    (TlMissedWeights *weights);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlMissedWeights, tl_missed_weights_free)

void             tl_missed_weights_add     (TlMissedWeights *weights,
                                            TlMissedSide     side,
                                            const char      *text);
guint            tl_missed_weights_get_n   (TlMissedWeights *weights,
                                            TlMissedSide     side);
/* Works the weights out from the passages of @side, TL_MISSED_ACCEPTED or TL_MISSED_FOUND. */
void             tl_missed_weights_settle  (TlMissedWeights *weights,
                                            TlMissedSide     side);
/* Returns: of a stem; 0 for one that was never met. */
double           tl_missed_weights_get     (TlMissedWeights *weights,
                                            const char      *stem);

/* TlMissedLead: a word to look for: a form of it that was met, its weight, and the share of
 * paragraphs of the rest that have it. */
typedef struct {
  const char *form;
  double      weight;
  double      certainty;    /* the weight in standard errors */
  double      share;
} TlMissedLead;
/* Returns: (transfer full) (element-type TlMissedLead): words that speak for the theme, the most
 * certain first; good as long as @weights */
GArray          *tl_missed_weights_list_leads (TlMissedWeights *weights);

G_END_DECLS
