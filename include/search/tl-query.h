/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-vocabulary.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-query
 * @short_description: a question to the library: filters and words
 *
 * Immutable; the window's six pages, the command line and the exports all ask by one. Values of one
 * filter are alternatives, filters narrow one another. A fresh query asks for every finding that
 * counts: not rejected, denied or maybe.
 */

/** TlFilter: what can be narrowed by. The values are the names of the vocabulary or the library. */
typedef enum {
  TL_FILTER_THEME,
  TL_FILTER_STANCE,
  TL_FILTER_STATUS,
  TL_FILTER_SECTION,
  TL_FILTER_KIND,
  TL_FILTER_VOICE,
  TL_FILTER_ORIGIN,
  TL_FILTER_RULE,
  TL_FILTER_TAG,
  TL_FILTER_REVIEW,       /* ids as decimal text */
  TL_FILTER_DECADE,       /* "2010s", "unknown" */
  TL_FILTER_YEAR,
  TL_FILTER_AUTHORITY,
  TL_FILTER_REGION,
  TL_FILTER_NATION,
  TL_FILTER_REVIEW_TYPE,
  TL_N_FILTERS
} TlFilter;

/** TlInclude: findings that are left out unless asked for. */
typedef enum {
  TL_INCLUDE_REJECTED = 1 << 0,
  TL_INCLUDE_DENIED   = 1 << 1,
  TL_INCLUDE_MAYBE    = 1 << 2
} TlInclude;

/** TlOrder: the order findings are listed in. */
typedef enum {
  TL_ORDER_REVIEW,        /* review by year and title, then page */
  TL_ORDER_THEME,         /* theme, then year, then page */
  TL_ORDER_YEAR           /* newest first */
} TlOrder;

#define TL_TYPE_QUERY (tl_query_get_type ())
typedef struct _TlQuery TlQuery;
GType              tl_query_get_type      (void) G_GNUC_CONST;

TlQuery           *tl_query_new           (void);
TlQuery           *tl_query_ref           (TlQuery           *query);
void               tl_query_unref         (TlQuery           *query);
gboolean           tl_query_equal         (const TlQuery     *a,
                                           const TlQuery     *b);

/* Each returns a new query (transfer full) and leaves @query as it is. */
TlQuery           *tl_query_with_value    (const TlQuery     *query,
                                           TlFilter           filter,
                                           const char        *value);
TlQuery           *tl_query_without_value (const TlQuery     *query,
                                           TlFilter           filter,
                                           const char        *value);
TlQuery           *tl_query_without       (const TlQuery     *query,
                                           TlFilter           filter);
/** tl_query_with_years: publication years, 0 for an open end. */
TlQuery           *tl_query_with_years    (const TlQuery     *query,
                                           int                from,
                                           int                to);
TlQuery           *tl_query_with_text     (const TlQuery     *query,
                                           const char        *text);
TlQuery           *tl_query_with_include  (const TlQuery     *query,
                                           TlInclude          include);
TlQuery           *tl_query_with_order    (const TlQuery     *query,
                                           TlOrder            order);

/** tl_query_get_values: Returns: (transfer none) (array zero-terminated=1): sorted; empty for none. */
const char *const *tl_query_get_values    (const TlQuery     *query,
                                           TlFilter           filter);
gboolean           tl_query_has_value     (const TlQuery     *query,
                                           TlFilter           filter,
                                           const char        *value);
int                tl_query_get_from      (const TlQuery     *query);
int                tl_query_get_to        (const TlQuery     *query);
const char        *tl_query_get_text      (const TlQuery     *query);
TlInclude          tl_query_get_include   (const TlQuery     *query);
TlOrder            tl_query_get_order     (const TlQuery     *query);
/** tl_query_is_narrowed: Returns: whether anything is filtered. */
gboolean           tl_query_is_narrowed   (const TlQuery     *query);
/** tl_query_to_string: a form that tl_query_from_string() reads back, for settings and records. */
char              *tl_query_to_string     (const TlQuery     *query);
TlQuery           *tl_query_from_string   (const char        *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlQuery, tl_query_unref)

G_END_DECLS
