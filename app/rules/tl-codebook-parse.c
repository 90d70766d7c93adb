/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-codebook-parse-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FORMAT_VERSION "1"

static void
open_family (TlParser *parser)
{
  g_autofree char *id = g_strconcat ("{", parser->line->value, "}", NULL);

  parser->block = TL_PARSER_UNKNOWN;
  if (!tl_parser_is_name (parser->line->value))
    tl_parser_fault (parser, parser->line->column,
                     "%s", _("a family's name is of small letters, figures and hyphens"));
  else if (tl_parser_claim_id (parser, id))
    {
      parser->block = TL_PARSER_FAMILY;
      parser->family = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (parser->book->families, g_strdup (parser->line->value), parser->family);
    }
}

static void
open_cues (TlParser *parser)
{
  parser->block = TL_PARSER_CUES;
  if (tl_cue_from_string (parser->line->value, &parser->cue))
    return;

  parser->block = TL_PARSER_UNKNOWN;
  tl_parser_fault (parser, parser->line->column,
                   "%s", _("there is no cue of this name; the help lists those there are"));
}

static void
open_block (TlParser *parser)
{
  const char *key = parser->line->key;

  tl_parser_close_theme (parser);
  parser->list = TL_LIST_NONE;
  parser->stance = TL_STANCE_NEUTRAL;
  if (g_str_equal (key, "theme"))
    tl_parser_open_theme (parser);
  else if (g_str_equal (key, "extend"))
    tl_parser_extend_theme (parser);
  else if (g_str_equal (key, "family"))
    open_family (parser);
  else if (g_str_equal (key, "cues"))
    open_cues (parser);
  else if (g_str_equal (key, "guards"))
    parser->block = TL_PARSER_GUARDS;
  else if (g_str_equal (key, "include"))
    {
      parser->block = TL_PARSER_UNKNOWN;
      tl_parser_fault (parser, 1, "%s", _("other files can be included from a file on disk only"));
    }
  else
    {
      parser->block = TL_PARSER_UNKNOWN;
      tl_parser_fault (parser, 1,
                       _("“%s” begins nothing; at the left edge stand theme, extend, family, cues "
                          "and guards, and all that belongs to them is indented"), key);
    }
}

static void
read_uncoded (TlParser *parser)
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
        tl_parser_fault (parser, parser->line->column,
                         _("there is no section “%s”; the help lists those there are"), names[i]);
    }
}

static void
read_book_field (TlParser *parser)
{
  if (g_str_equal (parser->line->key, "name"))
    parser->name = parser->line->value;
  else if (g_str_equal (parser->line->key, "never coded"))
    read_uncoded (parser);
  else
    tl_parser_fault (parser, 1,
                     "%s", _("before the first block stand “name:” and “never coded:” only"));
}

static void
read_field (TlParser *parser)
{
  if (parser->block == TL_PARSER_THEME && parser->list == TL_LIST_EXAMPLES)
    tl_parser_add_example (parser);
  else if (parser->block == TL_PARSER_THEME)
    tl_parser_read_theme_field (parser);
  else if (parser->block == TL_PARSER_BOOK)
    read_book_field (parser);
  else if (parser->block != TL_PARSER_UNKNOWN)
    tl_parser_fault (parser, 1,
                     "%s", _("only a theme has fields; this line is of no use here"));
}

static void
read_entry (TlParser *parser)
{
  if (parser->block == TL_PARSER_THEME)
    tl_parser_read_theme_entry (parser);
  else if (parser->block == TL_PARSER_FAMILY)
    tl_parser_add_family_phrase (parser);
  else if (parser->block == TL_PARSER_CUES)
    tl_parser_add_rule (parser, parser->book->cues[parser->cue], tl_cue_to_string (parser->cue));
  else if (parser->block == TL_PARSER_GUARDS)
    tl_parser_add_rule (parser, parser->guards, "guards");
  else if (parser->block == TL_PARSER_BOOK)
    tl_parser_fault (parser, 1,
                     "%s", _("this line belongs to no block: begin one at the left edge, such as "
                              "“theme caseload”"));
}

/* The lines below come from another file than those above, and no block goes on in another: see
 * TL_PLACE_MARK. */
static void
read_comment (TlParser *parser)
{
  const char *text = parser->line->raw;
  guint64 number;
  char *end;

  if (!g_str_has_prefix (text, TL_PLACE_MARK))
    return;
  tl_parser_close_theme (parser);
  parser->block = TL_PARSER_BOOK;
  if (!g_ascii_isdigit (text[strlen (TL_PLACE_MARK)]))
    return;
  number = g_ascii_strtoull (text + strlen (TL_PLACE_MARK), &end, 10);
  parser->number = CLAMP (number, 1, G_MAXINT) - 1;
  g_free (parser->file);
  parser->file = g_strstrip (g_strdup (end));
}

/* One under a rule was read with it. */
static void
check_example (TlParser *parser)
{
  if (parser->block == TL_PARSER_UNKNOWN)
    return;
  if (!parser->under_rule)
    tl_parser_fault (parser, 1, "%s",
                     _("“matches:” and “not:” stand under the rule that they are examples of"));
  else if (*parser->line->value == '\0')
    tl_parser_fault (parser, 1, "%s",
                     _("write a sentence after the colon, or take the line out"));
}

static void
read_line (TlParser *parser)
{
  switch (parser->line->kind)
    {
    case TL_LINE_FORMAT:
      if (!g_str_equal (parser->line->value, FORMAT_VERSION))
        tl_parser_fault (parser, 1,
                         "%s", _("this program reads code books of format 1 only; a newer program "
                                  "will read this one"));
      break;
    case TL_LINE_BLOCK:
      open_block (parser);
      break;
    case TL_LINE_FIELD:
      read_field (parser);
      break;
    case TL_LINE_HEAD:
      tl_parser_read_list_head (parser);
      break;
    case TL_LINE_ENTRY:
      read_entry (parser);
      break;
    case TL_LINE_EXAMPLE:
      check_example (parser);
      break;
    case TL_LINE_COMMENT:
      read_comment (parser);
      break;
    case TL_LINE_BLANK:
      break;
    }
}

static void
read_lines (TlParser    *parser,
            GPtrArray *lines)
{
  TlCodebookLine *first = lines->len > 0 ? g_ptr_array_index (lines, 0) : NULL;

  if (first == NULL || first->kind != TL_LINE_FORMAT)
    tl_rulebook_add_fault (
      parser->book, NULL, 1, 1,
      g_strdup (_("the first line of a code book is “throughline code book 1”")));
  parser->lines = lines;
  for (parser->index = 0; parser->index < lines->len; parser->index++)
    {
      parser->line = g_ptr_array_index (lines, parser->index);
      parser->number++;
      read_line (parser);
      if (parser->line->kind != TL_LINE_EXAMPLE && parser->line->kind != TL_LINE_BLANK
          && parser->line->kind != TL_LINE_COMMENT)
        parser->under_rule = parser->line->kind == TL_LINE_ENTRY
                             && parser->block != TL_PARSER_FAMILY;
    }
  tl_parser_close_theme (parser);
}

static TlCodebook *
parser_run (TlParser  *parser,
            GBytes    *source,
            GPtrArray *lines)
{
  TlCodebookFields fields = { 0 };
  TlCodebook *codebook;

  parser->themes = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_theme_unref);
  parser->guards = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_rule_unref);
  parser->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  parser->words = g_string_chunk_new (64);
  read_lines (parser, lines);

  fields.name = parser->name != NULL ? parser->name : _("Code book");
  fields.source = source;
  fields.themes = parser->themes;
  fields.guards = parser->guards;
  fields.reading = tl_rulebook_ref (parser->book);
  fields.free_reading = (GDestroyNotify) tl_rulebook_unref;
  codebook = tl_codebook_new (&fields);
  g_ptr_array_unref (parser->themes);
  g_ptr_array_unref (parser->guards);
  g_hash_table_unref (parser->ids);
  g_string_chunk_free (parser->words);
  g_free (parser->file);
  return codebook;
}

TlRulebook *
tl_rulebook_read (GBytes      *source,
                  TlCodebook  *like,
                  TlCodebook **codebook)
{
  TlRulebook *book = tl_rulebook_new (like != NULL ? tl_codebook_get_reading (like) : NULL);
  TlParser parser = { .book = book, .like = like, .block = TL_PARSER_BOOK };
  g_autoptr (GPtrArray) lines = NULL;
  gsize length;
  const char *text = g_bytes_get_data (source, &length);

  *codebook = NULL;
  if (!g_utf8_validate_len (text, length, NULL))
    {
      tl_rulebook_add_fault (book, NULL, 1, 1,
                             g_strdup (_("the file is not plain UTF-8 text: save it "
                                         "with that encoding")));
      return book;
    }

  lines = tl_codebook_lines_read (text, length);
  *codebook = parser_run (&parser, source, lines);
  return book;
}
