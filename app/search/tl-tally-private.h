/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-tally.h"

G_BEGIN_DECLS

/* The filters before TL_FILTER_REVIEW are fields of a row, the others of its review. */
#define TL_N_ROW_FILTERS TL_FILTER_REVIEW
#define TL_N_REVIEW_FILTERS (TL_N_FILTERS - TL_FILTER_REVIEW)

/* For a field that has no value: the rule of a finding by hand, say. */
#define TL_NO_VALUE G_MAXUINT32

/* TlValues: the values of one filter, each known by its place. */
typedef struct {
  GPtrArray  *texts;
  GHashTable *places;   /* borrowed text → place */
} TlValues;

/* TlTallyRow: findings of one review that are alike. */
typedef struct {
  guint32 review;       /* its place among the tally's reviews; rows are in this order */
  guint32 n;
  guint32 flags;
  guint32 values[TL_N_ROW_FILTERS];
} TlTallyRow;

typedef struct {
  gint64   id;
  int      year;
  gboolean private_;
  gboolean readable;
  gboolean unread;
  guint32  values[TL_N_REVIEW_FILTERS];
} TlTallyReview;

struct _TlTally {
  gatomicrefcount refs;
  TlValues        values[TL_N_FILTERS];
  GArray         *reviews;          /* TlTallyReview, by id */
  GHashTable     *review_places;    /* borrowed &id → place */
  GHashTable     *rule_places;      /* id → place among the values */
  GHashTable     *tag_places;       /* likewise */
  GArray         *rows;             /* TlTallyRow */
};

/* TlTallySource: where rows come from. */
typedef enum {
  TL_TALLY_ROLLUP,      /* all findings */
  TL_TALLY_NARROWED,    /* those with the query's words, tags and links, one a row */
  TL_TALLY_TAGGED       /* those with its words and links, one a row and tag */
} TlTallySource;

TlTally  *tl_tally_read        (TlConnection  *connection,
                                GError       **error);
/* Returns: (transfer full) (element-type TlTallyRow) */
GArray   *tl_tally_read_rows   (TlTally       *tally,
                                TlTallySource  source,
                                TlQuery       *query,
                                TlConnection  *connection,
                                GError       **error);
TlCounts *tl_tally_read_counts (TlTally       *tally,
                                TlQuery       *query,
                                TlConnection  *connection,
                                GError       **error);
GPtrArray *tl_tally_read_cells (TlTally       *tally,
                                TlQuery       *query,
                                TlFilter       by,
                                TlConnection  *connection,
                                GError       **error);

G_END_DECLS
