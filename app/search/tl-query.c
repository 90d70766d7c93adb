/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-query.h"

#include <string.h>

struct _TlQuery {
  gatomicrefcount refs;
  char          **values[TL_N_FILTERS];
  int             from;
  int             to;
  char           *text;
  TlInclude       include;
  TlOrder         order;
  gboolean        without_private;
};

G_DEFINE_BOXED_TYPE (TlQuery, tl_query, tl_query_ref, tl_query_unref)

static const char *const filter_names[] = {
  [TL_FILTER_THEME] = "theme",
  [TL_FILTER_STANCE] = "stance",
  [TL_FILTER_STATUS] = "status",
  [TL_FILTER_SECTION] = "section",
  [TL_FILTER_KIND] = "kind",
  [TL_FILTER_VOICE] = "voice",
  [TL_FILTER_ORIGIN] = "origin",
  [TL_FILTER_RULE] = "rule",
  [TL_FILTER_TAG] = "tag",
  [TL_FILTER_REVIEW] = "review",
  [TL_FILTER_DECADE] = "decade",
  [TL_FILTER_YEAR] = "year",
  [TL_FILTER_AUTHORITY] = "authority",
  [TL_FILTER_REGION] = "region",
  [TL_FILTER_NATION] = "nation",
  [TL_FILTER_REVIEW_TYPE] = "review_type",
};
G_STATIC_ASSERT (G_N_ELEMENTS (filter_names) == TL_N_FILTERS);

const char *
tl_filter_to_string (TlFilter filter)
{
  g_return_val_if_fail (filter < TL_N_FILTERS, NULL);

  return filter_names[filter];
}

gboolean
tl_filter_from_string (const char *name,
                       TlFilter   *filter)
{
  g_return_val_if_fail (filter != NULL, FALSE);

  for (guint i = 0; i < TL_N_FILTERS; i++)
    {
      if (g_strcmp0 (filter_names[i], name) == 0)
        {
          *filter = (TlFilter) i;
          return TRUE;
        }
    }
  return FALSE;
}

TlQuery *
tl_query_new (void)
{
  TlQuery *query = g_new0 (TlQuery, 1);

  g_atomic_ref_count_init (&query->refs);
  for (guint i = 0; i < TL_N_FILTERS; i++)
    query->values[i] = g_new0 (char *, 1);
  return query;
}

static TlQuery *
copy_query (const TlQuery *query)
{
  TlQuery *copy = g_memdup2 (query, sizeof *query);

  g_atomic_ref_count_init (&copy->refs);
  for (guint i = 0; i < TL_N_FILTERS; i++)
    copy->values[i] = g_strdupv (query->values[i]);
  copy->text = g_strdup (query->text);
  return copy;
}

TlQuery *
tl_query_ref (TlQuery *query)
{
  g_return_val_if_fail (query != NULL, NULL);

  g_atomic_ref_count_inc (&query->refs);
  return query;
}

void
tl_query_unref (TlQuery *query)
{
  g_return_if_fail (query != NULL);

  if (!g_atomic_ref_count_dec (&query->refs))
    return;
  for (guint i = 0; i < TL_N_FILTERS; i++)
    g_strfreev (query->values[i]);
  g_free (query->text);
  g_free (query);
}

gboolean
tl_query_equal (const TlQuery *a,
                const TlQuery *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  for (guint i = 0; i < TL_N_FILTERS; i++)
    {
      if (!g_strv_equal ((const char *const *) a->values[i], (const char *const *) b->values[i]))
        return FALSE;
    }
  return a->from == b->from && a->to == b->to && a->include == b->include && a->order == b->order
         && a->without_private == b->without_private && g_strcmp0 (a->text, b->text) == 0;
}

/* Where @value stands among the sorted @values, or would. */
static guint
find_place (char       **values,
            const char  *value,
            gboolean    *there)
{
  guint i = 0;

  while (values[i] != NULL && strcmp (values[i], value) < 0)
    i++;
  *there = values[i] != NULL && strcmp (values[i], value) == 0;
  return i;
}

TlQuery *
tl_query_with_value (const TlQuery *query,
                     TlFilter       filter,
                     const char    *value)
{
  TlQuery *copy;
  char **values;
  guint n_values, place;
  gboolean there;

  g_return_val_if_fail (query != NULL, NULL);
  g_return_val_if_fail (filter < TL_N_FILTERS && value != NULL, NULL);

  copy = copy_query (query);
  values = copy->values[filter];
  n_values = g_strv_length (values);
  place = find_place (values, value, &there);
  if (there)
    return copy;
  values = g_renew (char *, values, n_values + 2);
  memmove (values + place + 1, values + place, (n_values - place + 1) * sizeof (char *));
  values[place] = g_strdup (value);
  copy->values[filter] = values;
  return copy;
}

TlQuery *
tl_query_without_value (const TlQuery *query,
                        TlFilter       filter,
                        const char    *value)
{
  TlQuery *copy;
  char **values;
  guint n_values, place;
  gboolean there;

  g_return_val_if_fail (query != NULL, NULL);
  g_return_val_if_fail (filter < TL_N_FILTERS && value != NULL, NULL);

  copy = copy_query (query);
  values = copy->values[filter];
  n_values = g_strv_length (values);
  place = find_place (values, value, &there);
  if (!there)
    return copy;
  g_free (values[place]);
  memmove (values + place, values + place + 1, (n_values - place) * sizeof (char *));
  return copy;
}

TlQuery *
tl_query_without (const TlQuery *query,
                  TlFilter       filter)
{
  TlQuery *copy;

  g_return_val_if_fail (query != NULL && filter < TL_N_FILTERS, NULL);

  copy = copy_query (query);
  g_strfreev (copy->values[filter]);
  copy->values[filter] = g_new0 (char *, 1);
  return copy;
}

TlQuery *
tl_query_with_years (const TlQuery *query,
                     int            from,
                     int            to)
{
  TlQuery *copy;

  g_return_val_if_fail (query != NULL, NULL);

  copy = copy_query (query);
  copy->from = from;
  copy->to = to;
  return copy;
}

TlQuery *
tl_query_with_text (const TlQuery *query,
                    const char    *text)
{
  TlQuery *copy;

  g_return_val_if_fail (query != NULL, NULL);

  copy = copy_query (query);
  g_clear_pointer (&copy->text, g_free);
  if (text != NULL && *text != '\0')
    copy->text = g_utf8_make_valid (text, -1);
  return copy;
}

TlQuery *
tl_query_with_include (const TlQuery *query,
                       TlInclude      include)
{
  TlQuery *copy;

  g_return_val_if_fail (query != NULL, NULL);

  copy = copy_query (query);
  copy->include = include;
  return copy;
}

TlQuery *
tl_query_with_order (const TlQuery *query,
                     TlOrder        order)
{
  TlQuery *copy;

  g_return_val_if_fail (query != NULL, NULL);

  copy = copy_query (query);
  copy->order = order;
  return copy;
}

TlQuery *
tl_query_without_private (const TlQuery *query)
{
  TlQuery *copy;

  g_return_val_if_fail (query != NULL, NULL);

  copy = copy_query (query);
  copy->without_private = TRUE;
  return copy;
}

const char *const *
tl_query_get_values (const TlQuery *query,
                     TlFilter       filter)
{
  g_return_val_if_fail (query != NULL && filter < TL_N_FILTERS, NULL);

  return (const char *const *) query->values[filter];
}

gboolean
tl_query_has_value (const TlQuery *query,
                    TlFilter       filter,
                    const char    *value)
{
  g_return_val_if_fail (query != NULL && filter < TL_N_FILTERS, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  return g_strv_contains ((const char *const *) query->values[filter], value);
}

int
tl_query_get_from (const TlQuery *query)
{
  g_return_val_if_fail (query != NULL, 0);

  return query->from;
}

int
tl_query_get_to (const TlQuery *query)
{
  g_return_val_if_fail (query != NULL, 0);

  return query->to;
}

const char *
tl_query_get_text (const TlQuery *query)
{
  g_return_val_if_fail (query != NULL, NULL);

  return query->text;
}

gboolean
tl_query_has_words (const TlQuery *query)
{
  g_return_val_if_fail (query != NULL, FALSE);

  for (const char *p = query->text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isalnum (g_utf8_get_char (p)))
        return TRUE;
    }
  return FALSE;
}

TlInclude
tl_query_get_include (const TlQuery *query)
{
  g_return_val_if_fail (query != NULL, 0);

  return query->include;
}

TlOrder
tl_query_get_order (const TlQuery *query)
{
  g_return_val_if_fail (query != NULL, TL_ORDER_REVIEW);

  return query->order;
}

gboolean
tl_query_is_without_private (const TlQuery *query)
{
  g_return_val_if_fail (query != NULL, FALSE);

  return query->without_private;
}

gboolean
tl_query_is_narrowed (const TlQuery *query)
{
  g_return_val_if_fail (query != NULL, FALSE);

  for (guint i = 0; i < TL_N_FILTERS; i++)
    {
      if (query->values[i][0] != NULL)
        return TRUE;
    }
  return query->from != 0 || query->to != 0 || tl_query_has_words (query);
}
