/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-prose.h"

#include "tl-query-sql-private.h"

#define IS_PROSE \
  "b.kind IN ('paragraph', 'list-item', 'table-row', 'recommendation') AND b.section NOT IN" \
  " ('front-matter', 'contents', 'methodology', 'terms-of-reference', 'glossary', 'references')"

/* ── what is known of a theme ── */

static void
take_finding (TlStatement        *list,
              TlProseFindingFunc  func,
              gpointer            data)
{
  TlProseFinding finding = {
    .block = tl_statement_get_int (list, 0),
    .flags = (TlFindingFlags) tl_statement_get_int (list, 2),
    .is_moved = tl_statement_get_int (list, 3) != 0,
    .quote = tl_statement_get_text (list, 4),
  };

  if (tl_status_from_string (tl_statement_get_text (list, 1), &finding.status))
    func (&finding, data);
}

gboolean
tl_prose_visit_findings (TlConnection        *connection,
                         const char          *theme,
                         TlProseFindingFunc   func,
                         gpointer             data,
                         GError             **error)
{
  g_autoptr (TlStatement) list = NULL;
  gboolean has_row;

  list = tl_connection_prepare (connection,
    "WITH known (id, moved) AS ("
    " SELECT id, 0 FROM findings WHERE now_theme = :theme UNION ALL"
    " SELECT id, 1 FROM findings WHERE theme = :theme AND now_theme <> :theme"
    " AND id IN (SELECT finding_id FROM decisions WHERE aspect = 'theme'))"
    "SELECT coalesce(f.block_id, 0), f.now_status, f.flags, k.moved, f.quote"
    " FROM known k CROSS JOIN findings f ON f.id = k.id JOIN reviews r ON r.id = f.review_id"
    " WHERE r.removed IS NULL ORDER BY k.id", error);
  if (list == NULL)
    return FALSE;
  tl_statement_bind_text (list, ":theme", theme);
  while (tl_statement_step (list, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      take_finding (list, func, data);
    }
  return FALSE;
}

/* ── the rest of the library ── */

static gboolean
count_blocks (TlConnection  *connection,
              guint         *n_blocks,
              GError       **error)
{
  g_autoptr (TlStatement) count = NULL;
  gboolean has_row;

  count = tl_connection_prepare (connection, "SELECT coalesce(max(id), 0) FROM blocks", error);
  if (count == NULL || !tl_statement_step (count, &has_row, error))
    return FALSE;
  *n_blocks = (guint) tl_statement_get_int (count, 0);
  return TRUE;
}

gboolean
tl_prose_visit_sample (TlConnection     *connection,
                       guint             most,
                       TlProseTextFunc   func,
                       gpointer          data,
                       guint            *n_blocks,
                       GError          **error)
{
  g_autoptr (TlStatement) list = NULL;
  gboolean has_row;

  g_return_val_if_fail (most > 0, FALSE);

  if (!count_blocks (connection, n_blocks, error))
    return FALSE;
  list = tl_connection_prepare (connection,
    "WITH RECURSIVE step (id) AS"
    " (SELECT 1 UNION ALL SELECT id + :step FROM step WHERE id + :step <= :last)"
    "SELECT b.id, b.text FROM step JOIN blocks b ON b.id = step.id"
    " JOIN documents d ON d.id = b.document_id JOIN reviews r ON r.id = d.review_id"
    " WHERE r.removed IS NULL AND " IS_PROSE, error);
  if (list == NULL)
    return FALSE;
  tl_statement_bind_int (list, ":step", *n_blocks / most + 1);
  tl_statement_bind_int (list, ":last", *n_blocks);
  while (tl_statement_step (list, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      func (tl_statement_get_int (list, 0), tl_statement_get_text (list, 1), data);
    }
  return FALSE;
}

static gboolean
visit_ids (TlStatement       *list,
           TlProseBlockFunc   func,
           gpointer           data,
           GError           **error)
{
  gboolean has_row;

  while (tl_statement_step (list, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      func (tl_statement_get_int (list, 0), data);
    }
  return FALSE;
}

gboolean
tl_prose_visit_word (TlConnection      *connection,
                     const char        *word,
                     TlProseBlockFunc   func,
                     gpointer           data,
                     GError           **error)
{
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", word);
  g_autoptr (TlStatement) list = NULL;

  g_return_val_if_fail (strchr (word, '"') == NULL, FALSE);

  list = tl_connection_prepare (connection,
    "SELECT rowid FROM block_text WHERE block_text MATCH :word", error);
  if (list == NULL)
    return FALSE;
  tl_statement_bind_text (list, ":word", quoted);
  return visit_ids (list, func, data, error);
}

gboolean
tl_prose_visit_blocks (TlConnection      *connection,
                       const TlQuery     *query,
                       TlProseBlockFunc   func,
                       gpointer           data,
                       GError           **error)
{
  g_autoptr (TlStatement) list = NULL;

  list = tl_query_prepare (query, TL_QUERY_REVIEWS, connection,
                           "SELECT b.id FROM reviews r JOIN documents d ON d.review_id = r.id"
                           " JOIN blocks b ON b.document_id = d.id WHERE r.removed IS NULL", "",
                           error);
  return list != NULL && visit_ids (list, func, data, error);
}

/* ── a paragraph ── */

void
tl_prose_free (TlProse *prose)
{
  g_free (prose->title);
  g_free (prose->authority);
  g_free (prose->page_label);
  g_free (prose->number);
  g_free (prose->text);
  g_free (prose);
}

static TlProse *
read_prose (TlStatement *row)
{
  TlProse *prose = g_new0 (TlProse, 1);

  prose->review = tl_statement_get_int (row, 0);
  prose->document = tl_statement_get_int (row, 1);
  prose->index = (guint) tl_statement_get_int (row, 2);
  prose->title = g_strdup (tl_statement_get_text (row, 3));
  prose->year = (int) tl_statement_get_int (row, 4);
  prose->page = (guint) tl_statement_get_int (row, 5);
  prose->page_label = g_strdup (tl_statement_get_text (row, 6));
  prose->number = g_strdup (tl_statement_get_text (row, 7));
  tl_section_from_string (tl_statement_get_text (row, 8), &prose->section);
  prose->text = g_strdup (tl_statement_get_text (row, 9));
  prose->authority = g_strdup (tl_statement_get_text (row, 10));
  return prose;
}

gboolean
tl_prose_load (TlConnection  *connection,
               gint64         block,
               TlProse      **prose,
               GError       **error)
{
  g_autoptr (TlStatement) find = NULL;
  gboolean has_row;

  *prose = NULL;
  find = tl_connection_prepare (connection,
    "SELECT d.review_id, d.id, b.ordinal, r.title, r.year, b.page, p.label, b.number, b.section,"
    " b.text, r.authority FROM blocks b JOIN documents d ON d.id = b.document_id"
    " JOIN reviews r ON r.id = d.review_id"
    " LEFT JOIN pages p ON p.document_id = d.id AND p.number = b.page"
    " WHERE b.id = :block AND r.removed IS NULL AND " IS_PROSE, error);
  if (find == NULL)
    return FALSE;
  tl_statement_bind_int (find, ":block", block);
  if (!tl_statement_step (find, &has_row, error))
    return FALSE;
  if (has_row)
    *prose = read_prose (find);
  return TRUE;
}
