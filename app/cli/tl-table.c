/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-output-private.h"

#include <glib/gi18n-lib.h>

/* Columns are as wide as the first so many rows need; wider cells further down are cut to that. */
#define MEASURED_ROWS 1000
#define GAP           "  "

typedef struct {
  const TlColumn *column;
  guint           width;
  gboolean        number;   /* set to the right */
} Measure;

struct _TlTable {
  FILE      *file;
  GArray    *measures;
  GPtrArray *rows;       /* of GStrv; NULL once they were measured and written */
};

static void
free_row (gpointer data)
{
  g_strfreev (data);
}

TlTable *
tl_table_new (const TlColumn *columns,
              FILE           *file)
{
  TlTable *table = g_new0 (TlTable, 1);

  table->file = file;
  table->measures = g_array_new (FALSE, TRUE, sizeof (Measure));
  table->rows = g_ptr_array_new_with_free_func (free_row);
  for (const TlColumn *column = columns; column->key != NULL; column++)
    if (column->title != NULL)
      {
        Measure measure = { .column = column, .number = TRUE };

        g_array_append_val (table->measures, measure);
      }
  return table;
}

static guint
get_char_width (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

static guint
get_width (const char *text)
{
  guint width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    width += get_char_width (g_utf8_get_char (text));
  return width;
}

/* Nothing a terminal would act upon gets out of a cell. */
static char *
dup_line (const char *text)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      g_string_append_unichar (line, g_unichar_iscntrl (c) || g_unichar_isspace (c) ? ' ' : c);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
write_spaces (TlTable *table,
              guint    n)
{
  fprintf (table->file, "%*s", (int) n, "");
}

static void
write_cut (TlTable    *table,
           const char *text,
           guint       width)
{
  const char *end = text;
  guint used = 0;

  for (; used + get_char_width (g_utf8_get_char (end)) < width; end = g_utf8_next_char (end))
    used += get_char_width (g_utf8_get_char (end));
  fprintf (table->file, "%.*s…", (int) (end - text), text);
  write_spaces (table, width - used - 1);
}

static void
write_end (TlTable    *table,
           const char *text,
           guint       width)
{
  guint left = get_width (text);

  for (; left + 1 > width; text = g_utf8_next_char (text))
    left -= get_char_width (g_utf8_get_char (text));
  fprintf (table->file, "…%s", text);
  write_spaces (table, width - left - 1);
}

static void
write_cell (TlTable       *table,
            const Measure *measure,
            const char    *text,
            gboolean       last)
{
  guint width = get_width (text);

  if (width > measure->width)
    {
      if (measure->column->keep_end)
        write_end (table, text, measure->width);
      else
        write_cut (table, text, measure->width);
      return;
    }
  if (measure->number)
    write_spaces (table, measure->width - width);
  fputs (text, table->file);
  if (!measure->number && !last)
    write_spaces (table, measure->width - width);
}

static void
write_row (TlTable           *table,
           const char *const *cells)
{
  for (guint i = 0; i < table->measures->len; i++)
    {
      gboolean last = i + 1 == table->measures->len;

      write_cell (table, &g_array_index (table->measures, Measure, i), cells[i], last);
      fputs (last ? "\n" : GAP, table->file);
    }
}

static void
measure_column (TlTable *table,
                guint    index)
{
  Measure *measure = &g_array_index (table->measures, Measure, index);

  measure->width = get_width (_(measure->column->title));
  for (guint i = 0; i < table->rows->len; i++)
    {
      GStrv cells = table->rows->pdata[i];

      measure->width = MAX (measure->width, get_width (cells[index]));
    }
  if (measure->column->width > 0)
    measure->width = MIN (measure->width, measure->column->width);
}

static void
write_header (TlTable *table)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < table->measures->len; i++)
    {
      measure_column (table, i);
      g_ptr_array_add (titles, _(g_array_index (table->measures, Measure, i).column->title));
    }
  write_row (table, (const char *const *) titles->pdata);
}

/* A table without rows is nothing to look at. */
static void
write_measured (TlTable *table)
{
  if (table->rows->len > 0)
    write_header (table);
  for (guint i = 0; i < table->rows->len; i++)
    write_row (table, table->rows->pdata[i]);
  g_clear_pointer (&table->rows, g_ptr_array_unref);
}

static GStrv
dup_cells (TlTable    *table,
           JsonObject *row)
{
  GStrv cells = g_new0 (char *, table->measures->len + 1);

  for (guint i = 0; i < table->measures->len; i++)
    {
      Measure *measure = &g_array_index (table->measures, Measure, i);
      JsonNode *node = json_object_get_member (row, measure->column->key);
      g_autofree char *cell = tl_row_dup_cell (row, measure->column->key);

      cells[i] = dup_line (cell);
      if (node != NULL && !JSON_NODE_HOLDS_NULL (node)
          && (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) == G_TYPE_STRING))
        measure->number = FALSE;
    }
  return cells;
}

void
tl_table_add_row (TlTable    *table,
                  JsonObject *row)
{
  g_auto (GStrv) cells = dup_cells (table, row);

  if (table->rows == NULL)
    {
      write_row (table, (const char *const *) cells);
      return;
    }
  g_ptr_array_add (table->rows, g_steal_pointer (&cells));
  if (table->rows->len == MEASURED_ROWS)
    write_measured (table);
}

void
tl_table_free (TlTable *table)
{
  if (table->rows != NULL)
    write_measured (table);
  g_array_unref (table->measures);
  g_free (table);
}
