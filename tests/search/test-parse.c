/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-search.h"

#include <string.h>

/* Each case of cases.txt: what is typed, " => ", and the FTS5 expression; nothing behind the arrow
 * says that there is nothing to look for. In what is typed, \n is a line end and \t a tab. */
static void
test_cases (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "tests", "search", "cases.txt", NULL);
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) file_error = NULL;
  guint n_cases = 0;

  g_file_get_contents (path, &contents, NULL, &file_error);
  g_assert_no_error (file_error);
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) sides = NULL;
      g_autofree char *typed = NULL;
      g_autofree char *expression = NULL;
      g_autoptr (GError) error = NULL;

      if (*lines[i] == '\0' || *lines[i] == '#')
        continue;
      sides = g_strsplit (lines[i], "=>", 2);
      g_assert_cmpuint (g_strv_length (sides), ==, 2);
      typed = g_strcompress (g_strstrip (sides[0]));
      expression = tl_search_parse (typed, &error);
      g_test_message ("line %u: %s", i + 1, typed);
      if (*g_strstrip (sides[1]) == '\0')
        g_assert_error (error, TL_SEARCH_ERROR, TL_SEARCH_ERROR_NOTHING);
      else
        g_assert_cmpstr (expression, ==, sides[1]);
      n_cases++;
    }
  g_assert_cmpuint (n_cases, >=, 50);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/parse/cases", test_cases);
  return g_test_run ();
}
