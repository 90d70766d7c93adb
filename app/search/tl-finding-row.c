/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-finding-row-private.h"

#include "tl-blobs.h"
#include "tl-query-sql-private.h"

void
tl_finding_row_free (TlFindingRow *row)
{
  g_free (row->sha256);
  g_free (row->title);
  g_free (row->subject);
  g_free (row->authority);
  g_free (row->nation);
  g_free (row->review_type);
  g_free (row->theme);
  g_free (row->rule);
  g_free (row->codebook_version);
  g_free (row->number);
  g_free (row->page_label);
  g_free (row->quote);
  g_free (row->text);
  g_clear_pointer (&row->marks, g_array_unref);
  g_clear_pointer (&row->rects, g_array_unref);
  g_clear_pointer (&row->doubts, g_array_unref);
  g_clear_pointer (&row->words, g_array_unref);
  g_strfreev (row->tags);
  g_free (row->note);
  g_free (row->coder);
  g_clear_pointer (&row->causes, g_ptr_array_unref);
  g_clear_pointer (&row->effects, g_ptr_array_unref);
  g_free (row);
}

enum {
  COLUMN_ID,
  COLUMN_REVIEW,
  COLUMN_DOCUMENT,
  COLUMN_SHA256,
  COLUMN_TITLE,
  COLUMN_SUBJECT,
  COLUMN_AUTHORITY,
  COLUMN_NATION,
  COLUMN_REVIEW_TYPE,
  COLUMN_YEAR,
  COLUMN_THEME,
  COLUMN_STANCE,
  COLUMN_KIND,
  COLUMN_VOICE,
  COLUMN_STATUS,
  COLUMN_ORIGIN,
  COLUMN_FLAGS,
  COLUMN_RULE,
  COLUMN_CODEBOOK,
  COLUMN_SECTION,
  COLUMN_NUMBER,
  COLUMN_PAGE,
  COLUMN_PAGE_LABEL,
  COLUMN_QUOTE,
  COLUMN_TEXT,
  COLUMN_START,
  COLUMN_LENGTH,
  COLUMN_MARKS,
  COLUMN_RECTS,
  COLUMN_NOTE,
  COLUMN_CODER,
  COLUMN_TRIM_START,
  COLUMN_TRIM_LENGTH,
  COLUMN_PLACES
};

static const char rows_sql[] =
  "SELECT f.id, f.review_id, f.document_id, d.sha256, r.title, r.subject, r.authority, r.nation,"
  " r.review_type, r.year, f.now_theme, f.now_stance, f.kind, f.voice, f.now_status, f.origin,"
  " f.flags, u.key, c.version, f.section, b.number, f.page, p.label, f.quote, b.text,"
  " f.start, f.length, f.marks, f.rects,"
  " (SELECT nullif(text, '') FROM notes WHERE finding_id = f.id ORDER BY at DESC LIMIT 1),"
  " (SELECT name FROM coders WHERE id = CASE WHEN f.now_status = 'suggested' THEN NULL"
  "  WHEN f.now_status = 'accepted' AND f.origin = 'hand' THEN f.coder_id"
  "  ELSE (SELECT coder_id FROM (SELECT coder_id, max(at) FROM decisions"
  "        WHERE finding_id = f.id AND aspect = 'status')) END),"
  " f.now_start, f.now_length,"
  " iif(f.now_start IS NULL AND p.origin IS NOT 'ocr', NULL, b.places)"
  " FROM json_each(:ids) j"
  " JOIN findings f ON f.id = j.value"
  " JOIN reviews r ON r.id = f.review_id AND r.removed IS NULL"
  " JOIN documents d ON d.id = f.document_id"
  " LEFT JOIN blocks b ON b.id = f.block_id"
  " LEFT JOIN rules u ON u.id = f.rule_id"
  " LEFT JOIN code_books c ON c.id = f.code_book_id"
  " LEFT JOIN pages p ON p.document_id = f.document_id AND p.number = f.page"
  " ORDER BY j.key";

static const char tags_sql[] =
  "SELECT x.finding_id, t.name"
  " FROM json_each(:ids) j"
  " JOIN finding_tags x ON x.finding_id = j.value"
  " JOIN tags t ON t.id = x.tag_id"
  " ORDER BY t.name";

static char *
dup_text (TlStatement *statement,
          int          column)
{
  return g_strdup (tl_statement_get_text (statement, column));
}

static void
read_review (TlFindingRow *row,
             TlStatement  *statement)
{
  row->review = tl_statement_get_int (statement, COLUMN_REVIEW);
  row->document = tl_statement_get_int (statement, COLUMN_DOCUMENT);
  row->sha256 = dup_text (statement, COLUMN_SHA256);
  row->title = dup_text (statement, COLUMN_TITLE);
  row->subject = dup_text (statement, COLUMN_SUBJECT);
  row->authority = dup_text (statement, COLUMN_AUTHORITY);
  row->nation = dup_text (statement, COLUMN_NATION);
  row->review_type = dup_text (statement, COLUMN_REVIEW_TYPE);
  row->year = (int) tl_statement_get_int (statement, COLUMN_YEAR);
}

static void
read_coding (TlFindingRow *row,
             TlStatement  *statement)
{
  row->theme = dup_text (statement, COLUMN_THEME);
  tl_stance_from_string (tl_statement_get_text (statement, COLUMN_STANCE), &row->stance);
  tl_statement_kind_from_string (tl_statement_get_text (statement, COLUMN_KIND), &row->kind);
  tl_voice_from_string (tl_statement_get_text (statement, COLUMN_VOICE), &row->voice);
  tl_status_from_string (tl_statement_get_text (statement, COLUMN_STATUS), &row->status);
  tl_origin_from_string (tl_statement_get_text (statement, COLUMN_ORIGIN), &row->origin);
  row->flags = (TlFindingFlags) tl_statement_get_int (statement, COLUMN_FLAGS);
  row->rule = dup_text (statement, COLUMN_RULE);
  row->codebook_version = dup_text (statement, COLUMN_CODEBOOK);
  row->note = dup_text (statement, COLUMN_NOTE);
  row->coder = dup_text (statement, COLUMN_CODER);
}

static void
read_passage (TlFindingRow *row,
              TlStatement  *statement)
{
  g_autoptr (GBytes) marks = tl_statement_dup_bytes (statement, COLUMN_MARKS);
  g_autoptr (GBytes) rects = tl_statement_dup_bytes (statement, COLUMN_RECTS);

  tl_section_from_string (tl_statement_get_text (statement, COLUMN_SECTION), &row->section);
  row->number = dup_text (statement, COLUMN_NUMBER);
  row->page = (guint) tl_statement_get_int (statement, COLUMN_PAGE);
  row->page_label = dup_text (statement, COLUMN_PAGE_LABEL);
  row->quote = dup_text (statement, COLUMN_QUOTE);
  row->text = dup_text (statement, COLUMN_TEXT);
  row->span.start = (guint) tl_statement_get_int (statement, COLUMN_START);
  row->span.length = (guint) tl_statement_get_int (statement, COLUMN_LENGTH);
  row->marks = tl_spans_from_bytes (marks);
  row->rects = tl_rects_from_bytes (rects);
}

/* Without a block, as for a region of a scan, the quote is all the text there is. */
static void
stand_on_quote (TlFindingRow *row)
{
  for (guint i = 0; row->marks != NULL && i < row->marks->len; i++)
    {
      TlSpan *mark = &g_array_index (row->marks, TlSpan, i);

      mark->start -= MIN (mark->start, row->span.start);
    }
  row->text = g_strdup (row->quote);
  row->span = (TlSpan) { 0, (guint) g_utf8_strlen (row->quote, -1) };
}

/* A passage whose beginning was cut off may begin on a later page. */
static gboolean
read_page (TlFindingRow  *row,
           TlConnection  *connection,
           GError       **error)
{
  guint page = row->rects->len > 0 ? g_array_index (row->rects, TlRect, 0).page : row->page;
  g_autoptr (TlStatement) statement = NULL;
  gboolean has_row;

  if (page == row->page)
    return TRUE;
  statement = tl_connection_prepare (connection,
                                     "SELECT label FROM pages"
                                     " WHERE document_id = :document AND number = :page", error);
  if (statement == NULL)
    return FALSE;
  tl_statement_bind_int (statement, ":document", row->document);
  tl_statement_bind_int (statement, ":page", page);
  if (!tl_statement_step (statement, &has_row, error))
    return FALSE;
  g_free (row->page_label);
  row->page_label = has_row ? dup_text (statement, 0) : NULL;
  row->page = page;
  return TRUE;
}

static TlBlock *
read_block (const TlFindingRow *row,
            TlStatement        *statement)
{
  g_autoptr (GBytes) bytes = tl_statement_dup_bytes (statement, COLUMN_PLACES);
  g_autoptr (GArray) places = tl_places_from_bytes (bytes);
  TlBlockFields fields = { .section = row->section, .text = row->text, .page = row->page };

  if (places != NULL)
    {
      fields.places = (const TlPlace *) (gpointer) places->data;
      fields.n_places = places->len;
    }
  return tl_block_new (&fields);
}

static void
drop_marks_outside (TlFindingRow *row)
{
  guint end = row->span.start + row->span.length;

  for (guint i = row->marks != NULL ? row->marks->len : 0; i > 0; i--)
    {
      const TlSpan *mark = &g_array_index (row->marks, TlSpan, i - 1);

      if (mark->start < row->span.start || mark->start + mark->length > end)
        g_array_remove_index (row->marks, i - 1);
    }
}

/* What a person trimmed is cut anew from its block: quote, rectangles, and the marks inside it. */
static gboolean
trim (TlFindingRow  *row,
      TlStatement   *statement,
      TlConnection  *connection,
      GError       **error)
{
  g_autoptr (TlBlock) block = read_block (row, statement);

  row->span.start = (guint) tl_statement_get_int (statement, COLUMN_TRIM_START);
  row->span.length = (guint) tl_statement_get_int (statement, COLUMN_TRIM_LENGTH);
  g_free (row->quote);
  row->quote = tl_block_dup_quote (block, row->span);
  g_clear_pointer (&row->rects, g_array_unref);
  row->rects = tl_block_get_rects (block, row->span);
  drop_marks_outside (row);
  return read_page (row, connection, error);
}

/* Of words read from an image, those that are likely not what is printed. */
static void
read_doubts (TlFindingRow *row,
             TlStatement  *statement)
{
  g_autoptr (GBytes) bytes = tl_statement_dup_bytes (statement, COLUMN_PLACES);
  g_autoptr (GArray) places = tl_places_from_bytes (bytes);

  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      const TlPlace *place = &g_array_index (places, TlPlace, i);
      const TlSpan doubt = { place->start, place->length };

      if (!place->doubtful)
        continue;
      if (row->doubts == NULL)
        row->doubts = g_array_new (FALSE, FALSE, sizeof (TlSpan));
      g_array_append_val (row->doubts, doubt);
    }
}

static TlFindingRow *
read_row (TlStatement   *statement,
          TlConnection  *connection,
          GError       **error)
{
  g_autoptr (TlFindingRow) row = g_new0 (TlFindingRow, 1);

  row->id = tl_statement_get_int (statement, COLUMN_ID);
  row->tags = g_new0 (char *, 1);
  read_review (row, statement);
  read_coding (row, statement);
  read_passage (row, statement);
  if (row->text != NULL && !tl_statement_is_null (statement, COLUMN_PLACES))
    read_doubts (row, statement);
  if (row->text == NULL)
    stand_on_quote (row);
  else if (!tl_statement_is_null (statement, COLUMN_TRIM_START)
           && !trim (row, statement, connection, error))
    return NULL;
  return g_steal_pointer (&row);
}

static void
add_tag (TlFindingRow *row,
         const char   *tag)
{
  guint n_tags = g_strv_length (row->tags);

  row->tags = g_renew (char *, row->tags, n_tags + 2);
  row->tags[n_tags] = g_strdup (tag);
  row->tags[n_tags + 1] = NULL;
}

static gboolean
read_tags (TlConnection  *connection,
           GPtrArray     *rows,
           const gint64  *ids,
           guint          n_ids,
           GError       **error)
{
  g_autoptr (TlStatement) statement = tl_connection_prepare (connection, tags_sql, error);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      TlFindingRow *row = g_ptr_array_index (rows, i);

      g_hash_table_insert (by_id, &row->id, row);
    }
  tl_sql_bind_ids (statement, ":ids", ids, n_ids);
  while (tl_statement_step (statement, &has_row, error))
    {
      gint64 id;
      TlFindingRow *row;

      if (!has_row)
        return TRUE;
      id = tl_statement_get_int (statement, 0);
      row = g_hash_table_lookup (by_id, &id);
      if (row != NULL)
        add_tag (row, tl_statement_get_text (statement, 1));
    }
  return FALSE;
}

static GPtrArray *
read_rows (TlConnection  *connection,
           const gint64  *ids,
           guint          n_ids,
           GError       **error)
{
  g_autoptr (TlStatement) statement = tl_connection_prepare (connection, rows_sql, error);
  g_autoptr (GPtrArray) rows = NULL;
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_finding_row_free);
  tl_sql_bind_ids (statement, ":ids", ids, n_ids);
  while (tl_statement_step (statement, &has_row, error))
    {
      TlFindingRow *row;

      if (!has_row)
        return g_steal_pointer (&rows);
      row = read_row (statement, connection, error);
      if (row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
    }
  return NULL;
}

GPtrArray *
tl_finding_rows_read (TlConnection  *connection,
                      const gint64  *ids,
                      guint          n_ids,
                      GError       **error)
{
  g_autoptr (GPtrArray) rows = read_rows (connection, ids, n_ids, error);

  if (rows == NULL || !read_tags (connection, rows, ids, n_ids, error)
      || !tl_finding_partners_read (rows, connection, ids, n_ids, error))
    return NULL;
  return g_steal_pointer (&rows);
}
