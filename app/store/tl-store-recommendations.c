/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-store-private.h"

/* Of the words of two recommendations, the share that both have, from which on they are one: a
 * summary leaves out a word, or names the addressee otherwise. */
#define SAME_SHARE 0.8
/* Fewer words are too few to tell. */
#define MIN_WORDS 5

/* ── saving ── */

static gboolean
add_each (TlConnection  *connection,
          TlSave        *save,
          gint64        *ids,
          GError       **error)
{
  TlDocument *document = save->saving->document;
  g_autoptr (TlStatement) add = NULL;

  add = tl_connection_prepare (connection,
    "INSERT INTO recommendations (document_id, block_id, ordinal, number, text, addressee, page,"
    " same_as)"
    " VALUES (:document, :block, :ordinal, :number, :text, :addressee, :page, :same_as)", error);
  if (add == NULL)
    return FALSE;
  tl_statement_bind_int (add, ":document", save->saved->document);
  for (guint i = 0; i < tl_document_get_n_recommendations (document); i++)
    {
      TlRecommendation *recommendation = tl_document_get_recommendation (document, i);
      guint index = tl_recommendation_get_block (recommendation);
      guint same_as = tl_recommendation_get_same_as (recommendation);

      tl_statement_bind_int (add, ":block", save->block_ids[index]);
      tl_statement_bind_int (add, ":ordinal", i);
      tl_statement_bind_text (add, ":number", tl_recommendation_get_number (recommendation));
      tl_statement_bind_text (add, ":text", tl_recommendation_get_text (recommendation));
      tl_statement_bind_text (add, ":addressee", tl_recommendation_get_addressee (recommendation));
      tl_statement_bind_int (add, ":page",
                             tl_block_get_page (tl_document_get_block (document, index)));
      if (same_as > 0 && same_as <= i)
        tl_statement_bind_int (add, ":same_as", ids[same_as - 1]);
      else
        tl_statement_bind_null (add, ":same_as");
      if (!tl_statement_run (add, error))
        return FALSE;
      ids[i] = tl_connection_get_last_id (connection);
    }
  return TRUE;
}

gboolean
tl_recommendations_add (TlConnection  *connection,
                        TlSave        *save,
                        GError       **error)
{
  g_autofree gint64 *ids =
    g_new0 (gint64, tl_document_get_n_recommendations (save->saving->document) + 1);

  return add_each (connection, save, ids, error) &&
         tl_recommendations_link (connection, save->saved->review, error);
}

/* ── those of several documents of a review ── */

typedef struct {
  gint64      id;
  gint64      document;
  gboolean    is_repeated;    /* of one in its own document */
  GHashTable *words;
} Row;

static void
row_free (Row *row)
{
  g_hash_table_unref (row->words);
  g_free (row);
}

static GHashTable *
list_words (const char *text)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *p = folded; TRUE; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (word, c);
      else if (word->len > 0)
        {
          g_hash_table_add (words, g_strdup (word->str));
          g_string_truncate (word, 0);
        }
      if (c == 0)
        return words;
    }
}

static gboolean
are_same (GHashTable *a,
          GHashTable *b)
{
  guint n_a = g_hash_table_size (a), n_b = g_hash_table_size (b), n_both = 0;
  GHashTableIter iter;
  gpointer word;

  if (MIN (n_a, n_b) < MIN_WORDS)
    return FALSE;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    n_both += g_hash_table_contains (b, word);
  return n_both >= SAME_SHARE * (n_a + n_b - n_both);
}

/* In the order that documents go by: the overview's first. */
static GPtrArray *
load_rows (TlConnection  *connection,
           gint64         review,
           GError       **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  g_autoptr (TlStatement) list = NULL;
  gboolean has_row;

  list = tl_connection_prepare (connection,
    "SELECT c.id, c.document_id, c.same_as IS NOT NULL, c.text FROM recommendations AS c"
    " JOIN documents AS d ON d.id = c.document_id WHERE d.review_id = :review"
    " ORDER BY " TL_DOCUMENT_ORDER ("d") ", c.ordinal", error);
  if (list == NULL)
    return NULL;
  tl_statement_bind_int (list, ":review", review);
  if (!tl_statement_step (list, &has_row, error))
    return NULL;
  while (has_row)
    {
      Row *row = g_new0 (Row, 1);

      row->id = tl_statement_get_int (list, 0);
      row->document = tl_statement_get_int (list, 1);
      row->is_repeated = tl_statement_get_int (list, 2) != 0;
      row->words = list_words (tl_statement_get_text (list, 3));
      g_ptr_array_add (rows, row);
      if (!tl_statement_step (list, &has_row, error))
        return NULL;
    }
  return g_steal_pointer (&rows);
}

static const Row *
find_same (GPtrArray *rows,
           guint      index)
{
  const Row *row = g_ptr_array_index (rows, index);

  for (guint i = 0; i < index; i++)
    {
      const Row *other = g_ptr_array_index (rows, i);

      if (other->document != row->document && !other->is_repeated &&
          are_same (row->words, other->words))
        return other;
    }
  return NULL;
}

static gboolean
link_rows (TlConnection  *connection,
           GPtrArray     *rows,
           GError       **error)
{
  g_autoptr (TlStatement) update = tl_connection_prepare (connection,
    "UPDATE recommendations SET same_as = :same_as WHERE id = :id", error);

  if (update == NULL)
    return FALSE;
  for (guint i = 1; i < rows->len; i++)
    {
      Row *row = g_ptr_array_index (rows, i);
      const Row *same = row->is_repeated ? NULL : find_same (rows, i);

      if (same == NULL)
        continue;
      row->is_repeated = TRUE;
      tl_statement_bind_int (update, ":same_as", same->id);
      tl_statement_bind_int (update, ":id", row->id);
      if (!tl_statement_run (update, error))
        return FALSE;
    }
  return TRUE;
}

/* Links to another document may be of a review that one of them was of before. */
static gboolean
unlink_rows (TlConnection  *connection,
             gint64         review,
             GError       **error)
{
  g_autoptr (TlStatement) update = NULL;

  update = tl_connection_prepare (connection,
    "UPDATE recommendations AS c SET same_as = NULL WHERE c.same_as IS NOT NULL"
    " AND c.document_id IN (SELECT id FROM documents WHERE review_id = :review)"
    " AND c.document_id <> (SELECT document_id FROM recommendations WHERE id = c.same_as)", error);
  if (update == NULL)
    return FALSE;
  tl_statement_bind_int (update, ":review", review);
  return tl_statement_run (update, error);
}

gboolean
tl_recommendations_link (TlConnection  *connection,
                         gint64         review,
                         GError       **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  if (!unlink_rows (connection, review, error))
    return FALSE;
  rows = load_rows (connection, review, error);
  return rows != NULL && link_rows (connection, rows, error);
}
