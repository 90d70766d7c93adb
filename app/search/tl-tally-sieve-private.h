/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-tally-private.h"

G_BEGIN_DECLS

/* Rows are counted in one pass: each fails some of the query's filters. One that fails none counts
 * under all its values; one that fails a single filter counts under that filter's value only,
 * since a filter does not narrow its own counts; the rest count nowhere. */

/* Beside a bit for each filter: what no filter lets in. */
#define TL_FAILS_ALL (1u << TL_N_FILTERS)

typedef struct {
  TlTally  *tally;
  TlQuery  *query;
  guint32   flags;                          /* findings with any of these do not count */
  guint32   wanted;                         /* nor do those without all of these */
  gboolean *admits[TL_N_ROW_FILTERS];       /* by value; NULL when all are let in */
  guint32  *review_fails;                   /* by review: the filters it fails */
} TlSieve;

/* Borrows both. Tags are not sieved: rows that come by way of SQL are narrowed to them already. */
TlSieve *tl_sieve_new       (TlTally          *tally,
                             TlQuery          *query);
void     tl_sieve_free      (TlSieve          *sieve);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlSieve, tl_sieve_free)
/* The filters that @row fails, a bit each. */
guint32  tl_sieve_get_fails (const TlSieve    *sieve,
                             const TlTallyRow *row);
/* The rows that have the words and tags of the query: the tally's own when it has neither.
 * Returns: (transfer full) */
GArray  *tl_sieve_read_rows (const TlSieve    *sieve,
                             TlConnection     *connection,
                             GError          **error);

guint       tl_tally_get_n_values (const TlTally    *tally,
                                   guint             filter);
const char *tl_tally_get_text     (const TlTally    *tally,
                                   guint             filter,
                                   guint             value);
guint32     tl_tally_find_value   (const TlTally    *tally,
                                   guint             filter,
                                   const char       *text);
guint32     tl_tally_get_value    (const TlTally    *tally,
                                   const TlTallyRow *row,
                                   guint             filter);

typedef struct {
  guint   findings;
  guint   reviews;
  guint32 last;       /* the review counted last, plus one */
} TlCounter;

void     tl_counter_add     (TlCounter        *counter,
                             const TlTallyRow *row);

G_END_DECLS
