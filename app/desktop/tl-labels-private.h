/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-search.h"
#include "tl-session.h"

G_BEGIN_DECLS

/* Names and sentences for people, wherever more than one page says them. */

/** tl_filter_get_label: the heading a filter stands under ("Board"). */
const char *tl_filter_get_label      (TlFilter       filter);
/** tl_filter_dup_value_label: a value as people say it ("Supervision" for "supervision"). Returns:
 * (transfer full) */
char       *tl_filter_dup_value_label (TlSession    *session,
                                      TlFilter       filter,
                                      const char    *value);
/** tl_stance_get_symbol: a sign that goes with the word, so that colour never speaks alone. */
const char *tl_stance_get_symbol     (TlStance       stance);
/** tl_stance_get_style: the CSS class of a stance. */
const char *tl_stance_get_style      (TlStance       stance);
/** tl_voice_dup_mark: Returns: (transfer full) (nullable): "practitioner’s view"; %NULL for the
 * reviewer's, which needs no mark. */
char       *tl_voice_dup_mark        (TlVoice        voice);
/** tl_counts_dup_markup: "148 findings in 67 of 205 readable reviews · 7 not readable", the first
 * part as a heading. Returns: (transfer full) */
char       *tl_counts_dup_markup     (const TlCounts *counts);
/** tl_item_dup_citation: board, year, paragraph, page and section of a finding. Returns: (transfer
 * full) */
char       *tl_item_dup_citation     (TlFindingItem *item);
/** tl_hit_dup_citation: likewise, of a passage. Returns: (transfer full) */
char       *tl_hit_dup_citation      (const TlHit   *hit);

G_END_DECLS
