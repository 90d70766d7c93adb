/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-paragraphs-private.h"

#include "tl-joins-private.h"

#include <string.h>

typedef struct {
  GPtrArray  *drafts;
  TlWords    *words;
  TlPitch    *pitch;
  /* drafts whose first line is nothing but a number, and that line */
  GHashTable *lone;
  /* what is being joined, in the text and in a bar beside it */
  TlOpen      texts[2];
  TlDraft    *note;
} Builder;

/* How @piece of a line or table row goes on from @before, the one before it there. */
static TlSeam
seam_between (const TlPiece *before,
              const TlPiece *piece)
{
  if (piece->cell != before->cell ||
      (piece->page == before->page && piece->box.y1 <= before->box.y1 + 2))
    return TL_SEAM_SPACE;
  return strchr (before->text, ' ') ? TL_SEAM_LINE : TL_SEAM_BREAK;
}

static void
add_row (Builder *b,
         TlDraft *draft,
         TlRow   *row,
         gboolean with_number)
{
  guint piece = with_number ? 0 : row->text_piece;

  for (guint i = piece; i < row->pieces->len; i++)
    {
      const TlPiece *p = row->pieces->pdata[i];
      const TlPiece *before = i > piece ? row->pieces->pdata[i - 1] : NULL;
      TlSeam seam = before ? seam_between (before, p) : TL_SEAM_LINE;

      if (row->kind == TL_ROW_TABLE && (!before || p->cell != before->cell))
        tl_draft_begin_cell (draft, p->cell);
      tl_passage_add (draft->passage, p, i == row->text_piece && !with_number ? row->text_at : 0,
                      seam, b->words);
    }
  draft->n_rows++;
}

static float
gap_above (const Builder *b,
           const TlRow   *row,
           const TlRow   *above)
{
  if (!above || above->column != row->column || row->box.y1 < above->box.y1)
    return 4;
  return (row->box.y1 - above->box.y2) / row->size;
}

static TlBlockKind
kind_of (const TlRow *row)
{
  if (row->kind == TL_ROW_TABLE)
    return TL_BLOCK_TABLE_ROW;
  if (row->kind == TL_ROW_FOOTNOTE)
    return TL_BLOCK_FOOTNOTE;
  return row->number.style == TL_NUMBER_BULLET ? TL_BLOCK_LIST_ITEM : TL_BLOCK_PARAGRAPH;
}

/* "Recommendation 1: The Board should …" with its first words in bold only */
static gboolean
leads_in_bold (const TlRow *row)
{
  const TlPiece *piece = row->pieces->pdata[0];
  guint n_runs;
  const TlTextRun *runs = tl_line_get_runs (piece->line, &n_runs);

  if (row->bold)
    return FALSE;
  return n_runs > 0 ? runs[0].bold : piece->bold;
}

static TlDraft *
draft_from (Builder     *b,
            TlRow       *row,
            const TlRow *above)
{
  TlDraft *draft = tl_draft_new (kind_of (row), ((TlPiece *) row->pieces->pdata[0])->page);

  draft->gap = gap_above (b, row, above);
  draft->x = row->x - row->column->left;
  draft->size = row->size;
  draft->bold = row->bold;
  draft->italic = row->italic;
  draft->centred = tl_row_is_centred (row);
  draft->lead_bold = leads_in_bold (row);
  draft->table = row->table;
  if (draft->kind != TL_BLOCK_TABLE_ROW)
    {
      draft->number = row->number;
      draft->number.text = g_strdup (row->number.text);
    }
  draft->capitals = tl_row_is_capitals (row);
  add_row (b, draft, row, draft->kind == TL_BLOCK_TABLE_ROW);
  return draft;
}

static void
open_paragraph (Builder     *b,
                TlOpen      *open,
                TlRow       *row,
                const TlRow *above)
{
  TlDraft *draft = draft_from (b, row, above);

  if (draft->passage->n_chars == 0)
    g_hash_table_insert (b->lone, draft, row);
  g_ptr_array_add (b->drafts, draft);
  *open = (TlOpen) { draft, row, row };
}

static void
extend (Builder *b,
        TlOpen  *open,
        TlRow   *row)
{
  TlDraft *draft = open->draft;

  add_row (b, draft, row, FALSE);
  draft->capitals = draft->capitals && tl_row_is_capitals (row);
  draft->italic = draft->italic && row->italic;
  if (draft->bold && !row->bold)
    {
      draft->bold = FALSE;
      draft->lead_bold = TRUE;
    }
  open->last = row;
}

/* A bar does not end the paragraph beside it. */
static void
add_text (Builder     *b,
          TlRow       *row,
          const TlRow *above)
{
  TlOpen *open = &b->texts[row->column->kind == TL_COLUMN_BAR];

  if (tl_open_takes (open, row, b->pitch))
    extend (b, open, row);
  else
    open_paragraph (b, open, row, above);
}

/* A line of a note that does not begin one goes on with the last, be it of the page before. */
static gboolean
goes_on_noting (const Builder *b,
                const TlRow   *row)
{
  const TlPiece *first = row->pieces->pdata[0];

  return row->kind == TL_ROW_FOOTNOTE && !row->begins_note && b->note &&
         first->page <= b->note->page + 1;
}

/* Notes do not end the paragraph they interrupt; they are set down where they are. */
static void
add_aside (Builder     *b,
           TlRow       *row,
           const TlRow *above)
{
  TlDraft *draft;

  if (goes_on_noting (b, row))
    {
      add_row (b, b->note, row, FALSE);
      return;
    }
  draft = draft_from (b, row, above);
  g_ptr_array_add (b->drafts, draft);
  if (row->kind == TL_ROW_FOOTNOTE)
    b->note = draft;
  else
    b->texts[row->column->kind == TL_COLUMN_BAR].draft = NULL;
}

/* A number printed a little above its paragraph's first line stands on a line of its own. */
static gboolean
is_torn_number (const TlRow *row,
                const TlRow *next)
{
  return row->kind == TL_ROW_TEXT && row->number.alone && row->pieces->len == 1 && next &&
         next->kind == TL_ROW_TEXT && next->number.style == TL_NUMBER_NONE &&
         row->number.style != TL_NUMBER_LABEL && row->column == next->column &&
         next->box.y1 - row->box.y1 < 1.2f * row->size && next->x > row->box.x2;
}

static void
mend_numbers (GPtrArray *rows)
{
  for (guint i = 0; i + 1 < rows->len; i++)
    {
      TlRow *row = rows->pdata[i], *next = rows->pdata[i + 1];

      if (!is_torn_number (row, next))
        continue;
      tl_row_add (next, row->pieces->pdata[0]);
      tl_row_finish (next);
      g_ptr_array_remove_index (rows, i);
    }
}

/* "Recommendation 3" or a bullet on a line of its own numbers the paragraph below it. */
static gboolean
pass_on (TlDraft *lone,
         TlDraft *next)
{
  if (!next || next->kind != TL_BLOCK_PARAGRAPH || next->number.style != TL_NUMBER_NONE ||
      next->page > lone->page + 1)
    return FALSE;
  next->number = lone->number;
  next->kind = lone->kind;
  memset (&lone->number, 0, sizeof lone->number);
  return TRUE;
}

static void
pass_on_numbers (Builder *b)
{
  for (guint i = b->drafts->len; i-- > 0;)
    {
      TlDraft *draft = b->drafts->pdata[i];
      TlDraft *next = i + 1 < b->drafts->len ? b->drafts->pdata[i + 1] : NULL;
      TlRow *row = g_hash_table_lookup (b->lone, draft);

      if (!row || draft->passage->n_chars > 0)
        continue;
      if (pass_on (draft, next))
        {
          g_ptr_array_remove_index (b->drafts, i);
          continue;
        }
      tl_number_clear (&draft->number);
      add_row (b, draft, row, TRUE);
    }
}

GPtrArray *
tl_paragraphs_new (GPtrArray *rows,
                   TlWords   *words)
{
  Builder b = { g_ptr_array_new_with_free_func (tl_draft_free), words };
  const TlRow *above = NULL;

  mend_numbers (rows);
  b.pitch = tl_pitch_new (rows);
  b.lone = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      TlRow *row = rows->pdata[i];

      if (row->kind == TL_ROW_TEXT)
        add_text (&b, row, above);
      else
        add_aside (&b, row, above);
      above = row;
    }
  pass_on_numbers (&b);
  g_hash_table_unref (b.lone);
  tl_pitch_free (b.pitch);
  return b.drafts;
}
