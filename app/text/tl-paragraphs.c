/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-paragraphs-private.h"

#include <math.h>
#include <string.h>

#define ALIGNED  3.5f

/* How far a line is from the next, for type of each size: what most lines of the document keep. */
typedef struct {
  GHashTable *pitches;
  float       ratio;
} Setting;

typedef struct {
  GPtrArray  *drafts;
  TlWords    *words;
  Setting     setting;
  /* drafts whose first line is nothing but a number, and that line */
  GHashTable *lone;
  /* the paragraph being joined, and the lines of it */
  TlDraft    *open;
  TlRow      *first;
  TlRow      *last;
} Builder;

static guint
size_key (float size)
{
  return (guint) (size * 2 + 0.5f) + 1;
}

static gboolean
same_column (const TlRow *a,
             const TlRow *b)
{
  return a->column == b->column;
}

static gboolean
same_type (const TlRow *a,
           const TlRow *b)
{
  return fabsf (a->size - b->size) < 0.7f && a->bold == b->bold;
}

static guint
fullest (const guint *counts,
         guint        n)
{
  guint best = 0;

  for (guint i = 1; i < n; i++)
    if (counts[i] > counts[best])
      best = i;
  return best;
}

/* Pitches are counted in twentieths of the type size, up to what a typewriter calls double. */
#define N_PITCHES 48

static void
count_pitch (Setting     *setting,
             guint       *all,
             const TlRow *a,
             const TlRow *b)
{
  int ratio = (int) lroundf ((b->box.y1 - a->box.y1) / a->size * 20);
  guint *counts;

  if (ratio < 14 || ratio >= N_PITCHES)
    return;
  counts = g_hash_table_lookup (setting->pitches, GUINT_TO_POINTER (size_key (a->size)));
  if (!counts)
    {
      counts = g_new0 (guint, N_PITCHES);
      g_hash_table_insert (setting->pitches, GUINT_TO_POINTER (size_key (a->size)), counts);
    }
  /* lines that begin at one edge are more likely of one paragraph */
  counts[ratio] += fabsf (a->x - b->x) < ALIGNED ? 3 : 1;
  all[ratio] += fabsf (a->x - b->x) < ALIGNED ? 3 : 1;
}

static void
setting_init (Setting   *setting,
              GPtrArray *rows)
{
  guint all[N_PITCHES] = { 0 };

  setting->pitches = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (guint i = 1; i < rows->len; i++)
    {
      const TlRow *a = rows->pdata[i - 1], *b = rows->pdata[i];

      if (a->kind == TL_ROW_TEXT && b->kind == TL_ROW_TEXT && same_column (a, b) &&
          same_type (a, b) && b->number.style == TL_NUMBER_NONE)
        count_pitch (setting, all, a, b);
    }
  setting->ratio = fullest (all, N_PITCHES) / 20.0f;
  if (setting->ratio < 0.7f)
    setting->ratio = 1.2f;
}

/* The usual distance between lines of the size of @row. A few lines do not make a habit. */
static float
pitch_of (const Setting *setting,
          const TlRow   *row)
{
  const guint *counts =
    g_hash_table_lookup (setting->pitches, GUINT_TO_POINTER (size_key (row->size)));
  guint best = counts ? fullest (counts, N_PITCHES) : 0;

  if (counts && counts[best] >= 12 && best / 20.0f < setting->ratio * 1.6f)
    return best / 20.0f * row->size;
  return setting->ratio * row->size;
}

static gboolean
is_centred (const TlRow *row)
{
  const TlColumn *column = row->column;
  float before = row->x - column->left, after = column->right - row->box.x2;

  return before > 2 * row->size && fabsf (before - after) < 0.1f * (column->right - column->left);
}

/* Two lines set about one axis, neither of which fills its measure as a justified one does. */
static gboolean
share_axis (const TlRow *a,
            const TlRow *b)
{
  return fabsf ((a->x + a->box.x2) - (b->x + b->box.x2)) < 6 && fabsf (a->x - b->x) > ALIGNED;
}

static gunichar
last_char (const TlPassage *passage)
{
  const char *end = passage->text->str + passage->text->len;
  gunichar c = 0;

  while (end > passage->text->str)
    {
      end = g_utf8_prev_char (end);
      c = g_utf8_get_char (end);
      if (!strchr ("'\")]0123456789", c < 128 ? (int) c : ' ') && c != 0x2019 && c != 0x201D)
        return c;
    }
  return c;
}

static gboolean
ends_sentence (const TlPassage *passage)
{
  gunichar c = last_char (passage);

  return c == '.' || c == '?' || c == '!' || c == ':' || c == ';';
}

/* "… and report it to the": no sentence, heading or item of a list ends so. */
static gboolean
ends_open (const TlPassage *passage)
{
  static const char *const open[] = { "the", "a", "an", "of", "to", "and", "or", "for", "by", "in",
                                      "on", "at", "with", "from", "that", "which", "its", "their",
                                      "his", "her", "as", "between", NULL };
  const char *space = strrchr (passage->text->str, ' ');
  g_autofree char *last = NULL;

  if (!space)
    return FALSE;
  /* "Plan A" ends there */
  last = space[2] ? g_ascii_strdown (space + 1, -1) : g_strdup (space + 1);
  return g_strv_contains (open, last);
}

static const char *
row_text (const TlRow *row)
{
  const TlPiece *piece = row->pieces->pdata[row->text_piece];

  return g_utf8_offset_to_pointer (piece->text, row->text_at);
}

static gboolean
begins_lower (const TlRow *row)
{
  const char *p = row_text (row);

  while (*p && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return g_unichar_islower (g_utf8_get_char (p));
}

/* Whether the sentence does, by the words before and after the end of the line. */
static gboolean
goes_on (const Builder *b,
         const TlRow   *row)
{
  return ends_open (b->open->passage) ||
         (begins_lower (row) && !ends_sentence (b->open->passage));
}

/* Whether the first word of @next would have gone on the line of @row: who breaks a line early
 * ends a paragraph. */
static gboolean
had_room (const TlRow *row,
          const TlRow *next)
{
  float room = row->column->right - row->box.x2;

  return room > tl_row_first_word (next, next->number.style != TL_NUMBER_NONE) + 0.6f * row->size;
}

static gboolean
is_numbered (const TlRow *row)
{
  return row->number.style != TL_NUMBER_NONE;
}

/* "M." at the beginning of a line is an initial, unless the letter before it, or none, was the last
 * number. */
static gboolean
goes_on_counting (const Builder *b,
                  const TlRow   *row)
{
  const char *text = row->number.text;
  const TlNumber *before = &b->open->number;

  if (row->number.style != TL_NUMBER_LETTER && row->number.style != TL_NUMBER_ROMAN)
    return TRUE;
  return before->style == row->number.style || strpbrk (text, "()[]") ||
         strchr ("aAi", *text) != NULL || (*text == 'I' && text[1] == '\0');
}

/* Whether the number stands where the text of the open paragraph goes on, in a justified line. */
static gboolean
is_in_text (const Builder *b,
            const TlRow   *row)
{
  return fabsf (row->box.x1 - b->last->x) < ALIGNED && !ends_sentence (b->open->passage) &&
         row->box.y1 - b->last->box.y1 < 1.25f * pitch_of (&b->setting, row) &&
         !had_room (b->last, row);
}

/* A number inside a line of running text begins a paragraph only if it could stand there. */
static gboolean
begins_numbered (const Builder *b,
                 const TlRow   *row)
{
  if (!is_numbered (row))
    return FALSE;
  if (row->number.style == TL_NUMBER_BULLET || !b->last || !same_column (b->last, row))
    return TRUE;
  if (row->number.apart && !is_in_text (b, row))
    return TRUE;
  if (row->number.style == TL_NUMBER_PLAIN && !row->number.closed)
    return row->bold || row->size > b->last->size + 0.7f;
  if (row->box.y1 - b->last->box.y1 > 1.25f * pitch_of (&b->setting, row) ||
      had_room (b->last, row))
    return TRUE;
  /* a date, sum or initial that happens to begin a line: the sentence before goes on */
  if (!ends_sentence (b->open->passage))
    return row->number.style == TL_NUMBER_DOTTED && row->box.x1 < b->last->x - ALIGNED;
  return goes_on_counting (b, row);
}

/* In a block of lines set to an edge of its own (a box, a quotation) that edge is what counts. */
static gboolean
fills_own_measure (const Builder *b,
                   const TlRow   *next)
{
  return b->open->n_rows >= 2 && fabsf (b->last->box.x2 - b->first->box.x2) < 2.0f &&
         fabsf (b->last->x - next->x) < ALIGNED;
}

static gboolean
continues_on_page (const Builder *b,
                   const TlRow   *row)
{
  const TlRow *last = b->last;
  float pitch = pitch_of (&b->setting, last);
  gboolean lower = goes_on (b, row);
  gboolean centred = share_axis (last, row) || (is_centred (last) && is_centred (row));

  if (!same_type (last, row) || row->box.y1 - last->box.y1 > 1.3f * pitch)
    return FALSE;
  if (row->box.y1 < last->box.y1)
    return FALSE;
  if (lower || centred || last->bold)
    return TRUE;
  if (b->open->n_rows == 1)
    {
      if (row->x > last->x + ALIGNED && !is_numbered (last))
        return !had_room (last, row);
    }
  else if (row->x > last->x + ALIGNED ||
           (row->x < last->x - ALIGNED && b->open->n_rows > 1))
    {
      return FALSE;
    }
  return !had_room (last, row) || fills_own_measure (b, row);
}

/* Over the end of a column or page a paragraph goes on if its sentence does, or if its last line
 * was full and what follows looks like more of it. */
static gboolean
continues_over_page (const Builder *b,
                     const TlRow   *row)
{
  const TlRow *last = b->last;
  float indent = row->x - row->column->left, before = last->x - last->column->left;

  if (!same_type (last, row) || last->bold)
    return FALSE;
  if (goes_on (b, row))
    return TRUE;
  if (last_char (b->open->passage) == ':')
    return FALSE;
  if (!ends_sentence (b->open->passage) && !is_centred (last) && !had_room (last, row))
    return TRUE;
  if (row->column->kind == last->column->kind && fabsf (indent - before) > 2 * ALIGNED &&
      b->open->n_rows > 1)
    return FALSE;
  if (!ends_sentence (b->open->passage))
    return !is_centred (last) && b->open->n_rows > 1;
  return b->open->n_rows > 1 && !had_room (last, row);
}

static gboolean
continues (const Builder *b,
           TlRow         *row)
{
  if (!b->open || begins_numbered (b, row))
    return FALSE;
  if (is_numbered (row))
    tl_row_drop_number (row);
  return same_column (b->last, row) ? continues_on_page (b, row) : continues_over_page (b, row);
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
      const TlPiece *before = i > 0 ? row->pieces->pdata[i - 1] : NULL;
      gboolean line_end = i == piece || (before && p->cell == before->cell &&
                                         p->box.y1 > before->box.y1 + 2);

      tl_passage_add (draft->passage, p, i == row->text_piece && !with_number ? row->text_at : 0,
                      line_end ? TL_SEAM_LINE : TL_SEAM_SPACE, b->words);
    }
  draft->n_rows++;
}

static float
gap_above (const Builder *b,
           const TlRow   *row,
           const TlRow   *above)
{
  if (!above || !same_column (above, row) || row->box.y1 < above->box.y1)
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
  draft->centred = is_centred (row);
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
                TlRow       *row,
                const TlRow *above)
{
  b->open = draft_from (b, row, above);
  if (b->open->passage->n_chars == 0)
    g_hash_table_insert (b->lone, b->open, row);
  b->first = row;
  b->last = row;
  g_ptr_array_add (b->drafts, b->open);
}

static void
extend (Builder *b,
        TlRow   *row)
{
  add_row (b, b->open, row, FALSE);
  b->open->capitals = b->open->capitals && tl_row_is_capitals (row);
  b->open->italic = b->open->italic && row->italic;
  b->last = row;
}

/* Notes do not end the paragraph they interrupt; they are set down where they are. */
static void
add_aside (Builder     *b,
           TlRow       *row,
           const TlRow *above)
{
  TlDraft *last = b->drafts->len > 0 ? b->drafts->pdata[b->drafts->len - 1] : NULL;
  gboolean goes_on = row->kind == TL_ROW_FOOTNOTE && above && above->kind == TL_ROW_FOOTNOTE &&
                     same_column (above, row) && row->number.style == TL_NUMBER_NONE &&
                     last && last->kind == TL_BLOCK_FOOTNOTE && !g_ascii_isdigit (*row_text (row));

  if (goes_on)
    add_row (b, last, row, FALSE);
  else
    g_ptr_array_add (b->drafts, draft_from (b, row, above));
  if (row->kind == TL_ROW_TABLE)
    b->open = NULL;
}

/* A number printed a little above its paragraph's first line stands on a line of its own. */
static gboolean
is_torn_number (const TlRow *row,
                const TlRow *next)
{
  return row->kind == TL_ROW_TEXT && row->number.alone && row->pieces->len == 1 && next &&
         next->kind == TL_ROW_TEXT && next->number.style == TL_NUMBER_NONE &&
         row->number.style != TL_NUMBER_LABEL && same_column (row, next) &&
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
  setting_init (&b.setting, rows);
  b.lone = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      TlRow *row = rows->pdata[i];

      if (row->kind != TL_ROW_TEXT)
        add_aside (&b, row, above);
      else if (continues (&b, row))
        extend (&b, row);
      else
        open_paragraph (&b, row, above);
      above = row;
    }
  pass_on_numbers (&b);
  g_hash_table_unref (b.lone);
  g_hash_table_unref (b.setting.pitches);
  return b.drafts;
}
