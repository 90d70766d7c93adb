/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-query.h"
#include "tl-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-depth
 * @short_description: how far a theme got in a review
 *
 * A theme may be mentioned in a review, be found by its author, be named among what was learnt, and
 * come to be recommended on: a ladder. That it is on no rung means that no rule matched, and not
 * that the review is silent.
 */

/**
 * TlRung:
 * @TL_RUNG_MENTIONED: any finding that counts
 * @TL_RUNG_FOUND: one that is a finding, not a fact of the story or a recommendation, in the
 *   reviewer's own voice
 * @TL_RUNG_NAMED: one, other than a recommendation, among the findings and lessons or in the
 *   conclusion
 * @TL_RUNG_RECOMMENDED: a recommendation
 * @TL_RUNG_NATIONAL: a recommendation to a government or a national body, where its addressee is
 *   known
 */
typedef enum {
  TL_RUNG_MENTIONED,
  TL_RUNG_FOUND,
  TL_RUNG_NAMED,
  TL_RUNG_RECOMMENDED,
  TL_RUNG_NATIONAL,
  TL_N_RUNGS
} TlRung;

/** tl_rung_to_string: Returns: its name on the command line ("found"). */
const char *tl_rung_to_string (TlRung rung);

/** tl_query_with_rung: Returns: (transfer full): @query, narrowed to the findings of that rung; of
 * the national rung, to those of the one below it. %NULL when it asks for none of these. */
TlQuery    *tl_query_with_rung (const TlQuery *query,
                                TlRung         rung);

/**
 * TlDepth: one theme in one review.
 * @theme: its id
 * @title: (nullable): of the review
 * @year: of publication; 0 when unknown
 * @findings: how many stand on each rung; a finding may stand on several
 */
typedef struct {
  char   *theme;
  gint64  review;
  char   *title;
  int     year;
  guint   findings[TL_N_RUNGS];
} TlDepth;
void       tl_depth_free         (TlDepth             *depth);
/** tl_depth_get_rung: Returns: the highest rung that is reached. */
TlRung     tl_depth_get_rung     (const TlDepth       *depth);

/** tl_depths_load: Returns: (transfer full) (element-type TlDepth): of the findings that @query
 * asks for, by theme's id, then by review in their order; or %NULL with an error */
GPtrArray *tl_depths_load        (TlStore             *store,
                                  TlQuery             *query,
                                  GCancellable        *cancellable,
                                  GError             **error);
void       tl_depths_load_async  (TlStore             *store,
                                  TlQuery             *query,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);
GPtrArray *tl_depths_load_finish (GAsyncResult        *result,
                                  GError             **error);

G_END_DECLS
