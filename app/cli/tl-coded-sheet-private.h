/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A CSV file of coding by hand. */

/* A row; what it does not say is "". */
typedef struct {
  guint       line;
  const char *document;
  guint       page;          /* 0 when it does not say */
  const char *quote;
  const char *paragraph;
  const char *theme;
  const char *stance;
  const char *coder;
} TlCodedRow;

typedef struct {
  char      *name;           /* of the file, for people */
  gboolean   is_sample;      /* it says of which sample it is: only what it names was looked at */
  GArray    *rows;           /* of TlCodedRow */
  GPtrArray *csv;            /* which they speak from */
} TlCodedSheet;

TlCodedSheet *tl_coded_sheet_read     (const char        *path,
                                       GError           **error);
void          tl_coded_sheet_free     (TlCodedSheet      *sheet);
/* Whether a row names a theme: a dash says that there is none. */
gboolean      tl_coded_row_has_theme  (const TlCodedRow  *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlCodedSheet, tl_coded_sheet_free)

G_END_DECLS
