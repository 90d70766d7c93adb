/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-codebook-parse-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_NEEDED 999

void
tl_parser_add_example (TlParser *parser)
{
  TlCodebookLine *line = parser->line;
  TlExample *example;
  TlStance stance = TL_STANCE_NEUTRAL;
  gboolean expected = !g_str_equal (line->key, "none");

  if (expected && !tl_stance_from_string (line->key, &stance))
    {
      tl_parser_fault (parser, 1,
                       "%s", _("an example begins with the stance it is to be found with (concern, "
                                "strength, neutral), or with “none”, and a colon"));
      return;
    }

  example = g_new0 (TlExample, 1);
  example->theme = g_strdup (parser->theme.fields.id);
  example->expected = expected;
  example->stance = stance;
  example->text = g_strdup (line->value);
  example->file = g_strdup (parser->file);
  example->line = parser->number;
  example->column = line->column;
  g_ptr_array_add (parser->book->examples, example);
}

static guint
find_theme (TlParser   *parser,
            const char *id)
{
  for (guint i = 0; i < parser->themes->len; i++)
    if (g_strcmp0 (tl_theme_get_id (g_ptr_array_index (parser->themes, i)), id) == 0)
      return i;
  return G_MAXUINT;
}

/* In the place of the one that it extends, or behind the others. */
static void
add_theme (TlParser *parser,
           TlTheme  *theme)
{
  guint at = parser->theme.extended != NULL ? find_theme (parser, tl_theme_get_id (theme))
                                            : G_MAXUINT;

  if (at == G_MAXUINT)
    {
      g_ptr_array_add (parser->themes, theme);
      return;
    }
  tl_theme_unref (g_ptr_array_index (parser->themes, at));
  g_ptr_array_index (parser->themes, at) = theme;
}

void
tl_parser_close_theme (TlParser *parser)
{
  TlThemeFields *fields = &parser->theme.fields;

  if (fields->id != NULL && fields->name == NULL)
    tl_rulebook_add_fault (parser->book, parser->file, parser->theme.line,
                           parser->theme.column,
                           g_strdup (_("this theme has no name: write “name: …” below it")));
  if (fields->id != NULL)
    {
      fields->name = fields->name != NULL ? fields->name : fields->id;
      fields->group = fields->group != NULL ? fields->group : "";
      add_theme (parser, tl_theme_new (fields));
    }
  g_clear_pointer (&fields->rules, g_ptr_array_unref);
  g_clear_pointer (&fields->guards, g_ptr_array_unref);
  g_clear_pointer (&parser->theme.extended, tl_theme_unref);
  memset (&parser->theme, 0, sizeof parser->theme);
}

void
tl_parser_open_theme (TlParser *parser)
{
  parser->block = TL_PARSER_UNKNOWN;
  if (!tl_parser_is_name (parser->line->value))
    {
      tl_parser_fault (parser, parser->line->column,
                       "%s", _("a theme's id is of small letters, figures and hyphens, such as "
                                "“information-sharing”"));
      return;
    }
  if (!tl_parser_claim_id (parser, parser->line->value))
    return;

  parser->block = TL_PARSER_THEME;
  parser->theme.line = parser->number;
  parser->theme.column = parser->line->column;
  parser->theme.fields.id = parser->line->value;
  parser->theme.fields.rules = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_rule_unref);
  parser->theme.fields.guards = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_rule_unref);
}

static GPtrArray *
copy_rules (GPtrArray *rules)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_rule_unref);

  for (guint i = 0; i < rules->len; i++)
    g_ptr_array_add (copy, tl_rule_ref (g_ptr_array_index (rules, i)));
  return copy;
}

void
tl_parser_extend_theme (TlParser *parser)
{
  guint at = find_theme (parser, parser->line->value);
  TlTheme *theme;

  parser->block = TL_PARSER_UNKNOWN;
  if (at == G_MAXUINT)
    {
      tl_parser_fault (parser, parser->line->column,
                       _("there is no theme “%s” above to extend"), parser->line->value);
      return;
    }
  theme = tl_theme_ref (g_ptr_array_index (parser->themes, at));
  parser->block = TL_PARSER_THEME;
  parser->theme.line = parser->number;
  parser->theme.column = parser->line->column;
  parser->theme.extended = theme;
  parser->theme.fields = (TlThemeFields) {
    .id = tl_theme_get_id (theme), .name = tl_theme_get_name (theme),
    .group = tl_theme_get_group (theme), .definition = tl_theme_get_definition (theme),
    .include = tl_theme_get_include (theme), .exclude = tl_theme_get_exclude (theme),
    .harm = tl_theme_is_harm (theme), .rules = copy_rules (tl_theme_get_rules (theme)),
    .guards = copy_rules (tl_theme_get_guards (theme)),
  };
}

static void
read_background (TlParser *parser)
{
  const char *value = parser->line->value;
  TlBackground background = TL_BACKGROUND_NEUTRAL;

  if (g_str_equal (value, "never"))
    background = TL_BACKGROUND_NEVER;
  else if (!g_str_equal (value, "neutral"))
    tl_parser_fault (parser, parser->line->column,
                     "%s", _("write “neutral” or “never” here, or leave the line out"));
  g_hash_table_insert (parser->book->backgrounds, g_strdup (parser->theme.fields.id),
                       GUINT_TO_POINTER (background));
}

static int *
find_need (TlNeeds    *needs,
           const char *name)
{
  TlStatementKind kind;

  if (!tl_statement_kind_from_string (name, &kind))
    return NULL;
  switch (kind)
    {
    case TL_STATEMENT_FINDING:
      return &needs->finding;
    case TL_STATEMENT_INSTANCE:
      return &needs->instance;
    case TL_STATEMENT_RECOMMENDATION:
      return &needs->recommendation;
    default:
      return NULL;
    }
}

/* "29", or "29, recommendation 21": the first for all that is not told apart. */
static gboolean
parse_needs (const char *text,
             TlNeeds    *needs)
{
  g_auto (GStrv) words = g_strsplit_set (text, ", ", -1);
  int *named = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint64 points;

      if (*words[i] == '\0')
        continue;
      if (named == NULL && (named = find_need (needs, words[i])) != NULL)
        continue;
      if (!g_ascii_string_to_unsigned (words[i], 10, 1, MOST_NEEDED, &points, NULL))
        return FALSE;
      if (named == NULL && i > 0)
        return FALSE;
      if (named == NULL)
        *needs = (TlNeeds) { points, points, points };
      else
        *named = points;
      named = NULL;
    }
  return named == NULL && needs->finding > 0 && needs->instance > 0 && needs->recommendation > 0;
}

static void
read_needs (TlParser *parser)
{
  g_autofree TlNeeds *needs = g_new0 (TlNeeds, 1);

  if (parse_needs (parser->line->value, needs))
    g_hash_table_insert (parser->book->needs, g_strdup (parser->theme.fields.id),
                         g_steal_pointer (&needs));
  else
    tl_parser_fault (parser, parser->line->column, "%s",
                     _("write how many points the theme needs, such as “29”, or “29, instance 27, "
                       "recommendation 21”"));
}

void
tl_parser_read_theme_field (TlParser *parser)
{
  TlThemeFields *fields = &parser->theme.fields;
  const char *key = parser->line->key;
  const char *value = parser->line->value;

  if (g_str_equal (key, "name"))
    fields->name = value;
  else if (g_str_equal (key, "group"))
    fields->group = value;
  else if (g_str_equal (key, "definition"))
    fields->definition = value;
  else if (g_str_equal (key, "include"))
    fields->include = value;
  else if (g_str_equal (key, "exclude"))
    fields->exclude = value;
  else if (g_str_equal (key, "harm"))
    fields->harm = g_str_equal (value, "yes");
  else if (g_str_equal (key, "background"))
    read_background (parser);
  else if (g_str_equal (key, "needs"))
    read_needs (parser);
  else
    tl_parser_fault (parser, 1,
                     _("a theme has no “%s”; it has name, group, definition, include, exclude, "
                        "harm, background and needs"), key);
}

/* "hints", or "concern hints". */
static gboolean
read_hints_head (const char *head,
                 TlStance   *stance)
{
  g_autofree char *own = NULL;

  if (g_str_equal (head, "hints"))
    return TRUE;
  if (!g_str_has_suffix (head, " hints"))
    return FALSE;
  own = g_strndup (head, strlen (head) - strlen (" hints"));
  return tl_stance_from_string (own, stance);
}

gboolean
tl_rulebook_read_head (const char *head,
                       TlStance   *stance,
                       TlWeight   *weight)
{
  *stance = TL_STANCE_NEUTRAL;
  *weight = TL_WEIGHT_PLAIN;
  if (tl_stance_from_string (head, stance))
    return TRUE;
  if (read_hints_head (head, stance))
    *weight = TL_WEIGHT_HINT;
  else if (g_str_equal (head, "mention"))
    *weight = TL_WEIGHT_MENTION;
  else if (g_str_equal (head, "judged"))
    *weight = TL_WEIGHT_JUDGED;
  else if (g_str_equal (head, "recommended"))
    *weight = TL_WEIGHT_ADVICE;
  return *weight != TL_WEIGHT_PLAIN;
}

void
tl_parser_read_list_head (TlParser *parser)
{
  const char *key = parser->line->key;

  if (parser->block == TL_PARSER_UNKNOWN)
    return;
  if (parser->block != TL_PARSER_THEME)
    tl_parser_fault (parser, 1,
                     "%s", _("lists stand inside a theme: write “theme ID” above"));
  else if (g_str_equal (key, "guards"))
    parser->list = TL_LIST_GUARDS;
  else if (g_str_equal (key, "examples"))
    parser->list = TL_LIST_EXAMPLES;
  else if (tl_rulebook_read_head (key, &parser->stance, &parser->weight))
    parser->list = TL_LIST_RULES;
  else
    tl_parser_fault (parser, 1,
                     _("a theme has no list “%s”; it has concern, strength, neutral, mention, "
                        "judged, recommended, hints, guards and examples"), key);
}

void
tl_parser_read_theme_entry (TlParser *parser)
{
  TlThemeFields *fields = &parser->theme.fields;

  if (parser->list == TL_LIST_RULES)
    tl_parser_add_rule (parser, fields->rules, fields->id);
  else if (parser->list == TL_LIST_GUARDS)
    tl_parser_add_rule (parser, fields->guards, fields->id);
  else
    tl_parser_fault (parser, 1,
                     "%s", _("this rule has no stance: write “concern:”, “strength:”, “neutral:”, "
                              "“mention:”, “judged:”, “recommended:” or “hints:” above it"));
}
