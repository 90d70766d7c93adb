/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-numbers-private.h"
#include "tl-passage-private.h"
#include "tl-vocabulary.h"

G_BEGIN_DECLS

/**
 * TlCell:
 * @column: which column of its table it is in, from 0
 * @start: where its text begins in its row's, in bytes; white space may come first
 */
typedef struct {
  guint column;
  gsize start;
} TlCell;

/**
 * TlDraft:
 * @kind: what it is, as far as is known
 * @number: its printed number
 * @passage: its text
 * @n_rows: printed lines it covers
 * @x: where its text begins, from the left of its column
 * @gap: the space above it, in lines; large at the head of a column
 * @centred: whether it is set about the middle of its column
 * @capitals: whether all of it is
 * @lead_bold: whether it begins in bold and goes on without
 * @table: which table it is a row of, from 1
 * @cells: (nullable) (element-type TlCell): of a row, those that are not empty
 * @asked: (nullable): of a row in a table of recommendations what it asks for, with its number;
 *   nothing in the head of the table
 * @addressee: (nullable): of whom, where that stands in a cell of its own
 * @block: which of the document's blocks it came to be
 * @section_title: (nullable): the heading it stands under
 *
 * A block in the making.
 */
typedef struct {
  TlBlockKind kind;
  guint       level;
  TlNumber    number;
  TlPassage  *passage;
  guint       page;
  guint       n_rows;
  float       x;
  float       gap;
  float       size;
  gboolean    bold;
  gboolean    italic;
  gboolean    centred;
  gboolean    capitals;
  gboolean    lead_bold;
  guint       table;
  GArray     *cells;
  char       *asked;
  char       *addressee;
  guint       block;
  TlSection   section;
  char       *section_title;
} TlDraft;

TlDraft    *tl_draft_new        (TlBlockKind    kind,
                                 guint          page);
void        tl_draft_free       (gpointer       draft);
const char *tl_draft_get_text   (const TlDraft *draft);
/* Whether it is running text: a paragraph or an item of a list. */
gboolean    tl_draft_is_prose   (const TlDraft *draft);
/* What is added to its text from now on stands in @column of its table. */
void        tl_draft_begin_cell (TlDraft       *draft,
                                 guint          column);
/* The text of the cell at @index of @cells. Returns: (transfer full) */
char       *tl_draft_dup_cell   (const TlDraft *draft,
                                 guint          index);

G_END_DECLS
