/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-structure.h"

#include "tl-columns-private.h"
#include "tl-draft-private.h"
#include "tl-facts-private.h"
#include "tl-headings-private.h"
#include "tl-margins-private.h"
#include "tl-paragraphs-private.h"
#include "tl-recommendations-private.h"
#include "tl-rows-private.h"
#include "tl-sections-private.h"

/* The printed lines of a page's body in reading order, tables and notes told apart. */
static void
add_rows (GPtrArray *rows,
          TlLeaf    *leaf,
          GPtrArray *columns,
          float      body_size,
          GArray    *tables)
{
  guint first = columns->len;

  tl_columns_find (leaf, columns);
  for (guint i = first; i < columns->len; i++)
    {
      g_autoptr (GPtrArray) lines = tl_rows_new (columns->pdata[i]);
      g_autoptr (GPtrArray) joined = NULL;

      joined = tl_tables_join (lines, leaf, tables);
      tl_footnotes_mark (joined, body_size, leaf->height);
      g_ptr_array_extend_and_steal (rows, g_steal_pointer (&joined));
    }
}

static TlBlock *
block_from (const TlDraft *draft)
{
  TlBlockFields fields = {
    .kind = draft->kind,
    .level = draft->level,
    .number = draft->number.text,
    .section = draft->section,
    .section_title = draft->section_title,
    .text = tl_draft_get_text (draft),
    .places = (const TlPlace *) draft->passage->places->data,
    .n_places = draft->passage->places->len,
    .page = draft->page,
  };

  return tl_block_new (&fields);
}

static TlBlock *
margin_block (const TlPassage *passage,
              TlBlockKind      kind,
              guint            page)
{
  TlBlockFields fields = {
    .kind = kind,
    .section = TL_SECTION_FRONT_MATTER,
    .text = passage->text->str,
    .places = (const TlPlace *) passage->places->data,
    .n_places = passage->places->len,
    .page = page,
  };

  return tl_block_new (&fields);
}

static void
add_stamps (GPtrArray *blocks,
            TlLeaf    *leaf)
{
  for (guint i = 0; i < leaf->stamps->len; i++)
    {
      g_autoptr (TlPassage) passage = tl_stamp_read (leaf->stamps->pdata[i]);

      g_ptr_array_add (blocks, margin_block (passage, TL_BLOCK_RUNNING_HEADER, leaf->number));
    }
}

static void
add_margins (GPtrArray *blocks,
             TlLeaf    *leaf,
             TlRole     role,
             TlWords   *words)
{
  TlBlockKind kind = role == TL_ROLE_FOOTER ? TL_BLOCK_RUNNING_FOOTER : TL_BLOCK_RUNNING_HEADER;

  for (guint i = 0; i < leaf->pieces->len; i++)
    {
      const TlPiece *piece = leaf->pieces->pdata[i];
      g_autoptr (TlPassage) passage = NULL;

      if (piece->role != role)
        continue;
      passage = tl_passage_new ();
      tl_passage_add (passage, piece, 0, TL_SEAM_SPACE, words);
      g_ptr_array_add (blocks, margin_block (passage, kind, leaf->number));
    }
}

static void
add_draft (GPtrArray *blocks,
           TlDraft   *draft)
{
  draft->block = blocks->len;
  g_ptr_array_add (blocks, block_from (draft));
}

/* The blocks of the text, with each page's margins before and after what begins on it. */
static GPtrArray *
list_blocks (GPtrArray *leaves,
             GPtrArray *drafts,
             TlWords   *words)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_unref);
  guint next = 0;

  for (guint i = 0; i < leaves->len; i++)
    {
      TlLeaf *leaf = leaves->pdata[i];

      add_stamps (blocks, leaf);
      add_margins (blocks, leaf, TL_ROLE_HEADER, words);
      while (next < drafts->len && ((TlDraft *) drafts->pdata[next])->page <= leaf->number)
        add_draft (blocks, drafts->pdata[next++]);
      add_margins (blocks, leaf, TL_ROLE_FOOTER, words);
    }
  while (next < drafts->len)
    add_draft (blocks, drafts->pdata[next++]);
  return blocks;
}

static GPtrArray *
list_drafts (GPtrArray    *leaves,
             TlWords      *words,
             GCancellable *cancellable)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (tl_column_free);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (tl_row_free);
  float body_size = tl_leaves_body_size (leaves);
  g_autoptr (GArray) tables = tl_tables_new ();
  GPtrArray *drafts;

  for (guint i = 0; i < leaves->len; i++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return NULL;
      add_rows (rows, leaves->pdata[i], columns, body_size, tables);
    }
  tl_tables_continue (rows, tables);
  tl_columns_measure (columns, rows);
  drafts = tl_paragraphs_new (rows, words);
  tl_paragraphs_mend_numbers (drafts);
  tl_headings_mark (drafts, body_size);
  tl_contents_mark (drafts);
  tl_headings_set_levels (drafts);
  tl_sections_mark (drafts);
  tl_recommendations_mark (drafts);
  return drafts;
}

TlDocument *
tl_structure_build (GPtrArray     *pages,
                    TlAuthorities *authorities,
                    GCancellable  *cancellable)
{
  g_autoptr (GPtrArray) leaves = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GPtrArray) facts = NULL;
  g_autoptr (GPtrArray) recommendations = NULL;
  g_autoptr (TlWords) words = NULL;
  g_autoptr (GPtrArray) labels = NULL;
  TlDocumentKind kind;

  g_return_val_if_fail (pages != NULL, NULL);

  leaves = tl_leaves_new (pages);
  tl_stamps_mark (leaves);
  tl_margins_mark (leaves);
  words = tl_words_new (leaves);
  drafts = list_drafts (leaves, words, cancellable);
  if (!drafts)
    return NULL;
  labels = tl_margins_labels (leaves);
  blocks = list_blocks (leaves, drafts, words);
  facts = tl_facts_read (leaves, drafts, authorities, &kind);
  recommendations = tl_recommendations_list (drafts);

  TlDocumentFields fields = {
    .kind = kind,
    .pages = pages,
    .page_labels = (const char *const *) labels->pdata,
    .blocks = blocks,
    .facts = facts,
    .recommendations = recommendations,
  };
  return tl_document_new (&fields);
}
