/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-finding-row-private.h"

#include "tl-query-sql-private.h"
#include "tl-search.h"

/* Characters that no text of a block has. */
#define OPEN "\002"
#define CLOSE "\003"

/* The index is gone through once, for all rows together. */
static const char words_sql[] =
  "WITH found AS MATERIALIZED ("
  " SELECT rowid AS id, highlight(block_text, 0, '" OPEN "', '" CLOSE "') AS text"
  " FROM block_text WHERE block_text MATCH :text AND +rowid IN ("
  "  SELECT f.block_id FROM json_each(:ids) j JOIN findings f ON f.id = j.value))"
  "SELECT f.id, found.text FROM json_each(:ids) j"
  " CROSS JOIN findings f ON f.id = j.value"
  " CROSS JOIN found ON found.id = f.block_id";

/* Returns: (transfer full) (element-type TlSpan): what stands between the two in @text, as offsets
 * in the text without them */
static GArray *
find_spans (const char *text)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (TlSpan));
  TlSpan span = { 0, 0 };
  guint at = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (*p == OPEN[0])
        span.start = at;
      else if (*p == CLOSE[0])
        {
          span.length = at - span.start;
          g_array_append_val (spans, span);
        }
      else
        at++;
    }
  return spans;
}

static TlFindingRow *
find_row (GPtrArray *rows,
          gint64     id)
{
  for (guint i = 0; i < rows->len; i++)
    {
      TlFindingRow *row = g_ptr_array_index (rows, i);

      if (row->id == id)
        return row;
    }
  return NULL;
}

static gboolean
read_words (TlStatement  *statement,
            GPtrArray    *rows,
            GError      **error)
{
  gboolean has_row;

  while (tl_statement_step (statement, &has_row, error))
    {
      TlFindingRow *row;

      if (!has_row)
        return TRUE;
      row = find_row (rows, tl_statement_get_int (statement, 0));
      if (row != NULL && row->words == NULL)
        row->words = find_spans (tl_statement_get_text (statement, 1));
    }
  return FALSE;
}

gboolean
tl_finding_words_read (GPtrArray     *rows,
                       const TlQuery *query,
                       TlConnection  *connection,
                       const gint64  *ids,
                       guint          n_ids,
                       GError       **error)
{
  g_autofree char *expression = NULL;
  g_autoptr (TlStatement) statement = NULL;

  if (!tl_query_has_words (query) || n_ids == 0)
    return TRUE;
  expression = tl_search_parse (tl_query_get_text (query), error);
  if (expression == NULL)
    return FALSE;
  statement = tl_connection_prepare (connection, words_sql, error);
  if (statement == NULL)
    return FALSE;
  tl_statement_bind_text (statement, ":text", expression);
  tl_sql_bind_ids (statement, ":ids", ids, n_ids);
  return read_words (statement, rows, error);
}
