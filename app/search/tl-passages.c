/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-passages.h"

#include "tl-finding.h"

typedef struct _Question Question;

/* A question to the library, about :id or :name, and what to do with each row of the answer. */
struct _Question {
  const char *sql;
  gint64      id;
  const char *name;
  void      (*take) (TlStatement *row,
                     Question    *question);
  GArray     *ids;
  GPtrArray  *rows;
};

static gboolean
ask_cb (TlConnection  *connection,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  Question *question = data;
  gboolean has_row = TRUE;
  g_autoptr (TlStatement) statement = tl_connection_prepare (connection, question->sql, error);

  if (statement == NULL)
    return FALSE;
  if (question->name != NULL)
    tl_statement_bind_text (statement, ":name", question->name);
  else
    tl_statement_bind_int (statement, ":id", question->id);
  while (has_row)
    {
      if (!tl_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row)
        question->take (statement, question);
    }
  return TRUE;
}

static void
take_id (TlStatement *row,
         Question    *question)
{
  gint64 id = tl_statement_get_int (row, 0);

  g_array_append_val (question->ids, id);
}

/* ── documents ── */

GArray *
tl_passages_list_documents (TlStore  *store,
                            gint64    review,
                            GError  **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Question question = {
    .sql = "SELECT documents.id FROM documents JOIN reviews ON reviews.id = review_id"
           " WHERE review_id = :id AND removed IS NULL ORDER BY documents.id",
    .id = review,
    .take = take_id,
    .ids = ids,
  };

  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  return tl_store_read (store, ask_cb, &question, NULL, error) ? g_steal_pointer (&ids) : NULL;
}

/* The first of the ids that @question asks for, 0 when there is none. */
static gboolean
ask_for_one (TlStore   *store,
             Question  *question,
             gint64    *id,
             GError   **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  question->take = take_id;
  question->ids = ids;
  if (!tl_store_read (store, ask_cb, question, NULL, error))
    return FALSE;
  *id = ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
  return TRUE;
}

gboolean
tl_passages_find_document (TlStore     *store,
                           const char  *name,
                           gint64      *document,
                           GError     **error)
{
  Question question = {
    .sql = "SELECT documents.id FROM documents JOIN reviews ON reviews.id = review_id"
           " WHERE (file = :name OR sha256 = lower(:name)) AND removed IS NULL"
           " ORDER BY documents.id",
    .name = name,
  };

  g_return_val_if_fail (TL_IS_STORE (store), FALSE);
  g_return_val_if_fail (name != NULL && document != NULL, FALSE);

  return ask_for_one (store, &question, document, error);
}

gboolean
tl_passages_find_review (TlStore  *store,
                         gint64    document,
                         gint64   *review,
                         GError  **error)
{
  Question question = {
    .sql = "SELECT review_id FROM documents WHERE id = :id",
    .id = document,
  };

  g_return_val_if_fail (TL_IS_STORE (store), FALSE);
  g_return_val_if_fail (review != NULL, FALSE);

  return ask_for_one (store, &question, review, error);
}

/* ── what stands in one ── */

static void
passage_row_free (TlPassageRow *row)
{
  g_clear_pointer (&row->block, tl_block_unref);
  g_free (row->page_label);
  g_free (row);
}

static void
take_passage (TlStatement *row,
              Question    *question)
{
  TlPassageRow *passage = g_new0 (TlPassageRow, 1);

  passage->id = tl_statement_get_int (row, 0);
  passage->page_label = g_strdup (tl_statement_get_text (row, 1));
  g_ptr_array_add (question->rows, passage);
}

GPtrArray *
tl_passages_load (TlStore  *store,
                  gint64    document,
                  GError  **error)
{
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) passage_row_free);
  Question question = {
    .sql = "SELECT blocks.id, label FROM blocks"
           " LEFT JOIN pages ON pages.document_id = blocks.document_id AND pages.number = page"
           " WHERE blocks.document_id = :id ORDER BY ordinal",
    .id = document,
    .take = take_passage,
    .rows = rows,
  };

  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  blocks = tl_store_load_blocks (store, document, NULL, error);
  if (blocks == NULL || !tl_store_read (store, ask_cb, &question, NULL, error))
    return NULL;
  g_ptr_array_set_size (rows, MIN (rows->len, blocks->len));
  for (guint i = 0; i < rows->len; i++)
    ((TlPassageRow *) rows->pdata[i])->block = tl_block_ref (blocks->pdata[i]);
  return g_steal_pointer (&rows);
}

static void
recommendation_row_free (TlRecommendationRow *row)
{
  g_free (row->number);
  g_free (row->text);
  g_free (row->addressee);
  g_free (row);
}

static void
take_recommendation (TlStatement *row,
                     Question    *question)
{
  TlRecommendationRow *recommendation = g_new0 (TlRecommendationRow, 1);

  recommendation->id = tl_statement_get_int (row, 0);
  recommendation->block = tl_statement_get_int (row, 1);
  recommendation->number = g_strdup (tl_statement_get_text (row, 2));
  recommendation->text = g_strdup (tl_statement_get_text (row, 3));
  recommendation->addressee = g_strdup (tl_statement_get_text (row, 4));
  recommendation->page = tl_statement_get_int (row, 5);
  recommendation->document = tl_statement_get_int (row, 6);
  recommendation->same_as = tl_statement_get_int (row, 7);
  g_ptr_array_add (question->rows, recommendation);
}

GPtrArray *
tl_passages_load_recommendations (TlStore  *store,
                                  gint64    review,
                                  GError  **error)
{
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) recommendation_row_free);
  Question question = {
    .sql = "SELECT c.id, block_id, number, text, addressee, page, document_id, same_as"
           " FROM recommendations AS c JOIN documents AS d ON d.id = document_id"
           " WHERE d.review_id = :id ORDER BY d.id, ordinal",
    .id = review,
    .take = take_recommendation,
    .rows = rows,
  };

  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  return tl_store_read (store, ask_cb, &question, NULL, error) ? g_steal_pointer (&rows) : NULL;
}

static void
found_row_free (TlFoundRow *row)
{
  g_free (row->theme);
  g_free (row);
}

static void
take_found (TlStatement *row,
            Question    *question)
{
  TlFoundRow *found;

  if ((tl_statement_get_int (row, 2) & (TL_FINDING_DENIED | TL_FINDING_MAYBE)) != 0)
    return;
  found = g_new0 (TlFoundRow, 1);
  found->block = tl_statement_get_int (row, 0);
  found->theme = g_strdup (tl_statement_get_text (row, 1));
  g_ptr_array_add (question->rows, found);
}

GPtrArray *
tl_passages_load_found (TlStore  *store,
                        gint64    document,
                        GError  **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) found_row_free);
  Question question = {
    .sql = "SELECT ordinal, theme, flags FROM findings JOIN blocks ON blocks.id = block_id"
           " WHERE findings.document_id = :id AND origin = 'rule'",
    .id = document,
    .take = take_found,
    .rows = rows,
  };

  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  return tl_store_read (store, ask_cb, &question, NULL, error) ? g_steal_pointer (&rows) : NULL;
}
