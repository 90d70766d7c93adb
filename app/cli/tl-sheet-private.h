/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-cli-private.h"

G_BEGIN_DECLS

/*
 * A sheet of facts: a CSV file whose first row names its columns. Some of them say which review a
 * row is of: "review" (its id), else "file" (of one of its documents), else "title" and perhaps
 * "year". The others are facts.
 */
typedef struct {
  char *file;                 /* as people know it */
  GStrv names;                /* of the columns; borrowed */
  int   review;               /* columns that find the review; -1 for none */
  int   document;
  int   title;
  int   year;
} TlSheet;

/* Errors name the line, and say what would mend it. */
gboolean    tl_sheet_init        (TlSheet         *sheet,
                                  const char      *path,
                                  const TlCsvRow  *header,
                                  GError         **error);
void        tl_sheet_clear       (TlSheet         *sheet);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TlSheet, tl_sheet_clear)
/* Whether a column is a fact, and not there to find the review. */
gboolean    tl_sheet_is_fact     (const TlSheet   *sheet,
                                  guint            column);
/* Returns: the id of the review that @row is of, 0 with an error */
gint64      tl_sheet_find_review (const TlSheet   *sheet,
                                  const TlCsvRow  *row,
                                  TlStore         *store,
                                  GError         **error);

G_END_DECLS
