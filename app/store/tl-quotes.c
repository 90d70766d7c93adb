/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-quotes-private.h"

#include <string.h>

/* How far from its page a quote is likely to have moved. */
#define NEAR_PAGES 2
/* Letters and figures: a quote of fewer may stand anywhere, and is known only by what is around it;
 * one of more is itself wherever it stands. */
#define SHORT_QUOTE 12
#define LONG_QUOTE 24
#define ENOUGH_AROUND 8

/* Folded text, with the unit (block or page) and its character that each byte is from. */
typedef struct {
  GString *text;
  GArray  *units;
  GArray  *chars;
} Hay;

struct _TlQuotes {
  TlDocument *document;
  Hay         blocks;
  Hay         pages;
};

/* ── hay ── */

static void
hay_init (Hay *hay)
{
  hay->text = g_string_new (NULL);
  hay->units = g_array_new (FALSE, FALSE, sizeof (guint));
  hay->chars = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
hay_clear (Hay *hay)
{
  g_string_free (hay->text, TRUE);
  g_array_unref (hay->units);
  g_array_unref (hay->chars);
}

static void
hay_add (Hay        *hay,
         guint       unit,
         const char *text)
{
  g_autofree char *folded = tl_quote_fold (text, hay->chars);

  g_string_append (hay->text, folded);
  while (hay->units->len < hay->chars->len)
    g_array_append_val (hay->units, unit);
}

TlQuotes *
tl_quotes_new (TlDocument *document)
{
  TlQuotes *quotes = g_new0 (TlQuotes, 1);

  quotes->document = tl_document_ref (document);
  hay_init (&quotes->blocks);
  hay_init (&quotes->pages);
  for (guint i = 0; i < tl_document_get_n_blocks (document); i++)
    hay_add (&quotes->blocks, i, tl_block_get_text (tl_document_get_block (document, i)));
  for (guint number = 1; number <= tl_document_get_n_pages (document); number++)
    {
      g_autofree char *text = tl_page_dup_text (tl_document_get_page (document, number));

      hay_add (&quotes->pages, number, text);
    }
  return quotes;
}

void
tl_quotes_free (TlQuotes *quotes)
{
  tl_document_unref (quotes->document);
  hay_clear (&quotes->blocks);
  hay_clear (&quotes->pages);
  g_free (quotes);
}

static guint
get_unit (const Hay *hay,
          gsize      at)
{
  return g_array_index (hay->units, guint, at);
}

static guint
get_char (const Hay *hay,
          gsize      at)
{
  return g_array_index (hay->chars, guint, at);
}

/* ── a stretch of hay, found in the document ── */

static TlPageRange
get_page_range (const Hay *hay,
                gsize      from,
                gsize      to)
{
  return (TlPageRange) { get_unit (hay, from), get_char (hay, from), get_unit (hay, to - 1),
                         get_char (hay, to - 1) + 1 };
}

/* The part of it that stands in the block of its byte @from; @from: (inout): behind that part. */
static TlSpan
take_span (const Hay *hay,
           gsize     *from,
           gsize      to)
{
  guint unit = get_unit (hay, *from), start = get_char (hay, *from), end = start;

  for (; *from < to && get_unit (hay, *from) == unit; (*from)++)
    end = get_char (hay, *from) + 1;
  return (TlSpan) { start, end - start };
}

static TlStand
get_block_stand (TlQuotes *quotes,
                 gsize     from,
                 gsize     to)
{
  TlStand stand = { .block = TL_NO_BLOCK };

  while (from < to)
    {
      guint block = get_unit (&quotes->blocks, from);
      TlSpan span = take_span (&quotes->blocks, &from, to);

      if (stand.block == TL_NO_BLOCK || span.length > stand.span.length)
        {
          stand.block = block;
          stand.span = span;
        }
    }
  stand.range = tl_page_range_of (tl_document_get_block (quotes->document, stand.block),
                                  stand.span);
  return stand;
}

void
tl_quotes_find_home (TlQuotes *quotes,
                     TlStand  *stand)
{
  guint n_best = 0;

  stand->block = TL_NO_BLOCK;
  stand->span = (TlSpan) { 0, 0 };
  for (guint i = 0; i < tl_document_get_n_blocks (quotes->document); i++)
    {
      TlBlock *block = tl_document_get_block (quotes->document, i);
      guint n_places, n_covered;
      const TlPlace *places = tl_block_get_places (block, &n_places);
      TlSpan span;

      if (tl_block_get_page (block) > stand->range.end_page ||
          tl_block_get_end_page (block) < stand->range.page)
        continue;
      n_covered = tl_places_find_span (places, n_places, &stand->range, &span);
      if (n_covered <= n_best)
        continue;
      n_best = n_covered;
      stand->block = i;
      stand->span = span;
    }
}

/* ── looking ── */

typedef TlStand (*GetStand) (TlQuotes *quotes,
                             gsize     from,
                             gsize     to);

static TlStand
get_page_stand (TlQuotes *quotes,
                gsize     from,
                gsize     to)
{
  TlStand stand = { .block = TL_NO_BLOCK, .range = get_page_range (&quotes->pages, from, to) };

  return stand;
}

/* How well a place suits a quote: what is more counts before what comes after it. */
typedef struct {
  gboolean near;
  guint    around;
  guint    pages_away;
  guint    chars_away;
} Fit;

static guint
count_before (const char *text,
              gsize       at,
              const char *before)
{
  gsize length = strlen (before);
  guint n = 0;

  while (n < length && n < at && text[at - 1 - n] == before[length - 1 - n])
    n++;
  return n;
}

static guint
count_after (const char *text,
             const char *after)
{
  guint n = 0;

  while (after[n] != '\0' && text[n] == after[n])
    n++;
  return n;
}

static guint
get_difference (guint a,
                guint b)
{
  return a > b ? a - b : b - a;
}

static gboolean
is_better (const Fit *fit,
           const Fit *than)
{
  if (fit->near != than->near)
    return fit->near;
  if (fit->around != than->around)
    return fit->around > than->around;
  if (fit->pages_away != than->pages_away)
    return fit->pages_away < than->pages_away;
  return fit->chars_away < than->chars_away;
}

/* Whether the words are known well enough to be the same; @n_near: places like this near by. */
static gboolean
is_sure (const Fit *fit,
         gsize      length,
         guint      n_near)
{
  if (fit->around >= ENOUGH_AROUND)
    return TRUE;
  return fit->near ? n_near == 1 || length >= SHORT_QUOTE : length >= LONG_QUOTE;
}

static gboolean
look (TlQuotes      *quotes,
      const Hay     *hay,
      GetStand       get_stand,
      const TlQuote *quote,
      TlStand       *stand)
{
  g_autofree char *needle = tl_quote_fold (quote->text, NULL);
  g_autofree char *before = tl_quote_fold (quote->before, NULL);
  g_autofree char *after = tl_quote_fold (quote->after, NULL);
  gsize length = strlen (needle);
  const char *text = hay->text->str;
  guint n_found = 0, n_near = 0;
  Fit best;

  for (const char *p = text; length > 0 && (p = strstr (p, needle)) != NULL; p++)
    {
      gsize at = (gsize) (p - text);
      TlStand found = get_stand (quotes, at, at + length);
      guint pages_away = get_difference (found.range.page, quote->range.page);
      Fit fit = { pages_away <= NEAR_PAGES,
                  count_before (text, at, before) + count_after (p + length, after), pages_away,
                  get_difference (found.range.start, quote->range.start) };

      n_near += fit.near;
      if (n_found++ > 0 && !is_better (&fit, &best))
        continue;
      best = fit;
      *stand = found;
    }
  return n_found > 0 && is_sure (&best, length, n_near);
}

gboolean
tl_quotes_find (TlQuotes      *quotes,
                const TlQuote *quote,
                TlStand       *stand)
{
  TlBlock *block;

  if (!look (quotes, &quotes->blocks, get_block_stand, quote, stand))
    return FALSE;
  block = tl_document_get_block (quotes->document, stand->block);
  tl_quote_widen_span (quote->text, tl_block_get_text (block), &stand->span);
  stand->range = tl_page_range_of (block, stand->span);
  return TRUE;
}

static gboolean
is_at_its_place (TlQuotes      *quotes,
                 const TlQuote *quote)
{
  g_autofree char *there = tl_quote_dup_text (quotes->document, &quote->range);
  g_autofree char *folded_there = tl_quote_fold (there, NULL);
  g_autofree char *folded = tl_quote_fold (quote->text, NULL);

  return g_str_equal (folded, folded_there);
}

gboolean
tl_quotes_find_hand (TlQuotes      *quotes,
                     const TlQuote *quote,
                     TlStand       *stand)
{
  *stand = (TlStand) { .range = quote->range };
  if (!is_at_its_place (quotes, quote))
    {
      if (!look (quotes, &quotes->pages, get_page_stand, quote, stand))
        return tl_quotes_find (quotes, quote, stand);
      tl_quote_widen_range (quote->text, quotes->document, &stand->range);
    }
  tl_quotes_find_home (quotes, stand);
  return TRUE;
}

gboolean
tl_quotes_find_in (TlQuotes   *quotes,
                   guint       block,
                   const char *text,
                   guint       near,
                   TlSpan     *span)
{
  Hay hay;
  const char *block_text = tl_block_get_text (tl_document_get_block (quotes->document, block));
  g_autofree char *needle = tl_quote_fold (text, NULL);
  gsize length = strlen (needle);
  guint best = G_MAXUINT;

  hay_init (&hay);
  hay_add (&hay, block, block_text);
  for (const char *p = hay.text->str; length > 0 && (p = strstr (p, needle)) != NULL; p++)
    {
      gsize at = (gsize) (p - hay.text->str);
      guint away = get_difference (get_char (&hay, at), near);

      if (away >= best)
        continue;
      best = away;
      *span = take_span (&hay, &at, at + length);
    }
  hay_clear (&hay);
  if (best == G_MAXUINT)
    return FALSE;
  tl_quote_widen_span (text, block_text, span);
  return TRUE;
}
