/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-codebook-edit-private.h"

#include <string.h>

/* Themes have no longer ids than this. */
#define MOST_ID 40

/* In the order in which they are written. */
static const char *const field_order[] = {
  "name", "group", "definition", "include", "exclude", "harm"
};

/* ── the lines of a theme ── */

/* Where one is, going through the lines. */
typedef struct {
  const char *theme;
  gboolean    inside;       /* of the theme, or of what goes on with it */
  const char *list;         /* the head of the list; NULL outside of any */
} Walk;

static void
walk_to (Walk           *walk,
         TlCodebookLine *line)
{
  if (line->kind == TL_LINE_BLOCK)
    walk->inside = tl_codebook_edit_opens (line, walk->theme);
  else if (line->kind == TL_LINE_COMMENT && g_str_has_prefix (line->raw, TL_PLACE_MARK))
    walk->inside = FALSE;
  if (line->kind == TL_LINE_BLOCK)
    walk->list = NULL;
  else if (line->kind == TL_LINE_HEAD)
    walk->list = line->key;
}

static gboolean
is_example (const Walk     *walk,
            TlCodebookLine *line)
{
  return walk->inside && line->kind == TL_LINE_FIELD && g_strcmp0 (walk->list, "examples") == 0;
}

static gboolean
is_field (const Walk     *walk,
          TlCodebookLine *line,
          const char     *key)
{
  return walk->inside && line->kind == TL_LINE_FIELD && g_strcmp0 (walk->list, "examples") != 0
         && g_str_equal (line->key, key);
}

/* Returns: (transfer container) (element-type TlCodebookLine): of the last of them, what it says
 * holds */
static GPtrArray *
list_fields (GPtrArray  *lines,
             const char *theme,
             const char *key)
{
  GPtrArray *fields = g_ptr_array_new ();
  Walk walk = { .theme = theme };

  for (guint i = 0; i < lines->len; i++)
    {
      walk_to (&walk, lines->pdata[i]);
      if (is_field (&walk, lines->pdata[i], key))
        g_ptr_array_add (fields, lines->pdata[i]);
    }
  return fields;
}

static TlCodebookLine *
find_theme (GPtrArray  *lines,
            const char *theme)
{
  for (guint i = 0; i < lines->len; i++)
    {
      TlCodebookLine *line = lines->pdata[i];

      if (line->kind == TL_LINE_BLOCK && tl_codebook_edit_opens (line, theme))
        return line;
    }
  return NULL;
}

/* ── its texts ── */

char *
tl_codebook_dup_theme_text (GBytes     *source,
                            const char *theme,
                            const char *key)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) fields = NULL;

  g_return_val_if_fail (source != NULL, NULL);
  g_return_val_if_fail (theme != NULL && key != NULL, NULL);

  lines = tl_codebook_edit_read (source);
  fields = list_fields (lines, theme, key);
  if (fields->len == 0)
    return NULL;
  return g_strdup (((TlCodebookLine *) fields->pdata[fields->len - 1])->value);
}

/* Behind those that are written before it. */
static void
add_field (GPtrArray  *lines,
           const char *theme,
           const char *key,
           const char *text)
{
  TlCodebookLine *before = find_theme (lines, theme);
  g_autofree char *value = tl_codebook_dup_line (text);
  g_autofree char *field = g_strdup_printf ("  %s: %s", key, value);

  for (guint i = 0; i < G_N_ELEMENTS (field_order) && !g_str_equal (field_order[i], key); i++)
    {
      g_autoptr (GPtrArray) fields = list_fields (lines, theme, field_order[i]);

      if (fields->len > 0)
        before = fields->pdata[0];
    }
  tl_codebook_edit_append (before, field);
}

GBytes *
tl_codebook_replace_theme_text (GBytes     *source,
                                const char *theme,
                                const char *key,
                                const char *text)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) fields = NULL;

  g_return_val_if_fail (source != NULL, NULL);
  g_return_val_if_fail (theme != NULL && key != NULL && text != NULL, NULL);

  lines = tl_codebook_edit_read (source);
  if (find_theme (lines, theme) == NULL)
    return NULL;
  fields = list_fields (lines, theme, key);
  if (*text == '\0')
    for (guint i = 0; i < fields->len; i++)
      g_ptr_array_remove (lines, fields->pdata[i]);
  else if (fields->len > 0)
    tl_codebook_edit_set_value (fields->pdata[fields->len - 1], text);
  else
    add_field (lines, theme, key, text);
  return tl_codebook_lines_write (lines);
}

/* ── its examples ── */

/* @values: (out) (optional): "concern: …"
 *
 * Returns: (transfer container) (element-type TlCodebookLine) */
static GPtrArray *
list_examples (GPtrArray  *lines,
               const char *theme,
               GStrv      *values)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  GPtrArray *examples = g_ptr_array_new ();
  Walk walk = { .theme = theme };

  for (guint i = 0; i < lines->len; i++)
    {
      TlCodebookLine *line = lines->pdata[i];
      g_autofree char *text = NULL;

      walk_to (&walk, line);
      if (!is_example (&walk, line))
        continue;
      text = g_strdup_printf ("%s: %s", line->key, line->value);
      g_strv_builder_add (texts, text);
      g_ptr_array_add (examples, line);
    }
  *values = g_strv_builder_end (texts);
  return examples;
}

GStrv
tl_codebook_dup_theme_examples (GBytes     *source,
                                const char *theme)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) examples = NULL;
  GStrv values;

  g_return_val_if_fail (source != NULL && theme != NULL, NULL);

  lines = tl_codebook_edit_read (source);
  examples = list_examples (lines, theme, &values);
  return values;
}

/* In the place of @old, as far indented. */
static void
set_example (TlCodebookLine *old,
             const char     *example)
{
  const char *ending = g_str_has_suffix (old->raw, "\n") ? tl_codebook_edit_get_ending (old) : "";
  g_autofree char *line = tl_codebook_dup_line (example);
  g_autofree char *raw = g_steal_pointer (&old->raw);

  old->raw = g_strdup_printf ("%.*s%s%s", (int) strspn (raw, " \t"), raw, line, ending);
}

static void
add_example (GPtrArray  *lines,
             const char *theme,
             const char *example)
{
  g_autofree char *line = tl_codebook_dup_line (example);
  g_autofree char *text = g_strdup_printf ("    %s", line);

  tl_codebook_edit_put_in (tl_codebook_edit_find (lines, theme, "examples"), "examples", text);
}

GBytes *
tl_codebook_replace_theme_examples (GBytes             *source,
                                    const char         *theme,
                                    const char *const  *examples)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) olds = NULL;
  g_auto (GStrv) values = NULL;

  g_return_val_if_fail (source != NULL, NULL);
  g_return_val_if_fail (theme != NULL && examples != NULL, NULL);

  lines = tl_codebook_edit_read (source);
  if (find_theme (lines, theme) == NULL)
    return NULL;
  olds = list_examples (lines, theme, &values);
  for (guint i = olds->len; i > 0; i--)
    if (g_strv_contains (examples, values[i - 1]))
      g_ptr_array_remove_index (olds, i - 1);
  for (guint i = 0; examples[i] != NULL; i++)
    {
      if (g_strv_contains ((const char *const *) values, examples[i]))
        continue;
      if (olds->len > 0)
        set_example (g_ptr_array_steal_index (olds, 0), examples[i]);
      else
        add_example (lines, theme, examples[i]);
    }
  for (guint i = 0; i < olds->len; i++)
    g_ptr_array_remove (lines, olds->pdata[i]);
  return tl_codebook_lines_write (lines);
}

/* ── themes that come and go ── */

/* What is left of the name when all but small letters and figures are hyphens. */
static char *
dup_stem (const char *name)
{
  g_autofree char *plain = g_str_to_ascii (name, "C");
  g_autoptr (GString) stem = g_string_new (NULL);

  for (const char *at = plain; *at != '\0' && stem->len < MOST_ID; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (stem, g_ascii_tolower (*at));
    else if (stem->len > 0 && stem->str[stem->len - 1] != '-')
      g_string_append_c (stem, '-');
  if (stem->len > 0 && stem->str[stem->len - 1] == '-')
    g_string_truncate (stem, stem->len - 1);
  if (!g_ascii_islower (*stem->str))
    g_string_prepend (stem, stem->len > 0 ? "theme-" : "theme");
  return g_strdup (stem->str);
}

/* What people decided hangs on the id, also of a theme that was taken out, which stays as a
 * comment. */
static gboolean
is_taken (GPtrArray  *lines,
          const char *id)
{
  TlCue cue;

  if (g_str_equal (id, "guards") || tl_cue_from_string (id, &cue)
      || find_theme (lines, id) != NULL)
    return TRUE;
  for (guint i = 0; i < lines->len; i++)
    {
      TlCodebookLine *line = lines->pdata[i];
      g_autofree char *said = NULL;

      if (line->kind != TL_LINE_COMMENT)
        continue;
      said = g_strstrip (g_strdup (line->raw + strspn (line->raw, "# \t")));
      if (g_str_has_prefix (said, "theme ") && g_str_equal (said + strlen ("theme "), id))
        return TRUE;
    }
  return FALSE;
}

static char *
dup_new_id (GPtrArray  *lines,
            const char *name)
{
  g_autofree char *stem = dup_stem (name);
  g_autofree char *id = g_strdup (stem);

  for (guint i = 2; is_taken (lines, id); i++)
    {
      g_free (id);
      id = g_strdup_printf ("%s-%u", stem, i);
    }
  return g_steal_pointer (&id);
}

/* Returns: the last line of the last theme of the group; of the file when there is none */
static TlCodebookLine *
find_end_of_group (GPtrArray  *lines,
                   const char *group)
{
  TlCodebookLine *end = lines->pdata[lines->len - 1];
  gboolean in_theme = FALSE;
  gboolean in_group = FALSE;

  for (guint i = 0; i < lines->len; i++)
    {
      TlCodebookLine *line = lines->pdata[i];

      if (line->kind == TL_LINE_BLANK || line->kind == TL_LINE_COMMENT)
        continue;
      if (line->kind == TL_LINE_BLOCK)
        {
          in_theme = g_str_equal (line->key, "theme");
          in_group = FALSE;
        }
      else if (in_theme && line->kind == TL_LINE_FIELD && g_str_equal (line->key, "group"))
        in_group = g_str_equal (line->value, group);
      if (in_group)
        end = line;
    }
  return end;
}

GBytes *
tl_codebook_add_theme (GBytes      *source,
                       const char  *name,
                       const char  *group,
                       char       **id)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *own_id = NULL;
  g_autofree char *own_name = NULL;
  g_autofree char *own_group = NULL;
  g_autofree char *text = NULL;
  const char *ending;
  TlCodebookLine *before;

  g_return_val_if_fail (source != NULL && g_bytes_get_size (source) > 0, NULL);
  g_return_val_if_fail (name != NULL && *name != '\0' && group != NULL, NULL);

  lines = tl_codebook_edit_read (source);
  own_name = tl_codebook_dup_line (name);
  own_group = tl_codebook_dup_line (group);
  own_id = dup_new_id (lines, own_name);
  before = find_end_of_group (lines, own_group);
  ending = tl_codebook_edit_get_ending (before);
  text = g_strdup_printf ("%stheme %s%s  name: %s%s%s%s", ending, own_id, ending, own_name,
                          ending, *own_group != '\0' ? "  group: " : "", own_group);
  tl_codebook_edit_append (before, text);
  if (id != NULL)
    *id = g_steal_pointer (&own_id);
  return tl_codebook_lines_write (lines);
}

GBytes *
tl_codebook_remove_theme (GBytes     *source,
                          const char *theme)
{
  g_autoptr (GPtrArray) lines = NULL;
  Walk walk = { .theme = theme };

  g_return_val_if_fail (source != NULL && theme != NULL, NULL);

  lines = tl_codebook_edit_read (source);
  if (find_theme (lines, theme) == NULL)
    return NULL;
  for (guint i = 0; i < lines->len; i++)
    {
      TlCodebookLine *line = lines->pdata[i];

      walk_to (&walk, line);
      if (walk.inside && line->kind != TL_LINE_BLANK && line->kind != TL_LINE_COMMENT)
        tl_codebook_edit_comment_out (line);
    }
  return tl_codebook_lines_write (lines);
}
