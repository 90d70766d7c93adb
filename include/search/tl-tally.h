/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-query.h"
#include "tl-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-tally
 * @short_description: counts of findings and of reviews, under a query
 *
 * Held in memory from the library's rollup (one row a review and sort of finding) and counted in
 * one pass; filters that need single findings (words, tags) are answered by SQL first. Immutable
 * once loaded: load another when the library has changed. Usable from any thread.
 *
 * What counts, everywhere: a finding is one passage coded with one theme, and counts once; a
 * passage coded with two themes is two findings. A review counts once under a value, however many
 * findings it has there and in whichever of its documents. Rejected, denied and maybe findings
 * count only when the query includes them, but those rejected always do under that status; removed
 * reviews never do. Every count is the length of the list that the same query gives
 * (tl_finding_ids_load()).
 */

#define TL_TYPE_TALLY (tl_tally_get_type ())
typedef struct _TlTally TlTally;
GType    tl_tally_get_type   (void) G_GNUC_CONST;

TlTally *tl_tally_load       (TlStore             *store,
                              GCancellable        *cancellable,
                              GError             **error);
TlTally *tl_tally_ref        (TlTally             *tally);
void     tl_tally_unref      (TlTally             *tally);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlTally, tl_tally_unref)

/** TlCount: a value of a filter with what it would leave. */
typedef struct {
  char *value;
  guint findings;
  guint reviews;
} TlCount;

void      tl_count_free      (TlCount             *count);

/** TlCounts: a whole panel.
 * @findings: all that the query asks for
 * @reviews: reviews that have one of them
 * @readable_reviews: reviews the query's review filters admit with at least one readable page
 * @unread_reviews: reviews they admit with pages still to be read
 * @values: for each #TlFilter, (element-type TlCount): every value that occurs, each counted under
 *   the rest of the query but not under its own filter; and those the query names that do not, with
 *   0. Most reviews first, then most findings; decades and years by time. The limits of
 *   tl_query_with_years() are counted as part of the filter on years. */
typedef struct {
  guint      findings;
  guint      reviews;
  guint      readable_reviews;
  guint      unread_reviews;
  GPtrArray *values[TL_N_FILTERS];
} TlCounts;
void      tl_counts_free     (TlCounts            *counts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlCounts, tl_counts_free)

/** tl_tally_count: Returns: (transfer full): or %NULL with an error (words or tags are asked of the
 * library) */
TlCounts *tl_tally_count     (TlTally             *tally,
                              TlStore             *store,
                              TlQuery             *query,
                              GCancellable        *cancellable,
                              GError             **error);

/** TlCell: a theme under one value of another filter.
 * @readable_reviews: reviews with that value, admitted by the query's review filters, with at least
 *   one readable page; of all values when findings, not reviews, have them (section) */
typedef struct {
  char  *theme;
  char  *value;
  guint  reviews;
  guint  findings;
  guint  readable_reviews;
} TlCell;
void      tl_cell_free       (TlCell              *cell);
/** tl_tally_cross: themes × the values of @by (decade, year, authority, region, nation, review type
 * or section). Returns: (transfer full) (element-type TlCell): only cells with findings, by theme's
 * id, then value */
GPtrArray *tl_tally_cross    (TlTally             *tally,
                              TlStore             *store,
                              TlQuery             *query,
                              TlFilter             by,
                              GCancellable        *cancellable,
                              GError             **error);

/** tl_tally_count_async: loads a tally and counts, in a worker thread and in one snapshot. */
void      tl_tally_count_async  (TlStore             *store,
                                 TlQuery             *query,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data);
/** tl_tally_count_finish: Returns: (transfer full) */
TlCounts *tl_tally_count_finish (GAsyncResult        *result,
                                 GError             **error);

G_END_DECLS
