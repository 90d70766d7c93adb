/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-codebook-edit-private.h"

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

/* @list: (out) (optional): the head of the list it stands in; borrowed from @lines
 *
 * Returns: its index, or that behind the last line when there is none */
static guint
find_rule (GPtrArray   *lines,
           const char  *id,
           const char **list)
{
  const char *owner = "";
  const char *head = NULL;
  guint i;

  for (i = 0; i < lines->len; i++)
    {
      TlCodebookLine *line = g_ptr_array_index (lines, i);
      g_autofree char *own_id = NULL;

      if (line->kind == TL_LINE_BLOCK)
        head = NULL;
      else if (line->kind == TL_LINE_HEAD)
        head = line->key;
      owner = find_owner (line) != NULL ? find_owner (line) : owner;
      if (line->kind != TL_LINE_ENTRY)
        continue;
      own_id = g_strdup_printf ("%s.%s", owner, line->key);
      if (g_str_equal (own_id, id))
        break;
    }
  if (list != NULL)
    *list = head;
  return i;
}

static TlCodebookLine *
find_rule_line (GPtrArray   *lines,
                const char  *id,
                const char **list)
{
  guint i = find_rule (lines, id, list);

  return i < lines->len ? g_ptr_array_index (lines, i) : NULL;
}

GPtrArray *
tl_codebook_edit_read (GBytes *source)
{
  return tl_codebook_lines_read (g_bytes_get_data (source, NULL), g_bytes_get_size (source));
}

char *
tl_codebook_dup_rule_text (GBytes      *source,
                           const char  *id,
                           char       **list,
                           guint       *column)
{
  g_autoptr (GPtrArray) lines = NULL;
  TlCodebookLine *line;
  const char *head = NULL;

  g_return_val_if_fail (source != NULL && id != NULL, NULL);

  lines = tl_codebook_edit_read (source);
  line = find_rule_line (lines, id, &head);
  if (line == NULL)
    return NULL;
  if (list != NULL)
    *list = g_strdup (head);
  if (column != NULL)
    *column = line->column;
  return g_strdup (line->value);
}

static gboolean
is_break (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return TRUE;
    default:
      return c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\v' || c == 0x85;
    }
}

static gboolean
is_unseen (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_FORMAT || type == G_UNICODE_CONTROL;
}

char *
tl_codebook_dup_line (const char *text)
{
  GString *line = g_string_new (NULL);
  gboolean broken = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (is_break (c) || (broken && c == ' '))
        broken = TRUE;
      else if (!is_unseen (c))
        {
          if (broken && line->len > 0 && line->str[line->len - 1] != ' ')
            g_string_append_c (line, ' ');
          broken = FALSE;
          g_string_append_unichar (line, c);
        }
    }
  return g_strstrip (g_string_free (line, FALSE));
}

void
tl_codebook_edit_set_value (TlCodebookLine *line,
                            const char     *text)
{
  g_autofree char *value = tl_codebook_dup_line (text);
  g_autofree char *old = g_steal_pointer (&line->raw);
  const char *start = g_utf8_offset_to_pointer (old, line->column - 1);

  line->raw = g_strdup_printf ("%.*s%s%s", (int) (start - old), old, value,
                               start + strlen (line->value));
}

GBytes *
tl_codebook_replace_rule (GBytes     *source,
                          const char *id,
                          const char *text)
{
  g_autoptr (GPtrArray) lines = NULL;
  TlCodebookLine *line;

  g_return_val_if_fail (source != NULL, NULL);
  g_return_val_if_fail (id != NULL && text != NULL, NULL);

  lines = tl_codebook_edit_read (source);
  line = find_rule_line (lines, id, NULL);
  if (line == NULL)
    return NULL;
  tl_codebook_edit_set_value (line, text);
  return tl_codebook_lines_write (lines);
}

/* ── rules that come, go and move ── */

gboolean
tl_codebook_edit_opens (TlCodebookLine *line,
                        const char     *theme)
{
  return (g_str_equal (line->key, "theme") || g_str_equal (line->key, "extend"))
         && g_str_equal (line->value, theme);
}

TlPlace
tl_codebook_edit_find (GPtrArray  *lines,
                       const char *theme,
                       const char *list)
{
  TlPlace place = { NULL, NULL };
  gboolean in_theme = FALSE;
  gboolean in_list = FALSE;

  for (guint i = 0; i < lines->len; i++)
    {
      TlCodebookLine *line = g_ptr_array_index (lines, i);

      if (line->kind == TL_LINE_BLANK || line->kind == TL_LINE_COMMENT)
        continue;
      if (line->kind == TL_LINE_BLOCK)
        in_theme = tl_codebook_edit_opens (line, theme);
      if (line->kind == TL_LINE_BLOCK || line->kind == TL_LINE_HEAD)
        in_list = in_theme && line->kind == TL_LINE_HEAD && g_str_equal (line->key, list);
      if (in_theme)
        place.end = line;
      if (in_list)
        place.last = line;
    }
  return place;
}

const char *
tl_codebook_edit_get_ending (TlCodebookLine *line)
{
  return g_str_has_suffix (line->raw, "\r\n") ? "\r\n" : "\n";
}

void
tl_codebook_edit_append (TlCodebookLine *line,
                         const char     *text)
{
  const char *ending = tl_codebook_edit_get_ending (line);
  g_autofree char *old = g_steal_pointer (&line->raw);

  line->raw = g_strdup_printf ("%s%s%s%s", old, g_str_has_suffix (old, "\n") ? "" : ending, text,
                               g_str_has_suffix (text, "\n") ? "" : ending);
}

void
tl_codebook_edit_put_in (TlPlace     place,
                         const char *list,
                         const char *text)
{
  g_autofree char *head = NULL;

  if (place.last != NULL)
    {
      tl_codebook_edit_append (place.last, text);
      return;
    }
  head = g_strdup_printf ("  %s:%s%s", list, tl_codebook_edit_get_ending (place.end), text);
  tl_codebook_edit_append (place.end, head);
}

/* The number in a rule's name that begins with @letter, or 0. */
static guint64
number_of (const char *name,
           char        letter)
{
  return *name == letter ? g_ascii_strtoull (name + 1, NULL, 10) : 0;
}

/* One more than any rule of the theme has or had: what is taken out stays as a comment. */
static char *
dup_new_name (GPtrArray  *lines,
              const char *theme,
              char        letter)
{
  gboolean in_theme = FALSE;
  guint64 last = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      TlCodebookLine *line = g_ptr_array_index (lines, i);

      if (line->kind == TL_LINE_BLOCK)
        in_theme = tl_codebook_edit_opens (line, theme);
      else if (in_theme && line->kind == TL_LINE_ENTRY)
        last = MAX (last, number_of (line->key, letter));
      else if (in_theme && line->kind == TL_LINE_COMMENT)
        last = MAX (last, number_of (line->raw + strspn (line->raw, " \t#"), letter));
    }
  return g_strdup_printf ("%c%" G_GUINT64_FORMAT, letter, last + 1);
}

GBytes *
tl_codebook_add_rule (GBytes      *source,
                      const char  *theme,
                      const char  *list,
                      const char  *text,
                      char       **id)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;
  g_autofree char *line = NULL;
  TlPlace place;

  g_return_val_if_fail (source != NULL && theme != NULL, NULL);
  g_return_val_if_fail (list != NULL && *list != '\0' && text != NULL, NULL);

  value = tl_codebook_dup_line (text);
  lines = tl_codebook_edit_read (source);
  place = tl_codebook_edit_find (lines, theme, list);
  if (place.end == NULL)
    return NULL;
  name = dup_new_name (lines, theme, *list);
  line = g_strdup_printf ("    %s  %s", name, value);
  tl_codebook_edit_put_in (place, list, line);
  if (id != NULL)
    *id = g_strdup_printf ("%s.%s", theme, name);
  return tl_codebook_lines_write (lines);
}

void
tl_codebook_edit_comment_out (TlCodebookLine *line)
{
  g_autofree char *old = g_steal_pointer (&line->raw);
  int indent = strspn (old, " \t");

  line->raw = g_strdup_printf ("%.*s# %s", indent, old, old + indent);
}

GBytes *
tl_codebook_remove_rule (GBytes     *source,
                         const char *id)
{
  g_autoptr (GPtrArray) lines = NULL;
  guint rule, end;

  g_return_val_if_fail (source != NULL && id != NULL, NULL);

  lines = tl_codebook_edit_read (source);
  rule = find_rule (lines, id, NULL);
  if (rule == lines->len)
    return NULL;
  end = tl_codebook_lines_find_end (lines, rule);
  for (guint i = rule; i < end; i++)
    if (i == rule || ((TlCodebookLine *) lines->pdata[i])->kind == TL_LINE_EXAMPLE)
      tl_codebook_edit_comment_out (lines->pdata[i]);
  return tl_codebook_lines_write (lines);
}

/* The rule at the index @rule, and what stands between it and the last of its examples. */
static char *
take_out (GPtrArray *lines,
          guint      rule)
{
  guint end = tl_codebook_lines_find_end (lines, rule);
  GString *text = g_string_new (NULL);

  for (guint i = rule; i < end; i++)
    {
      TlCodebookLine *line = g_ptr_array_index (lines, i);

      g_string_append (text, line->raw);
      g_free (line->raw);
      line->raw = g_strdup ("");
    }
  return g_string_free (text, FALSE);
}

GBytes *
tl_codebook_move_rule (GBytes     *source,
                       const char *id,
                       const char *list)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *theme = NULL;
  g_autofree char *text = NULL;
  guint rule;
  TlPlace place;

  g_return_val_if_fail (source != NULL && id != NULL && list != NULL, NULL);

  theme = g_strndup (id, strcspn (id, "."));
  lines = tl_codebook_edit_read (source);
  rule = find_rule (lines, id, NULL);
  place = tl_codebook_edit_find (lines, theme, list);
  if (rule == lines->len || place.end == NULL)
    return NULL;
  text = take_out (lines, rule);
  tl_codebook_edit_put_in (place, list, text);
  return tl_codebook_lines_write (lines);
}

/* ── the examples of a rule ── */

GStrv
tl_codebook_dup_examples (GBytes     *source,
                          const char *id)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GStrvBuilder) examples = g_strv_builder_new ();
  guint rule, end;

  g_return_val_if_fail (source != NULL && id != NULL, NULL);

  lines = tl_codebook_edit_read (source);
  rule = find_rule (lines, id, NULL);
  end = rule < lines->len ? tl_codebook_lines_find_end (lines, rule) : rule;
  for (guint i = rule; i < end; i++)
    {
      TlCodebookLine *line = lines->pdata[i];
      g_autofree char *example = g_strdup_printf ("%s: %s", line->key, line->value);

      if (line->kind == TL_LINE_EXAMPLE)
        g_strv_builder_add (examples, example);
    }
  return g_strv_builder_end (examples);
}

static void
append_examples (TlCodebookLine      *rule,
                 const TlRuleExample *examples,
                 guint                n_examples)
{
  const char *ending = g_str_has_suffix (rule->raw, "\r\n") ? "\r\n" : "\n";
  int indent = strspn (rule->raw, " \t");
  g_autofree char *old = g_steal_pointer (&rule->raw);
  GString *text = g_string_new (old);

  if (n_examples > 0 && !g_str_has_suffix (old, "\n"))
    g_string_append (text, ending);
  for (guint i = 0; i < n_examples; i++)
    {
      g_autofree char *sentence = tl_codebook_dup_line (examples[i].text);

      g_string_append_printf (text, "%.*s  %s: %s%s", indent, old,
                              examples[i].matches ? "matches" : "not", sentence, ending);
    }
  rule->raw = g_string_free (text, FALSE);
}

GBytes *
tl_codebook_replace_examples (GBytes              *source,
                              const char          *id,
                              const TlRuleExample *examples,
                              guint                n_examples)
{
  g_autoptr (GPtrArray) lines = NULL;
  guint rule, end;

  g_return_val_if_fail (source != NULL && id != NULL, NULL);
  g_return_val_if_fail (examples != NULL || n_examples == 0, NULL);

  lines = tl_codebook_edit_read (source);
  rule = find_rule (lines, id, NULL);
  if (rule == lines->len)
    return NULL;
  end = tl_codebook_lines_find_end (lines, rule);
  for (guint i = end - 1; i > rule; i--)
    if (((TlCodebookLine *) lines->pdata[i])->kind == TL_LINE_EXAMPLE)
      g_ptr_array_remove_index (lines, i);
  append_examples (g_ptr_array_index (lines, rule), examples, n_examples);
  return tl_codebook_lines_write (lines);
}
