/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-reread-private.h"

/* A passage that was trimmed is kept as "start+length" in the text of its block: by each coder's
 * decision, and by the journal, which undoes and does it again. When the block is another one, the
 * words are looked for in that. */

typedef struct {
  const TlOldFinding *old;
  TlQuotes           *quotes;
  const TlStand      *stand;
} Trims;

static gboolean
parse (const char *value,
       TlSpan     *span)
{
  g_auto (GStrv) parts = g_strsplit (value, "+", 2);
  guint64 start, length;

  if (g_strv_length (parts) != 2 ||
      !g_ascii_string_to_unsigned (parts[0], 10, 0, G_MAXINT32, &start, NULL) ||
      !g_ascii_string_to_unsigned (parts[1], 10, 1, G_MAXINT32, &length, NULL))
    return FALSE;
  *span = (TlSpan) { (guint) start, (guint) length };
  return TRUE;
}

static char *
dup_words (const char *text,
           TlSpan      span)
{
  glong length = g_utf8_strlen (text, -1);
  glong start = MIN ((glong) span.start, length);

  return g_utf8_substring (text, start, MIN (start + (glong) span.length, length));
}

/* Returns: (nullable): the value for the new block; %NULL where the words are not in it. */
static char *
translate (const Trims *trims,
           const char  *value)
{
  const TlOldFinding *old = trims->old;
  g_autofree char *words = NULL;
  TlSpan span;
  gint64 near;

  if (value == NULL || old->block_text == NULL || trims->stand->block == TL_NO_BLOCK ||
      !parse (value, &span))
    return NULL;
  words = dup_words (old->block_text, span);
  near = MAX ((gint64) trims->stand->span.start + span.start - old->start, 0);
  if (!tl_quotes_find_in (trims->quotes, trims->stand->block, words, (guint) near, &span))
    return NULL;
  return g_strdup_printf ("%u+%u", span.start, span.length);
}

typedef struct {
  gint64  key;                /* of the coder, or of the change */
  char   *was;
  char   *becomes;
} Row;

static void
row_free (Row *row)
{
  g_free (row->was);
  g_free (row->becomes);
  g_free (row);
}

static GPtrArray *
load_rows (TlConnection  *connection,
           const char    *sql,
           gint64         finding,
           GError       **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  g_autoptr (TlStatement) list = tl_connection_prepare (connection, sql, error);
  gboolean has_row;

  if (list == NULL)
    return NULL;
  tl_statement_bind_int (list, ":finding", finding);
  if (!tl_statement_step (list, &has_row, error))
    return NULL;
  while (has_row)
    {
      Row *row = g_new0 (Row, 1);

      row->key = tl_statement_get_int (list, 0);
      row->was = g_strdup (tl_statement_get_text (list, 1));
      row->becomes = g_strdup (tl_statement_get_text (list, 2));
      g_ptr_array_add (rows, row);
      if (!tl_statement_step (list, &has_row, error))
        return NULL;
    }
  return g_steal_pointer (&rows);
}

static gboolean
carry_journal (TlConnection  *connection,
               const Trims   *trims,
               GError       **error)
{
  g_autoptr (TlStatement) update = NULL;
  g_autoptr (GPtrArray) rows = load_rows (connection,
    "SELECT id, was, becomes FROM changes WHERE kind = 'trim' AND target = :finding"
    " AND review_id = (SELECT review_id FROM findings WHERE id = :finding)", trims->old->id, error);

  if (rows == NULL)
    return FALSE;
  update = tl_connection_prepare (connection,
    "UPDATE changes SET was = :was, becomes = :becomes WHERE id = :id", error);
  if (update == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = g_ptr_array_index (rows, i);
      g_autofree char *was = translate (trims, row->was);
      g_autofree char *becomes = translate (trims, row->becomes);

      tl_statement_bind_text (update, ":was", was);
      tl_statement_bind_text (update, ":becomes", becomes);
      tl_statement_bind_int (update, ":id", row->key);
      if (!tl_statement_run (update, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
carry_decision (TlConnection  *connection,
                gint64         finding,
                gint64         coder,
                const char    *value,
                GError       **error)
{
  g_autoptr (TlStatement) update = NULL;

  update = tl_connection_prepare (connection,
    "UPDATE decisions SET value = :value WHERE finding_id = :finding AND aspect = 'trim'"
    " AND coder_id = :coder", error);
  if (update == NULL)
    return FALSE;
  tl_statement_bind_text (update, ":value", value);
  tl_statement_bind_int (update, ":finding", finding);
  tl_statement_bind_int (update, ":coder", coder);
  return tl_statement_run (update, error);
}

static gboolean
carry_decisions (TlConnection  *connection,
                 const Trims   *trims,
                 gboolean      *carried,
                 GError       **error)
{
  g_autoptr (GPtrArray) rows = load_rows (connection,
    "SELECT coder_id, NULL, value FROM decisions WHERE finding_id = :finding AND aspect = 'trim'",
    trims->old->id, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len && *carried; i++)
    {
      const Row *row = g_ptr_array_index (rows, i);
      g_autofree char *value = translate (trims, row->becomes);

      *carried = value != NULL;
      if (*carried &&
          !carry_decision (connection, trims->old->id, row->key, value, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
tl_trims_carry (TlConnection        *connection,
                const TlOldFinding  *old,
                TlQuotes            *quotes,
                const TlStand       *stand,
                gboolean            *carried,
                GError             **error)
{
  const Trims trims = { old, quotes, stand };

  *carried = TRUE;
  if (!old->is_trimmed)
    return TRUE;
  return carry_decisions (connection, &trims, carried, error) &&
         (!*carried || carry_journal (connection, &trims, error));
}
