/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-finding-markup-private.h"

/* Both a ground and a line: the mark does not rest on colour alone, and stands on light and
 * dark. */
#define MARK                                                           \
  "<span background='#f5c211' background_alpha='30%' underline='single' underline_color='#b8860b'>"
#define DOUBT "<span underline='error' underline_color='#8a8a8a'>"
#define ASIDE "<span alpha='60%'>"

static void
append_range (GString    *markup,
              const char *text,
              guint       start,
              guint       end)
{
  const char *from = g_utf8_offset_to_pointer (text, start);
  const char *to = g_utf8_offset_to_pointer (from, end - start);
  g_autofree char *escaped = g_markup_escape_text (from, to - from);

  g_string_append (markup, escaped);
}

/* From @start to @end of @text, with those of the words that are doubtful set off. */
static void
append_plain (GString    *markup,
              const char *text,
              GArray     *doubts,
              guint       start,
              guint       end)
{
  guint at = start;

  for (guint i = 0; doubts != NULL && i < doubts->len; i++)
    {
      const TlSpan *doubt = &g_array_index (doubts, TlSpan, i);
      const guint doubt_start = MAX (doubt->start, at);
      const guint doubt_end = MIN (doubt->start + doubt->length, end);

      if (doubt_start >= doubt_end)
        continue;
      append_range (markup, text, at, doubt_start);
      g_string_append (markup, DOUBT);
      append_range (markup, text, doubt_start, doubt_end);
      g_string_append (markup, "</span>");
      at = doubt_end;
    }
  append_range (markup, text, at, end);
}

/* Likewise, with those of the marks that stand in it. */
static void
append_marked (GString       *markup,
               TlFindingItem *item,
               guint          start,
               guint          end)
{
  const char *text = tl_finding_item_get_text (item);
  GArray *marks = tl_finding_item_get_marks (item);
  GArray *doubts = tl_finding_item_get_doubts (item);
  guint at = start;

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const TlSpan *mark = &g_array_index (marks, TlSpan, i);
      const guint mark_start = MAX (mark->start, at);
      const guint mark_end = MIN (mark->start + mark->length, end);

      if (mark_start >= mark_end)
        continue;
      append_plain (markup, text, doubts, at, mark_start);
      g_string_append (markup, MARK);
      append_plain (markup, text, doubts, mark_start, mark_end);
      g_string_append (markup, "</span>");
      at = mark_end;
    }
  append_plain (markup, text, doubts, at, end);
}

/* A clause may begin with the space that parts it from what stands before. */
static void
leave_spaces (const char *text,
              guint      *start,
              guint      *end)
{
  while (*start < *end
         && g_unichar_isspace (g_utf8_get_char (g_utf8_offset_to_pointer (text, *start))))
    (*start)++;
  while (*start < *end
         && g_unichar_isspace (g_utf8_get_char (g_utf8_offset_to_pointer (text, *end - 1))))
    (*end)--;
}

char *
tl_finding_dup_markup (TlFindingItem *item,
                       gboolean       whole)
{
  const char *text = tl_finding_item_get_text (item);
  const TlSpan span = tl_finding_item_get_span (item);
  GString *markup = g_string_new ("“");
  guint length, start, end;

  if (text == NULL || *text == '\0' || span.length == 0)
    {
      const char *quote = tl_finding_item_get_quote (item);

      append_range (markup, quote != NULL ? quote : "", 0,
                    quote != NULL ? (guint) g_utf8_strlen (quote, -1) : 0);
      g_string_append (markup, "”");
      return g_string_free (markup, FALSE);
    }
  length = (guint) g_utf8_strlen (text, -1);
  start = whole ? 0 : MIN (span.start, length);
  end = whole ? length : MIN (span.start + span.length, length);
  leave_spaces (text, &start, &end);
  if (start > 0)
    g_string_append (markup, ASIDE "[…]</span> ");
  append_marked (markup, item, start, end);
  if (end < length)
    g_string_append (markup, " " ASIDE "[…]</span>");
  g_string_append (markup, "”");
  return g_string_free (markup, FALSE);
}

gboolean
tl_finding_is_part (TlFindingItem *item)
{
  const char *text = tl_finding_item_get_text (item);
  const TlSpan span = tl_finding_item_get_span (item);

  return text != NULL && span.length > 0
         && (span.start > 0 || span.length < (guint) g_utf8_strlen (text, -1));
}

gboolean
tl_finding_is_doubtful (TlFindingItem *item)
{
  const GArray *doubts = tl_finding_item_get_doubts (item);
  const TlSpan span = tl_finding_item_get_span (item);

  for (guint i = 0; doubts != NULL && i < doubts->len; i++)
    {
      const TlSpan *doubt = &g_array_index (doubts, TlSpan, i);

      if (doubt->start < span.start + span.length && doubt->start + doubt->length > span.start)
        return TRUE;
    }
  return FALSE;
}
