/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TlCsvRow:
 * @line: where it begins in the file, from 1
 * @fields: its cells, at least one
 */
typedef struct {
  guint line;
  GStrv fields;
} TlCsvRow;

/** tl_csv_parse: RFC 4180, in UTF-8, line ends of any kind, with or without a byte order mark; with
 * semicolons or tabs in place of commas when the first row has no comma. Empty lines are passed
 * over. @name: of the file, for people: errors begin with it. Returns: (transfer full)
 * (element-type TlCsvRow): at least one row, or %NULL with an error of #G_IO_ERROR */
GPtrArray *tl_csv_parse (GBytes      *bytes,
                         const char  *name,
                         GError     **error);

G_END_DECLS
