/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-piece-private.h"

#include <math.h>
#include <string.h>

#define DEFAULT_SIZE 11.0f

static gboolean
is_sane (const TlBox *box)
{
  return isfinite (box->x1) && isfinite (box->y1) && isfinite (box->x2) && isfinite (box->y2) &&
         box->x2 > box->x1 && box->y2 > box->y1 &&
         box->x1 > -2000 && box->y1 > -2000 && box->x2 < 20000 && box->y2 < 20000;
}

/* A line without a usable place is set below the one before it, so that its words are not lost. */
static TlBox
box_below (const TlPiece *previous,
           guint          n_chars)
{
  float y = previous ? previous->box.y2 : 0;
  float x = previous ? previous->box.x1 : 0;

  return (TlBox) { x, y, x + MIN (n_chars, 200) * DEFAULT_SIZE / 2, y + DEFAULT_SIZE };
}

static gboolean
is_blank (const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c) && c != 0xFEFF && c != 0x200B)
        return FALSE;
    }
  return TRUE;
}

/* "S E R I O U S": single letters with a space after each. */
static gboolean
is_spaced (const char *text)
{
  guint letters = 0, others = 0;

  for (const char *p = text; *p;)
    {
      gsize word = strcspn (p, " \t");

      if (word > 0 && g_unichar_isalpha (g_utf8_get_char (p)) &&
          p + word == g_utf8_next_char (p))
        letters++;
      else if (word > 1)
        others++;
      p += MAX (word, 1);
    }
  return letters >= 3 && letters > 3 * others;
}

/* "CCOONNTTEENNTTSS" */
static gboolean
is_doubled (const char *text)
{
  guint pairs = 0;

  while (*text)
    {
      const char *next = g_utf8_next_char (text);

      if (g_unichar_isspace (g_utf8_get_char (text)))
        {
          text = next;
          continue;
        }
      if (g_utf8_get_char (text) != g_utf8_get_char (next))
        return FALSE;
      text = g_utf8_next_char (next);
      pairs++;
    }
  return pairs >= 4;
}

static TlPiece *
piece_new (TlPage        *page,
           guint          index,
           const TlPiece *previous)
{
  TlLine *line = tl_page_get_line (page, index);
  guint n_chars = tl_line_get_n_chars (line);
  TlPiece *piece = g_new0 (TlPiece, 1);

  piece->line = line;
  piece->text = g_strdup (tl_line_get_text (line));
  piece->n_chars = n_chars;
  piece->page = tl_page_get_number (page);
  piece->index = index;
  piece->offset = tl_page_get_line_offset (page, index);
  piece->boxes = tl_line_get_boxes (line);
  piece->box = *tl_line_get_box (line);
  if (!is_sane (&piece->box))
    piece->box = box_below (previous, n_chars);

  piece->size = tl_line_get_font_size (line);
  if (!isfinite (piece->size) || piece->size <= 0.5f || piece->size > 400)
    piece->size = CLAMP ((piece->box.y2 - piece->box.y1) * 0.85f, 1, 400);
  piece->bold = tl_line_is_bold (line);
  piece->italic = tl_line_is_italic (line);
  piece->spaced = is_spaced (piece->text);
  piece->doubled = is_doubled (piece->text);
  return piece;
}

static void
piece_free (gpointer data)
{
  TlPiece *piece = data;

  g_free (piece->text);
  g_free (piece);
}

static void
leaf_free (gpointer data)
{
  TlLeaf *leaf = data;

  g_ptr_array_unref (leaf->pieces);
  g_ptr_array_unref (leaf->boxes);
  g_ptr_array_unref (leaf->stamps);
  g_free (leaf);
}

static TlLeaf *
leaf_new (TlPage *page)
{
  TlLeaf *leaf = g_new0 (TlLeaf, 1);
  const TlPiece *previous = NULL;

  leaf->page = page;
  leaf->number = tl_page_get_number (page);
  leaf->width = tl_page_get_width (page);
  leaf->height = tl_page_get_height (page);
  if (!(leaf->width > 1 && leaf->width < 20000))
    leaf->width = 595;
  if (!(leaf->height > 1 && leaf->height < 20000))
    leaf->height = 842;
  leaf->pieces = g_ptr_array_new_with_free_func (piece_free);
  leaf->boxes = g_ptr_array_new_with_free_func (g_free);
  leaf->stamps = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < tl_page_get_n_lines (page); i++)
    {
      if (is_blank (tl_line_get_text (tl_page_get_line (page, i))))
        continue;
      g_ptr_array_add (leaf->pieces, piece_new (page, i, previous));
      previous = leaf->pieces->pdata[leaf->pieces->len - 1];
    }
  tl_leaf_level (leaf);
  return leaf;
}

GPtrArray *
tl_leaves_new (GPtrArray *pages)
{
  GPtrArray *leaves = g_ptr_array_new_with_free_func (leaf_free);

  for (guint i = 0; i < pages->len; i++)
    g_ptr_array_add (leaves, leaf_new (pages->pdata[i]));
  tl_leaves_settle_sizes (leaves);
  return leaves;
}

float
tl_leaves_body_size (GPtrArray *leaves)
{
  guint letters[256] = { 0 };
  guint best = 0;

  for (guint i = 0; i < leaves->len; i++)
    {
      TlLeaf *leaf = leaves->pdata[i];

      for (guint j = 0; j < leaf->pieces->len; j++)
        {
          const TlPiece *piece = leaf->pieces->pdata[j];

          if (piece->role == TL_ROLE_BODY)
            letters[MIN (255, (guint) (piece->size * 2 + 0.5f))] += strlen (piece->text);
        }
    }
  for (guint i = 1; i < G_N_ELEMENTS (letters); i++)
    if (letters[i] > letters[best])
      best = i;
  return letters[best] > 0 ? best / 2.0f : 0;
}

float
tl_box_overlap_y (const TlBox *a,
                  const TlBox *b)
{
  float shared = MIN (a->y2, b->y2) - MAX (a->y1, b->y1);
  float least = MIN (a->y2 - a->y1, b->y2 - b->y1);

  return shared > 0 && least > 0 ? shared / least : 0;
}

TlBox
tl_box_union (const TlBox *a,
              const TlBox *b)
{
  return (TlBox) { MIN (a->x1, b->x1), MIN (a->y1, b->y1), MAX (a->x2, b->x2), MAX (a->y2, b->y2) };
}

float
tl_piece_x_at (const TlPiece *piece,
               guint          at)
{
  float x;

  if (at == 0 || piece->n_chars == 0)
    return piece->box.x1;
  if (at >= piece->n_chars)
    return piece->box.x2;
  x = piece->boxes ? piece->boxes[piece->start + at].x1 : NAN;
  if (!isfinite (x))
    x = piece->box.x1 + (piece->box.x2 - piece->box.x1) * at / piece->n_chars;
  return CLAMP (x, piece->box.x1, piece->box.x2);
}

float
tl_piece_x_after (const TlPiece *piece,
                  guint          at)
{
  float x = piece->boxes && at < piece->n_chars ? piece->boxes[piece->start + at].x2 : NAN;

  if (!isfinite (x))
    return tl_piece_x_at (piece, at + 1);
  return CLAMP (x, piece->box.x1, piece->box.x2);
}

int
tl_piece_compare_tops (gconstpointer a,
                       gconstpointer b)
{
  const TlPiece *p = *(TlPiece *const *) a;
  const TlPiece *q = *(TlPiece *const *) b;

  return p->box.y1 < q->box.y1 ? -1 : p->box.y1 > q->box.y1;
}

gboolean
tl_piece_is_bold_at (const TlPiece *piece,
                     guint          at)
{
  guint n_runs;
  const TlTextRun *runs = tl_line_get_runs (piece->line, &n_runs);

  at += piece->start;
  for (guint i = 0; i < n_runs; i++)
    if (at >= runs[i].start && at - runs[i].start < runs[i].length)
      return runs[i].bold;
  return piece->bold;
}

TlPiece *
tl_leaf_split (TlLeaf  *leaf,
               TlPiece *piece,
               guint    at)
{
  TlPiece *rest = g_new (TlPiece, 1);
  char *end;

  g_assert (at > 0 && at < piece->n_chars);
  *rest = *piece;
  rest->text = g_strdup (g_utf8_offset_to_pointer (piece->text, at));
  rest->start += at;
  rest->offset += at;
  rest->n_chars -= at;
  rest->box.x1 = tl_piece_x_at (piece, at);

  piece->box.x2 = tl_piece_x_after (piece, at - 1);
  end = g_utf8_offset_to_pointer (piece->text, at);
  while (at > 0 && g_ascii_isspace (end[-1]))
    {
      end--;
      at--;
      if (at > 0)
        piece->box.x2 = tl_piece_x_after (piece, at - 1);
    }
  *end = '\0';
  piece->n_chars = at;
  g_ptr_array_add (leaf->pieces, rest);
  return rest;
}
