/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-finding.h"
#include "tl-query.h"
#include "tl-store.h"

G_BEGIN_DECLS

/* TlQueryParts: which of a query's conditions a statement states. */
typedef enum {
  TL_QUERY_REVIEWS  = 1 << 0,   /* what is known of the review; the statement calls it r */
  TL_QUERY_FINDINGS = 1 << 1,   /* of the finding, which is called f, but for those below */
  TL_QUERY_TEXT     = 1 << 2,
  TL_QUERY_TAGS     = 1 << 3,
  TL_QUERY_LINKS    = 1 << 4,
  TL_QUERY_ALL      = (1 << 5) - 1
} TlQueryParts;

/* Reviews in the order people expect them in. */
#define TL_REVIEW_ORDER "r.year IS NULL, r.year, r.title COLLATE NOCASE, r.id"

/* Findings with any of these flags do not count. */
TlFindingFlags tl_query_get_left_out  (const TlQuery *query);
/* Those without all of these do not either. */
TlFindingFlags tl_query_get_wanted    (const TlQuery *query);
/* Whether only those do that are said to be causes, or effects. */
gboolean       tl_query_wants_linked  (const TlQuery *query);
/* Whether private reviews do not. */
gboolean       tl_query_hides_private (const TlQuery *query);

/* @head, which must end in a WHERE that holds something ("… WHERE r.removed IS NULL"), with the
 * conditions of @query added to it, then @tail; prepared, and the conditions' values bound. */
TlStatement *tl_query_prepare   (const TlQuery *query,
                                 TlQueryParts   parts,
                                 TlConnection  *connection,
                                 const char    *head,
                                 const char    *tail,
                                 GError       **error);
/* The ids of the findings @query asks for, in its order. */
GArray      *tl_query_read_ids  (const TlQuery *query,
                                 TlConnection  *connection,
                                 GError       **error);

/* The ids a statement finds. */
GArray      *tl_sql_read_ids    (TlStatement   *statement,
                                 GError       **error);
/* A list of values for a json_each() in a statement. */
void         tl_sql_bind_texts  (TlStatement   *statement,
                                 const char    *name,
                                 const char *const *values);
void         tl_sql_bind_ids    (TlStatement   *statement,
                                 const char    *name,
                                 const gint64  *ids,
                                 guint          n_ids);

G_END_DECLS
