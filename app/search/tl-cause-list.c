/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-cause-list.h"

#include "tl-query-sql-private.h"

/* Few findings are linked: from them on, never through all that there are. */
#define PAIRS(end)                                                                            \
  "SELECT f.review_id, x.cause, x.effect, x.cause_theme, x.effect_theme, x.connective"        \
  " FROM (SELECT DISTINCT finding_id FROM finding_links WHERE side = 'cause') l"              \
  " CROSS JOIN causes x ON x.cause = l.finding_id CROSS JOIN findings f ON f.id = x." end     \
  " JOIN (SELECT *, row_number() OVER (ORDER BY " TL_REVIEW_ORDER ") AS place FROM reviews r)" \
  " r ON r.id = f.review_id WHERE r.removed IS NULL"
#define ORDER " ORDER BY r.place, f.document_id, f.page, f.page_start, x.cause, x.effect"

typedef struct {
  TlQuery    *query;
  GHashTable *causes;     /* "cause effect" of pairs whose cause is asked for */
  GPtrArray  *pairs;
} Loading;

void
tl_cause_free (TlCause *cause)
{
  g_return_if_fail (cause != NULL);

  g_free (cause->cause_theme);
  g_free (cause->effect_theme);
  g_free (cause->connective);
  g_free (cause);
}

static TlCause *
take_pair (TlStatement *statement)
{
  TlCause *cause = g_new0 (TlCause, 1);

  cause->review = tl_statement_get_int (statement, 0);
  cause->cause = tl_statement_get_int (statement, 1);
  cause->effect = tl_statement_get_int (statement, 2);
  cause->cause_theme = g_strdup (tl_statement_get_text (statement, 3));
  cause->effect_theme = g_strdup (tl_statement_get_text (statement, 4));
  cause->connective = g_strdup (tl_statement_get_text (statement, 5));
  return cause;
}

static char *
dup_key (TlStatement *statement)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                          tl_statement_get_int (statement, 1),
                          tl_statement_get_int (statement, 2));
}

static gboolean
is_of_themes (const Loading *loading,
              TlStatement   *statement)
{
  const char *const *themes = tl_query_get_values (loading->query, TL_FILTER_THEME);

  return themes[0] == NULL || g_strv_contains (themes, tl_statement_get_text (statement, 3))
         || g_strv_contains (themes, tl_statement_get_text (statement, 4));
}

static void
take_cause (Loading     *loading,
            TlStatement *statement)
{
  g_hash_table_add (loading->causes, dup_key (statement));
}

static void
take_effect (Loading     *loading,
             TlStatement *statement)
{
  g_autofree char *key = dup_key (statement);

  if (g_hash_table_contains (loading->causes, key) && is_of_themes (loading, statement))
    g_ptr_array_add (loading->pairs, take_pair (statement));
}

static gboolean
read_pairs (Loading       *loading,
            const char    *head,
            void         (*take) (Loading *, TlStatement *),
            TlConnection  *connection,
            GError       **error)
{
  g_autoptr (TlQuery) query = tl_query_without (loading->query, TL_FILTER_THEME);
  g_autoptr (TlStatement) statement = NULL;
  gboolean has_row;

  statement = tl_query_prepare (query, TL_QUERY_ALL, connection, head, ORDER, error);
  while (statement != NULL && tl_statement_step (statement, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      take (loading, statement);
    }
  return FALSE;
}

static gboolean
load_cb (TlConnection  *connection,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  return read_pairs (data, PAIRS ("cause"), take_cause, connection, error)
         && read_pairs (data, PAIRS ("effect"), take_effect, connection, error);
}

GPtrArray *
tl_causes_load (TlStore       *store,
                TlQuery       *query,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (GHashTable) causes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) pairs = NULL;
  Loading loading = { .query = query, .causes = causes };

  g_return_val_if_fail (TL_IS_STORE (store), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_cause_free);
  loading.pairs = pairs;
  if (!tl_store_read (store, load_cb, &loading, cancellable, error))
    return NULL;
  return g_steal_pointer (&pairs);
}
