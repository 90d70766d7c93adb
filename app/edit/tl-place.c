/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-place-private.h"

#include "tl-blobs.h"
#include "tl-home-private.h"

/* Whether it is to be placed, document, page, page_start, end_page, page_end, rects, quote, before,
 * after, and the marks. */
#define TEXT_TYPE "(bxuuuua(udddd)sssa(uu))"

void
tl_place_print_rects (GArray          *rects,
                      GVariantBuilder *builder)
{
  for (guint i = 0; i < rects->len; i++)
    {
      const TlRect *rect = &g_array_index (rects, TlRect, i);

      g_variant_builder_add (builder, "(udddd)", rect->page, (double) rect->box.x1,
                             (double) rect->box.y1, (double) rect->box.x2, (double) rect->box.y2);
    }
}

void
tl_place_parse_rects (GVariantIter *iter,
                      GArray       *rects)
{
  guint32 page;
  double x1, y1, x2, y2;

  while (g_variant_iter_next (iter, "(udddd)", &page, &x1, &y1, &x2, &y2))
    {
      TlRect rect = { page, { (float) x1, (float) y1, (float) x2, (float) y2 } };

      g_array_append_val (rects, rect);
    }
}

GArray *
tl_place_dup_rects (TlStatement *row,
                    int          column)
{
  g_autoptr (GBytes) bytes = tl_statement_dup_bytes (row, column);
  GArray *rects = tl_rects_from_bytes (bytes);

  return rects != NULL ? rects : g_array_new (FALSE, FALSE, sizeof (TlRect));
}

static char *
print (const TlHandCoding *place,
       gboolean            unplaced,
       GArray             *marks)
{
  g_auto (GVariantBuilder) rects = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(udddd)"));
  g_auto (GVariantBuilder) spans = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(uu)"));
  g_autoptr (GVariant) value = NULL;

  tl_place_print_rects (place->rects, &rects);
  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const TlSpan *mark = &g_array_index (marks, TlSpan, i);

      g_variant_builder_add (&spans, "(uu)", mark->start, mark->length);
    }
  value = g_variant_ref_sink (g_variant_new (TEXT_TYPE, unplaced, place->document, place->page,
    place->page_start, place->end_page, place->page_end, &rects, place->quote, place->before,
    place->after, &spans));
  return g_variant_print (value, FALSE);
}

char *
tl_place_to_text (const TlHandCoding *place)
{
  return print (place, FALSE, NULL);
}

/* The texts are borrowed from the variant returned; the rectangles are added to @place's. */
static GVariant *
parse (const char    *text,
       TlHandCoding  *place,
       gboolean      *unplaced,
       GArray        *marks,
       GError       **error)
{
  g_autoptr (GVariant) value = NULL;
  g_autoptr (GVariantIter) rects = NULL;
  g_autoptr (GVariantIter) spans = NULL;
  TlSpan mark;

  value = g_variant_parse (G_VARIANT_TYPE (TEXT_TYPE), text, NULL, NULL, error);
  if (value == NULL)
    return NULL;
  g_variant_get (value, "(bxuuuua(udddd)&s&s&sa(uu))", unplaced, &place->document, &place->page,
                 &place->page_start, &place->end_page, &place->page_end, &rects, &place->quote,
                 &place->before, &place->after, &spans);
  tl_place_parse_rects (rects, place->rects);
  while (g_variant_iter_next (spans, "(uu)", &mark.start, &mark.length))
    g_array_append_val (marks, mark);
  return g_steal_pointer (&value);
}

static char *
print_row (TlStatement *row)
{
  g_autoptr (GArray) rects = tl_place_dup_rects (row, 6);
  g_autoptr (GBytes) bytes = tl_statement_dup_bytes (row, 10);
  g_autoptr (GArray) marks = tl_spans_from_bytes (bytes);
  const TlHandCoding place = {
    .document = tl_statement_get_int (row, 1),
    .page = (guint) tl_statement_get_int (row, 2),
    .page_start = (guint) tl_statement_get_int (row, 3),
    .end_page = (guint) tl_statement_get_int (row, 4),
    .page_end = (guint) tl_statement_get_int (row, 5),
    .rects = rects,
    .quote = tl_statement_get_text (row, 7),
    .before = tl_statement_get_text (row, 8),
    .after = tl_statement_get_text (row, 9),
  };

  return print (&place, (tl_statement_get_int (row, 0) & TL_FINDING_UNPLACED) != 0, marks);
}

gboolean
tl_place_read (TlConnection  *connection,
               gint64         finding,
               char         **text,
               GError       **error)
{
  g_autoptr (TlStatement) find = NULL;
  gboolean has_row;

  *text = NULL;
  find = tl_connection_prepare (connection,
    "SELECT flags, document_id, page, page_start, end_page, page_end, rects, quote, before, after,"
    " marks FROM findings WHERE id = :id", error);
  if (find == NULL)
    return FALSE;
  tl_statement_bind_int (find, ":id", finding);
  if (!tl_statement_step (find, &has_row, error))
    return FALSE;
  if (has_row)
    *text = print_row (find);
  return TRUE;
}

static void
bind_marks (TlStatement *update,
            GArray      *marks)
{
  const TlSpan *spans = (const TlSpan *) (gpointer) marks->data;
  g_autoptr (GBytes) bytes = tl_spans_to_bytes (spans, marks->len);

  tl_statement_bind_bytes (update, ":marks", bytes);
}

/* What a rule found quotes its block. */
static gboolean
put (TlConnection        *connection,
     gint64               finding,
     const TlHandCoding  *place,
     gboolean             unplaced,
     GArray              *marks,
     GError             **error)
{
  g_auto (TlHome) home = { 0 };
  g_autoptr (TlStatement) update = NULL;

  if (!tl_home_find (connection, place, &home, error))
    return FALSE;
  if (unplaced)
    tl_home_leave (&home);
  update = tl_connection_prepare (connection,
    "UPDATE findings SET block_id = :block, start = :start, length = :length, marks = :marks,"
    " section = :section, page = :page, page_start = :page_start, end_page = :end_page,"
    " page_end = :page_end, rects = :rects,"
    " quote = iif(origin = 'rule' AND :block IS NOT NULL, :words, :quote), before = :before,"
    " after = :after, flags = iif(:unplaced, flags | :flag, flags & ~:flag) WHERE id = :id", error);
  if (update == NULL)
    return FALSE;
  tl_place_bind (update, place, &home);
  bind_marks (update, marks);
  tl_statement_bind_text (update, ":words", home.quote);
  tl_statement_bind_int (update, ":unplaced", unplaced);
  tl_statement_bind_int (update, ":flag", TL_FINDING_UNPLACED);
  tl_statement_bind_int (update, ":id", finding);
  return tl_statement_run (update, error);
}

gboolean
tl_place_write (TlConnection  *connection,
                gint64         finding,
                const char    *text,
                GError       **error)
{
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (TlRect));
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (TlSpan));
  TlHandCoding place = { .rects = rects };
  gboolean unplaced;
  g_autoptr (GVariant) value = parse (text, &place, &unplaced, marks, error);

  return value != NULL && put (connection, finding, &place, unplaced, marks, error);
}
