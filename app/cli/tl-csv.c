/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-output-private.h"

#include <string.h>

/* RFC 4180. */
static void
write_field (const char *text,
             gboolean    first,
             FILE       *file)
{
  if (!first)
    fputc (',', file);
  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      fputs (text, file);
      return;
    }
  fputc ('"', file);
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        fputc ('"', file);
      fputc (*text, file);
    }
  fputc ('"', file);
}

void
tl_csv_write_header (const TlColumn *columns,
                     FILE           *file)
{
  for (const TlColumn *column = columns; column->key != NULL; column++)
    write_field (column->key, column == columns, file);
  fputs ("\r\n", file);
}

void
tl_csv_write_row (const TlColumn *columns,
                  JsonObject     *row,
                  FILE           *file)
{
  for (const TlColumn *column = columns; column->key != NULL; column++)
    {
      g_autofree char *cell = tl_row_dup_cell (row, column->key);

      write_field (cell, column == columns, file);
    }
  fputs ("\r\n", file);
}
