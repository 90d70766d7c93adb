/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-selection.h"

#include <math.h>

int
tl_text_position_compare (TlTextPosition a,
                          TlTextPosition b)
{
  if (a.page != b.page)
    return a.page < b.page ? -1 : 1;
  return a.offset < b.offset ? -1 : a.offset > b.offset;
}

TlSelection
tl_selection_new (TlTextPosition anchor,
                  TlTextPosition focus)
{
  if (tl_text_position_compare (anchor, focus) <= 0)
    return (TlSelection) { anchor, focus };
  return (TlSelection) { focus, anchor };
}

gboolean
tl_selection_is_empty (const TlSelection *selection)
{
  return tl_text_position_compare (selection->start, selection->end) >= 0;
}

/* How far a point is from a line: being beside it counts less than being above or below, so that a
 * drag through a margin keeps to the line it is level with. */
static float
get_distance (const TlBox *box,
              float        x,
              float        y)
{
  float dx = MAX (MAX (box->x1 - x, x - box->x2), 0);
  float dy = MAX (MAX (box->y1 - y, y - box->y2), 0);

  return dx + 8 * dy;
}

static guint
get_char_at (TlLine *line,
             float   x)
{
  const TlBox *boxes = tl_line_get_boxes (line);
  const TlBox *box = tl_line_get_box (line);
  guint n_chars = tl_line_get_n_chars (line);
  guint i;

  if (boxes == NULL)
    return (guint) CLAMP (lroundf ((x - box->x1) / MAX (box->x2 - box->x1, 1) * (float) n_chars),
                          0, (long) n_chars);
  for (i = 0; i < n_chars; i++)
    if (x < (boxes[i].x1 + boxes[i].x2) / 2)
      break;
  return i;
}

TlTextPosition
tl_text_position_at (TlPage *page,
                     float   x,
                     float   y)
{
  TlTextPosition position = { tl_page_get_number (page), 0 };
  float nearest = G_MAXFLOAT;

  for (guint i = 0; i < tl_page_get_n_lines (page); i++)
    {
      TlLine *line = tl_page_get_line (page, i);
      float distance = get_distance (tl_line_get_box (line), x, y);

      if (distance >= nearest)
        continue;
      nearest = distance;
      position.offset = tl_page_get_line_offset (page, i) + get_char_at (line, x);
    }
  return position;
}

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c) || c == '\'' || c == 0x2019 || c == '-';
}

TlSelection
tl_selection_for_word (TlPage         *page,
                       TlTextPosition  position)
{
  g_autofree char *text = tl_page_dup_text (page);
  g_autofree gunichar *chars = NULL;
  glong length;
  guint start;
  guint end;

  chars = g_utf8_to_ucs4_fast (text, -1, &length);
  start = end = MIN (position.offset, (guint) length);
  while (start > 0 && is_word_char (chars[start - 1]))
    start--;
  while (end < (guint) length && is_word_char (chars[end]))
    end++;
  return (TlSelection) { { position.page, start }, { position.page, end } };
}

/* The part of a page that a selection covers, as offsets in its text. */
static void
get_range (const TlSelection *selection,
           TlPage            *page,
           guint             *from,
           guint             *to)
{
  guint number = tl_page_get_number (page);
  guint n_chars = tl_page_get_n_chars (page);

  *from = number == selection->start.page ? MIN (selection->start.offset, n_chars) : 0;
  *to = number == selection->end.page ? MIN (selection->end.offset, n_chars) : n_chars;
}

static gunichar *
dup_chars (TlPage *page)
{
  g_autofree char *text = tl_page_dup_text (page);

  return g_utf8_to_ucs4_fast (text, -1, NULL);
}

static void
grow_start (TlTextPosition *start,
            TlPage         *page)
{
  g_autofree gunichar *chars = dup_chars (page);

  if (start->offset >= tl_page_get_n_chars (page) || !is_word_char (chars[start->offset]))
    return;
  while (start->offset > 0 && is_word_char (chars[start->offset - 1]))
    start->offset--;
}

static void
grow_end (TlTextPosition *end,
          TlPage         *page)
{
  const guint n_chars = tl_page_get_n_chars (page);
  g_autofree gunichar *chars = dup_chars (page);

  if (end->offset == 0 || end->offset > n_chars || !is_word_char (chars[end->offset - 1]))
    return;
  while (end->offset < n_chars && is_word_char (chars[end->offset]))
    end->offset++;
}

TlSelection
tl_selection_grow (const TlSelection *selection,
                   TlPageLookup       lookup,
                   gpointer           data)
{
  TlSelection grown = *selection;
  TlPage *first = lookup (grown.start.page, data);
  TlPage *last = lookup (grown.end.page, data);

  if (tl_selection_is_empty (selection))
    return grown;
  if (first != NULL)
    grow_start (&grown.start, first);
  if (last != NULL)
    grow_end (&grown.end, last);
  return grown;
}

static void
trim_start (TlSelection  *selection,
            TlPageLookup  lookup,
            gpointer      data)
{
  for (guint number = selection->start.page; number <= selection->end.page; number++)
    {
      TlPage *page = lookup (number, data);
      g_autofree gunichar *chars = page != NULL ? dup_chars (page) : NULL;
      guint from;
      guint to;

      if (chars == NULL)
        return;
      get_range (selection, page, &from, &to);
      while (from < to && g_unichar_isspace (chars[from]))
        from++;
      selection->start = (TlTextPosition) { number, from };
      if (from < to)
        return;
    }
}

static void
trim_end (TlSelection  *selection,
          TlPageLookup  lookup,
          gpointer      data)
{
  for (guint number = selection->end.page; number >= selection->start.page; number--)
    {
      TlPage *page = lookup (number, data);
      g_autofree gunichar *chars = page != NULL ? dup_chars (page) : NULL;
      guint from;
      guint to;

      if (chars == NULL)
        return;
      get_range (selection, page, &from, &to);
      while (from < to && g_unichar_isspace (chars[to - 1]))
        to--;
      selection->end = (TlTextPosition) { number, to };
      if (from < to)
        return;
    }
}

TlSelection
tl_selection_trim (const TlSelection *selection,
                   TlPageLookup       lookup,
                   gpointer           data)
{
  TlSelection trimmed = *selection;

  if (tl_selection_is_empty (selection))
    return trimmed;
  trim_start (&trimmed, lookup, data);
  trim_end (&trimmed, lookup, data);
  return trimmed;
}

static TlBox
get_part_box (TlLine *line,
              guint   from,
              guint   to)
{
  const TlBox *boxes = tl_line_get_boxes (line);
  TlBox box = *tl_line_get_box (line);
  float width = box.x2 - box.x1;
  float left = box.x1;
  guint n_chars = tl_line_get_n_chars (line);

  if (from == 0 && to == n_chars)
    return box;
  if (boxes == NULL)
    {
      box.x1 = left + width * (float) from / (float) n_chars;
      box.x2 = left + width * (float) to / (float) n_chars;
      return box;
    }
  box.x1 = boxes[from].x1;
  box.x2 = boxes[to - 1].x2;
  return box;
}

static void
add_page_rects (GArray *rects,
                TlPage *page,
                guint   from,
                guint   to)
{
  for (guint i = 0; i < tl_page_get_n_lines (page); i++)
    {
      TlLine *line = tl_page_get_line (page, i);
      guint offset = tl_page_get_line_offset (page, i);
      guint first = MAX (from, offset);
      guint last = MIN (to, offset + tl_line_get_n_chars (line));
      TlRect rect = { .page = tl_page_get_number (page) };

      if (first >= last)
        continue;
      rect.box = get_part_box (line, first - offset, last - offset);
      g_array_append_val (rects, rect);
    }
}

GArray *
tl_selection_list_rects (const TlSelection *selection,
                         TlPageLookup       lookup,
                         gpointer           data)
{
  GArray *rects = g_array_new (FALSE, FALSE, sizeof (TlRect));

  for (guint number = selection->start.page; number <= selection->end.page; number++)
    {
      TlPage *page = lookup (number, data);
      guint from;
      guint to;

      if (page == NULL)
        continue;
      get_range (selection, page, &from, &to);
      add_page_rects (rects, page, from, to);
    }
  return rects;
}

static void
append_range (GString *text,
              TlPage  *page,
              guint    from,
              guint    to)
{
  g_autofree char *all = tl_page_dup_text (page);
  const char *start = g_utf8_offset_to_pointer (all, (glong) from);
  const char *end = g_utf8_offset_to_pointer (start, (glong) (to - from));

  if (text->len > 0 && from < to)
    g_string_append_c (text, ' ');
  g_string_append_len (text, start, end - start);
}

static char *
join_lines (GString *text)
{
  for (gsize i = 0; i < text->len; i++)
    if (text->str[i] == '\n')
      text->str[i] = ' ';
  return g_string_free (text, FALSE);
}

char *
tl_selection_dup_text (const TlSelection *selection,
                       TlPageLookup       lookup,
                       gpointer           data)
{
  GString *text = g_string_new (NULL);

  for (guint number = selection->start.page; number <= selection->end.page; number++)
    {
      TlPage *page = lookup (number, data);
      guint from;
      guint to;

      if (page == NULL)
        continue;
      get_range (selection, page, &from, &to);
      append_range (text, page, from, MAX (from, to));
    }
  return join_lines (text);
}

char *
tl_selection_dup_context (const TlSelection *selection,
                          int                n_chars,
                          TlPageLookup       lookup,
                          gpointer           data)
{
  TlTextPosition edge = n_chars < 0 ? selection->start : selection->end;
  GString *text = g_string_new (NULL);
  TlPage *page = lookup (edge.page, data);
  guint reach = (guint) ABS (n_chars);
  guint end;

  if (page == NULL)
    return g_string_free (text, FALSE);
  end = tl_page_get_n_chars (page);
  edge.offset = MIN (edge.offset, end);
  if (n_chars < 0)
    append_range (text, page, edge.offset - MIN (edge.offset, reach), edge.offset);
  else
    append_range (text, page, edge.offset, MIN (edge.offset + reach, end));
  return join_lines (text);
}
