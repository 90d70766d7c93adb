/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-quotes-private.h"

#include <string.h>

static gboolean
is_mark (gunichar c)
{
  return c != 0 && !g_unichar_isalnum (c) && !g_unichar_isspace (c);
}

static guint
count_marks_before (const char *text,
                    const char *at,
                    guint       max)
{
  guint n = 0;

  while (n < max && at > text)
    {
      at = g_utf8_prev_char (at);
      if (!is_mark (g_utf8_get_char (at)))
        break;
      n++;
    }
  return n;
}

static guint
count_marks_after (const char *at,
                   guint       max)
{
  guint n = 0;

  for (; n < max && is_mark (g_utf8_get_char (at)); at = g_utf8_next_char (at))
    n++;
  return n;
}

/* How many characters of @text before @start are marks that @quote begins with, too. */
static guint
count_leading (const char *text,
               guint       start,
               const char *quote)
{
  return count_marks_before (text, g_utf8_offset_to_pointer (text, (glong) start),
                             count_marks_after (quote, G_MAXUINT));
}

static guint
count_trailing (const char *text,
                guint       end,
                const char *quote)
{
  guint n = count_marks_before (quote, quote + strlen (quote), G_MAXUINT);

  return count_marks_after (g_utf8_offset_to_pointer (text, (glong) end), n);
}

void
tl_quote_widen_span (const char *quote,
                     const char *text,
                     TlSpan     *span)
{
  guint leading = count_leading (text, span->start, quote);

  span->length += leading + count_trailing (text, span->start + span->length, quote);
  span->start -= leading;
}

void
tl_quote_widen_range (const char  *quote,
                      TlDocument  *document,
                      TlPageRange *range)
{
  g_autofree char *first = tl_page_dup_text (tl_document_get_page (document, range->page));
  g_autofree char *last = tl_page_dup_text (tl_document_get_page (document, range->end_page));

  range->start -= count_leading (first, range->start, quote);
  range->end += count_trailing (last, range->end, quote);
}
