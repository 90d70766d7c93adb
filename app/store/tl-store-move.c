/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-store-private.h"

/* What the journal keeps of findings is of their review: to be erased with it. A passage coded by
 * hand and taken away again is known by what was coded. */
#define OF_DOCUMENT \
  "((kind NOT IN ('fact', 'private', 'removed', 'document')" \
  " AND target IN (SELECT id FROM findings WHERE document_id = :document))" \
  " OR (kind = 'code' AND coalesce(becomes, was) LIKE '(' || :document || ', %'))"

/* What comes out of a private review is private. */
static const char *const moves[] = {
  "UPDATE reviews SET private = 1 WHERE id = :review"
  " AND NOT EXISTS (SELECT 1 FROM documents WHERE review_id = :review)"
  " AND EXISTS (SELECT 1 FROM documents AS d JOIN reviews AS r ON r.id = d.review_id"
  "  WHERE d.id = :document AND r.private = 1)",
  "UPDATE changes SET review_id = :review WHERE review_id ="
  " (SELECT review_id FROM documents WHERE id = :document) AND " OF_DOCUMENT,
  "UPDATE facts SET review_id = :review WHERE document_id = :document",
  "UPDATE findings SET review_id = :review WHERE document_id = :document",
  "UPDATE documents SET review_id = :review WHERE id = :document",
};

static gboolean
run_move (TlConnection  *connection,
          const char    *sql,
          gint64         document,
          gint64         review,
          GError       **error)
{
  g_autoptr (TlStatement) move = tl_connection_prepare (connection, sql, error);

  if (move == NULL)
    return FALSE;
  tl_statement_bind_int (move, ":document", document);
  tl_statement_bind_int (move, ":review", review);
  return tl_statement_run (move, error);
}

/* A review that has no document left is shown no more, and comes back with one. */
static gboolean
show_or_hide (TlConnection  *connection,
              gint64         review,
              GError       **error)
{
  g_autoptr (TlStatement) update = NULL;

  update = tl_connection_prepare (connection,
    "UPDATE reviews SET removed = iif(EXISTS (SELECT 1 FROM documents WHERE review_id = :review),"
    " NULL, coalesce(removed, " TL_SQL_NOW ")) WHERE id = :review", error);
  if (update == NULL)
    return FALSE;
  tl_statement_bind_int (update, ":review", review);
  return tl_statement_run (update, error) &&
         tl_store_refresh_facts (connection, review, error) &&
         tl_recommendations_link (connection, review, error);
}

/* @found: (out): 0 for a document, or a review, that is not there. */
static gboolean
find_reviews (TlConnection  *connection,
              gint64         document,
              gint64         review,
              gint64        *found,
              GError       **error)
{
  g_autoptr (TlStatement) find = NULL;
  gboolean has_row;

  find = tl_connection_prepare (connection,
    "SELECT d.review_id FROM documents AS d JOIN reviews AS r ON r.id = :review"
    " WHERE d.id = :document", error);
  if (find == NULL)
    return FALSE;
  tl_statement_bind_int (find, ":document", document);
  tl_statement_bind_int (find, ":review", review);
  if (!tl_statement_step (find, &has_row, error))
    return FALSE;
  *found = has_row ? tl_statement_get_int (find, 0) : 0;
  return TRUE;
}

gboolean
tl_store_move_document (TlConnection  *connection,
                        gint64         document,
                        gint64         review,
                        GError       **error)
{
  gint64 was;

  g_return_val_if_fail (connection != NULL, FALSE);

  if (!find_reviews (connection, document, review, &was, error))
    return FALSE;
  if (was == 0 || was == review)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      if (!run_move (connection, moves[i], document, review, error))
        return FALSE;
    }
  return show_or_hide (connection, was, error) && show_or_hide (connection, review, error);
}
