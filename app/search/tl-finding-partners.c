/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-finding-row-private.h"

#include "tl-query-sql-private.h"

static const char causes_sql[] =
  "SELECT x.effect, x.cause, x.cause_theme, x.connective"
  " FROM json_each(:ids) j JOIN causes x ON x.effect = j.value"
  " ORDER BY x.effect, x.cause";

static const char effects_sql[] =
  "SELECT x.cause, x.effect, x.effect_theme, x.connective"
  " FROM json_each(:ids) j JOIN causes x ON x.cause = j.value"
  " ORDER BY x.cause, x.effect";

static void
partner_free (TlPartner *partner)
{
  g_free (partner->theme);
  g_free (partner->connective);
  g_free (partner);
}

static void
add_partner (GPtrArray   **partners,
             TlStatement  *statement)
{
  TlPartner *partner = g_new0 (TlPartner, 1);

  partner->finding = tl_statement_get_int (statement, 1);
  partner->theme = g_strdup (tl_statement_get_text (statement, 2));
  partner->connective = g_strdup (tl_statement_get_text (statement, 3));
  if (*partners == NULL)
    *partners = g_ptr_array_new_with_free_func ((GDestroyNotify) partner_free);
  g_ptr_array_add (*partners, partner);
}

static gboolean
read_side (GHashTable    *by_id,
           TlSide         side,
           TlConnection  *connection,
           const gint64  *ids,
           guint          n_ids,
           GError       **error)
{
  g_autoptr (TlStatement) statement = NULL;
  gboolean has_row;

  statement = tl_connection_prepare (connection,
                                     side == TL_SIDE_CAUSE ? causes_sql : effects_sql, error);
  if (statement == NULL)
    return FALSE;
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
        add_partner (side == TL_SIDE_CAUSE ? &row->causes : &row->effects, statement);
    }
  return FALSE;
}

gboolean
tl_finding_partners_read (GPtrArray     *rows,
                          TlConnection  *connection,
                          const gint64  *ids,
                          guint          n_ids,
                          GError       **error)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < rows->len; i++)
    {
      TlFindingRow *row = g_ptr_array_index (rows, i);

      g_hash_table_insert (by_id, &row->id, row);
    }
  return read_side (by_id, TL_SIDE_CAUSE, connection, ids, n_ids, error)
         && read_side (by_id, TL_SIDE_EFFECT, connection, ids, n_ids, error);
}
