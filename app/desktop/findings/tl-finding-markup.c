/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-finding-markup-private.h"

/* Both a ground and a line: the mark does not rest on colour alone, and stands on light and
 * dark. */
#define MARK                                                           \
  "<span background='#f5c211' background_alpha='30%' underline='single' underline_color='#b8860b'>"
#define WORD "<span weight='bold' underline='double'>"
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

/* What of a text is set off, and how; of several kinds, each is set off within those before it. */
typedef struct {
  GArray     *spans;   /* (nullable) (element-type TlSpan): in order */
  const char *tag;
} Layer;

/* From @start to @end of @text. */
static void
append_layers (GString     *markup,
               const char  *text,
               const Layer *layers,
               guint        n_layers,
               guint        start,
               guint        end)
{
  GArray *spans = n_layers > 0 ? layers->spans : NULL;
  guint at = start;

  if (n_layers == 0)
    {
      append_range (markup, text, start, end);
      return;
    }
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const TlSpan *span = &g_array_index (spans, TlSpan, i);
      const guint span_start = MAX (span->start, at);
      const guint span_end = MIN (span->start + span->length, end);

      if (span_start >= span_end)
        continue;
      append_layers (markup, text, layers + 1, n_layers - 1, at, span_start);
      g_string_append (markup, layers->tag);
      append_layers (markup, text, layers + 1, n_layers - 1, span_start, span_end);
      g_string_append (markup, "</span>");
      at = span_end;
    }
  append_layers (markup, text, layers + 1, n_layers - 1, at, end);
}

static void
append_marked (GString       *markup,
               TlFindingItem *item,
               guint          start,
               guint          end)
{
  const Layer layers[] = {
    { tl_finding_item_get_marks (item), MARK },
    { tl_finding_item_get_words (item), WORD },
    { tl_finding_item_get_doubts (item), DOUBT },
  };

  append_layers (markup, tl_finding_item_get_text (item), layers, G_N_ELEMENTS (layers), start,
                 end);
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
