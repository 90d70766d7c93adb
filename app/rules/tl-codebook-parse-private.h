/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-rulebook-private.h"

G_BEGIN_DECLS

/* The parser of code book files, in three parts: blocks (tl-codebook-parse.c), what stands in a
 * theme (tl-codebook-themes.c), and single rules (tl-codebook-rules.c). */

typedef enum {
  TL_PARSER_BOOK,
  TL_PARSER_THEME,
  TL_PARSER_FAMILY,
  TL_PARSER_CUES,
  TL_PARSER_GUARDS,
  TL_PARSER_UNKNOWN
} TlParserBlock;

typedef enum {
  TL_LIST_NONE,
  TL_LIST_RULES,
  TL_LIST_GUARDS,
  TL_LIST_EXAMPLES
} TlParserList;

/* A theme while its lines are being read; the strings belong to the lines, or to the theme that is
 * extended. */
typedef struct {
  TlThemeFields fields;
  GArray       *translations;   /* of TlTranslation */
  TlTheme      *extended;
  guint         line;
  guint         column;
} TlOpenTheme;

typedef struct {
  TlRulebook     *book;
  TlCodebook     *like;         /* or NULL: rules that it has in the same words are sound */
  GPtrArray      *lines;
  guint           index;
  TlCodebookLine *line;
  char           *file;
  GStringChunk   *words;        /* parts of lines that are kept as words of their own */
  guint           number;
  gboolean        under_rule;
  TlParserBlock   block;
  TlParserList    list;
  TlStance        stance;
  TlWeight        weight;
  TlCue           cue;
  TlOpenTheme     theme;
  const char     *name;
  GPtrArray      *family;
  GPtrArray      *themes;
  GPtrArray      *guards;
  GHashTable     *ids;
} TlParser;

/** tl_parser_fault: tells a fault of the line at hand. */
void     tl_parser_fault             (TlParser   *parser,
                                      guint       column,
                                      const char *format,
                                      ...) G_GNUC_PRINTF (3, 4);
/** tl_parser_claim_id: Returns: whether nothing else has this id; if it has, that is told. */
gboolean tl_parser_claim_id          (TlParser   *parser,
                                      const char *id);
gboolean tl_parser_is_name           (const char *name);
/** tl_parser_add_rule: adds the rule of the line at hand, with its examples, if it is sound.
 * @owner: what stands before the point in its id */
void     tl_parser_add_rule          (TlParser   *parser,
                                      GPtrArray  *rules,
                                      const char *owner);
void     tl_parser_add_family_phrase (TlParser   *parser);

void     tl_parser_open_theme        (TlParser   *parser);
/** tl_parser_extend_theme: opens again the theme that the line at hand names. */
void     tl_parser_extend_theme      (TlParser   *parser);
void     tl_parser_close_theme       (TlParser   *parser);
void     tl_parser_read_theme_field  (TlParser   *parser);
void     tl_parser_read_list_head    (TlParser   *parser);
void     tl_parser_read_theme_entry  (TlParser   *parser);
void     tl_parser_add_example       (TlParser   *parser);

G_END_DECLS
