/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-rule-text-private.h"

#include "tl-pattern-private.h"
#include "tl-phrase-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PATTERN_WORD "pattern "
#define MAX_POINTS 99

typedef struct {
  const char  *text;
  const char  *at;
  GHashTable  *families;
  TlRuleText  *rule;
  guint       *column;
  char       **message;
} Reader;

static void
condition_free (TlCondition *condition)
{
  g_free (condition->phrase);
  g_clear_pointer (&condition->nodes, g_ptr_array_unref);
  g_free (condition);
}

void
tl_rule_text_free (TlRuleText *text)
{
  g_clear_pointer (&text->nodes, g_ptr_array_unref);
  g_free (text->pattern);
  g_ptr_array_unref (text->conditions);
  g_free (text);
}

const char *
tl_rule_text_skip_points (const char *text,
                          int        *points)
{
  gint64 number;
  char *end;

  if ((*text != '+' && *text != '-') || !g_ascii_isdigit (text[1]))
    return text;
  number = g_ascii_strtoll (text, &end, 10);
  if (ABS (number) > MAX_POINTS || *end != ' ')
    return NULL;
  *points = number;
  return end + strspn (end, " ");
}

const char *
tl_rule_text_skip_syntax (const char   *text,
                          TlRuleSyntax *syntax)
{
  gboolean pattern = g_str_has_prefix (text, PATTERN_WORD);

  *syntax = pattern ? TL_RULE_PATTERN : TL_RULE_PHRASE;
  return pattern ? text + strlen (PATTERN_WORD) : text;
}

static void
skip_space (Reader *reader)
{
  while (g_ascii_isspace (*reader->at))
    reader->at++;
}

/* Whether the word at @at is @word, in capitals as here. */
static gboolean
is_word (const Reader *reader,
         const char   *at,
         const char   *word)
{
  gsize length = strlen (word);

  return strncmp (at, word, length) == 0
         && (at[length] == '\0' || g_ascii_isspace (at[length]))
         && (at == reader->text || g_ascii_isspace (at[-1]));
}

static gboolean
take_word (Reader     *reader,
           const char *word)
{
  skip_space (reader);
  if (!is_word (reader, reader->at, word))
    return FALSE;
  reader->at += strlen (word);
  skip_space (reader);
  return TRUE;
}

/* Whether one of the words that begin a condition stands here. */
static gboolean
is_operator (const Reader *reader)
{
  switch (*reader->at)
    {
    case 'A':
      return is_word (reader, reader->at, "AND");
    case 'N':
      return is_word (reader, reader->at, "NOT");
    case 'I':
      return is_word (reader, reader->at, "IN");
    default:
      return FALSE;
    }
}

/* What stands from here to the next of the words that begin a condition. */
static char *
take_until_operator (Reader *reader)
{
  const char *start = reader->at;

  while (*reader->at != '\0' && !is_operator (reader))
    reader->at++;
  return g_strchomp (g_strndup (start, reader->at - start));
}

static gboolean
fail (Reader     *reader,
      const char *at,
      char       *message)
{
  *reader->column = g_utf8_pointer_to_offset (reader->text, at);
  *reader->message = message;
  return FALSE;
}

static GPtrArray *
parse_phrase (Reader     *reader,
              const char *start,
              const char *phrase)
{
  guint column = 0;
  GPtrArray *nodes = tl_phrase_parse (phrase, reader->families, &column, reader->message);

  if (nodes == NULL)
    *reader->column = g_utf8_pointer_to_offset (reader->text, start) + column;
  return nodes;
}

static gboolean
check_pattern (Reader     *reader,
               const char *pattern)
{
  g_autofree char *message = NULL;
  gsize offset = 0;
  pcre2_code *code;

  if (*pattern == '\0')
    return fail (reader, reader->text, g_strdup (_("a pattern stands before its conditions")));
  code = tl_pattern_compile (pattern, &offset, &message);
  if (code == NULL)
    return fail (reader, reader->text + offset,
                 g_strdup_printf (_("the pattern is not sound there: %s"), message));
  pcre2_code_free (code);
  return TRUE;
}

/* What stands before the conditions. */
static gboolean
read_words (Reader       *reader,
            TlRuleSyntax  syntax)
{
  g_autofree char *words = take_until_operator (reader);

  if (syntax == TL_RULE_PATTERN)
    {
      reader->rule->pattern = g_steal_pointer (&words);
      return check_pattern (reader, reader->rule->pattern);
    }
  reader->rule->nodes = parse_phrase (reader, reader->text, words);
  return reader->rule->nodes != NULL;
}

static TlScope
take_scope (Reader *reader)
{
  if (take_word (reader, "NEAR"))
    return TL_SCOPE_NEAR;
  if (take_word (reader, "CLAUSE"))
    return TL_SCOPE_CLAUSE;
  if (take_word (reader, "PARAGRAPH"))
    return TL_SCOPE_PARAGRAPH;
  return TL_SCOPE_SENTENCE;
}

static gboolean
read_condition (Reader   *reader,
                gboolean  wanted)
{
  TlCondition *condition = g_new0 (TlCondition, 1);
  const char *start;

  g_ptr_array_add (reader->rule->conditions, condition);
  condition->wanted = wanted;
  condition->scope = take_scope (reader);
  start = reader->at;
  condition->phrase = take_until_operator (reader);
  condition->nodes = parse_phrase (reader, start, condition->phrase);
  return condition->nodes != NULL;
}

static gboolean
add_place (TlPlaces   *places,
           const char *name)
{
  TlSection section;
  TlStatementKind kind;

  if (tl_section_from_string (name, &section))
    places->sections |= 1u << section;
  else if (tl_statement_kind_from_string (name, &kind))
    places->kinds |= 1u << kind;
  else
    return FALSE;
  return TRUE;
}

static gboolean
read_places (Reader   *reader,
             TlPlaces *places)
{
  const char *start = reader->at;
  g_autofree char *text = take_until_operator (reader);
  g_auto (GStrv) names = g_strsplit_set (text, "/, ", -1);

  if (*text == '\0')
    return fail (reader, start, g_strdup (_("after IN stand sections, or kinds of statement")));
  for (guint i = 0; names[i] != NULL; i++)
    if (*names[i] != '\0' && !add_place (places, names[i]))
      return fail (reader, start,
                   g_strdup_printf (_("there is no section, and no kind of statement, “%s”; the "
                                      "help lists those there are"), names[i]));
  return TRUE;
}

static gboolean
read_operator (Reader *reader)
{
  gboolean wanted = TRUE;

  if (take_word (reader, "IN"))
    return read_places (reader, &reader->rule->only_in);
  take_word (reader, "AND");
  if (take_word (reader, "NOT"))
    wanted = FALSE;
  if (!wanted && take_word (reader, "IN"))
    return read_places (reader, &reader->rule->never_in);
  return read_condition (reader, wanted);
}

TlRuleText *
tl_rule_text_parse (const char    *text,
                    TlRuleSyntax   syntax,
                    GHashTable    *families,
                    guint         *column,
                    char         **message)
{
  g_autoptr (TlRuleText) rule = g_new0 (TlRuleText, 1);
  guint no_column;
  g_autofree char *no_message = NULL;
  Reader reader = { text, text, families, rule, column != NULL ? column : &no_column,
                    message != NULL ? message : &no_message };

  *reader.column = 0;
  *reader.message = NULL;
  rule->conditions = g_ptr_array_new_with_free_func ((GDestroyNotify) condition_free);
  if (!read_words (&reader, syntax))
    return NULL;
  while (*reader.at != '\0')
    if (!read_operator (&reader))
      return NULL;
  return g_steal_pointer (&rule);
}

GPtrArray *
tl_rule_text_list_literals (TlRuleText *text)
{
  GPtrArray *sets = text->nodes != NULL
                    ? tl_phrase_list_literals (text->nodes)
                    : tl_pattern_list_literals (text->pattern);

  for (guint i = 0; i < text->conditions->len; i++)
    {
      TlCondition *condition = g_ptr_array_index (text->conditions, i);

      if (condition->wanted && condition->scope != TL_SCOPE_PARAGRAPH)
        g_ptr_array_extend_and_steal (sets, tl_phrase_list_literals (condition->nodes));
    }
  return sets;
}
