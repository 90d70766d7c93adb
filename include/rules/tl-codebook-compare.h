/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-codebook-compare
 * @short_description: what is different between two code books, for people
 *
 * Code books are compared as they are written, entry by entry: order, spacing and comments make no
 * difference. Which rules find another thing is told by tl_codebook_list_differing().
 */

/** TlCodebookPart: what a change is of. */
typedef enum {
  TL_CODEBOOK_BOOK,       /* a line about the code book as a whole, such as its name */
  TL_CODEBOOK_THEME,      /* a whole theme */
  TL_CODEBOOK_FIELD,      /* a line of a theme, such as its definition */
  TL_CODEBOOK_RULE,
  TL_CODEBOOK_GUARD,      /* of a theme, or of all */
  TL_CODEBOOK_EXAMPLE,
  TL_CODEBOOK_FAMILY,     /* a word family, its phrases one a line */
  TL_CODEBOOK_CUE
} TlCodebookPart;
const char *tl_codebook_part_to_string (TlCodebookPart part);

/** TlCodebookAct: what was done to it. The last two are of a merge: the other code book has it, and
 * it is not taken. */
typedef enum {
  TL_CODEBOOK_ADDED,
  TL_CODEBOOK_REMOVED,
  TL_CODEBOOK_CHANGED,
  TL_CODEBOOK_MOVED,      /* to another list of its theme, its words as they were */
  TL_CODEBOOK_KEPT,       /* what is here stays */
  TL_CODEBOOK_LEFT_OUT    /* it does not hold here */
} TlCodebookAct;
const char *tl_codebook_act_to_string (TlCodebookAct act);

/**
 * TlCodebookChange:
 * @owner: the id of the theme, or the name of the family or cue, that it belongs to; "" for none
 * @owner_name: the same for people
 * @name: the rule's own part of its id, or the field's name; "" for what has none
 * @new_name: (nullable): of a merge: the name it was taken under, its own being another's here
 * @list: (nullable): the head of the list that a rule or guard stands in
 * @list_before: (nullable): and stood in before
 * @before: (nullable): as it was written; %NULL for what is added
 * @after: (nullable): as it is written now, or in the other code book of a merge
 * @n_rules: of a theme that is added or removed
 */
typedef struct {
  TlCodebookAct   act;
  TlCodebookPart  part;
  char           *owner;
  char           *owner_name;
  char           *name;
  char           *new_name;
  char           *list;
  char           *list_before;
  char           *before;
  char           *after;
  guint           n_rules;
} TlCodebookChange;
void       tl_codebook_change_free      (TlCodebookChange *change);
/** tl_codebook_change_dup_label: Returns: (transfer full): what it is, in a few words for people,
 * without its words and what it belongs to: "Rule c12: changed" */
char      *tl_codebook_change_dup_label (const TlCodebookChange *change);

/**
 * tl_codebook_compare:
 * @before: a code book file
 * @after: another
 *
 * Returns: (transfer full) (element-type TlCodebookChange): what is different in @after, in its
 *   order, and theme by theme
 */
GPtrArray *tl_codebook_compare          (GBytes    *before,
                                         GBytes    *after);
/** tl_codebook_changes_dup_summary: Returns: (transfer full): how many of each sort, in words: "1
 * theme added, 2 rules changed" */
char      *tl_codebook_changes_dup_summary (GPtrArray *changes);

G_END_DECLS
