/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-private.h"

#include "tl-codebook-examples.h"

static GBytes *
bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static void
test_default_is_sound (void)
{
  g_autoptr (GBytes) source = tl_codebook_dup_default_source ();
  g_autoptr (GPtrArray) faults = tl_codebook_check (source);

  for (guint i = 0; i < faults->len; i++)
    {
      TlFault *fault = g_ptr_array_index (faults, i);

      g_test_message ("%u:%u: %s", fault->line, fault->column, fault->message);
    }
  g_assert_cmpuint (faults->len, ==, 0);
}

static void
test_default_is_whole (void)
{
  g_autoptr (GBytes) source = tl_codebook_dup_default_source ();
  g_autoptr (TlCodebook) codebook = tl_codebook_parse (source, NULL);
  GPtrArray *themes = tl_codebook_get_themes (codebook);

  g_assert_cmpuint (themes->len, ==, 46);
  for (guint i = 0; i < themes->len; i++)
    {
      TlTheme *theme = g_ptr_array_index (themes, i);

      g_assert_cmpstr (tl_theme_get_name (theme), !=, tl_theme_get_id (theme));
      g_assert_nonnull (tl_theme_get_definition (theme));
      g_assert_nonnull (tl_theme_get_include (theme));
      g_assert_nonnull (tl_theme_get_exclude (theme));
      g_assert_cmpstr (tl_theme_get_group (theme), !=, "");
      g_assert_cmpuint (tl_theme_get_rules (theme)->len, >, 25);
    }
  g_assert_true (tl_theme_is_harm (tl_codebook_find_theme (codebook, "neglect")));
  g_assert_false (tl_theme_is_harm (tl_codebook_find_theme (codebook, "supervision")));
}

static void
test_parse (void)
{
  g_autoptr (GBytes) source = bytes ("throughline code book 1\r\n"
                                     "# a comment\r\n"
                                     "name: Small\r\n"
                                     "guards\r\n"
                                     "  g1 Working Together\r\n"
                                     "theme night-shifts\r\n"
                                     "  name: Night shifts\r\n"
                                     "  group: Work\r\n"
                                     "  harm: yes\r\n"
                                     "  definition: Work: at night.\r\n"
                                     "  concern:\r\n"
                                     "    c1  night shift*\r\n"
                                     "    # between rules\r\n"
                                     "    c2  pattern night\\s+watch\r\n"
                                     "  strength:\r\n"
                                     "    s1  well rested\r\n"
                                     "  guards:\r\n"
                                     "    g1  night shift key\r\n");
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (TlCodebook) codebook = tl_codebook_parse (source, &faults);
  TlTheme *theme = tl_codebook_find_theme (codebook, "night-shifts");
  TlRule *rule = tl_codebook_find_rule (codebook, "night-shifts.c2");

  g_assert_cmpuint (faults->len, ==, 0);
  g_assert_cmpstr (tl_codebook_get_name (codebook), ==, "Small");
  g_assert_cmpuint (tl_codebook_get_guards (codebook)->len, ==, 1);
  g_assert_cmpstr (tl_theme_get_definition (theme), ==, "Work: at night.");
  g_assert_true (tl_theme_is_harm (theme));
  g_assert_cmpuint (tl_theme_get_rules (theme)->len, ==, 3);
  g_assert_cmpuint (tl_theme_get_guards (theme)->len, ==, 1);
  g_assert_cmpstr (tl_rule_get_text (rule), ==, "night\\s+watch");
  g_assert_cmpint (tl_rule_get_syntax (rule), ==, TL_RULE_PATTERN);
  g_assert_cmpuint (tl_rule_get_line (rule), ==, 14);
  rule = tl_codebook_find_rule (codebook, "night-shifts.s1");
  g_assert_cmpint (tl_rule_get_stance (rule), ==, TL_STANCE_STRENGTH);
}

/* What is wrong, where it is said to be, and words of what is said. */
static const struct {
  const char *text;
  guint       line;
  guint       column;
  const char *words;
} broken[] = {
  { "theme a\n  name: A\n", 1, 1, "the first line" },
  { "throughline code book 9\n", 1, 1, "format 1" },
  { "throughline code book 1\nthemes a\n", 2, 1, "begins nothing" },
  { "throughline code book 1\ntheme A b\n", 2, 7, "small letters" },
  { "throughline code book 1\ntheme a\n  concern:\n    c1 x\n", 2, 7, "no name" },
  { "throughline code book 1\ntheme a\n  name: A\n  colour: red\n", 4, 1, "no “colour”" },
  { "throughline code book 1\ntheme a\n  name: A\n  worry:\n", 4, 1, "no list “worry”" },
  { "throughline code book 1\ntheme a\n  name: A\n  c1 x\n", 4, 1, "no stance" },
  { "throughline code book 1\ntheme a\n  name: A\n  concern:\n    no supervision\n", 5, 1,
    "an id" },
  { "throughline code book 1\ntheme a\n  name: A\n  concern:\n    c1 x\n    c1 y\n", 6, 1,
    "is there already" },
  { "throughline code book 1\ntheme a\n  name: A\n  concern:\n    c1 x … [y\n", 5, 12,
    "never closed" },
  { "throughline code book 1\ntheme a\n  name: A\n  concern:\n    c1 too many/(cases\n", 5, 17,
    "never closed" },
  { "throughline code book 1\ntheme a\n  name: A\n  concern:\n    c1 x/(y z)\n", 5, 10,
    "brackets round all of them" },
  { "throughline code book 1\ntheme a\n  name: A\n  concern:\n    c1 (y z)/x\n", 5, 13,
    "brackets round all of them" },
  { "throughline code book 1\nfamily f\n  y\ntheme a\n  name: A\n  concern:\n    c1 x/{f}\n", 7,
    10, "brackets round all of them" },
  { "throughline code book 1\ntheme a\n  name: A\n  concern:\n    c1 x/?\n", 5, 10,
    "a word is wanted" },
  { "throughline code book 1\ntheme a\n  name: A\n  concern:\n    c1 pattern a(b\n", 5, 19,
    "not sound" },
  { "throughline code book 1\nnever coded: glossary, moon\n", 2, 14, "no section “moon”" },
  { "throughline code book 1\ncues moon\n", 2, 6, "no cue" },
  { "throughline code book 1\n  c1 x\n", 2, 1, "no block" },
  { "throughline code book 1\ntheme a\n  name: A\n  examples:\n    maybe: x\n", 5, 1,
    "an example begins" },
  { "throughline code book 1\ntheme a\n  name: A\n  concern:\n    c1 x\n  examples:\n"
    "    concern: a y here\n", 7, 14, "no rule finds it" },
  { "throughline code book 1\ntheme a\n  name: A\n  concern:\n    c1 x\n  examples:\n"
    "    none: an x here\n", 7, 11, "must not be coded" },
  { "throughline code book 1\ntheme a\n  name: A\n  concern:\n    c1 x\n  examples:\n"
    "    strength: an x here\n", 7, 15, "other list" },
  { "throughline code book 1\ntheme a\n  name: \xff\n", 1, 1, "UTF-8" },
  { "throughline code book 1\ntheme a\n  name: A\n  concern:\n    c1  x AND (y\n",
    5, 15, "never closed" },
  { "throughline code book 1\ntheme a\n  name: A\n  concern:\n    c1  x AND\n",
    5, 14, "must not be optional" },
  { "throughline code book 1\ntheme a\n  name: A\n  concern:\n    c1  x IN nowhere\n",
    5, 14, "“nowhere”" },
  { "throughline code book 1\ntheme a\n  name: A\n  concern:\n    c1  x NOT IN\n",
    5, 17, "after IN" },
  { "throughline code book 1\nguards\n  g1  x …40 y\n", 3, 10, "thirty at most" },
  { "throughline code book 1\nguards\n  g1  x AND y\n", 3, 7, "conditions are for" },
  { "throughline code book 1\ncues norm\n  q1  pattern x NOT y\n", 3, 15, "conditions are for" },
  { "throughline code book 1\ntheme a\n  name: A\n  concern:\n    c1  pattern AND y\n", 5, 17,
    "stands before" },
  { "throughline code book 1\ntheme a\n  name: A\n  concern:\n    c1  pattern x AND {no}\n", 5, 23,
    "family" },
};

static void
test_faults (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GBytes) source = bytes (broken[i].text);
      g_autoptr (GPtrArray) faults = tl_codebook_check (source);
      TlFault *fault = faults->len > 0 ? g_ptr_array_index (faults, 0) : NULL;

      if (fault == NULL || strstr (fault->message, broken[i].words) == NULL)
        g_error ("not said of: %s (but: %s)", broken[i].text, fault != NULL ? fault->message : "");
      g_assert_cmpuint (faults->len, ==, 1);
      g_assert_cmpuint (fault->line, ==, broken[i].line);
      g_assert_cmpuint (fault->column, ==, broken[i].column);
    }
}

/* A rule at fault is left out; the rest of the code book is there. */
static void
test_rest_survives (void)
{
  g_autoptr (GBytes) source = bytes ("throughline code book 1\ntheme a\n  name: A\n  concern:\n"
                                     "    c1 (x\n    c2 y\n");
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (TlCodebook) codebook = tl_codebook_parse (source, &faults);

  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_null (tl_codebook_find_rule (codebook, "a.c1"));
  g_assert_nonnull (tl_codebook_find_rule (codebook, "a.c2"));
}

static void
test_not_text (void)
{
  g_autoptr (GBytes) source = bytes ("\xfe\xff");
  g_autoptr (GPtrArray) faults = NULL;

  g_assert_null (tl_codebook_parse (source, &faults));
  g_assert_cmpuint (faults->len, ==, 1);
}

static void
test_replace_keeps_the_rest (void)
{
  g_autoptr (GBytes) source = tl_codebook_dup_default_source ();
  g_autoptr (TlCodebook) codebook = tl_codebook_parse (source, NULL);
  TlRule *rule = tl_codebook_find_rule (codebook, "supervision.c2");
  g_autoptr (GBytes) same = tl_codebook_replace_rule (source, "supervision.c2",
                                                      tl_rule_get_text (rule));

  g_assert_true (g_bytes_equal (source, same));
  g_assert_null (tl_codebook_replace_rule (source, "supervision.c9999", "x"));
}

static void
test_replace (void)
{
  g_autoptr (GBytes) source = bytes ("throughline code book 1\n# one\ntheme a\n\tname:A\n"
                                     "  concern:\n    c1   x y  \r\n#two\nguards\n  g1 z");
  g_autoptr (GBytes) changed = tl_codebook_replace_rule (source, "a.c1", "é/… w");
  g_autoptr (GBytes) last = tl_codebook_replace_rule (changed, "guards.g1", "q");
  g_autoptr (GBytes) expected = bytes ("throughline code book 1\n# one\ntheme a\n\tname:A\n"
                                       "  concern:\n    c1   é/… w  \r\n#two\nguards\n  g1 q");

  g_assert_true (g_bytes_equal (last, expected));
}

/* The help shows a whole file, indented by four; it is one that works. */
static void
test_help_example (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "resources", "help",
                                                 "codebook-format.md", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) source = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  GString *example = g_string_new (NULL);

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "    "))
      g_string_append_printf (example, "%s\n", lines[i] + 4);
  source = g_string_free_to_bytes (example);

  g_assert_cmpuint (g_bytes_get_size (source), >, 500);
  faults = tl_codebook_check (source);
  g_assert_cmpuint (faults->len, ==, 0);
}

static void
test_examples_of_a_theme (void)
{
  static const char text[] =
    "throughline code book 1\n"
    "theme a\n  name: A\n  concern:\n    c1 apple*\n  examples:\n"
    "    concern: An apple fell.\n    none: Apples fell.\n    strength: An apple fell.\n"
    "    neutral: A pear fell.\n"
    "theme b\n  name: B\n  concern:\n    c1 pear*\n  examples:\n    concern: A pear fell.\n";
  g_autoptr (GBytes) source = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (TlCodebook) codebook = tl_codebook_parse (source, &faults);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = tl_codebook_try_examples (codebook, "a", &error);
  TlExampleResult *result;

  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, 4);
  result = results->pdata[0];
  g_assert_cmpstr (result->text, ==, "An apple fell.");
  g_assert_true (result->expected);
  g_assert_null (result->failure);
  for (guint i = 1; i < 4; i++)
    g_assert_nonnull (((TlExampleResult *) results->pdata[i])->failure);
  result = results->pdata[1];
  g_assert_false (result->expected);
  g_assert_nonnull (strstr (result->failure, "add a guard"));
}

static void
test_examples_of_rules (void)
{
  g_autoptr (GBytes) source = tl_codebook_dup_default_source ();
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (TlCodebook) codebook = tl_codebook_parse (source, &faults);
  GPtrArray *themes = tl_codebook_get_themes (codebook);
  guint n_of_rules = 0;

  for (guint i = 0; i < themes->len; i++)
    {
      g_autoptr (GPtrArray) results =
        tl_codebook_try_examples (codebook, tl_theme_get_id (themes->pdata[i]), NULL);

      for (guint j = 0; j < results->len; j++)
        {
          TlExampleResult *result = results->pdata[j];

          g_assert_cmpstr (result->failure, ==, NULL);
          n_of_rules += result->rule != NULL;
        }
    }
  g_assert_cmpuint (n_of_rules, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/codebook-file/default-is-sound", test_default_is_sound);
  g_test_add_func ("/rules/codebook-file/default-is-whole", test_default_is_whole);
  g_test_add_func ("/rules/codebook-file/parse", test_parse);
  g_test_add_func ("/rules/codebook-file/faults", test_faults);
  g_test_add_func ("/rules/codebook-file/rest-survives", test_rest_survives);
  g_test_add_func ("/rules/codebook-file/not-text", test_not_text);
  g_test_add_func ("/rules/codebook-file/replace-keeps-the-rest", test_replace_keeps_the_rest);
  g_test_add_func ("/rules/codebook-file/replace", test_replace);
  g_test_add_func ("/rules/codebook-file/help-example", test_help_example);
  g_test_add_func ("/rules/codebook-file/examples-of-a-theme", test_examples_of_a_theme);
  g_test_add_func ("/rules/codebook-file/examples-of-rules", test_examples_of_rules);
  return g_test_run ();
}
