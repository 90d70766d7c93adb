/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-columns-private.h"
#include "tl-numbers-private.h"

G_BEGIN_DECLS

typedef enum {
  TL_ROW_TEXT,
  TL_ROW_TABLE,
  TL_ROW_FOOTNOTE
} TlRowKind;

/**
 * TlRow:
 * @kind: a line of text, a whole row of a table, a line of a note
 * @column: (transfer none): where it stands
 * @pieces: (element-type TlPiece): from left to right; of a table row cell by cell
 * @number: its printed number or bullet; of style %TL_NUMBER_NONE when it has none
 * @text_piece: the piece its text begins in, after the number
 * @text_at: where in that piece, in code points
 * @x: where its text begins, after the number
 * @table: which table of the document it belongs to, from 1
 * @begins_note: whether it is the first line of a note
 */
typedef struct {
  TlRowKind  kind;
  TlColumn  *column;
  GPtrArray *pieces;
  TlBox      box;
  TlNumber   number;
  guint      text_piece;
  guint      text_at;
  float      x;
  float      size;
  gboolean   bold;
  gboolean   italic;
  guint      table;
  gboolean   begins_note;
} TlRow;

TlRow     *tl_row_new         (TlRowKind  kind,
                               TlColumn  *column);
void       tl_row_free        (gpointer   row);
void       tl_row_add         (TlRow     *row,
                               TlPiece   *piece);
/* Works out size, weight, number and edges once its pieces are there. */
void       tl_row_finish      (TlRow     *row);
/* What was taken for its number is the beginning of its text. */
void       tl_row_drop_number (TlRow     *row);
/* It is the first line of note @number, whose mark takes its first @length characters. */
void       tl_row_set_mark    (TlRow     *row,
                               guint      number,
                               guint      length);
/* Its text after the number, up to the end of the piece it begins in. */
const char *tl_row_get_text   (const TlRow *row);
/* Whether its text begins, and ends, in bold. */
gboolean   tl_row_begins_bold (const TlRow *row);
gboolean   tl_row_ends_bold   (const TlRow *row);
/* Whether all letters of its text are capitals, and there are some. */
gboolean   tl_row_is_capitals (const TlRow *row);
/* How wide its first word is, or its number, in points. */
float      tl_row_first_word  (const TlRow *row,
                               gboolean     with_number);
/* The printed lines of @column from top to bottom. Returns: (transfer full) (element-type TlRow) */
GPtrArray *tl_rows_new        (TlColumn  *column);

/* Joins the lines of tables in @rows, of @leaf, to rows of the kind %TL_ROW_TABLE, one to a row of
 * the table; empties @rows. What is known of each table is added to @tables.
 * Returns: (transfer full) (element-type TlRow) */
GPtrArray *tl_tables_join     (GPtrArray *rows,
                               TlLeaf    *leaf,
                               GArray    *tables);
GArray    *tl_tables_new      (void);
/* Joins tables that go on over the end of a column or page, and their rows that do; the head that
 * is printed again there becomes a running header.
 * @rows: (element-type TlRow): of the whole document */
void       tl_tables_continue (GPtrArray *rows,
                               GArray    *tables);
/* Sets where the text of @columns ends: a page with little on it does not show how wide its column
 * is, the others do. @rows: (element-type TlRow): of all of them */
void       tl_columns_measure (GPtrArray *columns,
                               GPtrArray *rows);
/* Gives lines at the foot of a page that are notes their kind. */
void       tl_footnotes_mark  (GPtrArray *rows,
                               float      body_size,
                               float      page_height);

G_END_DECLS
