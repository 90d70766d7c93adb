/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-query-sql-private.h"

#include "tl-search.h"

/* A query becomes SQL by stringing together these fragments, one for each of its conditions: the
 * same questions give the same text, and no value is ever part of it. */

#define VALUES(name) " IN (SELECT value FROM json_each(" name "))"
#define KNOWN(column) "coalesce(r." column ", '" TL_QUERY_UNKNOWN "')"

static const struct {
  TlQueryParts part;
  const char  *name;
  const char  *sql;
} filters[] = {
  [TL_FILTER_THEME] = { TL_QUERY_FINDINGS, ":theme", "f.now_theme" VALUES (":theme") },
  [TL_FILTER_STANCE] = { TL_QUERY_FINDINGS, ":stance", "f.now_stance" VALUES (":stance") },
  [TL_FILTER_STATUS] = { TL_QUERY_FINDINGS, ":status", "f.now_status" VALUES (":status") },
  [TL_FILTER_SECTION] = { TL_QUERY_FINDINGS, ":section", "f.section" VALUES (":section") },
  [TL_FILTER_KIND] = { TL_QUERY_FINDINGS, ":kind", "f.kind" VALUES (":kind") },
  [TL_FILTER_VOICE] = { TL_QUERY_FINDINGS, ":voice", "f.voice" VALUES (":voice") },
  [TL_FILTER_ORIGIN] = { TL_QUERY_FINDINGS, ":origin", "f.origin" VALUES (":origin") },
  [TL_FILTER_RULE] = { TL_QUERY_FINDINGS, ":rule",
    "f.rule_id IN (SELECT id FROM rules WHERE key" VALUES (":rule") ")" },
  [TL_FILTER_TAG] = { TL_QUERY_TAGS, ":tag",
    "f.id IN (SELECT x.finding_id FROM finding_tags x JOIN tags t ON t.id = x.tag_id"
    " WHERE t.name" VALUES (":tag") ")" },
  [TL_FILTER_REVIEW] = { TL_QUERY_REVIEWS, ":review", "CAST(r.id AS TEXT)" VALUES (":review") },
  [TL_FILTER_DECADE] = { TL_QUERY_REVIEWS, ":decade",
    "coalesce((r.year / 10 * 10) || 's', '" TL_QUERY_UNKNOWN "')" VALUES (":decade") },
  [TL_FILTER_YEAR] = { TL_QUERY_REVIEWS, ":year",
    "coalesce(CAST(r.year AS TEXT), '" TL_QUERY_UNKNOWN "')" VALUES (":year") },
  [TL_FILTER_AUTHORITY] = { TL_QUERY_REVIEWS, ":authority",
    KNOWN ("authority") VALUES (":authority") },
  [TL_FILTER_REGION] = { TL_QUERY_REVIEWS, ":region", KNOWN ("region") VALUES (":region") },
  [TL_FILTER_NATION] = { TL_QUERY_REVIEWS, ":nation", KNOWN ("nation") VALUES (":nation") },
  [TL_FILTER_REVIEW_TYPE] = { TL_QUERY_REVIEWS, ":review_type",
    KNOWN ("review_type") VALUES (":review_type") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (filters) == TL_N_FILTERS);

#define LEFT_OUT "(f.flags & :left_out) = 0"
#define WANTED "(f.flags & :wanted) = :wanted"
#define NOT_REJECTED "f.now_status <> 'rejected'"
#define TEXT "f.block_id IN (SELECT rowid FROM block_text WHERE block_text MATCH :text)"
#define FROM "r.year >= :from"
#define TO "r.year <= :to"
#define NOT_PRIVATE "r.private = 0"
#define CAUSES "f.id IN (SELECT cause FROM causes)"
#define EFFECTS "f.id IN (SELECT effect FROM causes)"

static gboolean
has_values (const TlQuery *query,
            TlFilter       filter,
            TlQueryParts   parts)
{
  return (filters[filter].part & parts) != 0 && tl_query_get_values (query, filter)[0] != NULL;
}

static void
add_condition (GString    *sql,
               gboolean    wanted,
               const char *condition)
{
  if (wanted)
    g_string_append_printf (sql, " AND %s", condition);
}

static gboolean
leaves_out_private (const TlQuery *query,
                    TlQueryParts   parts)
{
  return (parts & TL_QUERY_REVIEWS) != 0 && tl_query_hides_private (query);
}

static gboolean
leaves_out_rejected (const TlQuery *query,
                     TlQueryParts   parts)
{
  return !(tl_query_get_include (query) & TL_INCLUDE_REJECTED)
         && !has_values (query, TL_FILTER_STATUS, parts);
}

static const char *
get_linked (const TlQuery *query)
{
  switch (tl_query_get_include (query) & (TL_INCLUDE_ONLY_CAUSES | TL_INCLUDE_ONLY_EFFECTS))
    {
    case TL_INCLUDE_ONLY_CAUSES:
      return CAUSES;
    case TL_INCLUDE_ONLY_EFFECTS:
      return EFFECTS;
    default:
      return "(" CAUSES " OR " EFFECTS ")";
    }
}

static char *
compose (const TlQuery *query,
         TlQueryParts   parts,
         const char    *head,
         const char    *tail)
{
  GString *sql = g_string_new (head);

  for (guint i = 0; i < TL_N_FILTERS; i++)
    add_condition (sql, has_values (query, i, parts), filters[i].sql);
  if (parts & TL_QUERY_REVIEWS)
    {
      add_condition (sql, tl_query_get_from (query) != 0, FROM);
      add_condition (sql, tl_query_get_to (query) != 0, TO);
      add_condition (sql, leaves_out_private (query, parts), NOT_PRIVATE);
    }
  if (parts & TL_QUERY_FINDINGS)
    {
      add_condition (sql, TRUE, LEFT_OUT);
      add_condition (sql, tl_query_get_wanted (query) != 0, WANTED);
      add_condition (sql, leaves_out_rejected (query, parts), NOT_REJECTED);
    }
  add_condition (sql, (parts & TL_QUERY_LINKS) && tl_query_wants_linked (query),
                 get_linked (query));
  add_condition (sql, (parts & TL_QUERY_TEXT) && tl_query_has_words (query), TEXT);
  g_string_append (sql, tail);
  return g_string_free (sql, FALSE);
}

TlFindingFlags
tl_query_get_left_out (const TlQuery *query)
{
  TlInclude include = tl_query_get_include (query);

  return (include & (TL_INCLUDE_DENIED | TL_INCLUDE_ONLY_DENIED) ? 0 : TL_FINDING_DENIED)
         | (include & TL_INCLUDE_MAYBE ? 0 : TL_FINDING_MAYBE)
         | (include & (TL_INCLUDE_UNPLACED | TL_INCLUDE_ONLY_UNPLACED) ? 0 : TL_FINDING_UNPLACED);
}

TlFindingFlags
tl_query_get_wanted (const TlQuery *query)
{
  TlInclude include = tl_query_get_include (query);

  return (include & TL_INCLUDE_ONLY_UNPLACED ? TL_FINDING_UNPLACED : 0)
         | (include & TL_INCLUDE_ONLY_DENIED ? TL_FINDING_DENIED : 0)
         | (include & TL_INCLUDE_ONLY_REMEDIED ? TL_FINDING_REMEDIED : 0);
}

gboolean
tl_query_wants_linked (const TlQuery *query)
{
  return (tl_query_get_include (query) & (TL_INCLUDE_ONLY_CAUSES | TL_INCLUDE_ONLY_EFFECTS)) != 0;
}

gboolean
tl_query_hides_private (const TlQuery *query)
{
  return tl_query_is_without_private (query)
         && !(tl_query_get_include (query) & TL_INCLUDE_PRIVATE)
         && tl_query_get_values (query, TL_FILTER_REVIEW)[0] == NULL;
}

static gboolean
bind_text (const TlQuery  *query,
           TlStatement    *statement,
           GError        **error)
{
  g_autofree char *expression = tl_search_parse (tl_query_get_text (query), error);

  if (expression == NULL)
    return FALSE;
  tl_statement_bind_text (statement, ":text", expression);
  return TRUE;
}

static gboolean
bind (const TlQuery  *query,
      TlQueryParts    parts,
      TlStatement    *statement,
      GError        **error)
{
  for (guint i = 0; i < TL_N_FILTERS; i++)
    {
      if (has_values (query, i, parts))
        tl_sql_bind_texts (statement, filters[i].name, tl_query_get_values (query, i));
    }
  if ((parts & TL_QUERY_REVIEWS) && tl_query_get_from (query) != 0)
    tl_statement_bind_int (statement, ":from", tl_query_get_from (query));
  if ((parts & TL_QUERY_REVIEWS) && tl_query_get_to (query) != 0)
    tl_statement_bind_int (statement, ":to", tl_query_get_to (query));
  if (parts & TL_QUERY_FINDINGS)
    tl_statement_bind_int (statement, ":left_out", tl_query_get_left_out (query));
  if ((parts & TL_QUERY_FINDINGS) && tl_query_get_wanted (query) != 0)
    tl_statement_bind_int (statement, ":wanted", tl_query_get_wanted (query));
  if ((parts & TL_QUERY_TEXT) && tl_query_has_words (query))
    return bind_text (query, statement, error);
  return TRUE;
}

TlStatement *
tl_query_prepare (const TlQuery  *query,
                  TlQueryParts    parts,
                  TlConnection   *connection,
                  const char     *head,
                  const char     *tail,
                  GError        **error)
{
  g_autofree char *sql = compose (query, parts, head, tail);
  g_autoptr (TlStatement) statement = tl_connection_prepare (connection, sql, error);

  if (statement == NULL || !bind (query, parts, statement, error))
    return NULL;
  return g_steal_pointer (&statement);
}

/* Reviews are few: put in order and numbered first, they leave only numbers to sort the many
 * findings by. */
#define IDS_IN(order) \
  "SELECT f.id FROM (SELECT *, row_number() OVER (ORDER BY " order ") AS place FROM reviews r) r" \
  " JOIN findings f ON f.review_id = r.id WHERE r.removed IS NULL"
#define NEWEST_ORDER "r.year IS NULL, r.year DESC, r.title COLLATE NOCASE, r.id"
#define PLACE_ORDER "r.place, f.document_id, f.page, f.page_start, f.id"

static const struct {
  const char *head;
  const char *tail;
} orders[] = {
  [TL_ORDER_REVIEW] = { IDS_IN (TL_REVIEW_ORDER), " ORDER BY " PLACE_ORDER },
  [TL_ORDER_THEME] = { IDS_IN (TL_REVIEW_ORDER), " ORDER BY f.now_theme, " PLACE_ORDER },
  [TL_ORDER_YEAR] = { IDS_IN (NEWEST_ORDER), " ORDER BY " PLACE_ORDER },
};

GArray *
tl_query_read_ids (const TlQuery  *query,
                   TlConnection   *connection,
                   GError        **error)
{
  TlOrder order = tl_query_get_order (query);
  g_autoptr (TlStatement) statement = NULL;

  statement = tl_query_prepare (query, TL_QUERY_ALL, connection, orders[order].head,
                                orders[order].tail, error);
  return statement != NULL ? tl_sql_read_ids (statement, error) : NULL;
}

GArray *
tl_sql_read_ids (TlStatement  *statement,
                 GError      **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row;

  while (tl_statement_step (statement, &has_row, error))
    {
      gint64 id;

      if (!has_row)
        return g_steal_pointer (&ids);
      id = tl_statement_get_int (statement, 0);
      g_array_append_val (ids, id);
    }
  return NULL;
}

static void
append_json_string (GString    *json,
                    const char *text)
{
  g_string_append_c (json, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_printf (json, "\\%c", *p);
      else if ((guchar) *p < 0x20)
        g_string_append_printf (json, "\\u%04x", *p);
      else
        g_string_append_c (json, *p);
    }
  g_string_append_c (json, '"');
}

void
tl_sql_bind_texts (TlStatement        *statement,
                   const char         *name,
                   const char  *const *values)
{
  g_autoptr (GString) json = g_string_new ("[");

  for (guint i = 0; values[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      append_json_string (json, values[i]);
    }
  g_string_append_c (json, ']');
  tl_statement_bind_text (statement, name, json->str);
}

void
tl_sql_bind_ids (TlStatement  *statement,
                 const char   *name,
                 const gint64 *ids,
                 guint         n_ids)
{
  g_autoptr (GString) json = g_string_new ("[");

  for (guint i = 0; i < n_ids; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", ids[i]);
  g_string_append_c (json, ']');
  tl_statement_bind_text (statement, name, json->str);
}
