/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-quotes-private.h"

typedef void (*LineFunc) (TlPage   *page,
                          TlLine   *line,
                          guint     from,
                          guint     to,
                          gpointer  data);

/* Calls @func for the part of each line that @range covers. */
static void
for_each_line (TlPage            *page,
               const TlPageRange *range,
               LineFunc           func,
               gpointer           data)
{
  guint number = tl_page_get_number (page);
  guint from = number == range->page ? range->start : 0;
  guint to = number == range->end_page ? range->end : G_MAXUINT;

  for (guint i = 0; i < tl_page_get_n_lines (page); i++)
    {
      TlLine *line = tl_page_get_line (page, i);
      guint offset = tl_page_get_line_offset (page, i);
      guint first = MAX (from, offset), last = MIN (to, offset + tl_line_get_n_chars (line));

      if (first < last)
        func (page, line, first - offset, last - offset, data);
    }
}

static void
for_each_page (TlDocument        *document,
               const TlPageRange *range,
               LineFunc           func,
               gpointer           data)
{
  guint last = MIN (range->end_page, tl_document_get_n_pages (document));

  for (guint number = MAX (range->page, 1); number <= last; number++)
    for_each_line (tl_document_get_page (document, number), range, func, data);
}

static void
add_text (TlPage   *page,
          TlLine   *line,
          guint     from,
          guint     to,
          gpointer  data)
{
  GString *text = data;
  const char *start = g_utf8_offset_to_pointer (tl_line_get_text (line), (glong) from);
  const char *end = g_utf8_offset_to_pointer (start, (glong) (to - from));

  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append_len (text, start, end - start);
}

char *
tl_quote_dup_text (TlDocument        *document,
                   const TlPageRange *range)
{
  GString *text = g_string_new (NULL);

  for_each_page (document, range, add_text, text);
  return g_string_free (text, FALSE);
}

static void
add_rect (TlPage   *page,
          TlLine   *line,
          guint     from,
          guint     to,
          gpointer  data)
{
  const TlBox *boxes = tl_line_get_boxes (line);
  TlRect rect = { tl_page_get_number (page), *tl_line_get_box (line) };

  if (boxes != NULL)
    {
      rect.box.x1 = boxes[from].x1;
      rect.box.x2 = boxes[to - 1].x2;
    }
  g_array_append_val (data, rect);
}

GArray *
tl_quote_get_rects (TlDocument        *document,
                    const TlPageRange *range)
{
  GArray *rects = g_array_new (FALSE, FALSE, sizeof (TlRect));

  for_each_page (document, range, add_rect, rects);
  return rects;
}
