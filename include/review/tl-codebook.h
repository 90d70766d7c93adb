/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-vocabulary.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-codebook
 * @short_description: themes, and the rules that find them
 *
 * A code book as read from its file (see the rules room for the file): themes in groups, each with
 * its definition and rules, and guards: text that is masked before any rule looks. Immutable;
 * usable from any thread.
 */

/** TlRuleSyntax: how a rule says what it looks for: the phrase notation, or a PCRE2 pattern. */
typedef enum {
  TL_RULE_PHRASE,
  TL_RULE_PATTERN
} TlRuleSyntax;

#define TL_TYPE_RULE (tl_rule_get_type ())
typedef struct _TlRule TlRule;
GType tl_rule_get_type (void) G_GNUC_CONST;

/**
 * TlRuleExample: a sentence that a rule carries.
 * @matches: whether the rule is to match it; %FALSE when it must not
 * @line: where it stands in its file, from 1; 0 when unknown
 */
typedef struct {
  gboolean    matches;
  const char *text;
  guint       line;
} TlRuleExample;

/**
 * TlRuleFields:
 * @id: stable, unique in the code book, never reused ("supervision.c12"); a guard's likewise
 * @stance: what a match says of the theme (guards: ignored)
 * @syntax: phrase or pattern
 * @text: the phrase or pattern, as written
 * @families: (nullable): the phrases of the word families it names, in full
 * @hint: whether it only adds to what else speaks for its theme
 * @points: its own, where its theme weighs its paragraphs; 0 for none
 * @line: where it stands in its file, from 1; 0 when unknown
 * @examples: (nullable) (array length=n_examples): copied
 * @hash: (nullable): what tl_rule_get_hash() says of it, where that is known
 */
typedef struct {
  const char  *id;
  TlStance     stance;
  TlRuleSyntax syntax;
  const char  *text;
  const char  *families;
  gboolean     hint;
  int          points;
  guint        line;
  const TlRuleExample *examples;
  guint        n_examples;
  const char  *hash;
} TlRuleFields;

TlRule      *tl_rule_new        (const TlRuleFields *fields);
TlRule      *tl_rule_ref        (TlRule *rule);
void         tl_rule_unref      (TlRule *rule);
const char  *tl_rule_get_id     (const TlRule *rule);
TlStance     tl_rule_get_stance (const TlRule *rule);
TlRuleSyntax tl_rule_get_syntax (const TlRule *rule);
const char  *tl_rule_get_text   (const TlRule *rule);
gboolean     tl_rule_is_hint    (const TlRule *rule);
int          tl_rule_get_points (const TlRule *rule);
guint        tl_rule_get_line   (const TlRule *rule);
/** tl_rule_get_examples: Returns: (transfer none) (array length=n_examples): in order */
const TlRuleExample *
             tl_rule_get_examples (const TlRule *rule,
                                   guint        *n_examples);
/** tl_rule_get_hash: Returns: SHA-256 (hex, the first 16 digits) of all that decides which words it
 * matches, the families it names among them. */
const char  *tl_rule_get_hash   (const TlRule *rule);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlRule, tl_rule_unref)

#define TL_TYPE_THEME (tl_theme_get_type ())
typedef struct _TlTheme TlTheme;
GType tl_theme_get_type (void) G_GNUC_CONST;

/** TlThemeText: what a theme says of itself to people. */
typedef enum {
  TL_THEME_NAME,
  TL_THEME_GROUP,
  TL_THEME_DEFINITION,
  TL_THEME_INCLUDE,
  TL_THEME_EXCLUDE
} TlThemeText;
#define TL_N_THEME_TEXTS (TL_THEME_EXCLUDE + 1)

/** tl_theme_text_to_string: Returns: the word a code book has for it ("definition"). */
const char *tl_theme_text_to_string   (TlThemeText  what);
gboolean    tl_theme_text_from_string (const char  *string,
                                       TlThemeText *what);

/**
 * TlTranslation: one of a theme's texts in another language.
 * @language: its code, perhaps with a country ("cy", "pt-BR")
 */
typedef struct {
  TlThemeText what;
  const char *language;
  const char *text;
} TlTranslation;

/**
 * TlThemeFields:
 * @id: stable ("information-sharing")
 * @name: for people ("Information sharing")
 * @group: the group it belongs to ("Workforce")
 * @definition: (nullable): what it is
 * @include: (nullable): what counts
 * @exclude: (nullable): what does not
 * @harm: whether it is a harm theme: "no evidence of it" is no concern then
 * @rules: (element-type TlRule): referenced
 * @guards: (element-type TlRule): masked for this theme only; referenced
 * @translations: (nullable) (array length=n_translations): of these texts; of several of one text
 *   in one language the last holds; copied
 */
typedef struct {
  const char *id;
  const char *name;
  const char *group;
  const char *definition;
  const char *include;
  const char *exclude;
  gboolean    harm;
  GPtrArray  *rules;
  GPtrArray  *guards;
  const TlTranslation *translations;
  guint       n_translations;
} TlThemeFields;

TlTheme    *tl_theme_new            (const TlThemeFields *fields);
TlTheme    *tl_theme_ref            (TlTheme *theme);
void        tl_theme_unref          (TlTheme *theme);
const char *tl_theme_get_id         (const TlTheme *theme);
/** tl_theme_get_text: Returns: (nullable): in the language that the program speaks to people, where
 * the code book has it. */
const char *tl_theme_get_text       (const TlTheme *theme,
                                     TlThemeText    what);
const char *tl_theme_get_name       (const TlTheme *theme);
const char *tl_theme_get_group      (const TlTheme *theme);
/** tl_theme_shares_group: whether both are of one group, in whatever languages its name is told. */
gboolean    tl_theme_shares_group   (const TlTheme *theme,
                                     const TlTheme *other);
const char *tl_theme_get_definition (const TlTheme *theme);
const char *tl_theme_get_include    (const TlTheme *theme);
const char *tl_theme_get_exclude    (const TlTheme *theme);
/** tl_theme_get_plain: Returns: (nullable): the text in the code book's own language, the same
 * whoever reads it: for other programs. */
const char *tl_theme_get_plain      (const TlTheme *theme,
                                     TlThemeText    what);
/** tl_theme_get_translations: Returns: (transfer none) (array length=n_translations): in order */
const TlTranslation *
            tl_theme_get_translations (const TlTheme *theme,
                                       guint         *n_translations);
gboolean    tl_theme_is_harm        (const TlTheme *theme);
/** tl_theme_get_rules: Returns: (transfer none) (element-type TlRule) */
GPtrArray  *tl_theme_get_rules      (const TlTheme *theme);
/** tl_theme_get_guards: Returns: (transfer none) (element-type TlRule) */
GPtrArray  *tl_theme_get_guards     (const TlTheme *theme);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlTheme, tl_theme_unref)

#define TL_TYPE_CODEBOOK (tl_codebook_get_type ())
typedef struct _TlCodebook TlCodebook;
GType tl_codebook_get_type (void) G_GNUC_CONST;

/**
 * TlCodebookFields:
 * @name: for people
 * @source: the whole file it was read from, kept so that any version can be shown and saved again
 * @themes: (element-type TlTheme): in order; referenced
 * @guards: (element-type TlRule): masked for all themes; referenced
 * @reading: (nullable) (transfer full): what else was read from the source, for those who match by
 *   it; freed with @free_reading
 */
typedef struct {
  const char     *name;
  GBytes         *source;
  GPtrArray      *themes;
  GPtrArray      *guards;
  gpointer        reading;
  GDestroyNotify  free_reading;
} TlCodebookFields;

TlCodebook *tl_codebook_new         (const TlCodebookFields *fields);
TlCodebook *tl_codebook_ref         (TlCodebook *codebook);
void        tl_codebook_unref       (TlCodebook *codebook);
const char *tl_codebook_get_name    (const TlCodebook *codebook);
GBytes     *tl_codebook_get_source  (const TlCodebook *codebook);
/** tl_codebook_get_reading: Returns: (transfer none) (nullable) */
gpointer    tl_codebook_get_reading (const TlCodebook *codebook);
/** tl_codebook_get_version: Returns: SHA-256 of the source, hex: two code books with the same
 * version are the same. */
const char *tl_codebook_get_version (const TlCodebook *codebook);
/** tl_codebook_get_themes: Returns: (transfer none) (element-type TlTheme) */
GPtrArray  *tl_codebook_get_themes  (const TlCodebook *codebook);
/** tl_codebook_get_guards: Returns: (transfer none) (element-type TlRule) */
GPtrArray  *tl_codebook_get_guards  (const TlCodebook *codebook);
/** tl_codebook_find_theme: Returns: (nullable) (transfer none) */
TlTheme    *tl_codebook_find_theme  (const TlCodebook *codebook,
                                     const char       *id);
/** tl_codebook_find_rule: Returns: (nullable) (transfer none): the rule (or guard) with that id. */
TlRule     *tl_codebook_find_rule   (const TlCodebook *codebook,
                                     const char       *id);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlCodebook, tl_codebook_unref)

G_END_DECLS
