/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-joins-private.h"

#include "tl-sentence-private.h"

#include <math.h>
#include <string.h>

#define ALIGNED    3.5f
/* Type that differs by less is of one size. */
#define SAME_SIZE  0.7f
/* More bytes than the last word of a line and what may stand after it. */
#define TAIL       200

gboolean
tl_row_is_centred (const TlRow *row)
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

/* The last words of the paragraph, however long it has become. */
static const char *
open_text (const TlOpen *open)
{
  const GString *text = open->draft->passage->text;
  const char *tail = text->str + text->len - MIN (text->len, TAIL);

  return tail == text->str ? tail : g_utf8_find_next_char (tail, NULL);
}

static gboolean
ends_sentence (const TlOpen *open)
{
  return tl_text_ends_sentence (open_text (open));
}

/* Whether the sentence does, by the words before and after the end of the line. */
static gboolean
goes_on (const TlOpen *open,
         const TlRow  *row)
{
  return tl_text_goes_on (open_text (open), tl_row_get_text (row));
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
goes_on_counting (const TlOpen *open,
                  const TlRow  *row)
{
  const char *text = row->number.text;
  const TlNumber *before = &open->draft->number;

  if (row->number.style != TL_NUMBER_LETTER && row->number.style != TL_NUMBER_ROMAN)
    return TRUE;
  return before->style == row->number.style || strpbrk (text, "()[]") ||
         strchr ("aAi", *text) != NULL || (*text == 'I' && text[1] == '\0');
}

/* Whether @row stands further below the line before it than the lines of a paragraph do. */
static gboolean
is_spaced (const TlOpen  *open,
           const TlRow   *row,
           const TlPitch *pitch)
{
  return row->box.y1 - open->last->box.y1 > 1.25f * tl_pitch_of (pitch, row);
}

/* Whether the number stands where the text of the open paragraph goes on, in a justified line. */
static gboolean
is_in_text (const TlOpen  *open,
            const TlRow   *row,
            const TlPitch *pitch)
{
  return fabsf (row->box.x1 - open->last->x) < ALIGNED && !ends_sentence (open) &&
         !is_spaced (open, row, pitch) && !had_room (open->last, row);
}

/* A number inside a line of running text begins a paragraph only if it could stand there. */
static gboolean
begins_numbered (const TlOpen  *open,
                 const TlRow   *row,
                 const TlPitch *pitch)
{
  if (!is_numbered (row))
    return FALSE;
  if (row->number.style == TL_NUMBER_BULLET || open->last->column != row->column)
    return TRUE;
  if (row->number.apart && !is_in_text (open, row, pitch))
    return TRUE;
  if (row->number.style == TL_NUMBER_PLAIN && !row->number.closed)
    return row->bold || row->size > open->last->size + SAME_SIZE;
  if (is_spaced (open, row, pitch) || had_room (open->last, row))
    return TRUE;
  /* a date, sum or initial that happens to begin a line: the sentence before goes on */
  if (!ends_sentence (open))
    return row->number.style == TL_NUMBER_DOTTED && row->box.x1 < open->last->x - ALIGNED;
  return goes_on_counting (open, row);
}

/* In a block of lines set to an edge of its own (a box, a quotation) that edge is what counts. */
static gboolean
fills_own_measure (const TlOpen *open,
                   const TlRow  *next)
{
  return open->draft->n_rows >= 2 && fabsf (open->last->box.x2 - open->first->box.x2) < 2.0f &&
         fabsf (open->last->x - next->x) < ALIGNED;
}

/* A paragraph may change its weight within a line; at the end of one, or in size by a little, only
 * if the line is full and the sentence goes on. */
static gboolean
types_agree (const TlOpen *open,
             const TlRow  *row)
{
  const TlRow *last = open->last;
  float other = fabsf (last->size - row->size);

  if (other < SAME_SIZE && last->bold == row->bold)
    return TRUE;
  if (other >= 0.15f * last->size || had_room (last, row))
    return FALSE;
  return goes_on (open, row) ||
         (other < SAME_SIZE && tl_row_ends_bold (last) == tl_row_begins_bold (row));
}

static gboolean
continues_on_page (const TlOpen  *open,
                   const TlRow   *row,
                   const TlPitch *pitch)
{
  const TlRow *last = open->last;
  float fall = row->box.y1 - last->box.y1;

  if (!types_agree (open, row) || fall < 0 || fall > 1.3f * tl_pitch_of (pitch, last))
    return FALSE;
  if (goes_on (open, row) || share_axis (last, row) || (last->bold && row->bold) ||
      (tl_row_is_centred (last) && tl_row_is_centred (row)))
    return TRUE;
  if (open->draft->n_rows == 1 && row->x > last->x + ALIGNED && !is_numbered (last))
    return !had_room (last, row);
  if (open->draft->n_rows > 1 && fabsf (row->x - last->x) > ALIGNED)
    return FALSE;
  return !had_room (last, row) || fills_own_measure (open, row);
}

/* Over the end of a column or page a paragraph goes on if its sentence does, or if its last line
 * was full and what follows looks like more of it. */
static gboolean
continues_over_page (const TlOpen *open,
                     const TlRow  *row)
{
  const TlRow *last = open->last;
  float indent = row->x - row->column->left, before = last->x - last->column->left;
  gboolean full = !had_room (last, row), centred = tl_row_is_centred (last);

  if (!types_agree (open, row))
    return FALSE;
  if (goes_on (open, row))
    return TRUE;
  if (last->bold || (row->italic && !last->italic) || tl_text_last_char (open_text (open)) == ':')
    return FALSE;
  /* lines across the page above or below its columns */
  if (ends_sentence (open) && row->column->page == last->column->page &&
      row->column->kind != last->column->kind &&
      (row->column->kind == 0 || last->column->kind == 0))
    return FALSE;
  if (!ends_sentence (open) && !centred && full)
    return TRUE;
  if (open->draft->n_rows == 1 || (row->column->kind == last->column->kind &&
                                   fabsf (indent - before) > 2 * ALIGNED))
    return FALSE;
  return ends_sentence (open) ? full : !centred;
}

gboolean
tl_open_takes (const TlOpen  *open,
               TlRow         *row,
               const TlPitch *pitch)
{
  if (!open->draft || begins_numbered (open, row, pitch))
    return FALSE;
  if (is_numbered (row))
    tl_row_drop_number (row);
  if (open->last->column != row->column)
    return continues_over_page (open, row);
  return continues_on_page (open, row, pitch);
}
