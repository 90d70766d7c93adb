/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-connection.h"

G_BEGIN_DECLS

/* The columns that find the review a row is of; -1 for none. */
typedef struct {
  int review;
  int document;
  int title;
  int year;
} TlSheetKeys;

/* Returns: the id of the review that a row of those cells is of, 0 with an error */
gint64 tl_sheet_find_review (const TlSheetKeys  *keys,
                             GStrv               cells,
                             TlConnection       *connection,
                             GError            **error);

G_END_DECLS
