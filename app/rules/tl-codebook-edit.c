/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-rulebook-private.h"

#include <string.h>

/* What stands before the point in the ids of the rules under this line, or NULL to leave it as it
 * was: "supervision" after "theme supervision". */
static const char *
find_owner (TlCodebookLine *line)
{
  if (line->kind != TL_LINE_BLOCK)
    return NULL;
  return *line->value != '\0' ? line->value : line->key;
}

static TlCodebookLine *
find_rule_line (GPtrArray  *lines,
                const char *id)
{
  const char *owner = "";

  for (guint i = 0; i < lines->len; i++)
    {
      TlCodebookLine *line = g_ptr_array_index (lines, i);
      g_autofree char *own_id = NULL;

      owner = find_owner (line) != NULL ? find_owner (line) : owner;
      if (line->kind != TL_LINE_ENTRY)
        continue;
      own_id = g_strdup_printf ("%s.%s", owner, line->key);
      if (g_str_equal (own_id, id))
        return line;
    }
  return NULL;
}

GBytes *
tl_codebook_replace_rule (GBytes     *source,
                          const char *id,
                          const char *text)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *old = NULL;
  TlCodebookLine *line;
  const char *start;
  gsize length;

  g_return_val_if_fail (source != NULL, NULL);
  g_return_val_if_fail (id != NULL && text != NULL, NULL);

  lines = tl_codebook_lines_read (g_bytes_get_data (source, NULL), g_bytes_get_size (source));
  line = find_rule_line (lines, id);
  if (line == NULL)
    return NULL;

  old = g_steal_pointer (&line->raw);
  start = g_utf8_offset_to_pointer (old, line->column - 1);
  length = strlen (line->value);
  line->raw = g_strdup_printf ("%.*s%s%s", (int) (start - old), old, text, start + length);
  return tl_codebook_lines_write (lines);
}
