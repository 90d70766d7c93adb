/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-home-private.h"

#include "tl-blobs.h"
#include "tl-page-range.h"

#include <string.h>

void
tl_home_clear (TlHome *home)
{
  g_free (home->section);
  g_free (home->kind);
  g_free (home->quote);
}

/* A block that the passage may be at home in, and how many of its characters are of the passage. */
typedef struct {
  TlHome home;
  guint  n_covered;
} Candidate;

typedef struct {
  const TlHandCoding *coding;
  Candidate           by_range;
  Candidate           by_rects;
  char               *section;
  char               *kind;
} Search;

static void
search_clear (Search *search)
{
  tl_home_clear (&search->by_range.home);
  tl_home_clear (&search->by_rects.home);
  g_free (search->section);
  g_free (search->kind);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static char *
dup_words (const char *text,
           TlSpan      span)
{
  glong length = g_utf8_strlen (text, -1);
  glong start = MIN ((glong) span.start, length);

  return g_utf8_substring (text, start, MIN (start + (glong) span.length, length));
}

static void
offer (Candidate   *best,
       TlStatement *list,
       guint        n_covered,
       TlSpan       span)
{
  if (n_covered <= best->n_covered)
    return;
  tl_home_clear (&best->home);
  best->n_covered = n_covered;
  best->home = (TlHome) {
    .id = tl_statement_get_int (list, 0),
    .section = g_strdup (tl_statement_get_text (list, 1)),
    .kind = g_strdup (tl_statement_get_text (list, 2)),
    .quote = dup_words (tl_statement_get_text (list, 5), span),
    .span = span,
  };
}

static gboolean
is_within (const TlPlace *place,
           GArray        *rects)
{
  float x = (place->box.x1 + place->box.x2) / 2, y = (place->box.y1 + place->box.y2) / 2;

  for (guint i = 0; i < rects->len; i++)
    {
      const TlRect *rect = &g_array_index (rects, TlRect, i);

      if (rect->page == place->page && x >= rect->box.x1 && x <= rect->box.x2 &&
          y >= rect->box.y1 && y <= rect->box.y2)
        return TRUE;
    }
  return FALSE;
}

static guint
find_span_within (GArray *places,
                  GArray *rects,
                  TlSpan *span)
{
  guint n_covered = 0;

  for (guint i = 0; i < places->len; i++)
    {
      const TlPlace *place = &g_array_index (places, TlPlace, i);

      if (!is_within (place, rects))
        continue;
      if (n_covered == 0)
        span->start = place->start;
      span->length = place->start + place->length - span->start;
      n_covered += place->length;
    }
  return n_covered;
}

/* Looks at the block in the row of @list. */
static void
look_at (Search      *search,
         TlStatement *list)
{
  const TlHandCoding *coding = search->coding;
  const TlPageRange range = { coding->page, coding->page_start, coding->end_page,
                              coding->page_end };
  g_autoptr (GBytes) bytes = tl_statement_dup_bytes (list, 3);
  g_autoptr (GArray) places = tl_places_from_bytes (bytes);
  TlSpan span = { 0, 0 };
  guint n_covered;

  if (tl_statement_get_int (list, 4) <= coding->page)
    {
      g_free (search->section);
      g_free (search->kind);
      search->section = g_strdup (tl_statement_get_text (list, 1));
      search->kind = g_strdup (tl_statement_get_text (list, 2));
    }
  if (places == NULL || *coding->quote == '\0')
    return;
  n_covered = tl_places_find_span ((const TlPlace *) (gpointer) places->data, places->len, &range,
                                   &span);
  offer (&search->by_range, list, n_covered, span);
  n_covered = find_span_within (places, coding->rects, &span);
  offer (&search->by_rects, list, n_covered, span);
}

static gboolean
agrees (const Candidate    *candidate,
        const TlHandCoding *coding)
{
  g_autofree char *quote = tl_quote_fold (coding->quote, NULL);
  g_autofree char *part = NULL;

  if (candidate->n_covered == 0)
    return FALSE;
  part = tl_quote_fold (candidate->home.quote, NULL);
  return strstr (quote, part) != NULL;
}

/* The characters are those of the page as it was read when the passage was coded: where it was read
 * otherwise before or since, they are others, and the passage is where its rectangles are. */
static void
settle (Search *search,
        TlHome *home)
{
  Candidate *found = &search->by_range;

  if (!agrees (found, search->coding) && agrees (&search->by_rects, search->coding))
    found = &search->by_rects;
  *home = found->home;
  home->is_there = *search->coding->quote == '\0' || agrees (found, search->coding);
  found->home = (TlHome) { 0 };
  if (home->section == NULL)
    {
      home->section = g_steal_pointer (&search->section);
      home->kind = g_steal_pointer (&search->kind);
    }
}

gboolean
tl_home_find (TlConnection        *connection,
              const TlHandCoding  *coding,
              TlHome              *home,
              GError             **error)
{
  g_auto (Search) search = {
    .coding = coding,
    .section = g_strdup (tl_section_to_string (TL_SECTION_FRONT_MATTER)),
    .kind = g_strdup (tl_block_kind_to_string (TL_BLOCK_PARAGRAPH)),
  };
  g_autoptr (TlStatement) list = NULL;
  gboolean has_row;

  list = tl_connection_prepare (connection,
    "SELECT id, section, kind, places, page, text FROM blocks WHERE document_id = :document"
    " AND page <= :end_page AND end_page >= coalesce((SELECT max(end_page) FROM blocks"
    " WHERE document_id = :document AND end_page <= :page), 0) ORDER BY ordinal", error);
  if (list == NULL)
    return FALSE;
  tl_statement_bind_int (list, ":document", coding->document);
  tl_statement_bind_int (list, ":page", coding->page);
  tl_statement_bind_int (list, ":end_page", coding->end_page);
  if (!tl_statement_step (list, &has_row, error))
    return FALSE;
  while (has_row)
    {
      look_at (&search, list);
      if (!tl_statement_step (list, &has_row, error))
        return FALSE;
    }
  settle (&search, home);
  return TRUE;
}

void
tl_home_leave (TlHome *home)
{
  home->id = 0;
  home->span = (TlSpan) { 0, 0 };
}

void
tl_place_bind (TlStatement        *statement,
               const TlHandCoding *coding,
               const TlHome       *home)
{
  g_autoptr (GBytes) rects = tl_rects_to_bytes ((const TlRect *) (gpointer) coding->rects->data,
                                                coding->rects->len);

  if (home->id != 0)
    tl_statement_bind_int (statement, ":block", home->id);
  else
    tl_statement_bind_null (statement, ":block");
  tl_statement_bind_int (statement, ":start", home->span.start);
  tl_statement_bind_int (statement, ":length", home->span.length);
  tl_statement_bind_text (statement, ":section", home->section);
  tl_statement_bind_int (statement, ":page", coding->page);
  tl_statement_bind_int (statement, ":page_start", coding->page_start);
  tl_statement_bind_int (statement, ":end_page", coding->end_page);
  tl_statement_bind_int (statement, ":page_end", coding->page_end);
  tl_statement_bind_bytes (statement, ":rects", rects);
  tl_statement_bind_text (statement, ":quote", coding->quote);
  tl_statement_bind_text (statement, ":before", coding->before);
  tl_statement_bind_text (statement, ":after", coding->after);
}
