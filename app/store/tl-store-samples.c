/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-samples.h"

#include "tl-store-private.h"

#include <glib/gi18n-lib.h>

/* Paragraphs p of reviews that are shown. */
#define FROM_SHOWN                                              \
  " FROM sample_paragraphs AS p"                                \
  " JOIN documents AS d ON d.id = p.document_id"                \
  " JOIN reviews AS r ON r.id = d.review_id AND r.removed IS NULL"

/* Where paragraph p stands now: in its old place, else in the nearest one that says the same. (The
 * value beside min() is that of the row with the minimum.) */
#define STANDS_AT(column)                                                                      \
  "coalesce((SELECT " column " FROM blocks AS b WHERE b.document_id = p.document_id"           \
  " AND b.ordinal = p.block AND b.text = p.text),"                                             \
  " (SELECT place FROM (SELECT " column " AS place, min(abs(b.ordinal - p.block))"             \
  " FROM blocks AS b WHERE b.document_id = p.document_id AND b.text = p.text)))"

/* What a question about a sample is asked with, and what it comes to. */
typedef struct {
  const char *sql;
  gint64      sample;
  gint64      coder;
  GPtrArray  *rows;
  gpointer  (*read_row) (TlStatement *row);
} Question;

static gboolean
ask_cb (TlConnection  *connection,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  Question *question = data;
  g_autoptr (TlStatement) list = tl_connection_prepare (connection, question->sql, error);
  gboolean has_row;

  if (list == NULL)
    return FALSE;
  if (question->sample != 0)
    tl_statement_bind_int (list, ":sample", question->sample);
  if (question->coder != TL_SAMPLE_RULES)
    tl_statement_bind_int (list, ":coder", question->coder);
  while (tl_statement_step (list, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      g_ptr_array_add (question->rows, question->read_row (list));
    }
  return FALSE;
}

static GPtrArray *
ask (TlStore         *store,
     Question        *question,
     GDestroyNotify   row_free,
     GCancellable    *cancellable,
     GError         **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);

  question->rows = rows;
  if (!tl_store_read (store, ask_cb, question, cancellable, error))
    return NULL;
  return g_steal_pointer (&rows);
}

/* ── drawing ── */

typedef struct {
  const TlSampleDraw *draw;
  gint64              sample;
} Draw;

/* One that nobody named is called by the first number that is free. */
static gboolean
add_sample (TlConnection        *connection,
            const TlSampleDraw  *draw,
            const char          *name,
            GError             **error)
{
  g_autoptr (TlStatement) add = NULL;

  add = tl_connection_prepare (connection,
    "INSERT INTO samples (name, drawn, seed, query, n_drawn_from)"
    " VALUES (:name, " TL_SQL_NOW ", :seed, :query, :n_drawn_from)", error);
  if (add == NULL)
    return FALSE;
  tl_statement_bind_text (add, ":name", name);
  tl_statement_bind_int (add, ":seed", draw->seed);
  tl_statement_bind_text (add, ":query", draw->query);
  tl_statement_bind_int (add, ":n_drawn_from", draw->n_drawn_from);
  return tl_statement_run (add, error);
}

static gboolean
has_name (TlConnection  *connection,
          const char    *name,
          gboolean      *has,
          GError       **error)
{
  g_autoptr (TlStatement) find = NULL;

  find = tl_connection_prepare (connection, "SELECT 1 FROM samples WHERE name = :name", error);
  if (find == NULL)
    return FALSE;
  tl_statement_bind_text (find, ":name", name);
  return tl_statement_step (find, has, error);
}

gboolean
tl_sample_check_name (TlConnection  *connection,
                      gint64         sample,
                      const char    *name,
                      GError       **error)
{
  g_autoptr (TlStatement) find = NULL;
  gboolean is_taken;

  find = tl_connection_prepare (connection,
    "SELECT removed IS NOT NULL FROM samples WHERE name = :name AND id <> :sample", error);
  if (find == NULL)
    return FALSE;
  tl_statement_bind_text (find, ":name", name);
  tl_statement_bind_int (find, ":sample", sample);
  if (!tl_statement_step (find, &is_taken, error))
    return FALSE;
  if (is_taken)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                 tl_statement_get_int (find, 0) != 0
                   ? _("A sample “%s” was removed. Undo that, or choose another name")
                   : _("There is a sample “%s” already. Choose another name"), name);
  return !is_taken;
}

static gboolean
find_name (TlConnection  *connection,
           const char    *wanted,
           char         **name,
           GError       **error)
{
  gboolean is_taken = TRUE;

  *name = g_strstrip (g_strdup (wanted != NULL ? wanted : ""));
  if (**name != '\0')
    return tl_sample_check_name (connection, 0, *name, error);
  for (guint i = 1; is_taken; i++)
    {
      g_free (*name);
      *name = g_strdup_printf (_("Sample %u"), i);
      if (!has_name (connection, *name, &is_taken, error))
        return FALSE;
    }
  return TRUE;
}

/* A paragraph's heading is the nearest one before it. */
static gboolean
add_paragraph (TlConnection  *connection,
               const Draw    *draw,
               guint          ordinal,
               GError       **error)
{
  g_autoptr (TlStatement) add = NULL;

  add = tl_connection_prepare (connection,
    "INSERT INTO sample_paragraphs (sample_id, ordinal, document_id, block, page, number, heading,"
    " text) SELECT :sample, :ordinal, b.document_id, b.ordinal, b.page, b.number,"
    " (SELECT h.text FROM blocks AS h WHERE h.document_id = b.document_id"
    "  AND h.ordinal < b.ordinal AND h.kind = 'heading' ORDER BY h.ordinal DESC LIMIT 1), b.text"
    " FROM blocks AS b WHERE b.id = :block", error);
  if (add == NULL)
    return FALSE;
  tl_statement_bind_int (add, ":sample", draw->sample);
  tl_statement_bind_int (add, ":ordinal", ordinal);
  tl_statement_bind_int (add, ":block", draw->draw->blocks[ordinal - 1]);
  return tl_statement_run (add, error);
}

static gboolean
save_cb (TlConnection  *connection,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Draw *draw = data;
  g_autofree char *name = NULL;

  if (!find_name (connection, draw->draw->name, &name, error) ||
      !add_sample (connection, draw->draw, name, error))
    return FALSE;
  draw->sample = tl_connection_get_last_id (connection);
  for (guint i = 1; i <= draw->draw->n_blocks; i++)
    {
      if (!add_paragraph (connection, draw, i, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
tl_store_save_sample (TlStore             *store,
                      const TlSampleDraw  *draw,
                      gint64              *sample,
                      GCancellable        *cancellable,
                      GError             **error)
{
  Draw saving = { draw, 0 };

  g_return_val_if_fail (TL_IS_STORE (store) && draw != NULL && sample != NULL, FALSE);

  if (!tl_store_write (store, save_cb, &saving, TL_STORE_SAMPLES, cancellable, error))
    return FALSE;
  *sample = saving.sample;
  return TRUE;
}

/* ── the samples ── */

static void
coder_free (TlSampleCoder *coder)
{
  g_free (coder->name);
  g_free (coder);
}

static void
sample_free (TlSample *sample)
{
  g_free (sample->name);
  g_free (sample->drawn);
  g_free (sample->query);
  g_clear_pointer (&sample->coders, g_ptr_array_unref);
  g_free (sample);
}

static gpointer
read_sample (TlStatement *row)
{
  TlSample *sample = g_new0 (TlSample, 1);

  sample->id = tl_statement_get_int (row, 0);
  sample->name = g_strdup (tl_statement_get_text (row, 1));
  sample->drawn = g_strdup (tl_statement_get_text (row, 2));
  sample->seed = (guint32) tl_statement_get_int (row, 3);
  sample->query = g_strdup (tl_statement_get_text (row, 4));
  sample->n_drawn_from = (guint) tl_statement_get_int (row, 5);
  sample->n_paragraphs = (guint) tl_statement_get_int (row, 6);
  return sample;
}

static gpointer
read_coder (TlStatement *row)
{
  TlSampleCoder *coder = g_new0 (TlSampleCoder, 1);

  coder->id = tl_statement_get_int (row, 0);
  coder->name = g_strdup (tl_statement_get_text (row, 1));
  coder->n_coded = (guint) tl_statement_get_int (row, 2);
  return coder;
}

static gboolean
load_coders (TlStore       *store,
             TlSample      *sample,
             GCancellable  *cancellable,
             GError       **error)
{
  Question question = {
    .sql = "SELECT c.id, c.name, count(DISTINCT p.id)" FROM_SHOWN
           " JOIN sample_codings AS s ON s.paragraph_id = p.id"
           " JOIN coders AS c ON c.id = s.coder_id"
           " WHERE p.sample_id = :sample GROUP BY c.id ORDER BY c.id",
    .sample = sample->id,
    .read_row = read_coder,
  };

  sample->coders = ask (store, &question, (GDestroyNotify) coder_free, cancellable, error);
  return sample->coders != NULL;
}

GPtrArray *
tl_store_load_samples (TlStore       *store,
                       GCancellable  *cancellable,
                       GError       **error)
{
  Question question = {
    .sql = "SELECT id, name, drawn, seed, query, n_drawn_from,"
           " (SELECT count(*)" FROM_SHOWN " WHERE p.sample_id = s.id)"
           " FROM samples AS s WHERE removed IS NULL ORDER BY id DESC",
    .read_row = read_sample,
  };
  g_autoptr (GPtrArray) samples = NULL;

  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  samples = ask (store, &question, (GDestroyNotify) sample_free, cancellable, error);
  for (guint i = 0; samples != NULL && i < samples->len; i++)
    {
      if (!load_coders (store, samples->pdata[i], cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&samples);
}

/* ── the paragraphs of one ── */

static void
paragraph_free (TlSampleParagraph *paragraph)
{
  g_free (paragraph->sha256);
  g_free (paragraph->title);
  g_free (paragraph->page_label);
  g_free (paragraph->number);
  g_free (paragraph->heading);
  g_free (paragraph->text);
  g_free (paragraph);
}

static gpointer
read_paragraph (TlStatement *row)
{
  TlSampleParagraph *paragraph = g_new0 (TlSampleParagraph, 1);

  paragraph->id = tl_statement_get_int (row, 0);
  paragraph->ordinal = (guint) tl_statement_get_int (row, 1);
  paragraph->review = tl_statement_get_int (row, 2);
  paragraph->document = tl_statement_get_int (row, 3);
  paragraph->sha256 = g_strdup (tl_statement_get_text (row, 4));
  paragraph->title = g_strdup (tl_statement_get_text (row, 5));
  paragraph->year = (int) tl_statement_get_int (row, 6);
  paragraph->is_private = tl_statement_get_int (row, 7) != 0;
  paragraph->page = (guint) tl_statement_get_int (row, 8);
  paragraph->page_label = g_strdup (tl_statement_get_text (row, 9));
  paragraph->number = g_strdup (tl_statement_get_text (row, 10));
  paragraph->heading = g_strdup (tl_statement_get_text (row, 11));
  paragraph->text = g_strdup (tl_statement_get_text (row, 12));
  paragraph->block = tl_statement_is_null (row, 13) ? -1 : tl_statement_get_int (row, 13);
  return paragraph;
}

GPtrArray *
tl_store_load_sample_paragraphs (TlStore       *store,
                                 gint64         sample,
                                 GCancellable  *cancellable,
                                 GError       **error)
{
  Question question = {
    .sql = "SELECT p.id, p.ordinal, r.id, d.id, d.sha256, coalesce(r.title, d.file), r.year,"
           " r.private, p.page, coalesce(g.label, CAST(p.page AS TEXT)), p.number, p.heading,"
           " p.text, " STANDS_AT ("b.ordinal") FROM_SHOWN
           " LEFT JOIN pages AS g ON g.document_id = d.id AND g.number = p.page"
           " WHERE p.sample_id = :sample ORDER BY p.ordinal",
    .sample = sample,
    .read_row = read_paragraph,
  };

  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  return ask (store, &question, (GDestroyNotify) paragraph_free, cancellable, error);
}

/* ── what was seen in them ── */

static void
code_free (TlSampleCode *code)
{
  g_free (code->theme);
  g_free (code);
}

static gpointer
read_code (TlStatement *row)
{
  TlSampleCode *code = g_new0 (TlSampleCode, 1);

  code->paragraph = tl_statement_get_int (row, 0);
  code->theme = g_strdup (tl_statement_get_text (row, 1));
  code->stance = TL_STANCE_NEUTRAL;
  tl_stance_from_string (tl_statement_get_text (row, 2), &code->stance);
  return code;
}

/* A theme found several times in a paragraph is a concern there if any of them says so, else a
 * strength if one does. */
#define SQL_RULES                                                                              \
  "SELECT p.id, f.theme, CASE min(CASE f.stance WHEN 'concern' THEN 0 WHEN 'strength' THEN 1"  \
  " ELSE 2 END) WHEN 0 THEN 'concern' WHEN 1 THEN 'strength' ELSE 'neutral' END" FROM_SHOWN    \
  " JOIN findings AS f ON f.block_id = " STANDS_AT ("b.id")                                    \
  " WHERE p.sample_id = :sample AND f.origin = 'rule' AND (f.flags & %d) = 0"                  \
  " GROUP BY p.ordinal, f.theme ORDER BY p.ordinal, f.theme"

#define SQL_CODER                                                                              \
  "SELECT p.id, s.theme, s.stance" FROM_SHOWN                                                  \
  " JOIN sample_codings AS s ON s.paragraph_id = p.id AND s.coder_id = :coder"                 \
  " WHERE p.sample_id = :sample ORDER BY p.ordinal, s.theme"

GPtrArray *
tl_store_load_sample_codes (TlStore       *store,
                            gint64         sample,
                            gint64         coder,
                            GCancellable  *cancellable,
                            GError       **error)
{
  g_autofree char *rules_sql =
    g_strdup_printf (SQL_RULES, TL_FINDING_DENIED | TL_FINDING_MAYBE | TL_FINDING_UNPLACED);
  Question question = {
    .sql = coder == TL_SAMPLE_RULES ? rules_sql : SQL_CODER,
    .sample = sample,
    .coder = coder,
    .read_row = read_code,
  };

  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  return ask (store, &question, (GDestroyNotify) code_free, cancellable, error);
}

/* ── what stands around one ── */

typedef struct {
  const TlSampleParagraph *paragraph;
  char                    *before;
  char                    *after;
} Around;

/* The nearest text that is read, and not passed over: @sql says on which side. */
static gboolean
read_side (TlConnection             *connection,
           const char               *sql,
           const TlSampleParagraph  *paragraph,
           char                    **text,
           GError                  **error)
{
  g_autoptr (TlStatement) find = tl_connection_prepare (connection, sql, error);
  gboolean has_row;

  if (find == NULL)
    return FALSE;
  tl_statement_bind_int (find, ":document", paragraph->document);
  tl_statement_bind_int (find, ":block", paragraph->block);
  if (!tl_statement_step (find, &has_row, error))
    return FALSE;
  *text = has_row ? g_strdup (tl_statement_get_text (find, 0)) : NULL;
  return TRUE;
}

#define SQL_SIDE(side, order)                                                                  \
  "SELECT text FROM blocks WHERE document_id = :document AND ordinal " side " :block"          \
  " AND kind NOT IN ('running-header', 'running-footer', 'contents-entry', 'footnote')"        \
  " ORDER BY ordinal " order " LIMIT 1"

static gboolean
read_around_cb (TlConnection  *connection,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Around *around = data;

  if (around->paragraph->block < 0)
    return TRUE;
  return read_side (connection, SQL_SIDE ("<", "DESC"), around->paragraph, &around->before,
                    error) &&
         read_side (connection, SQL_SIDE (">", "ASC"), around->paragraph, &around->after, error);
}

gboolean
tl_store_load_sample_around (TlStore                  *store,
                             const TlSampleParagraph  *paragraph,
                             char                    **before,
                             char                    **after,
                             GCancellable             *cancellable,
                             GError                  **error)
{
  Around around = { paragraph, NULL, NULL };
  gboolean could_read;

  g_return_val_if_fail (TL_IS_STORE (store) && paragraph != NULL, FALSE);
  g_return_val_if_fail (before != NULL && after != NULL, FALSE);

  could_read = tl_store_read (store, read_around_cb, &around, cancellable, error);
  *before = around.before;
  *after = around.after;
  return could_read;
}
