/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-coded-sheet-private.h"

#include "tl-cli-private.h"
#include "tl-csv.h"

#include <glib/gi18n-lib.h>

/* The columns of a file; G_MAXUINT for those it does not have. */
typedef struct {
  guint document, page, quote, paragraph, theme, stance, coder;
} Columns;

void
tl_coded_sheet_free (TlCodedSheet *sheet)
{
  g_free (sheet->name);
  g_clear_pointer (&sheet->rows, g_array_unref);
  g_clear_pointer (&sheet->csv, g_ptr_array_unref);
  g_free (sheet);
}

gboolean
tl_coded_row_has_theme (const TlCodedRow *row)
{
  return *row->theme != '\0' && !g_str_equal (row->theme, "-");
}

static guint
find_column (GStrv       names,
             const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return i;
  return G_MAXUINT;
}

static gboolean
read_columns (GStrv     names,
              Columns  *columns,
              GError  **error)
{
  columns->document = find_column (names, "document");
  columns->page = find_column (names, "page");
  columns->quote = find_column (names, "quote");
  columns->paragraph = find_column (names, "paragraph");
  columns->theme = find_column (names, "theme");
  columns->stance = find_column (names, "stance");
  columns->coder = find_column (names, "coder");
  if (columns->document != G_MAXUINT && columns->theme != G_MAXUINT
      && (columns->quote != G_MAXUINT || columns->paragraph != G_MAXUINT))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _("Its first row must name the columns: document, theme, and quote or "
                         "paragraph; page and coder may be there too."));
  return FALSE;
}

static const char *
get_field (const TlCsvRow *row,
           guint           column)
{
  return column < g_strv_length (row->fields) ? row->fields[column] : "";
}

static TlCodedRow
read_row (const TlCsvRow *row,
          const Columns  *columns)
{
  return (TlCodedRow) {
    .line = row->line,
    .document = get_field (row, columns->document),
    .page = (guint) g_ascii_strtoull (get_field (row, columns->page), NULL, 10),
    .quote = get_field (row, columns->quote),
    .paragraph = get_field (row, columns->paragraph),
    .theme = get_field (row, columns->theme),
    .stance = get_field (row, columns->stance),
    .coder = get_field (row, columns->coder),
  };
}

TlCodedSheet *
tl_coded_sheet_read (const char  *path,
                     GError     **error)
{
  g_autoptr (GBytes) bytes = tl_cli_load_file (path, error);
  g_autoptr (TlCodedSheet) sheet = g_new0 (TlCodedSheet, 1);
  GStrv names;
  Columns columns;

  if (bytes == NULL)
    return NULL;
  sheet->name = g_filename_display_name (path);
  sheet->csv = tl_csv_parse (bytes, sheet->name, error);
  if (sheet->csv == NULL)
    return NULL;
  names = ((TlCsvRow *) sheet->csv->pdata[0])->fields;
  if (!read_columns (names, &columns, error))
    {
      g_prefix_error (error, "%s: ", sheet->name);
      return NULL;
    }
  sheet->is_sample = find_column (names, "sample") != G_MAXUINT;
  sheet->rows = g_array_new (FALSE, FALSE, sizeof (TlCodedRow));
  for (guint i = 1; i < sheet->csv->len; i++)
    {
      const TlCodedRow row = read_row (sheet->csv->pdata[i], &columns);

      g_array_append_val (sheet->rows, row);
    }
  return g_steal_pointer (&sheet);
}
