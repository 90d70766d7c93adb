/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-passage-private.h"

#include <math.h>
#include <string.h>

/* A line in more fonts than this is not looked through for the marks of notes. */
#define MAX_RUNS 64

TlPassage *
tl_passage_new (void)
{
  TlPassage *passage = g_new0 (TlPassage, 1);

  passage->text = g_string_new (NULL);
  passage->places = g_array_new (FALSE, FALSE, sizeof (TlPlace));
  return passage;
}

void
tl_passage_free (TlPassage *passage)
{
  g_string_free (passage->text, TRUE);
  g_array_unref (passage->places);
  g_free (passage);
}

static gboolean
is_hyphen (gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0xAD;
}

/* White space, and what stands for it or for nothing. */
static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == 0xFEFF || c == 0x200B || g_unichar_iscntrl (c);
}

/* A number set small and high after a word is the mark of a note, not part of the word. */
static guint
mark_length (const TlPiece *piece,
             const char    *at,
             guint          offset)
{
  guint n_runs, length = 0;
  const TlTextRun *runs = tl_line_get_runs (piece->line, &n_runs);

  if (!g_ascii_isdigit (*at) || offset == 0 || n_runs > MAX_RUNS)
    return 0;
  for (guint i = 0; i < n_runs; i++)
    if (runs[i].start == piece->start + offset && runs[i].size > 0 &&
        runs[i].size < 0.8f * piece->size)
      length = runs[i].length;
  for (guint i = 0; i < length; i++)
    if (!g_ascii_isdigit (at[i]))
      return i;
  return length <= 3 ? length : 0;
}

static void
add_space (TlPassage *passage)
{
  if (passage->n_chars == 0 || passage->text->str[passage->text->len - 1] == ' ')
    return;
  g_string_append_c (passage->text, ' ');
  passage->n_chars++;
}

/* As high as its line; but where the page lies askew each word stands at a height of its own. */
static TlBox
word_box (const TlPiece *piece,
          guint          start,
          guint          length)
{
  const TlBox *boxes = tl_line_get_boxes (piece->line);
  TlBox box;

  if (piece->boxes != boxes)
    {
      box = boxes[piece->start + start];
      for (guint i = 1; i < length; i++)
        box = tl_box_union (&box, &boxes[piece->start + start + i]);
      if (isfinite (box.x1 + box.y1) && isfinite (box.x2 + box.y2))
        return box;
    }
  return (TlBox) { tl_piece_x_at (piece, start), piece->box.y1,
                   tl_piece_x_after (piece, start + length - 1), piece->box.y2 };
}

static gboolean
is_doubtful (const TlPiece *piece,
             guint          start,
             guint          length)
{
  guint n_runs, first = piece->start + start;
  const TlTextRun *runs = tl_line_get_runs (piece->line, &n_runs);

  for (guint i = 0; i < n_runs; i++)
    if (runs[i].doubtful && runs[i].start < first + length &&
        runs[i].start + runs[i].length > first)
      return TRUE;
  return FALSE;
}

static void
add_word (TlPassage     *passage,
          const TlPiece *piece,
          const char    *word,
          gsize          bytes,
          guint          start,
          guint          length)
{
  TlPlace place = { passage->n_chars, length, piece->page, piece->offset + start,
                    word_box (piece, start, length), is_doubtful (piece, start, length) };

  g_string_append_len (passage->text, word, bytes);
  passage->n_chars += length;
  g_array_append_val (passage->places, place);
}

/* Of a word that is there twice, letter by letter, every other one. */
static void
add_doubled (TlPassage     *passage,
             const TlPiece *piece,
             const char    *word,
             guint          start,
             guint          length)
{
  for (guint i = 0; i < length; i++)
    {
      const char *next = g_utf8_next_char (word);

      if (i % 2 == 0)
        add_word (passage, piece, word, next - word, start + i, 1);
      word = next;
    }
}

static char *
last_part (TlPassage *passage,
           gunichar  *hyphen)
{
  const char *end = passage->text->str + passage->text->len;
  const char *mark, *start;

  if (passage->text->len < 2)
    return NULL;
  mark = g_utf8_prev_char (end);
  *hyphen = g_utf8_get_char (mark);
  if (!is_hyphen (*hyphen))
    return NULL;
  start = mark;
  while (start > passage->text->str)
    {
      const char *previous = g_utf8_prev_char (start);

      if (!g_unichar_isalpha (g_utf8_get_char (previous)))
        break;
      start = previous;
    }
  return start < mark ? g_strndup (start, mark - start) : NULL;
}

static char *
first_part (const char *text)
{
  const char *end = text;

  while (*end && g_unichar_isalpha (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  return end > text ? g_strndup (text, end - text) : NULL;
}

static void
drop_hyphen (TlPassage *passage)
{
  const char *end = passage->text->str + passage->text->len;
  TlPlace *last = &g_array_index (passage->places, TlPlace, passage->places->len - 1);

  g_string_truncate (passage->text, g_utf8_prev_char (end) - passage->text->str);
  passage->n_chars--;
  last->length--;
}

/* "Relation" at the end of a cell's line and "ship" at the beginning of its next. */
static gboolean
is_cut (TlPassage  *passage,
        const char *next,
        TlWords    *words)
{
  const char *before = passage->text->str + passage->text->len;
  g_autofree char *after = first_part (next);

  while (before > passage->text->str && before[-1] != ' ')
    before--;
  return after && *before && g_unichar_islower (g_utf8_get_char (after)) &&
         tl_words_are_cut (words, before, after);
}

/* Closes up, or spaces, the end of a line and the beginning of the next. "Stoke-" before "on-Trent"
 * keeps its hyphen. */
static void
add_seam (TlPassage  *passage,
          const char *next,
          TlSeam      seam,
          TlWords    *words)
{
  gunichar hyphen = 0;
  g_autofree char *before = seam != TL_SEAM_SPACE ? last_part (passage, &hyphen) : NULL;
  g_autofree char *after = before ? first_part (next) : NULL;

  if (seam == TL_SEAM_NONE)
    return;
  if (!before || !after)
    {
      if (seam != TL_SEAM_BREAK || !is_cut (passage, next, words))
        add_space (passage);
      return;
    }
  if (g_unichar_islower (g_utf8_get_char (after)) &&
      !is_hyphen (g_utf8_get_char (next + strlen (after))) &&
      tl_words_are_one (words, before, after, hyphen))
    drop_hyphen (passage);
}

static guint
skip_spaces (const char **p,
             guint        at)
{
  while (**p && is_space (g_utf8_get_char (*p)))
    {
      *p = g_utf8_next_char (*p);
      at++;
    }
  return at;
}

/* The least space between two letters of a piece set in spaced letters; 0 for other pieces. */
static float
letter_space (const TlPiece *piece)
{
  float least = G_MAXFLOAT;
  const char *p = piece->text;

  for (guint at = 0; piece->spaced && *p; at++, p = g_utf8_next_char (p))
    {
      const char *next = g_utf8_next_char (p);
      guint after = skip_spaces (&next, at + 1);

      if (!is_space (g_utf8_get_char (p)) && *next && after > at + 1)
        least = MIN (least, tl_piece_x_at (piece, after) - tl_piece_x_after (piece, at));
    }
  return least < G_MAXFLOAT ? MAX (least, 0.5f) : 0;
}

/* Whether the white space before @next, the character of @piece at @end, divides spaced letters
 * only: it begins at @start. */
static gboolean
spaces_letters (const TlPiece *piece,
                const char    *next,
                guint          start,
                guint          end,
                float          letters)
{
  const char *before = next;

  for (guint i = start; i <= end; i++)
    before = g_utf8_prev_char (before);
  return g_unichar_isalpha (g_utf8_get_char (before)) &&
         g_unichar_isalpha (g_utf8_get_char (next)) &&
         tl_piece_x_at (piece, end) - tl_piece_x_after (piece, start - 1) < 1.7f * letters;
}

static void
drop_last_spaces (TlPassage *passage)
{
  while (passage->text->len > 0 && passage->text->str[passage->text->len - 1] == ' ')
    {
      g_string_truncate (passage->text, passage->text->len - 1);
      passage->n_chars--;
    }
}

void
tl_passage_add (TlPassage     *passage,
                const TlPiece *piece,
                guint          from,
                TlSeam         seam,
                TlWords       *words)
{
  guint at = MIN (from, piece->n_chars);
  const char *p = g_utf8_offset_to_pointer (piece->text, at);
  float letters = letter_space (piece);
  gboolean begun = FALSE;

  while (*p)
    {
      const char *word;
      guint start = at, mark = 0;

      at = skip_spaces (&p, at);
      if (begun && at > start &&
          !(letters > 0 && spaces_letters (piece, p, start, at, letters)))
        add_space (passage);
      if (!*p)
        break;
      word = p;
      start = at;
      while (*p && !is_space (g_utf8_get_char (p)) && !(mark = mark_length (piece, p, at)))
        {
          p = g_utf8_next_char (p);
          at++;
        }
      if (p == word)
        {
          p += mark;
          at += mark;
          add_space (passage);
        }
      if (!begun)
        add_seam (passage, word, seam, words);
      begun = TRUE;
      if (piece->doubled)
        add_doubled (passage, piece, word, start, at - start);
      else
        add_word (passage, piece, word, p - word, start, at - start);
    }
  drop_last_spaces (passage);
}

void
tl_passage_cut (TlPassage *passage,
                guint      n)
{
  const char *start = g_utf8_offset_to_pointer (passage->text->str, MIN (n, passage->n_chars));
  guint kept = 0;

  g_string_erase (passage->text, 0, start - passage->text->str);
  passage->n_chars -= MIN (n, passage->n_chars);
  for (guint i = 0; i < passage->places->len; i++)
    {
      TlPlace place = g_array_index (passage->places, TlPlace, i);

      if (place.start < n)
        continue;
      place.start -= n;
      g_array_index (passage->places, TlPlace, kept++) = place;
    }
  g_array_set_size (passage->places, kept);
}
