/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-query.h"

#include <string.h>

/* A query as one line: "theme=neglect&theme=supervision&from=2010&include=rejected,maybe", the
 * values escaped as in a URI. */

static const struct {
  TlInclude   include;
  const char *name;
} includes[] = {
  { TL_INCLUDE_REJECTED, "rejected" },
  { TL_INCLUDE_DENIED, "denied" },
  { TL_INCLUDE_MAYBE, "maybe" },
  { TL_INCLUDE_UNPLACED, "unplaced" },
  { TL_INCLUDE_PRIVATE, "private" },
  { TL_INCLUDE_ONLY_UNPLACED, "only-unplaced" },
  { TL_INCLUDE_ONLY_DENIED, "only-denied" },
  { TL_INCLUDE_ONLY_REMEDIED, "only-remedied" },
  { TL_INCLUDE_ONLY_CAUSES, "only-causes" },
  { TL_INCLUDE_ONLY_EFFECTS, "only-effects" },
};

static const char *const order_names[] = {
  [TL_ORDER_REVIEW] = "review",
  [TL_ORDER_THEME] = "theme",
  [TL_ORDER_YEAR] = "year",
};

static void
add_pair (GString    *line,
          const char *key,
          const char *value)
{
  if (line->len > 0)
    g_string_append_c (line, '&');
  g_string_append_printf (line, "%s=", key);
  g_string_append_uri_escaped (line, value, NULL, TRUE);
}

static void
add_number (GString    *line,
            const char *key,
            int         number)
{
  g_autofree char *value = g_strdup_printf ("%d", number);

  if (number != 0)
    add_pair (line, key, value);
}

static void
add_include (GString   *line,
             TlInclude  include)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (includes); i++)
    {
      if (include & includes[i].include)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "," : "", includes[i].name);
    }
  if (names->len > 0)
    add_pair (line, "include", names->str);
}

char *
tl_query_to_string (const TlQuery *query)
{
  GString *line;

  g_return_val_if_fail (query != NULL, NULL);

  line = g_string_new (NULL);
  for (guint i = 0; i < TL_N_FILTERS; i++)
    {
      const char *const *values = tl_query_get_values (query, i);

      for (guint j = 0; values[j] != NULL; j++)
        add_pair (line, tl_filter_to_string (i), values[j]);
    }
  add_number (line, "from", tl_query_get_from (query));
  add_number (line, "to", tl_query_get_to (query));
  if (tl_query_get_text (query) != NULL)
    add_pair (line, "text", tl_query_get_text (query));
  add_include (line, tl_query_get_include (query));
  if (tl_query_get_order (query) != TL_ORDER_REVIEW)
    add_pair (line, "order", order_names[tl_query_get_order (query)]);
  if (tl_query_is_without_private (query))
    add_pair (line, "private", "out");
  return g_string_free (line, FALSE);
}

static TlInclude
read_include (const char *value)
{
  g_auto (GStrv) names = g_strsplit (value, ",", -1);
  TlInclude include = 0;

  for (guint i = 0; i < G_N_ELEMENTS (includes); i++)
    {
      if (g_strv_contains ((const char *const *) names, includes[i].name))
        include |= includes[i].include;
    }
  return include;
}

static TlOrder
read_order (const char *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (order_names); i++)
    {
      if (strcmp (order_names[i], value) == 0)
        return (TlOrder) i;
    }
  return TL_ORDER_REVIEW;
}

static int
read_year (const char *value)
{
  gint64 year;

  return g_ascii_string_to_signed (value, 10, 0, 9999, &year, NULL) ? (int) year : 0;
}

static TlQuery *
read_pair (const TlQuery *query,
           const char    *key,
           const char    *value)
{
  TlFilter filter;

  if (tl_filter_from_string (key, &filter))
    return tl_query_with_value (query, filter, value);
  if (strcmp (key, "from") == 0)
    return tl_query_with_years (query, read_year (value), tl_query_get_to (query));
  if (strcmp (key, "to") == 0)
    return tl_query_with_years (query, tl_query_get_from (query), read_year (value));
  if (strcmp (key, "text") == 0)
    return tl_query_with_text (query, value);
  if (strcmp (key, "include") == 0)
    return tl_query_with_include (query, read_include (value));
  if (strcmp (key, "order") == 0)
    return tl_query_with_order (query, read_order (value));
  if (strcmp (key, "private") == 0 && strcmp (value, "out") == 0)
    return tl_query_without_private (query);
  return NULL;
}

TlQuery *
tl_query_from_string (const char *text)
{
  g_auto (GStrv) pairs = g_strsplit (text != NULL ? text : "", "&", -1);
  TlQuery *query = tl_query_new ();

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      char *equals = strchr (pairs[i], '=');
      g_autofree char *value = equals != NULL ? g_uri_unescape_string (equals + 1, NULL) : NULL;
      TlQuery *next;

      if (value == NULL || !g_utf8_validate (value, -1, NULL))
        continue;
      *equals = '\0';
      next = read_pair (query, pairs[i], value);
      if (next == NULL)
        continue;
      tl_query_unref (query);
      query = next;
    }
  return query;
}
