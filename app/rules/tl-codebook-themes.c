/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-codebook-parse-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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
      g_ptr_array_add (parser->themes, tl_theme_new (fields));
    }
  g_clear_pointer (&fields->rules, g_ptr_array_unref);
  g_clear_pointer (&fields->guards, g_ptr_array_unref);
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
  else
    tl_parser_fault (parser, 1,
                     _("a theme has no “%s”; it has name, group, definition, include, exclude, "
                        "harm and background"), key);
}

/* "hints", or "concern hints". */
static gboolean
open_hints (TlParser *parser)
{
  g_autofree char *stance = g_strdup (parser->line->key);

  if (g_str_equal (stance, "hints"))
    parser->stance = TL_STANCE_NEUTRAL;
  else if (!g_str_has_suffix (stance, " hints"))
    return FALSE;
  else
    {
      stance[strlen (stance) - strlen (" hints")] = '\0';
      if (!tl_stance_from_string (stance, &parser->stance))
        return FALSE;
    }
  parser->weight = TL_WEIGHT_HINT;
  return TRUE;
}

static gboolean
open_rules (TlParser *parser)
{
  const char *key = parser->line->key;

  parser->weight = TL_WEIGHT_PLAIN;
  if (tl_stance_from_string (key, &parser->stance) || open_hints (parser))
    return TRUE;

  parser->stance = TL_STANCE_NEUTRAL;
  if (g_str_equal (key, "mention"))
    parser->weight = TL_WEIGHT_MENTION;
  else if (g_str_equal (key, "judged"))
    parser->weight = TL_WEIGHT_JUDGED;
  else if (g_str_equal (key, "recommended"))
    parser->weight = TL_WEIGHT_ADVICE;
  return parser->weight != TL_WEIGHT_PLAIN;
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
  else if (open_rules (parser))
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
