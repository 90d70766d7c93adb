/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-numbers-private.h"
#include "tl-passage-private.h"
#include "tl-vocabulary.h"

G_BEGIN_DECLS

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
  TlSection   section;
  char       *section_title;
} TlDraft;

TlDraft    *tl_draft_new      (TlBlockKind    kind,
                               guint          page);
void        tl_draft_free     (gpointer       draft);
const char *tl_draft_get_text (const TlDraft *draft);
/* Whether it is running text: a paragraph or an item of a list. */
gboolean    tl_draft_is_prose (const TlDraft *draft);

G_END_DECLS
