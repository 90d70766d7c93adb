/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-query.h"

#include <string.h>

static const char *const values[] = {
  "neglect", "a&b=c", "100% “sure”; or not", "", " ", "żółć", "2010s", "'; DROP TABLE findings; --",
};

static TlQuery *
make_query (GRand *random)
{
  TlQuery *query = tl_query_new ();

  for (guint i = (guint) g_rand_int_range (random, 0, 6); i > 0; i--)
    {
      g_autoptr (TlQuery) before = query;

      query = tl_query_with_value (before, (TlFilter) g_rand_int_range (random, 0, TL_N_FILTERS),
                                   values[g_rand_int_range (random, 0, G_N_ELEMENTS (values))]);
    }
  if (g_rand_boolean (random))
    {
      g_autoptr (TlQuery) before = query;
      g_autoptr (TlQuery) years = tl_query_with_years (before, 1990, 0);

      query = tl_query_with_text (years,
                                  values[g_rand_int_range (random, 0, G_N_ELEMENTS (values))]);
    }
  if (g_rand_boolean (random))
    {
      g_autoptr (TlQuery) before = query;
      g_autoptr (TlQuery) more = tl_query_with_include (before, g_rand_int_range (random, 0, 32));
      g_autoptr (TlQuery) public = tl_query_without_private (more);

      query = tl_query_with_order (public, (TlOrder) g_rand_int_range (random, 0, 3));
    }
  return query;
}

static void
test_string_and_back (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (TlQuery) query = make_query (random);
      g_autofree char *text = tl_query_to_string (query);
      g_autoptr (TlQuery) back = tl_query_from_string (text);
      g_autofree char *again = tl_query_to_string (back);

      g_assert_null (strchr (text, '\n'));
      g_assert_true (tl_query_equal (query, back));
      g_assert_cmpstr (text, ==, again);
    }
}

/* What a person or a later version wrote into the settings is taken as far as it goes. */
static void
test_robust (void)
{
  static const struct {
    const char *text;
    const char *taken;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { "&&&==&", "" },
    { "theme", "" },
    { "future=1&theme=neglect", "theme=neglect" },
    { "theme=%zz&theme=neglect", "theme=neglect" },
    { "theme=%ff", "" },
    { "theme=a%00b", "" },
    { "from=abc&to=2010", "to=2010" },
    { "from=-5", "" },
    { "from=99999999999999", "" },
    { "include=rejected,sometimes", "include=rejected" },
    { "order=backwards", "" },
    { "text=", "" },
    { "text=neglect%20", "text=neglect%20" },
    { "private=maybe", "" },
    { "theme=b&theme=a&theme=b", "theme=a&theme=b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TlQuery) query = tl_query_from_string (cases[i].text);
      g_autofree char *taken = tl_query_to_string (query);

      g_assert_cmpstr (taken, ==, cases[i].taken);
    }
}

/* Each change gives a new query and leaves the old one as it was. */
static void
test_values (void)
{
  g_autoptr (TlQuery) none = tl_query_new ();
  g_autoptr (TlQuery) b = tl_query_with_value (none, TL_FILTER_THEME, "b");
  g_autoptr (TlQuery) ab = tl_query_with_value (b, TL_FILTER_THEME, "a");
  g_autoptr (TlQuery) again = tl_query_with_value (ab, TL_FILTER_THEME, "a");
  g_autoptr (TlQuery) a = tl_query_without_value (ab, TL_FILTER_THEME, "b");
  g_autoptr (TlQuery) same = tl_query_without_value (a, TL_FILTER_THEME, "c");
  g_autoptr (TlQuery) empty = tl_query_without (ab, TL_FILTER_THEME);
  const char *const *themes = tl_query_get_values (ab, TL_FILTER_THEME);

  g_assert_cmpstr (themes[0], ==, "a");
  g_assert_cmpstr (themes[1], ==, "b");
  g_assert_null (themes[2]);
  g_assert_true (tl_query_equal (ab, again));
  g_assert_true (tl_query_equal (a, same));
  g_assert_true (tl_query_equal (none, empty));
  g_assert_false (tl_query_has_value (none, TL_FILTER_THEME, "b"));
  g_assert_true (tl_query_has_value (b, TL_FILTER_THEME, "b"));
  g_assert_false (tl_query_has_value (b, TL_FILTER_STANCE, "b"));
  g_assert_false (tl_query_is_narrowed (none));
  g_assert_true (tl_query_is_narrowed (a));
}

/* What is typed is kept, be it no word yet. */
static void
test_text (void)
{
  static const struct {
    const char *text;
    gboolean    narrows;
  } cases[] = {
    { NULL, FALSE }, { "", FALSE }, { " ", FALSE }, { "\"", FALSE }, { "-", FALSE },
    { "“*", FALSE },
    { "a", TRUE }, { "a ", TRUE }, { "-é", TRUE }, { "4", TRUE },
  };
  g_autoptr (TlQuery) any = tl_query_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TlQuery) query = tl_query_with_text (any, cases[i].text);

      g_assert_cmpint (tl_query_has_words (query), ==, cases[i].narrows);
      g_assert_cmpint (tl_query_is_narrowed (query), ==, cases[i].narrows);
      if (cases[i].text != NULL && *cases[i].text != '\0')
        g_assert_cmpstr (tl_query_get_text (query), ==, cases[i].text);
      else
        g_assert_null (tl_query_get_text (query));
    }
}

static void
test_filter_names (void)
{
  for (guint i = 0; i < TL_N_FILTERS; i++)
    {
      TlFilter filter = TL_N_FILTERS;

      g_assert_true (tl_filter_from_string (tl_filter_to_string (i), &filter));
      g_assert_cmpint (filter, ==, i);
    }
  g_assert_false (tl_filter_from_string ("text", &(TlFilter) { 0 }));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/query/string-and-back", test_string_and_back);
  g_test_add_func ("/search/query/robust", test_robust);
  g_test_add_func ("/search/query/values", test_values);
  g_test_add_func ("/search/query/text", test_text);
  g_test_add_func ("/search/query/filter-names", test_filter_names);
  return g_test_run ();
}
