/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-matcher.h"
#include "tl-rulebook-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Files that include one another in a ring are deeper than this. */
#define MAX_DEPTH 8

static gboolean append_file (GString       *text,
                             GFile         *file,
                             const char    *name,
                             guint          depth,
                             GCancellable  *cancellable,
                             GError       **error);

static gboolean
is_include (TlCodebookLine *line)
{
  return line->kind == TL_LINE_BLOCK && g_str_equal (line->key, "include");
}

/* What an included file says of itself as a whole holds for it alone. */
static gboolean
is_of_whole (TlCodebookLine *line)
{
  return line->kind == TL_LINE_FORMAT || (line->kind == TL_LINE_FIELD && !line->indented);
}

static void
append_line (GString        *text,
             TlCodebookLine *line,
             gboolean        included)
{
  if (included && is_of_whole (line))
    g_string_append (text, "# ");
  g_string_append (text, line->raw);
}

static void
append_place (GString    *text,
              const char *name,
              guint       line)
{
  if (text->len > 0 && text->str[text->len - 1] != '\n')
    g_string_append_c (text, '\n');
  g_string_append_printf (text, TL_PLACE_MARK "%u %s\n", line, name);
}

static gboolean
append_included (GString         *text,
                 GFile           *parent,
                 TlCodebookLine  *line,
                 guint            depth,
                 GCancellable    *cancellable,
                 GError         **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (parent);
  g_autoptr (GFile) file = folder != NULL ? g_file_resolve_relative_path (folder, line->value)
                                          : g_file_new_for_commandline_arg (line->value);

  append_place (text, line->value, 1);
  return append_file (text, file, line->value, depth + 1, cancellable, error);
}

static gboolean
append_lines (GString       *text,
              GPtrArray     *lines,
              GFile         *file,
              const char    *name,
              guint          depth,
              GCancellable  *cancellable,
              GError       **error)
{
  for (guint i = 0; i < lines->len; i++)
    {
      TlCodebookLine *line = g_ptr_array_index (lines, i);

      if (!is_include (line))
        {
          append_line (text, line, depth > 0);
          continue;
        }
      if (!append_included (text, file, line, depth, cancellable, error))
        {
          g_prefix_error (error, "%s:%u: ", name, i + 1);
          return FALSE;
        }
      append_place (text, name, i + 2);
    }
  return TRUE;
}

static gboolean
append_file (GString       *text,
             GFile         *file,
             const char    *name,
             guint          depth,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  if (depth > MAX_DEPTH)
    {
      g_set_error (error, TL_RULES_ERROR, TL_RULES_ERROR_CODEBOOK,
                   _("%s includes itself; take out one of the lines that begin with “include”"),
                   name);
      return FALSE;
    }
  bytes = g_file_load_bytes (file, cancellable, NULL, error);
  if (bytes == NULL)
    return FALSE;

  lines = tl_codebook_lines_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return append_lines (text, lines, file, name, depth, cancellable, error);
}

GBytes *
tl_codebook_read_source (GFile         *file,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  name = g_file_get_basename (file);
  if (!append_file (text, file, name, 0, cancellable, error))
    return NULL;
  return g_string_free_to_bytes (g_steal_pointer (&text));
}

static void
unplace (TlCodebookLine *line)
{
  g_autofree char *raw = g_steal_pointer (&line->raw);
  const char *number = raw + strlen (TL_PLACE_MARK);

  line->raw = g_strconcat (TL_PLACE_MARK "from", number + strspn (number, "0123456789"), NULL);
}

GBytes *
tl_codebook_join_source (GBytes *source)
{
  g_autoptr (GPtrArray) lines = NULL;

  g_return_val_if_fail (source != NULL, NULL);

  lines = tl_codebook_lines_read (g_bytes_get_data (source, NULL), g_bytes_get_size (source));
  for (guint i = 0; i < lines->len; i++)
    {
      TlCodebookLine *line = g_ptr_array_index (lines, i);

      if (g_str_has_prefix (line->raw, TL_PLACE_MARK)
          && g_ascii_isdigit (line->raw[strlen (TL_PLACE_MARK)]))
        unplace (line);
    }
  return tl_codebook_lines_write (lines);
}
