/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-output-private.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* A reader at the other end of a pipe sees no exit code: JSON and CSV are handed on when they are
 * whole, and what broke off in the middle is not handed on at all. */
struct _TlOutput {
  TlOutputFormat  format;
  FILE           *target;
  FILE           *file;       /* where it is written; kept back when it is not the target */
  guint           n_open;     /* arrays and objects */
  JsonGenerator  *generator;
  const TlColumn *columns;    /* of the array that is open */
  TlTable        *table;
  guint           n_rows;     /* of the array that is open */
  guint           n_members;  /* of the object that is open */
};

gboolean
tl_output_format_from_string (const char     *name,
                              TlOutputFormat *format)
{
  static const char *const names[] = { "table", "json", "csv" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (name, names[i]))
      {
        *format = i;
        return TRUE;
      }
  return FALSE;
}

TlOutput *
tl_output_new (TlOutputFormat  format,
               FILE           *target)
{
  TlOutput *output = g_new0 (TlOutput, 1);

  output->format = format;
  output->target = target;
  output->file = format != TL_OUTPUT_TABLE ? tmpfile () : NULL;
  if (output->file == NULL)
    output->file = target;
  output->generator = json_generator_new ();
  return output;
}

void
tl_output_free (TlOutput *output)
{
  g_clear_pointer (&output->table, tl_table_free);
  if (output->file != output->target)
    fclose (output->file);
  g_object_unref (output->generator);
  g_free (output);
}

static gboolean
hand_on (TlOutput *output)
{
  char buffer[65536];
  size_t length;

  rewind (output->file);
  while ((length = fread (buffer, 1, sizeof buffer, output->file)) > 0)
    if (fwrite (buffer, 1, length, output->target) < length)
      return FALSE;
  return !ferror (output->file);
}

gboolean
tl_output_finish (TlOutput  *output,
                  GError   **error)
{
  gboolean is_kept_back = output->file != output->target;

  if (is_kept_back && output->n_open > 0)
    return TRUE;
  if (fflush (output->file) == 0 && !ferror (output->file)
      && (!is_kept_back || hand_on (output))
      && fflush (output->target) == 0 && !ferror (output->target))
    return TRUE;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
               _("The answer could not be written: %s"), g_strerror (errno));
  return FALSE;
}

static void
write_node (TlOutput *output,
            JsonNode *node)
{
  g_autofree char *text = NULL;

  json_generator_set_root (output->generator, node);
  text = json_generator_to_data (output->generator, NULL);
  fputs (text, output->file);
}

static void
write_object (TlOutput   *output,
              JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_alloc ();

  write_node (output, json_node_init_object (node, object));
}

/* The name of a member, or nothing where no object is open. */
static void
write_name (TlOutput   *output,
            const char *name)
{
  g_autoptr (JsonNode) node = NULL;

  if (name == NULL)
    return;
  node = json_node_init_string (json_node_alloc (), name);
  fputs (output->n_members++ > 0 ? ",\n" : "\n", output->file);
  write_node (output, node);
  fputs (": ", output->file);
}

void
tl_output_begin_array (TlOutput       *output,
                       const char     *name,
                       const TlColumn *columns)
{
  output->columns = columns;
  output->n_rows = 0;
  output->n_open++;
  switch (output->format)
    {
    case TL_OUTPUT_JSON:
      write_name (output, name);
      fputs ("[", output->file);
      break;
    case TL_OUTPUT_CSV:
      if (columns != NULL)
        tl_csv_write_header (columns, output->file);
      break;
    case TL_OUTPUT_TABLE:
      if (columns != NULL)
        output->table = tl_table_new (columns, output->file);
      break;
    default:
      g_assert_not_reached ();
    }
}

void
tl_output_add_row (TlOutput   *output,
                   JsonObject *row)
{
  if (output->format == TL_OUTPUT_JSON)
    {
      fputs (output->n_rows++ > 0 ? ",\n" : "\n", output->file);
      write_object (output, row);
    }
  else if (output->table != NULL)
    tl_table_add_row (output->table, row);
  else if (output->columns != NULL)
    tl_csv_write_row (output->columns, row, output->file);
}

void
tl_output_end_array (TlOutput *output)
{
  output->n_open--;
  if (output->format == TL_OUTPUT_JSON)
    fputs (output->n_members > 0 ? "\n]" : "\n]\n", output->file);
  g_clear_pointer (&output->table, tl_table_free);
  output->columns = NULL;
  /* What is said on standard error from now on comes after it. */
  fflush (output->file);
}

void
tl_output_begin_object (TlOutput *output)
{
  output->n_members = 0;
  output->n_open++;
  if (output->format == TL_OUTPUT_JSON)
    fputs ("{", output->file);
}

static void
add_value (TlOutput   *output,
           const char *name,
           JsonNode   *node)
{
  if (output->format == TL_OUTPUT_JSON)
    {
      write_name (output, name);
      write_node (output, node);
    }
  json_node_unref (node);
}

void
tl_output_add_int (TlOutput   *output,
                   const char *name,
                   gint64      value)
{
  add_value (output, name, json_node_init_int (json_node_alloc (), value));
}

void
tl_output_add_boolean (TlOutput   *output,
                       const char *name,
                       gboolean    value)
{
  add_value (output, name, json_node_init_boolean (json_node_alloc (), value));
}

void
tl_output_add_member (TlOutput   *output,
                      const char *name,
                      JsonObject *object)
{
  add_value (output, name, json_node_init_object (json_node_alloc (), object));
}

void
tl_output_end_object (TlOutput *output)
{
  output->n_open--;
  if (output->format == TL_OUTPUT_JSON)
    fputs ("\n}\n", output->file);
  output->n_members = 0;
}

void
tl_output_add_object (TlOutput       *output,
                      const TlColumn *columns,
                      JsonObject     *object)
{
  if (output->format == TL_OUTPUT_JSON)
    {
      write_object (output, object);
      fputs ("\n", output->file);
      return;
    }
  tl_output_begin_array (output, NULL, columns);
  tl_output_add_row (output, object);
  tl_output_end_array (output);
}
