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
      fields->translations = (const TlTranslation *) (gpointer) parser->theme.translations->data;
      fields->n_translations = parser->theme.translations->len;
      add_theme (parser, tl_theme_new (fields));
    }
  g_clear_pointer (&fields->rules, g_ptr_array_unref);
  g_clear_pointer (&fields->guards, g_ptr_array_unref);
  g_clear_pointer (&parser->theme.translations, g_array_unref);
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
  parser->theme.translations = g_array_new (FALSE, FALSE, sizeof (TlTranslation));
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

static GArray *
copy_translations (const TlTheme *theme)
{
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (TlTranslation));
  guint n_translations;
  const TlTranslation *translations = tl_theme_get_translations (theme, &n_translations);

  return g_array_append_vals (copy, translations, n_translations);
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
  parser->theme.translations = copy_translations (theme);
  parser->theme.fields = (TlThemeFields) {
    .id = tl_theme_get_id (theme), .name = tl_theme_get_plain (theme, TL_THEME_NAME),
    .group = tl_theme_get_plain (theme, TL_THEME_GROUP),
    .definition = tl_theme_get_plain (theme, TL_THEME_DEFINITION),
    .include = tl_theme_get_plain (theme, TL_THEME_INCLUDE),
    .exclude = tl_theme_get_plain (theme, TL_THEME_EXCLUDE),
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

/* Two or three letters, perhaps with a country: "cy", "pt-BR". */
static gboolean
is_language (const char *code)
{
  gsize length = strspn (code, "abcdefghijklmnopqrstuvwxyz");

  if (length < 2 || length > 3)
    return FALSE;
  return code[length] == '\0'
         || (code[length] == '-' && g_ascii_isupper (code[length + 1])
             && g_ascii_isupper (code[length + 2]) && code[length + 3] == '\0');
}

/* Returns: whether the line is one of a theme's texts in another language, right or wrong */
static gboolean
read_translation (TlParser *parser)
{
  const TlCodebookLine *line = parser->line;
  const char *language = line->key + strcspn (line->key, " \t");
  const char *word = g_string_chunk_insert_len (parser->words, line->key, language - line->key);
  TlTranslation translation = { .text = line->value };

  if (*language == '\0' || !tl_theme_text_from_string (word, &translation.what))
    return FALSE;
  translation.language = g_string_chunk_insert_const (parser->words, language + 1);
  if (is_language (translation.language))
    g_array_append_val (parser->theme.translations, translation);
  else
    tl_parser_fault (parser, strspn (line->raw, " \t") + (language - line->key) + 2,
                     _("“%s” names no language: write its code in two or three small letters, such "
                       "as “name cy: …” for Welsh, or with a country, “name pt-BR: …”"),
                     translation.language);
  return TRUE;
}

static gboolean
read_text (TlParser *parser)
{
  TlThemeFields *fields = &parser->theme.fields;
  const char **texts[TL_N_THEME_TEXTS] = {
    &fields->name, &fields->group, &fields->definition, &fields->include, &fields->exclude
  };
  TlThemeText what;

  if (!tl_theme_text_from_string (parser->line->key, &what))
    return FALSE;
  *texts[what] = parser->line->value;
  return TRUE;
}

void
tl_parser_read_theme_field (TlParser *parser)
{
  const char *key = parser->line->key;

  if (read_text (parser) || read_translation (parser))
    return;
  if (g_str_equal (key, "harm"))
    parser->theme.fields.harm = g_str_equal (parser->line->value, "yes");
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
  g_autofree char *word = g_strndup (key, strcspn (key, " "));
  TlThemeText what;

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
  else if (tl_theme_text_from_string (word, &what))
    tl_parser_fault (parser, 1, "%s",
                     _("write the text after the colon, or take the line out"));
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
