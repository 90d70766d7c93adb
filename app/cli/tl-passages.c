/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-passages-private.h"

#include "tl-finding.h"

#include <glib/gi18n-lib.h>

/* One question to the library: what it is about, and what is filled in. */
typedef struct {
  gint64      id;
  const char *name;
  GArray     *ids;
  GPtrArray  *rows;
} Question;

static void
passage_row_free (TlPassageRow *row)
{
  g_clear_pointer (&row->block, tl_block_unref);
  g_free (row->page_label);
  g_free (row);
}

static void
recommendation_row_free (TlRecommendationRow *row)
{
  g_free (row->number);
  g_free (row->text);
  g_free (row->addressee);
  g_free (row);
}

static gboolean
load_documents_cb (TlConnection  *connection,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  Question *question = data;
  gboolean has_row;
  g_autoptr (TlStatement) statement = tl_connection_prepare (connection,
    "SELECT documents.id FROM documents JOIN reviews ON reviews.id = review_id"
    " WHERE review_id = :review AND removed IS NULL ORDER BY documents.id", error);

  if (statement == NULL)
    return FALSE;
  tl_statement_bind_int (statement, ":review", question->id);
  while (TRUE)
    {
      gint64 id;

      if (!tl_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      id = tl_statement_get_int (statement, 0);
      g_array_append_val (question->ids, id);
    }
}

GArray *
tl_passages_load_documents (TlStore  *store,
                            gint64    review,
                            GError  **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Question question = { .id = review, .ids = ids };

  if (!tl_store_read (store, load_documents_cb, &question, NULL, error))
    return NULL;
  if (ids->len > 0)
    return g_steal_pointer (&ids);
  g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND,
               _("There is no review %" G_GINT64_FORMAT " (throughline-cli reviews lists them)."),
               review);
  return NULL;
}

static gboolean
load_ids_cb (TlConnection  *connection,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Question *question = data;
  gboolean has_row;
  g_autoptr (TlStatement) statement = tl_connection_prepare (connection,
    "SELECT blocks.id, label FROM blocks"
    " LEFT JOIN pages ON pages.document_id = blocks.document_id AND pages.number = page"
    " WHERE blocks.document_id = :document ORDER BY ordinal", error);

  if (statement == NULL)
    return FALSE;
  tl_statement_bind_int (statement, ":document", question->id);
  while (TRUE)
    {
      TlPassageRow *row;

      if (!tl_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      row = g_new0 (TlPassageRow, 1);
      row->id = tl_statement_get_int (statement, 0);
      row->page_label = g_strdup (tl_statement_get_text (statement, 1));
      g_ptr_array_add (question->rows, row);
    }
}

GPtrArray *
tl_passages_load (TlStore  *store,
                  gint64    document,
                  GError  **error)
{
  g_autoptr (GPtrArray) blocks = tl_store_load_blocks (store, document, NULL, error);
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) passage_row_free);
  Question question = { .id = document, .rows = rows };

  if (blocks == NULL || !tl_store_read (store, load_ids_cb, &question, NULL, error))
    return NULL;
  g_ptr_array_set_size (rows, MIN (rows->len, blocks->len));
  for (guint i = 0; i < rows->len; i++)
    ((TlPassageRow *) rows->pdata[i])->block = tl_block_ref (blocks->pdata[i]);
  return g_steal_pointer (&rows);
}

static gboolean
load_recommendations_cb (TlConnection  *connection,
                         gpointer       data,
                         GCancellable  *cancellable,
                         GError       **error)
{
  Question *question = data;
  gboolean has_row;
  g_autoptr (TlStatement) statement = tl_connection_prepare (connection,
    "SELECT id, block_id, number, text, addressee, page FROM recommendations"
    " WHERE document_id = :document ORDER BY ordinal", error);

  if (statement == NULL)
    return FALSE;
  tl_statement_bind_int (statement, ":document", question->id);
  while (TRUE)
    {
      TlRecommendationRow *row;

      if (!tl_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      row = g_new0 (TlRecommendationRow, 1);
      row->id = tl_statement_get_int (statement, 0);
      row->block = tl_statement_get_int (statement, 1);
      row->number = g_strdup (tl_statement_get_text (statement, 2));
      row->text = g_strdup (tl_statement_get_text (statement, 3));
      row->addressee = g_strdup (tl_statement_get_text (statement, 4));
      row->page = tl_statement_get_int (statement, 5);
      g_ptr_array_add (question->rows, row);
    }
}

GPtrArray *
tl_passages_load_recommendations (TlStore  *store,
                                  gint64    document,
                                  GError  **error)
{
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) recommendation_row_free);
  Question question = { .id = document, .rows = rows };

  if (!tl_store_read (store, load_recommendations_cb, &question, NULL, error))
    return NULL;
  return g_steal_pointer (&rows);
}

/* ── for comparing ── */

char *
tl_passages_dup_bare (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autoptr (GString) bare = g_string_new (NULL);

  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)))
      g_string_append_unichar (bare, g_utf8_get_char (c));
  return g_string_free (g_steal_pointer (&bare), FALSE);
}

static gboolean
find_document_cb (TlConnection  *connection,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Question *question = data;
  gboolean has_row;
  g_autoptr (TlStatement) statement = tl_connection_prepare (connection,
    "SELECT documents.id FROM documents JOIN reviews ON reviews.id = review_id"
    " WHERE (file = :name OR sha256 = lower(:name)) AND removed IS NULL ORDER BY documents.id",
    error);

  if (statement == NULL)
    return FALSE;
  tl_statement_bind_text (statement, ":name", question->name);
  if (!tl_statement_step (statement, &has_row, error))
    return FALSE;
  question->id = has_row ? tl_statement_get_int (statement, 0) : 0;
  return TRUE;
}

gboolean
tl_passages_find_document (TlStore     *store,
                           const char  *name,
                           gint64      *document,
                           GError     **error)
{
  Question question = { .name = name };

  if (!tl_store_read (store, find_document_cb, &question, NULL, error))
    return FALSE;
  *document = question.id;
  if (question.id != 0)
    return TRUE;
  g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND,
               _("The library has no document “%s”. Import it first."), name);
  return FALSE;
}

static void
found_row_free (TlFoundRow *row)
{
  g_free (row->theme);
  g_free (row);
}

static gboolean
load_found_cb (TlConnection  *connection,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  Question *question = data;
  gboolean has_row;
  g_autoptr (TlStatement) statement = tl_connection_prepare (connection,
    "SELECT ordinal, theme FROM findings JOIN blocks ON blocks.id = block_id"
    " WHERE findings.document_id = :document AND origin = :rule AND flags & :left_out = 0", error);

  if (statement == NULL)
    return FALSE;
  tl_statement_bind_int (statement, ":document", question->id);
  tl_statement_bind_text (statement, ":rule", tl_origin_to_string (TL_ORIGIN_RULE));
  tl_statement_bind_int (statement, ":left_out", TL_FINDING_DENIED | TL_FINDING_MAYBE);
  while (TRUE)
    {
      TlFoundRow *row;

      if (!tl_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      row = g_new0 (TlFoundRow, 1);
      row->block = tl_statement_get_int (statement, 0);
      row->theme = g_strdup (tl_statement_get_text (statement, 1));
      g_ptr_array_add (question->rows, row);
    }
}

GPtrArray *
tl_passages_load_found (TlStore  *store,
                        gint64    document,
                        GError  **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) found_row_free);
  Question question = { .id = document, .rows = rows };

  if (!tl_store_read (store, load_found_cb, &question, NULL, error))
    return NULL;
  return g_steal_pointer (&rows);
}
