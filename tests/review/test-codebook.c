/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-codebook.h"

#include <locale.h>

static TlRule *
make_rule (const char  *id,
           TlStance     stance,
           TlRuleSyntax syntax,
           const char  *text)
{
  return tl_rule_new (&(TlRuleFields) {
    .id = id, .stance = stance, .syntax = syntax, .text = text, .line = 7 });
}

static GPtrArray *
make_rules (const char *first_id,
            const char *second_id)
{
  GPtrArray *rules = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_rule_unref);

  g_ptr_array_add (rules, make_rule (first_id, TL_STANCE_CONCERN, TL_RULE_PHRASE, "lack of"));
  g_ptr_array_add (rules, make_rule (second_id, TL_STANCE_STRENGTH, TL_RULE_PHRASE, "good"));
  return rules;
}

static TlCodebook *
make_codebook (const char *source)
{
  g_autoptr (GPtrArray) themes = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_theme_unref);
  g_autoptr (GPtrArray) rules = make_rules ("supervision.c1", "supervision.s1");
  g_autoptr (GPtrArray) guards = make_rules ("supervision.g1", "supervision.g2");
  g_autoptr (GPtrArray) common = make_rules ("guard.1", "guard.2");
  g_autoptr (GBytes) bytes = g_bytes_new (source, strlen (source));

  g_ptr_array_add (themes, tl_theme_new (&(TlThemeFields) {
    .id = "supervision", .name = "Supervision", .group = "Workforce",
    .rules = rules, .guards = guards }));
  return tl_codebook_new (&(TlCodebookFields) {
    .name = "Test", .source = bytes, .themes = themes, .guards = common });
}

static void
test_hash_covers_what_decides (void)
{
  g_autoptr (TlRule) rule = make_rule ("a.1", TL_STANCE_CONCERN, TL_RULE_PHRASE, "lack of");
  g_autoptr (TlRule) renamed = make_rule ("b.9", TL_STANCE_CONCERN, TL_RULE_PHRASE, "lack of");
  g_autoptr (TlRule) stance = make_rule ("a.1", TL_STANCE_NEUTRAL, TL_RULE_PHRASE, "lack of");
  g_autoptr (TlRule) syntax = make_rule ("a.1", TL_STANCE_CONCERN, TL_RULE_PATTERN, "lack of");
  g_autoptr (TlRule) text = make_rule ("a.1", TL_STANCE_CONCERN, TL_RULE_PHRASE, "lack of ");

  g_assert_cmpuint (strlen (tl_rule_get_hash (rule)), ==, 16);
  g_assert_cmpstr (tl_rule_get_hash (rule), ==, tl_rule_get_hash (renamed));
  g_assert_cmpstr (tl_rule_get_hash (rule), !=, tl_rule_get_hash (stance));
  g_assert_cmpstr (tl_rule_get_hash (rule), !=, tl_rule_get_hash (syntax));
  g_assert_cmpstr (tl_rule_get_hash (rule), !=, tl_rule_get_hash (text));
}

static void
test_hash_covers_families (void)
{
  TlRuleFields fields = { .id = "a.1", .stance = TL_STANCE_CONCERN, .text = "lack of {time}" };
  g_autoptr (TlRule) bare = tl_rule_new (&fields);
  g_autoptr (TlRule) short_family = NULL;
  g_autoptr (TlRule) long_family = NULL;

  fields.families = "{hours\n}";
  short_family = tl_rule_new (&fields);
  fields.families = "{hours\ndays\n}";
  long_family = tl_rule_new (&fields);
  g_assert_cmpstr (tl_rule_get_hash (bare), !=, tl_rule_get_hash (short_family));
  g_assert_cmpstr (tl_rule_get_hash (short_family), !=, tl_rule_get_hash (long_family));
}

/* Hashes are kept in libraries: the same rule must have the same hash in every release. */
static void
test_hash_never_changes (void)
{
  g_autoptr (TlRule) rule = make_rule ("a.1", TL_STANCE_CONCERN, TL_RULE_PHRASE, "lack of");

  g_assert_cmpstr (tl_rule_get_hash (rule), ==, "a568c9c074b185fe");
}

static void
test_rules_are_found_wherever_they_stand (void)
{
  g_autoptr (TlCodebook) codebook = make_codebook ("x");
  const char *ids[] = { "supervision.c1", "supervision.s1", "supervision.g2", "guard.1" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      TlRule *rule = tl_codebook_find_rule (codebook, ids[i]);

      g_assert_nonnull (rule);
      g_assert_cmpstr (tl_rule_get_id (rule), ==, ids[i]);
    }
  g_assert_null (tl_codebook_find_rule (codebook, "supervision"));
}

static void
test_themes_are_found (void)
{
  g_autoptr (TlCodebook) codebook = make_codebook ("x");
  TlTheme *theme = tl_codebook_find_theme (codebook, "supervision");

  g_assert_nonnull (theme);
  g_assert_cmpstr (tl_theme_get_group (theme), ==, "Workforce");
  g_assert_null (tl_theme_get_definition (theme));
  g_assert_cmpuint (tl_theme_get_rules (theme)->len, ==, 2);
  g_assert_false (tl_theme_is_harm (theme));
  g_assert_null (tl_codebook_find_theme (codebook, "Supervision"));
}

/* Of a theme with its name in two languages, made while the program speaks @language. */
static void
assert_name (const char *language,
             const char *expected)
{
  const TlTranslation translations[] = {
    { TL_THEME_NAME, "cy", "Goruchwilio" },
    { TL_THEME_NAME, "ga", "Maoirseacht" },
    { TL_THEME_NAME, "cy", "Goruchwyliaeth" },
  };
  g_autoptr (TlTheme) theme = NULL;

  g_setenv ("LANGUAGE", language, TRUE);
  theme = tl_theme_new (&(TlThemeFields) {
    .id = "supervision", .name = "Supervision", .translations = translations,
    .n_translations = G_N_ELEMENTS (translations) });
  g_setenv ("LANGUAGE", "", TRUE);
  g_assert_cmpstr (tl_theme_get_name (theme), ==, expected);
  g_assert_cmpstr (tl_theme_get_plain (theme, TL_THEME_NAME), ==, "Supervision");
  g_assert_null (tl_theme_get_group (theme));
}

static void
test_names_are_in_the_readers_language (void)
{
  assert_name ("", "Supervision");
  assert_name ("cy", "Goruchwyliaeth");
  assert_name ("cy_GB.UTF-8", "Goruchwyliaeth");
  assert_name ("de:ga_IE:cy", "Maoirseacht");
  assert_name ("de", "Supervision");
}

static void
test_version_is_that_of_the_source (void)
{
  g_autoptr (TlCodebook) codebook = make_codebook ("one");
  g_autoptr (TlCodebook) same = make_codebook ("one");
  g_autoptr (TlCodebook) other = make_codebook ("two");

  g_assert_cmpuint (strlen (tl_codebook_get_version (codebook)), ==, 64);
  g_assert_cmpstr (tl_codebook_get_version (codebook), ==, tl_codebook_get_version (same));
  g_assert_cmpstr (tl_codebook_get_version (codebook), !=, tl_codebook_get_version (other));
  g_assert_cmpuint (g_bytes_get_size (tl_codebook_get_source (codebook)), ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codebook/hash-covers-what-decides", test_hash_covers_what_decides);
  g_test_add_func ("/codebook/hash-covers-families", test_hash_covers_families);
  g_test_add_func ("/codebook/hash-never-changes", test_hash_never_changes);
  g_test_add_func ("/codebook/rules-are-found-wherever-they-stand",
                   test_rules_are_found_wherever_they_stand);
  g_test_add_func ("/codebook/themes-are-found", test_themes_are_found);
  g_test_add_func ("/codebook/names-are-in-the-readers-language",
                   test_names_are_in_the_readers_language);
  g_test_add_func ("/codebook/version-is-that-of-the-source", test_version_is_that_of_the_source);
  return g_test_run ();
}
