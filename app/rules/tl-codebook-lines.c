/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-rulebook-private.h"

#include <string.h>

#define FORMAT_LINE "throughline code book"

static void
line_free (TlCodebookLine *line)
{
  g_free (line->raw);
  g_free (line->key);
  g_free (line->value);
  g_free (line);
}

static const char *
find_word_end (const char *at)
{
  while (*at != '\0' && !g_ascii_isspace (*at))
    at++;
  return at;
}

static const char *
find_value (const char *at)
{
  while (g_ascii_isspace (*at))
    at++;
  return at;
}

/* A key of one word and a colon is a field, or without a value the head of a list; the longest keys
 * have two words ("never coded"). */
static const char *
find_colon (const char *content)
{
  const char *at = content;

  while (g_ascii_isalpha (*at) || *at == ' ')
    at++;
  return *at == ':' && at > content && at - content <= 16 ? at : NULL;
}

/* The key of a theme's text in another language ("name cy") goes as far as the colon, whatever
 * stands for the language: that it is none is told of it, not of a rule. */
static const char *
find_colon_behind_language (const char *content)
{
  const gsize length = strcspn (content, " \t");
  g_autofree char *word = g_strndup (content, length);
  const char *language = find_value (content + length);
  const char *end = language + strcspn (language, ": \t\r\n");
  TlThemeText what;

  return *end == ':' && tl_theme_text_from_string (word, &what) ? end : NULL;
}

/* What a rule above carries, not a field of its theme. */
static gboolean
is_example (TlCodebookLine *line)
{
  return line->indented && (g_str_equal (line->key, "matches") || g_str_equal (line->key, "not"));
}

static void
split_line (TlCodebookLine *line,
            const char     *content)
{
  const char *colon = find_colon (content) != NULL ? find_colon (content)
                                                   : find_colon_behind_language (content);
  const char *end = colon != NULL ? colon : find_word_end (content);
  const char *value = find_value (colon != NULL ? colon + 1 : end);

  line->key = g_strndup (content, end - content);
  line->value = g_strchomp (g_strdup (value));
  line->column = g_utf8_pointer_to_offset (line->raw, value) + 1;
  if (colon != NULL && is_example (line))
    line->kind = TL_LINE_EXAMPLE;
  else if (colon != NULL)
    line->kind = *line->value != '\0' ? TL_LINE_FIELD : TL_LINE_HEAD;
  else
    line->kind = line->indented ? TL_LINE_ENTRY : TL_LINE_BLOCK;
}

static TlCodebookLine *
line_new (const char *start,
          gsize       length,
          gboolean    first)
{
  TlCodebookLine *line = g_new0 (TlCodebookLine, 1);
  const char *content;

  line->raw = g_strndup (start, length);
  content = find_value (line->raw);
  line->indented = content > line->raw;
  line->column = g_utf8_pointer_to_offset (line->raw, content) + 1;
  if (first && g_str_has_prefix (content, FORMAT_LINE))
    {
      line->kind = TL_LINE_FORMAT;
      line->value = g_strstrip (g_strdup (content + strlen (FORMAT_LINE)));
    }
  else if (*content == '#')
    line->kind = TL_LINE_COMMENT;
  else if (*content != '\0')
    split_line (line, content);
  return line;
}

GPtrArray *
tl_codebook_lines_read (const char *text,
                        gsize       length)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  const char *end = text + length;

  for (const char *at = text; at < end;)
    {
      const char *newline = memchr (at, '\n', end - at);
      const char *next = newline != NULL ? newline + 1 : end;

      g_ptr_array_add (lines, line_new (at, next - at, lines->len == 0));
      at = next;
    }
  return lines;
}

guint
tl_codebook_lines_find_end (GPtrArray *lines,
                            guint      rule)
{
  guint end = rule + 1;

  for (guint i = end; i < lines->len; i++)
    {
      TlCodebookLine *line = g_ptr_array_index (lines, i);

      if (line->kind == TL_LINE_EXAMPLE)
        end = i + 1;
      else if ((line->kind != TL_LINE_BLANK && line->kind != TL_LINE_COMMENT)
               || g_str_has_prefix (line->raw, TL_PLACE_MARK))
        break;
    }
  return end;
}

GBytes *
tl_codebook_lines_write (GPtrArray *lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      TlCodebookLine *line = g_ptr_array_index (lines, i);

      g_string_append (text, line->raw);
    }
  return g_string_free_to_bytes (text);
}
