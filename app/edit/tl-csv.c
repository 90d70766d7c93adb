/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-csv.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  const char *at;
  const char *end;
  guint       line;
  char        separator;   /* of cells; 0 before the first row */
} Reader;

static void
csv_row_free (TlCsvRow *row)
{
  g_strfreev (row->fields);
  g_free (row);
}

static gboolean
at_line_end (const Reader *reader)
{
  return reader->at == reader->end || *reader->at == '\n' || *reader->at == '\r';
}

static void
skip_line_end (Reader *reader)
{
  if (reader->at < reader->end && *reader->at == '\r')
    reader->at++;
  if (reader->at < reader->end && *reader->at == '\n')
    reader->at++;
  reader->line++;
}

/* From behind the opening quote to behind the closing one. */
static gboolean
read_quoted (Reader   *reader,
             GString  *field,
             GError  **error)
{
  guint line = reader->line;

  for (; reader->at < reader->end; reader->at++)
    {
      if (*reader->at == '"' && reader->at + 1 < reader->end && reader->at[1] == '"')
        reader->at++;
      else if (*reader->at == '"')
        {
          reader->at++;
          return TRUE;
        }
      reader->line += *reader->at == '\n';
      g_string_append_c (field, *reader->at);
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _("A quotation mark of line %u is never closed."), line);
  return FALSE;
}

static char *
read_field (Reader  *reader,
            GError **error)
{
  g_autoptr (GString) field = g_string_new (NULL);

  if (reader->at < reader->end && *reader->at == '"')
    {
      reader->at++;
      if (!read_quoted (reader, field, error))
        return NULL;
    }
  for (; !at_line_end (reader) && *reader->at != reader->separator; reader->at++)
    g_string_append_c (field, *reader->at);
  return g_string_free (g_steal_pointer (&field), FALSE);
}

/* Where numbers have a decimal comma, spreadsheets write semicolons: the first row tells. */
static char
find_separator (const Reader *reader)
{
  gboolean quoted = FALSE;
  char found = ',';

  for (const char *p = reader->at; p < reader->end; p++)
    {
      quoted ^= *p == '"';
      if (quoted)
        continue;
      if (*p == ',' || *p == '\n' || *p == '\r')
        return *p == ',' ? ',' : found;
      if (found == ',' && (*p == ';' || *p == '\t'))
        found = *p;
    }
  return found;
}

static TlCsvRow *
read_row (Reader  *reader,
          GError **error)
{
  g_autoptr (GStrvBuilder) fields = g_strv_builder_new ();
  TlCsvRow *row;
  guint line = reader->line;

  while (TRUE)
    {
      g_autofree char *field = read_field (reader, error);

      if (field == NULL)
        return NULL;
      g_strv_builder_add (fields, field);
      if (at_line_end (reader))
        break;
      reader->at++;
    }
  skip_line_end (reader);
  row = g_new0 (TlCsvRow, 1);
  row->line = line;
  row->fields = g_strv_builder_end (fields);
  return row;
}

static GPtrArray *
parse (const char  *data,
       gsize        length,
       GError     **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) csv_row_free);
  Reader reader = { .at = data, .end = data + length, .line = 1 };

  if (!g_utf8_validate_len (data, length, NULL))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("It is not UTF-8: save it as CSV with UTF-8."));
      return NULL;
    }
  if (length >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    reader.at += 3;
  while (reader.at < reader.end)
    {
      TlCsvRow *row;

      if (at_line_end (&reader))
        {
          skip_line_end (&reader);
          continue;
        }
      if (reader.separator == '\0')
        reader.separator = find_separator (&reader);
      row = read_row (&reader, error);
      if (row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
    }
  return g_steal_pointer (&rows);
}

GPtrArray *
tl_csv_parse (GBytes      *bytes,
              const char  *name,
              GError     **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  const char *data;
  gsize length;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  data = g_bytes_get_data (bytes, &length);
  rows = parse (data != NULL ? data : "", length, error);
  if (rows != NULL && rows->len > 0)
    return g_steal_pointer (&rows);
  if (rows != NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("It is empty."));
  g_prefix_error (error, "%s: ", name);
  return NULL;
}
