/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-store-private.h"

#include "tl-blobs.h"
#include "tl-page-range.h"

/* Text kept before and after a quote, to find it by again; in code points. */
#define SURROUNDINGS 60

static char *
dup_before (TlBlock *block,
            TlSpan   span)
{
  guint length = MIN (span.start, SURROUNDINGS);

  return tl_block_dup_quote (block, (TlSpan) { span.start - length, length });
}

static char *
dup_after (TlBlock *block,
           TlSpan   span)
{
  return tl_block_dup_quote (block, (TlSpan) { span.start + span.length, SURROUNDINGS });
}

static void
bind_anchor (TlStatement *statement,
             gint64       block_id,
             TlBlock     *block,
             TlSpan       span)
{
  TlPageRange range = tl_page_range_of (block, span);
  g_autoptr (GArray) rects = tl_block_get_rects (block, span);
  g_autoptr (GBytes) bytes = tl_rects_to_bytes ((const TlRect *) rects->data, rects->len);
  g_autofree char *quote = tl_block_dup_quote (block, span);
  g_autofree char *before = dup_before (block, span);
  g_autofree char *after = dup_after (block, span);

  tl_statement_bind_int (statement, ":block", block_id);
  tl_statement_bind_int (statement, ":start", span.start);
  tl_statement_bind_int (statement, ":length", span.length);
  tl_statement_bind_int (statement, ":page", range.page);
  tl_statement_bind_int (statement, ":page_start", range.start);
  tl_statement_bind_int (statement, ":end_page", range.end_page);
  tl_statement_bind_int (statement, ":page_end", range.end);
  tl_statement_bind_bytes (statement, ":rects", bytes);
  tl_statement_bind_text (statement, ":quote", quote);
  tl_statement_bind_text (statement, ":before", before);
  tl_statement_bind_text (statement, ":after", after);
  tl_statement_bind_text (statement, ":section",
                          tl_section_to_string (tl_block_get_section (block)));
}

static void
bind_saying (TlStatement *statement,
             TlFinding   *finding,
             gint64       rule_id)
{
  guint n_marks;
  const TlSpan *marks = tl_finding_get_marks (finding, &n_marks);
  g_autoptr (GBytes) bytes = tl_spans_to_bytes (marks, n_marks);

  tl_statement_bind_bytes (statement, ":marks", bytes);
  tl_statement_bind_text (statement, ":stance",
                          tl_stance_to_string (tl_finding_get_stance (finding)));
  tl_statement_bind_text (statement, ":kind",
                          tl_statement_kind_to_string (tl_finding_get_kind (finding)));
  tl_statement_bind_text (statement, ":voice", tl_voice_to_string (tl_finding_get_voice (finding)));
  tl_statement_bind_int (statement, ":flags", tl_finding_get_flags (finding));
  if (rule_id != 0)
    tl_statement_bind_int (statement, ":rule", rule_id);
}

gboolean
tl_findings_move (TlConnection  *connection,
                  gint64         id,
                  gint64         block_id,
                  TlBlock       *block,
                  TlSpan         span,
                  GError       **error)
{
  g_autoptr (TlStatement) update = NULL;

  update = tl_connection_prepare (connection,
    "UPDATE findings SET block_id = :block, start = :start, length = :length, page = :page,"
    " page_start = :page_start, end_page = :end_page, page_end = :page_end, rects = :rects,"
    " quote = :quote, before = :before, after = :after, section = :section WHERE id = :id", error);
  if (update == NULL)
    return FALSE;
  bind_anchor (update, block_id, block, span);
  tl_statement_bind_int (update, ":id", id);
  return tl_statement_run (update, error);
}

/* What somebody decided holds still. */
static gboolean
settle (TlConnection  *connection,
        gint64         id,
        GError       **error)
{
  g_autoptr (TlStatement) update = NULL;

  update = tl_connection_prepare (connection,
    "UPDATE findings SET (now_theme, now_stance, now_status, now_start, now_length) ="
    " (SELECT theme, stance, status, start, length FROM findings_decided WHERE id = :id)"
    " WHERE id = :id", error);
  if (update == NULL)
    return FALSE;
  tl_statement_bind_int (update, ":id", id);
  return tl_statement_run (update, error);
}

static const char *
side_to_string (TlSide side)
{
  return side == TL_SIDE_CAUSE ? "cause" : "effect";
}

static gboolean
add_links (TlConnection  *connection,
           gint64         id,
           TlFinding     *finding,
           GError       **error)
{
  guint n_links;
  const TlLink *links = tl_finding_get_links (finding, &n_links);
  g_autoptr (TlStatement) add = NULL;

  if (n_links == 0)
    return TRUE;
  add = tl_connection_prepare (connection,
    "INSERT INTO finding_links VALUES (:id, :start, :length, :side)", error);
  if (add == NULL)
    return FALSE;
  for (guint i = 0; i < n_links; i++)
    {
      tl_statement_bind_int (add, ":id", id);
      tl_statement_bind_int (add, ":start", links[i].connective.start);
      tl_statement_bind_int (add, ":length", links[i].connective.length);
      tl_statement_bind_text (add, ":side", side_to_string (links[i].side));
      if (!tl_statement_run (add, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
tl_findings_link (TlConnection  *connection,
                  gint64         id,
                  TlFinding     *finding,
                  GError       **error)
{
  g_autoptr (TlStatement) drop = NULL;

  drop = tl_connection_prepare (connection,
    "DELETE FROM finding_links WHERE finding_id = :id", error);
  if (drop == NULL)
    return FALSE;
  tl_statement_bind_int (drop, ":id", id);
  return tl_statement_run (drop, error) &&
         (finding == NULL || add_links (connection, id, finding, error));
}

gboolean
tl_findings_say (TlConnection      *connection,
                 gint64             id,
                 const TlAnchored  *anchored,
                 GError           **error)
{
  g_autoptr (TlStatement) update = NULL;
  gint64 rule_id;

  if (!tl_rules_keep (connection, anchored->codebook, anchored->finding, &rule_id, error))
    return FALSE;
  update = tl_connection_prepare (connection,
    "UPDATE findings SET marks = :marks, stance = :stance, kind = :kind, voice = :voice,"
    " flags = :flags, rule_id = :rule, code_book_id = :code_book WHERE id = :id", error);
  if (update == NULL)
    return FALSE;
  bind_saying (update, anchored->finding, rule_id);
  tl_statement_bind_int (update, ":code_book", anchored->codebook_id);
  tl_statement_bind_int (update, ":id", id);
  return tl_statement_run (update, error) && settle (connection, id, error) &&
         tl_findings_link (connection, id, anchored->finding, error);
}

gboolean
tl_findings_add (TlConnection      *connection,
                 const TlAnchored  *anchored,
                 GError           **error)
{
  TlFinding *finding = anchored->finding;
  TlOrigin origin = tl_finding_get_origin (finding);
  g_autoptr (TlStatement) add = NULL;
  gint64 rule_id;

  if (!tl_rules_keep (connection, anchored->codebook, finding, &rule_id, error))
    return FALSE;
  add = tl_connection_prepare (connection,
    "INSERT INTO findings (review_id, document_id, block_id, start, length, marks, page,"
    " page_start, end_page, page_end, rects, quote, before, after, section, theme, stance, kind,"
    " voice, flags, origin, rule_id, code_book_id, added, now_theme, now_stance, now_status)"
    " VALUES (:review, :document, :block, :start, :length, :marks, :page, :page_start,"
    " :end_page, :page_end, :rects, :quote, :before, :after, :section, :theme, :stance, :kind,"
    " :voice, :flags, :origin, :rule, :code_book, " TL_SQL_NOW ", :theme, :stance, :status)",
    error);
  if (add == NULL)
    return FALSE;

  bind_anchor (add, anchored->block_id, anchored->block, tl_finding_get_span (finding));
  bind_saying (add, finding, rule_id);
  tl_statement_bind_int (add, ":review", anchored->review);
  tl_statement_bind_int (add, ":document", anchored->document);
  tl_statement_bind_int (add, ":code_book", anchored->codebook_id);
  tl_statement_bind_text (add, ":theme", tl_finding_get_theme (finding));
  tl_statement_bind_text (add, ":origin", tl_origin_to_string (origin));
  tl_statement_bind_text (add, ":status", tl_status_to_string (
    origin == TL_ORIGIN_HAND ? TL_STATUS_ACCEPTED : TL_STATUS_SUGGESTED));
  return tl_statement_run (add, error) &&
         add_links (connection, tl_connection_get_last_id (connection), finding, error);
}
