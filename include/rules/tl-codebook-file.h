/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-codebook-file
 * @short_description: code books as files a researcher can read and write
 *
 * The form of the file is told in the program's help and at the head of the code book it ships
 * with.
 */

/**
 * TlFault:
 * @file: (nullable): the included file it stands in; %NULL for the code book's own
 * @line: from 1
 * @column: from 1, in code points
 * @message: what is wrong and what would mend it
 */
typedef struct {
  char *file;
  guint line;
  guint column;
  char *message;
} TlFault;
void tl_fault_free (TlFault *fault);

/** tl_codebook_get_default_source: Returns: (transfer full): the code book the program ships
 * with. */
GBytes     *tl_codebook_dup_default_source (void);

/**
 * tl_codebook_read_source:
 * @file: a code book
 *
 * Reads a code book, with the files it includes in the places where it includes them. A code book
 * that includes none is read to the byte.
 *
 * Returns: (transfer full) (nullable): its source; %NULL with a #GIOErrorEnum, or with
 *   %TL_RULES_ERROR_CODEBOOK when it includes itself
 */
GBytes     *tl_codebook_read_source        (GFile         *file,
                                            GCancellable  *cancellable,
                                            GError       **error);

/**
 * tl_codebook_join_source:
 * @source: a code book, perhaps put together out of several files
 *
 * Makes of it what can be kept as one file: from then on its faults are told by its own lines, not
 * by those of the files it was put together from.
 *
 * Returns: (transfer full)
 */
GBytes     *tl_codebook_join_source        (GBytes        *source);

/**
 * tl_codebook_parse:
 * @source: the file's bytes
 * @faults: (out) (transfer full) (element-type TlFault): what is wrong with it, in order; empty
 *   when it is sound
 *
 * Rules at fault are left out; so a code book is returned even then, unless nothing can be made of
 * it.
 *
 * Returns: (transfer full) (nullable)
 */
TlCodebook *tl_codebook_parse              (GBytes     *source,
                                            GPtrArray **faults);
/**
 * tl_codebook_parse_like:
 * @like: (nullable): one that says much the same, such as the same before a change
 *
 * As tl_codebook_parse(), and quicker: rules that @like has in the same words are not looked at
 * again, and patterns that it has compiled are shared.
 */
TlCodebook *tl_codebook_parse_like         (GBytes      *source,
                                            TlCodebook  *like,
                                            GPtrArray  **faults);

/** tl_codebook_check: parses, compiles every rule and runs every example a rule carries.
 * Returns: (transfer full) (element-type TlFault): all faults, in order of place */
GPtrArray  *tl_codebook_check              (GBytes     *source);

/** tl_codebook_list_differing: Returns: (transfer full): the ids, sorted, of those rules of the
 * themes of @codebook that @other has not, or that find or mean another thing there. */
char      **tl_codebook_list_differing     (TlCodebook  *codebook,
                                            TlCodebook  *other);
/** tl_codebook_list_differing_themes: Returns: (transfer full): the ids of the themes in which
 * either has such a rule: those to be run again when one takes the place of the other. */
char      **tl_codebook_list_differing_themes (TlCodebook *codebook,
                                               TlCodebook *other);

/**
 * tl_codebook_replace_rule:
 * @source: a code book file
 * @id: a rule's or guard's id ("supervision.c12")
 * @text: the phrase, or "pattern " and the pattern, to stand there instead
 *
 * All else, comments and order and spacing too, stays as it is, to the byte.
 *
 * Returns: (transfer full) (nullable): the file with that one rule changed; %NULL when it has none
 *   with that id
 */
GBytes     *tl_codebook_replace_rule       (GBytes     *source,
                                            const char *id,
                                            const char *text);

/**
 * tl_codebook_dup_rule_text:
 * @list: (out) (optional) (nullable) (transfer full): the head of the list it stands in
 *   ("concern", "strength hints"); %NULL for a guard of all themes
 * @column: (out) (optional): where it begins in its line, from 1, in code points
 *
 * Returns: (transfer full) (nullable): a rule as written, its points and "pattern " with it
 */
char       *tl_codebook_dup_rule_text      (GBytes     *source,
                                            const char *id,
                                            char      **list,
                                            guint      *column);

/**
 * tl_codebook_get_needs:
 * @theme: its id
 * @brought: (out): the points that a rule without any of its own brings
 * @own: (out): the points of its own with which a rule is enough by itself
 *
 * Returns: how many points a paragraph needs to be coded with @theme; 0 where it is not weighed
 */
int         tl_codebook_get_needs          (TlCodebook *codebook,
                                            const char *theme,
                                            int        *brought,
                                            int        *own);

/** tl_codebook_dup_line: Returns: (transfer full): @text, as typed or pasted, as one line of a code
 * book holds it: a line break or tab is a space, and what is not seen, such as a soft hyphen, is
 * left out. All that follows puts what it is given into lines so. */
char       *tl_codebook_dup_line           (const char *text);

/**
 * tl_codebook_add_rule:
 * @list: the head of one of the theme's lists; begun where the theme has none
 * @text: as for tl_codebook_replace_rule(); one line
 * @id: (out) (optional) (transfer full): of the new rule: one that none had before it
 *
 * Returns: (transfer full) (nullable): the file with a rule more; %NULL without such a theme
 */
GBytes     *tl_codebook_add_rule           (GBytes     *source,
                                            const char *theme,
                                            const char *list,
                                            const char *text,
                                            char      **id);
/** tl_codebook_remove_rule: Returns: (transfer full) (nullable): the file with the rule and its
 * examples as comments, so that its id stays its own; %NULL when it has none with that id */
GBytes     *tl_codebook_remove_rule        (GBytes     *source,
                                            const char *id);
/** tl_codebook_move_rule: Returns: (transfer full) (nullable): the file with the rule, its id,
 * examples and all, last in another list of its theme; %NULL when it has none with that id */
GBytes     *tl_codebook_move_rule          (GBytes     *source,
                                            const char *id,
                                            const char *list);
/** tl_codebook_dup_examples: Returns: (transfer full): the examples of a rule, as written:
 * "matches: …", "not: …" */
GStrv       tl_codebook_dup_examples       (GBytes     *source,
                                            const char *id);
/** tl_codebook_replace_examples: Returns: (transfer full) (nullable): the file with these for the
 * examples of a rule; %NULL when it has none with that id */
GBytes     *tl_codebook_replace_examples   (GBytes              *source,
                                            const char          *id,
                                            const TlRuleExample *examples,
                                            guint                n_examples);

/**
 * tl_codebook_dup_theme_text:
 * @key: of a field of the theme, in the code book's own language ("definition", "harm")
 *
 * Returns: (transfer full) (nullable): what holds for it; %NULL when nothing is written
 */
char       *tl_codebook_dup_theme_text     (GBytes     *source,
                                            const char *theme,
                                            const char *key);
/**
 * tl_codebook_replace_theme_text:
 * @text: one line; "" to take the field out
 *
 * All else stays as it is, to the byte; so it does in the others below.
 *
 * Returns: (transfer full) (nullable): the file with that field; %NULL without such a theme
 */
GBytes     *tl_codebook_replace_theme_text (GBytes     *source,
                                            const char *theme,
                                            const char *key,
                                            const char *text);
/** tl_codebook_dup_theme_examples: Returns: (transfer full): those of the theme as a whole, as
 * written: "concern: …", "none: …" */
GStrv       tl_codebook_dup_theme_examples (GBytes     *source,
                                            const char *theme);
/** tl_codebook_replace_theme_examples: @examples: as above. Returns: (transfer full) (nullable):
 * the file with these; those that stay keep their place. %NULL without such a theme */
GBytes     *tl_codebook_replace_theme_examples (GBytes            *source,
                                                const char        *theme,
                                                const char *const *examples);
/**
 * tl_codebook_add_theme:
 * @name: for people
 * @group: whose last theme it is to be; perhaps a new one
 * @id: (out) (optional) (transfer full): of the new theme, made of its name: one that none had
 *   before it
 *
 * Returns: (transfer full): the file with a theme more, without rules
 */
GBytes     *tl_codebook_add_theme          (GBytes      *source,
                                            const char  *name,
                                            const char  *group,
                                            char       **id);
/** tl_codebook_remove_theme: Returns: (transfer full) (nullable): the file with the theme, and what
 * goes on with it elsewhere, as comments, so that its id stays its own; %NULL when there is none */
GBytes     *tl_codebook_remove_theme       (GBytes      *source,
                                            const char  *theme);

G_END_DECLS
