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
 * counts: not rejected, denied, maybe or unplaced. Usable from any thread.
 */

/** TL_QUERY_UNKNOWN: the value of a filter on what is known of a review (decade, year, authority,
 * region, nation, review type) that stands for reviews of which it is not known. */
#define TL_QUERY_UNKNOWN "unknown"

/** TlFilter: what can be narrowed by. The values are the names of the vocabulary or the library.
 * From %TL_FILTER_REVIEW on they tell reviews apart, before it findings. */
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
  TL_FILTER_YEAR,         /* "2014", "unknown" */
  TL_FILTER_AUTHORITY,
  TL_FILTER_REGION,
  TL_FILTER_NATION,
  TL_FILTER_REVIEW_TYPE,
  TL_N_FILTERS
} TlFilter;

/** tl_filter_to_string: Returns: the name of the filter, as the command line has it
 * ("review_type"). */
const char        *tl_filter_to_string    (TlFilter           filter);
gboolean           tl_filter_from_string  (const char        *name,
                                           TlFilter          *filter);

/**
 * TlInclude:
 * @TL_INCLUDE_REJECTED: those rejected; they can also be asked for by the filter on status
 * @TL_INCLUDE_DENIED: those that rule their theme out
 * @TL_INCLUDE_MAYBE: suggestions of a second tier
 * @TL_INCLUDE_UNPLACED: those whose passage was not found again
 * @TL_INCLUDE_PRIVATE: those of private reviews, where tl_query_without_private() leaves them out
 * @TL_INCLUDE_ONLY_UNPLACED: these, and no others
 * @TL_INCLUDE_ONLY_DENIED: likewise
 * @TL_INCLUDE_ONLY_REMEDIED: those that tell of a shortfall put right since, and no others
 * @TL_INCLUDE_ONLY_CAUSES: those said to be the cause of another, and no others
 * @TL_INCLUDE_ONLY_EFFECTS: those said to have come of another; with the one before, either
 *
 * Findings that are left out unless asked for.
 */
typedef enum {
  TL_INCLUDE_REJECTED = 1 << 0,
  TL_INCLUDE_DENIED   = 1 << 1,
  TL_INCLUDE_MAYBE    = 1 << 2,
  TL_INCLUDE_UNPLACED = 1 << 3,
  TL_INCLUDE_PRIVATE  = 1 << 4,
  TL_INCLUDE_ONLY_UNPLACED = 1 << 5,
  TL_INCLUDE_ONLY_DENIED   = 1 << 6,
  TL_INCLUDE_ONLY_REMEDIED = 1 << 7,
  TL_INCLUDE_ONLY_CAUSES   = 1 << 8,
  TL_INCLUDE_ONLY_EFFECTS  = 1 << 9
} TlInclude;

/** TlOrder: the order findings are listed in. Reviews of unknown year come last. */
typedef enum {
  TL_ORDER_REVIEW,        /* review by year and title, then page */
  TL_ORDER_THEME,         /* theme's id, then as by review */
  TL_ORDER_YEAR           /* newest review first */
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
/** tl_query_with_text: @text: (nullable): words in the language of tl_search_parse() that the block
 * of a finding must have; kept as typed. One without any letter or figure (while somebody types, a
 * lone quote or minus) narrows nothing. */
TlQuery           *tl_query_with_text     (const TlQuery     *query,
                                           const char        *text);
TlQuery           *tl_query_with_include  (const TlQuery     *query,
                                           TlInclude          include);
TlQuery           *tl_query_with_order    (const TlQuery     *query,
                                           TlOrder            order);
/** tl_query_without_private: leaves out private reviews but those that %TL_FILTER_REVIEW names, or
 * all of them when %TL_INCLUDE_PRIVATE does: what may leave the library. */
TlQuery           *tl_query_without_private (const TlQuery   *query);

/** tl_query_get_values: Returns: (transfer none) (array zero-terminated=1): sorted; empty for
 * none. */
const char *const *tl_query_get_values    (const TlQuery     *query,
                                           TlFilter           filter);
gboolean           tl_query_has_value     (const TlQuery     *query,
                                           TlFilter           filter,
                                           const char        *value);
int                tl_query_get_from      (const TlQuery     *query);
int                tl_query_get_to        (const TlQuery     *query);
/** tl_query_get_text: Returns: (nullable): as typed */
const char        *tl_query_get_text      (const TlQuery     *query);
/** tl_query_has_words: Returns: whether the text names any word. */
gboolean           tl_query_has_words     (const TlQuery     *query);
TlInclude          tl_query_get_include   (const TlQuery     *query);
TlOrder            tl_query_get_order     (const TlQuery     *query);
gboolean           tl_query_is_without_private (const TlQuery *query);
/** tl_query_is_narrowed: Returns: whether anything is filtered: by value, years or words. */
gboolean           tl_query_is_narrowed   (const TlQuery     *query);
/** tl_query_to_string: a form of one line that tl_query_from_string() reads back, for settings and
 * records. Returns: (transfer full) */
char              *tl_query_to_string     (const TlQuery     *query);
/** tl_query_from_string: @text: (nullable). Whatever cannot be read (a later version may have
 * written it) is passed over. Returns: (transfer full): never %NULL */
TlQuery           *tl_query_from_string   (const char        *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlQuery, tl_query_unref)

G_END_DECLS
