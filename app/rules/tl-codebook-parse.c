/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-rulebook-private.h"

#include "tl-pattern-private.h"
#include "tl-phrase-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FORMAT_VERSION "1"
#define PATTERN_WORD "pattern "

typedef enum {
  BLOCK_BOOK,
  BLOCK_THEME,
  BLOCK_FAMILY,
  BLOCK_CUES,
  BLOCK_GUARDS,
  BLOCK_UNKNOWN
} BlockKind;

typedef enum {
  LIST_NONE,
  LIST_RULES,
  LIST_GUARDS,
  LIST_EXAMPLES
} ListKind;

/* A theme while its lines are being read; the strings belong to the lines. */
typedef struct {
  TlThemeFields fields;
  guint         line;
  guint         column;
} OpenTheme;

typedef struct {
  TlRulebook     *book;
  TlCodebookLine *line;
  guint           number;
  BlockKind       block;
  ListKind        list;
  TlStance        stance;
  TlWeight        weight;
  TlCue           cue;
  OpenTheme       theme;
  const char     *name;
  GPtrArray      *family;
  GPtrArray      *themes;
  GPtrArray      *guards;
  GHashTable     *ids;
} Parser;

static void
fault (Parser *parser,
       guint   column,
       char   *message)
{
  tl_rulebook_add_fault (parser->book, parser->number, column, message);
}

static gboolean
claim_id (Parser     *parser,
          const char *id)
{
  if (g_hash_table_add (parser->ids, g_strdup (id)))
    return TRUE;

  fault (parser, 1, g_strdup_printf (_("“%s” is there already; give this one an id of its own"), id));
  return FALSE;
}

static gboolean
is_name (const char *name)
{
  if (!g_ascii_islower (*name))
    return FALSE;
  for (const char *at = name; *at != '\0'; at++)
    if (!g_ascii_islower (*at) && !g_ascii_isdigit (*at) && *at != '-')
      return FALSE;
  return TRUE;
}

static gboolean
check_phrase (Parser     *parser,
              const char *text,
              guint       column)
{
  g_autofree char *message = NULL;
  g_autoptr (GPtrArray) phrase = NULL;
  guint offset;

  phrase = tl_phrase_parse (text, parser->book->families, &offset, &message);
  if (phrase == NULL)
    fault (parser, column + offset, g_steal_pointer (&message));
  return phrase != NULL;
}

static gboolean
check_pattern (Parser     *parser,
               const char *text,
               guint       column)
{
  g_autofree char *message = NULL;
  gsize offset = 0;
  pcre2_code *code = tl_pattern_compile (text, &offset, &message);

  if (code == NULL)
    fault (parser, column + g_utf8_pointer_to_offset (text, text + offset),
           g_strdup_printf (_("the pattern is not sound there: %s"), message));
  g_clear_pointer (&code, pcre2_code_free);
  return code != NULL || message == NULL;
}

/* The rule of an entry line, or NULL when it is at fault. */
static TlRule *
read_rule (Parser     *parser,
           const char *owner)
{
  TlCodebookLine *line = parser->line;
  TlRuleFields fields = { NULL, parser->stance, TL_RULE_PHRASE, line->value, parser->number };
  g_autofree char *id = g_strdup_printf ("%s.%s", owner, line->key);
  guint column = line->column;

  if (!is_name (line->key) || !g_ascii_isdigit (line->key[strlen (line->key) - 1])
      || *line->value == '\0')
    {
      fault (parser, 1, g_strdup (_("a rule is an id ending in a figure, such as c1, and after it "
                                    "the phrase: put an id of its own first")));
      return NULL;
    }
  if (g_str_has_prefix (line->value, PATTERN_WORD))
    {
      fields.syntax = TL_RULE_PATTERN;
      fields.text = line->value + strlen (PATTERN_WORD);
      column += strlen (PATTERN_WORD);
    }
  fields.id = id;
  if (!claim_id (parser, id))
    return NULL;
  if (!(fields.syntax == TL_RULE_PATTERN ? check_pattern (parser, fields.text, column)
                                         : check_phrase (parser, fields.text, column)))
    return NULL;
  return tl_rule_new (&fields);
}

static void
add_rule (Parser     *parser,
          GPtrArray  *rules,
          const char *owner)
{
  TlRule *rule = read_rule (parser, owner);

  if (rule == NULL)
    return;
  g_ptr_array_add (rules, rule);
  if (parser->list == LIST_RULES && parser->weight != TL_WEIGHT_PLAIN)
    g_hash_table_insert (parser->book->weights, g_strdup (tl_rule_get_id (rule)),
                         GUINT_TO_POINTER (parser->weight));
}

static void
add_family_phrase (Parser *parser)
{
  TlCodebookLine *line = parser->line;
  g_autofree char *phrase = g_strstrip (g_strdup (line->raw));

  if (check_phrase (parser, phrase, line->column - g_utf8_strlen (phrase, -1)
                                    + g_utf8_strlen (line->value, -1)))
    g_ptr_array_add (parser->family, g_steal_pointer (&phrase));
}

static void
add_example (Parser *parser)
{
  TlCodebookLine *line = parser->line;
  TlExample *example;
  TlStance stance = TL_STANCE_NEUTRAL;
  gboolean expected = !g_str_equal (line->key, "none");

  if (expected && !tl_stance_from_string (line->key, &stance))
    {
      fault (parser, 1, g_strdup (_("an example begins with the stance it is to be found with "
                                    "(concern, strength, neutral), or with “none”, and a colon")));
      return;
    }

  example = g_new0 (TlExample, 1);
  example->theme = g_strdup (parser->theme.fields.id);
  example->expected = expected;
  example->stance = stance;
  example->text = g_strdup (line->value);
  example->line = parser->number;
  example->column = line->column;
  g_ptr_array_add (parser->book->examples, example);
}

static void
close_theme (Parser *parser)
{
  TlThemeFields *fields = &parser->theme.fields;

  if (fields->id != NULL && fields->name == NULL)
    tl_rulebook_add_fault (parser->book, parser->theme.line, parser->theme.column,
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

static void
open_theme (Parser *parser)
{
  parser->block = BLOCK_UNKNOWN;
  if (!is_name (parser->line->value))
    {
      fault (parser, parser->line->column,
             g_strdup (_("a theme's id is of small letters, figures and hyphens, such as "
                         "“information-sharing”")));
      return;
    }
  if (!claim_id (parser, parser->line->value))
    return;

  parser->block = BLOCK_THEME;
  parser->theme.line = parser->number;
  parser->theme.column = parser->line->column;
  parser->theme.fields.id = parser->line->value;
  parser->theme.fields.rules = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_rule_unref);
  parser->theme.fields.guards = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_rule_unref);
}

static void
open_family (Parser *parser)
{
  g_autofree char *id = g_strconcat ("{", parser->line->value, "}", NULL);

  parser->block = BLOCK_UNKNOWN;
  if (!is_name (parser->line->value))
    fault (parser, parser->line->column,
           g_strdup (_("a family's name is of small letters, figures and hyphens")));
  else if (claim_id (parser, id))
    {
      parser->block = BLOCK_FAMILY;
      parser->family = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (parser->book->families, g_strdup (parser->line->value), parser->family);
    }
}

static void
open_cues (Parser *parser)
{
  parser->block = BLOCK_CUES;
  if (tl_cue_from_string (parser->line->value, &parser->cue))
    return;

  parser->block = BLOCK_UNKNOWN;
  fault (parser, parser->line->column,
         g_strdup (_("there is no cue of this name; the help lists those there are")));
}

static void
open_block (Parser *parser)
{
  const char *key = parser->line->key;

  close_theme (parser);
  parser->list = LIST_NONE;
  parser->stance = TL_STANCE_NEUTRAL;
  if (g_str_equal (key, "theme"))
    open_theme (parser);
  else if (g_str_equal (key, "family"))
    open_family (parser);
  else if (g_str_equal (key, "cues"))
    open_cues (parser);
  else if (g_str_equal (key, "guards"))
    parser->block = BLOCK_GUARDS;
  else
    {
      parser->block = BLOCK_UNKNOWN;
      fault (parser, 1, g_strdup_printf (_("“%s” begins nothing; at the left edge stand theme, family, "
                                           "cues and guards, and all that belongs to them is indented"),
                                         key));
    }
}

static void
read_uncoded (Parser *parser)
{
  g_auto (GStrv) names = g_strsplit_set (parser->line->value, ", ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      TlSection section;

      if (*names[i] == '\0')
        continue;
      if (tl_section_from_string (names[i], &section))
        parser->book->uncoded |= 1u << section;
      else
        fault (parser, parser->line->column,
               g_strdup_printf (_("there is no section “%s”; the help lists those there are"),
                                names[i]));
    }
}

static void
read_book_field (Parser *parser)
{
  if (g_str_equal (parser->line->key, "name"))
    parser->name = parser->line->value;
  else if (g_str_equal (parser->line->key, "never coded"))
    read_uncoded (parser);
  else
    fault (parser, 1, g_strdup (_("before the first block stand “name:” and “never coded:” only")));
}

static void
read_background (Parser *parser)
{
  const char *value = parser->line->value;
  TlBackground background = TL_BACKGROUND_NEUTRAL;

  if (g_str_equal (value, "never"))
    background = TL_BACKGROUND_NEVER;
  else if (!g_str_equal (value, "neutral"))
    fault (parser, parser->line->column, g_strdup (_("write “neutral” or “never” here, or leave the "
                                                     "line out")));
  g_hash_table_insert (parser->book->backgrounds, g_strdup (parser->theme.fields.id),
                       GUINT_TO_POINTER (background));
}

static void
read_theme_field (Parser *parser)
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
    fault (parser, 1, g_strdup_printf (_("a theme has no “%s”; it has name, group, definition, "
                                         "include, exclude, harm and background"), key));
}

static void
read_field (Parser *parser)
{
  if (parser->block == BLOCK_THEME && parser->list == LIST_EXAMPLES)
    add_example (parser);
  else if (parser->block == BLOCK_THEME)
    read_theme_field (parser);
  else if (parser->block == BLOCK_BOOK)
    read_book_field (parser);
  else if (parser->block != BLOCK_UNKNOWN)
    fault (parser, 1, g_strdup (_("only a theme has fields; this line is of no use here")));
}

static gboolean
open_rules (Parser *parser)
{
  const char *key = parser->line->key;

  parser->weight = TL_WEIGHT_PLAIN;
  if (tl_stance_from_string (key, &parser->stance))
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

static void
read_head (Parser *parser)
{
  const char *key = parser->line->key;

  if (parser->block == BLOCK_UNKNOWN)
    return;
  if (parser->block != BLOCK_THEME)
    fault (parser, 1, g_strdup (_("lists stand inside a theme: write “theme ID” above")));
  else if (g_str_equal (key, "guards"))
    parser->list = LIST_GUARDS;
  else if (g_str_equal (key, "examples"))
    parser->list = LIST_EXAMPLES;
  else if (open_rules (parser))
    parser->list = LIST_RULES;
  else
    fault (parser, 1, g_strdup_printf (_("a theme has no list “%s”; it has concern, strength, "
                                         "neutral, mention, judged, recommended, guards and examples"), key));
}

static void
read_theme_entry (Parser *parser)
{
  TlThemeFields *fields = &parser->theme.fields;

  if (parser->list == LIST_RULES)
    add_rule (parser, fields->rules, fields->id);
  else if (parser->list == LIST_GUARDS)
    add_rule (parser, fields->guards, fields->id);
  else
    fault (parser, 1, g_strdup (_("this rule has no stance: write “concern:”, “strength:”, "
                                  "“neutral:”, “mention:”, “judged:” or “recommended:” above it")));
}

static void
read_entry (Parser *parser)
{
  if (parser->block == BLOCK_THEME)
    read_theme_entry (parser);
  else if (parser->block == BLOCK_FAMILY)
    add_family_phrase (parser);
  else if (parser->block == BLOCK_CUES)
    add_rule (parser, parser->book->cues[parser->cue], tl_cue_to_string (parser->cue));
  else if (parser->block == BLOCK_GUARDS)
    add_rule (parser, parser->guards, "guards");
  else if (parser->block == BLOCK_BOOK)
    fault (parser, 1, g_strdup (_("this line belongs to no block: begin one at the left edge, "
                                  "such as “theme caseload”")));
}

static void
read_line (Parser *parser)
{
  switch (parser->line->kind)
    {
    case TL_LINE_FORMAT:
      if (!g_str_equal (parser->line->value, FORMAT_VERSION))
        fault (parser, 1, g_strdup (_("this program reads code books of format 1 only; a newer "
                                      "program will read this one")));
      break;
    case TL_LINE_BLOCK:
      open_block (parser);
      break;
    case TL_LINE_FIELD:
      read_field (parser);
      break;
    case TL_LINE_HEAD:
      read_head (parser);
      break;
    case TL_LINE_ENTRY:
      read_entry (parser);
      break;
    case TL_LINE_BLANK:
    case TL_LINE_COMMENT:
      break;
    }
}

static void
read_lines (Parser    *parser,
            GPtrArray *lines)
{
  TlCodebookLine *first = lines->len > 0 ? g_ptr_array_index (lines, 0) : NULL;

  if (first == NULL || first->kind != TL_LINE_FORMAT)
    tl_rulebook_add_fault (parser->book, 1, 1,
                           g_strdup (_("the first line of a code book is “throughline code book 1”")));
  for (guint i = 0; i < lines->len; i++)
    {
      parser->line = g_ptr_array_index (lines, i);
      parser->number = i + 1;
      read_line (parser);
    }
  close_theme (parser);
}

static void
parser_run (Parser    *parser,
            GBytes    *source,
            GPtrArray *lines)
{
  TlCodebookFields fields = { 0 };

  parser->themes = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_theme_unref);
  parser->guards = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_rule_unref);
  parser->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  read_lines (parser, lines);

  fields.name = parser->name != NULL ? parser->name : _("Code book");
  fields.source = source;
  fields.themes = parser->themes;
  fields.guards = parser->guards;
  parser->book->codebook = tl_codebook_new (&fields);
  g_ptr_array_unref (parser->themes);
  g_ptr_array_unref (parser->guards);
  g_hash_table_unref (parser->ids);
}

TlRulebook *
tl_rulebook_read (GBytes *source)
{
  TlRulebook *book = tl_rulebook_new ();
  Parser parser = { .book = book, .block = BLOCK_BOOK };
  g_autoptr (GPtrArray) lines = NULL;
  gsize length;
  const char *text = g_bytes_get_data (source, &length);

  if (!g_utf8_validate_len (text, length, NULL))
    {
      tl_rulebook_add_fault (book, 1, 1, g_strdup (_("the file is not plain UTF-8 text: save it "
                                                     "with that encoding")));
      return book;
    }

  lines = tl_codebook_lines_read (text, length);
  parser_run (&parser, source, lines);
  return book;
}
