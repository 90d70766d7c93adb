/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-codebook-parse-private.h"

#include "tl-phrase-private.h"
#include "tl-rule-text-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
tl_parser_fault (TlParser   *parser,
                 guint       column,
                 const char *format,
                 ...)
{
  va_list args;

  va_start (args, format);
  tl_rulebook_add_fault (parser->book, parser->file, parser->number, column,
                         g_strdup_vprintf (format, args));
  va_end (args);
}

gboolean
tl_parser_claim_id (TlParser   *parser,
                    const char *id)
{
  if (g_hash_table_add (parser->ids, g_strdup (id)))
    return TRUE;

  tl_parser_fault (parser, 1,
                   _("“%s” is there already; give this one an id of its own"), id);
  return FALSE;
}

gboolean
tl_parser_is_name (const char *name)
{
  if (!g_ascii_islower (*name))
    return FALSE;
  for (const char *at = name; *at != '\0'; at++)
    if (!g_ascii_islower (*at) && !g_ascii_isdigit (*at) && *at != '-')
      return FALSE;
  return TRUE;
}

/* Of a family: words alone, for conditions are a rule's. */
static gboolean
check_words (TlParser   *parser,
             const char *text,
             guint       column)
{
  g_autofree char *message = NULL;
  g_autoptr (GPtrArray) phrase = NULL;
  guint offset;

  phrase = tl_phrase_parse (text, parser->book->families, &offset, &message);
  if (phrase == NULL)
    tl_parser_fault (parser, column + offset, "%s", message);
  return phrase != NULL;
}

static gboolean
has_conditions (const TlRuleText *rule)
{
  return rule->conditions->len > 0
         || (rule->only_in.sections | rule->only_in.kinds) != 0
         || (rule->never_in.sections | rule->never_in.kinds) != 0;
}

/* Conditions are for what finds a theme: a guard masks its words and a cue speaks for its sentence
 * wherever they stand. */
static const char *
why_unconditional (TlParser *parser)
{
  const char *written = parser->line->value;
  int points;

  if (parser->list != TL_LIST_RULES)
    return _("conditions are for the rules of themes: take them out");
  if (parser->weight == TL_WEIGHT_HINT
      && tl_rule_text_skip_points (written, &points) != written)
    return _("a hint with points has no conditions: take the points or the conditions out");
  return NULL;
}

static gboolean
check_text (TlParser           *parser,
            const TlRuleFields *fields,
            guint               column)
{
  g_autofree char *message = NULL;
  g_autoptr (TlRuleText) rule = NULL;
  const char *refusal;
  guint offset;

  rule = tl_rule_text_parse (fields->text, fields->syntax, parser->book->families, &offset,
                             &message);
  if (rule == NULL)
    {
      tl_parser_fault (parser, column + offset, "%s", message);
      return FALSE;
    }
  refusal = has_conditions (rule) ? why_unconditional (parser) : NULL;
  if (refusal != NULL)
    tl_parser_fault (parser, column, "%s", refusal);
  return refusal == NULL;
}

/* What the families come to that the sound text of a rule names, and those that their phrases name
 * in turn. Braces in a pattern name none. */
static void
append_families (TlParser   *parser,
                 const char *text,
                 GString    *families)
{
  for (const char *open = strchr (text, '{'); open != NULL; open = strchr (open + 1, '{'))
    {
      g_autofree char *name = g_strndup (open + 1, strcspn (open + 1, "}"));
      GPtrArray *phrases = g_hash_table_lookup (parser->book->families, name);

      if (phrases == NULL)
        continue;
      g_string_append_c (families, '{');
      for (guint i = 0; i < phrases->len; i++)
        {
          g_string_append_printf (families, "%s\n", (char *) phrases->pdata[i]);
          append_families (parser, phrases->pdata[i], families);
        }
      g_string_append_c (families, '}');
    }
}

/* NULL for none. */
static char *
dup_families (TlParser   *parser,
              const char *text)
{
  g_autoptr (GString) families = g_string_new (NULL);

  append_families (parser, text, families);
  return families->len > 0 ? g_string_free (g_steal_pointer (&families), FALSE) : NULL;
}

/* Points before the phrase: "+8 landlord*". They are taken off the text. */
static gboolean
take_points (TlParser      *parser,
             TlRuleFields  *fields,
             guint         *column)
{
  int points = 0;
  const char *rest = tl_rule_text_skip_points (fields->text, &points);

  if (rest == fields->text)
    return TRUE;
  if (parser->list != TL_LIST_RULES || rest == NULL)
    {
      tl_parser_fault (parser, *column, "%s",
                       _("a theme's rules alone have points, such as “+8 landlord*”, and at most 99"));
      return FALSE;
    }
  *column += rest - fields->text;
  fields->text = rest;
  fields->points = points;
  return TRUE;
}

static void
keep_example (TlParser       *parser,
              const char     *rule,
              TlCodebookLine *line,
              guint           number)
{
  TlExample *example = g_new0 (TlExample, 1);

  example->rule = g_strdup (rule);
  example->expected = g_str_equal (line->key, "matches");
  example->text = g_strdup (line->value);
  example->file = g_strdup (parser->file);
  example->line = number;
  example->column = line->column;
  g_ptr_array_add (parser->book->rule_examples, example);
}

/* The examples below the rule at hand: (element-type TlRuleExample); the texts are the lines'. */
static GArray *
read_examples (TlParser   *parser,
               const char *rule)
{
  GArray *examples = g_array_new (FALSE, FALSE, sizeof (TlRuleExample));
  guint end = tl_codebook_lines_find_end (parser->lines, parser->index);

  for (guint i = parser->index + 1; i < end; i++)
    {
      TlCodebookLine *line = g_ptr_array_index (parser->lines, i);
      guint number = parser->number + i - parser->index;
      TlRuleExample example = { FALSE, line->value, number };

      if (line->kind != TL_LINE_EXAMPLE || *line->value == '\0')
        continue;
      example.matches = g_str_equal (line->key, "matches");
      g_array_append_val (examples, example);
      keep_example (parser, rule, line, number);
    }
  return examples;
}

/* The same rule of a code book much like this one, where it says the same: it is sound, and needs
 * no looking at. What a family comes to may have changed. */
static const TlRule *
find_alike (TlParser           *parser,
            const TlRuleFields *fields)
{
  const TlRule *rule = NULL;

  if (parser->like != NULL && parser->list == TL_LIST_RULES)
    rule = tl_codebook_find_rule (parser->like, fields->id);
  if (rule == NULL || !g_str_equal (tl_rule_get_text (rule), fields->text)
      || strchr (fields->text, '{') != NULL)
    return NULL;
  return tl_rule_get_syntax (rule) == fields->syntax && tl_rule_get_stance (rule) == fields->stance
         && tl_rule_is_hint (rule) == fields->hint
         && (tl_rule_get_points (rule) != 0) == (fields->points != 0) ? rule : NULL;
}

/* The rule of an entry line, or NULL when it is at fault. */
static TlRule *
read_rule (TlParser   *parser,
           const char *owner)
{
  TlCodebookLine *line = parser->line;
  TlRuleFields fields = {
    .stance = parser->stance, .syntax = TL_RULE_PHRASE, .text = line->value,
    .hint = parser->list == TL_LIST_RULES && parser->weight == TL_WEIGHT_HINT,
    .line = parser->number,
  };
  g_autofree char *id = g_strdup_printf ("%s.%s", owner, line->key);
  g_autofree char *families = NULL;
  g_autoptr (GArray) examples = NULL;
  const char *text;
  const TlRule *like;
  guint column = line->column;

  if (!tl_parser_is_name (line->key) || !g_ascii_isdigit (line->key[strlen (line->key) - 1])
      || *line->value == '\0')
    {
      tl_parser_fault (parser, 1,
                       "%s", _("a rule is an id ending in a figure, such as c1, and after it the "
                                "phrase: put an id of its own first"));
      return NULL;
    }
  fields.id = id;
  if (!tl_parser_claim_id (parser, id) || !take_points (parser, &fields, &column))
    return NULL;
  text = fields.text;
  fields.text = tl_rule_text_skip_syntax (text, &fields.syntax);
  column += fields.text - text;
  like = find_alike (parser, &fields);
  if (like == NULL && !check_text (parser, &fields, column))
    return NULL;
  fields.hash = like != NULL ? tl_rule_get_hash (like) : NULL;
  families = dup_families (parser, fields.text);
  fields.families = families;
  examples = read_examples (parser, id);
  fields.examples = (const TlRuleExample *) examples->data;
  fields.n_examples = examples->len;
  return tl_rule_new (&fields);
}

void
tl_parser_add_rule (TlParser   *parser,
                    GPtrArray  *rules,
                    const char *owner)
{
  TlRule *rule = read_rule (parser, owner);

  if (rule == NULL)
    return;
  g_ptr_array_add (rules, rule);
  if (parser->list == TL_LIST_RULES && parser->weight != TL_WEIGHT_PLAIN)
    g_hash_table_insert (parser->book->weights, g_strdup (tl_rule_get_id (rule)),
                         GUINT_TO_POINTER (parser->weight));
}

void
tl_parser_add_family_phrase (TlParser *parser)
{
  TlCodebookLine *line = parser->line;
  g_autofree char *phrase = g_strstrip (g_strdup (line->raw));

  if (check_words (parser, phrase, line->column - g_utf8_strlen (phrase, -1)
                                   + g_utf8_strlen (line->value, -1)))
    g_ptr_array_add (parser->family, g_steal_pointer (&phrase));
}
