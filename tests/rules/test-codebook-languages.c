/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-private.h"
#include "tl-codebook-compare.h"
#include "tl-codebook-merge.h"

#include <locale.h>
#include <string.h>

#define FORMAT "throughline code book 1\n"
#define HEAD FORMAT "theme a\n  name: Alpha\n  group: Greek\n  definition: The first.\n"
#define WELSH "  name cy: Alffa\n  group cy: Groegaidd\n  definition cy: Y cyntaf.\n"
#define RULES                                       \
  "  concern:\n    c1  alpha particle*\n  examples:\n" \
  "    concern: An alpha particle fell.\n"

static GBytes *
bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

/* As a program reads it whose window is in these languages. */
static TlCodebook *
read_as (const char *languages,
         const char *text,
         guint       n_faults)
{
  g_autoptr (GBytes) source = bytes (text);
  g_autoptr (GPtrArray) faults = NULL;
  TlCodebook *codebook;

  g_setenv ("LANGUAGE", languages, TRUE);
  codebook = tl_codebook_parse (source, &faults);
  g_setenv ("LANGUAGE", "", TRUE);
  g_assert_cmpuint (faults->len, ==, n_faults);
  return codebook;
}

static void
assert_theme (const char *languages,
              const char *text,
              const char *name,
              const char *group,
              const char *definition)
{
  g_autoptr (TlCodebook) codebook = read_as (languages, text, 0);
  TlTheme *theme = tl_codebook_find_theme (codebook, "a");

  g_assert_cmpstr (tl_theme_get_name (theme), ==, name);
  g_assert_cmpstr (tl_theme_get_group (theme), ==, group);
  g_assert_cmpstr (tl_theme_get_definition (theme), ==, definition);
  g_assert_cmpstr (tl_theme_get_plain (theme, TL_THEME_NAME), ==, "Alpha");
  g_assert_cmpstr (tl_theme_get_plain (theme, TL_THEME_GROUP), ==, "Greek");
}

static void
test_speaks_as_the_program (void)
{
  assert_theme ("cy", HEAD WELSH, "Alffa", "Groegaidd", "Y cyntaf.");
  assert_theme ("cy_GB", HEAD WELSH, "Alffa", "Groegaidd", "Y cyntaf.");
  assert_theme ("ga:cy", HEAD WELSH, "Alffa", "Groegaidd", "Y cyntaf.");
  assert_theme ("ga", HEAD WELSH, "Alpha", "Greek", "The first.");
  assert_theme ("", HEAD WELSH, "Alpha", "Greek", "The first.");
  assert_theme ("cy", HEAD "  name cy: Alffa\n", "Alffa", "Greek", "The first.");
  assert_theme ("pt_BR", HEAD "  name pt: Alfa\n  name pt-BR: Alfá\n", "Alfá", "Greek",
                "The first.");
  assert_theme ("pt_PT", HEAD "  name pt: Alfa\n  name pt-BR: Alfá\n", "Alfa", "Greek",
                "The first.");
}

/* Without a locale all else is told in English. */
static void
test_speaks_plainly_without_a_locale (void)
{
  setlocale (LC_ALL, "C");
  assert_theme ("cy", HEAD WELSH, "Alpha", "Greek", "The first.");
  setlocale (LC_ALL, "");
}

static void
test_extending (void)
{
  assert_theme ("cy", HEAD WELSH "extend a\n  name cy: Alffa arall\n  concern:\n    c1  x\n",
                "Alffa arall", "Groegaidd", "Y cyntaf.");
  assert_theme ("", HEAD WELSH "extend a\n  definition: The very first.\n", "Alpha", "Greek",
                "The very first.");
}

static void
test_unknown_languages_are_kept (void)
{
  g_autoptr (TlCodebook) codebook = read_as ("cy", HEAD "  name xx: Alfx\n  name zzz: Alz\n", 0);
  TlTheme *theme = tl_codebook_find_theme (codebook, "a");
  guint n_translations;
  const TlTranslation *translations = tl_theme_get_translations (theme, &n_translations);

  g_assert_cmpstr (tl_theme_get_name (theme), ==, "Alpha");
  g_assert_cmpuint (n_translations, ==, 2);
  g_assert_cmpint (translations[1].what, ==, TL_THEME_NAME);
  g_assert_cmpstr (translations[1].language, ==, "zzz");
  g_assert_cmpstr (translations[1].text, ==, "Alz");
}

static const struct {
  const char *line;
  guint       column;
  const char *words;
} broken[] = {
  { "  name CY: x", 8, "“CY” names no language" },
  { "  name c: x", 8, "“c” names no language" },
  { "  name c1: x", 8, "“c1” names no language" },
  { "\tgroup welsh: x", 8, "“welsh” names no language" },
  { "  definition cymraeg: x", 14, "“cymraeg” names no language" },
  { "  include cy_GB: x", 11, "“cy_GB” names no language" },
  { "  exclude pt-br: x", 11, "“pt-br” names no language" },
  { "  name cy:", 1, "write the text" },
  { "  name:", 1, "write the text" },
  { "  harm cy: ie", 1, "no “harm cy”" },
};

static void
test_faults (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *text = g_strconcat (HEAD, broken[i].line, "\n", RULES, NULL);
      g_autoptr (GBytes) source = bytes (text);
      g_autoptr (GPtrArray) faults = tl_codebook_check (source);
      TlFault *fault = faults->len > 0 ? faults->pdata[0] : NULL;

      g_test_message ("%s", broken[i].line);
      g_assert_cmpuint (faults->len, ==, 1);
      g_assert_cmpuint (fault->line, ==, 6);
      g_assert_cmpuint (fault->column, ==, broken[i].column);
      g_assert_nonnull (strstr (fault->message, broken[i].words));
    }
}

/* ── what is found is the same, whatever language it is told in ── */

static void
test_no_rule_differs (void)
{
  g_autoptr (TlCodebook) plain = read_as ("", HEAD RULES, 0);
  g_autoptr (TlCodebook) translated = read_as ("cy", HEAD WELSH RULES, 0);
  g_auto (GStrv) rules = tl_codebook_list_differing (plain, translated);
  g_auto (GStrv) themes = tl_codebook_list_differing_themes (translated, plain);

  g_assert_cmpstr (tl_codebook_get_version (plain), !=, tl_codebook_get_version (translated));
  g_assert_cmpuint (g_strv_length (rules), ==, 0);
  g_assert_cmpuint (g_strv_length (themes), ==, 0);
}

static void
test_findings_are_the_same (void)
{
  g_autoptr (TlMatcher) plain = matcher_from_text (strchr (HEAD RULES, '\n') + 1);
  g_autoptr (TlMatcher) translated = matcher_from_text (strchr (HEAD WELSH RULES, '\n') + 1);
  g_autoptr (GPtrArray) before = find_in (plain, "Alpha particles were missed.");
  g_autoptr (GPtrArray) after = find_in (translated, "Alpha particles were missed.");
  g_autofree char *described = describe_findings (before);
  g_autofree char *again = describe_findings (after);

  g_assert_cmpuint (before->len, ==, 1);
  g_assert_cmpstr (described, ==, again);
}

/* ── keeping, comparing, merging ── */

static void
assert_text (GBytes     *source,
             const char *expected)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (source, NULL), g_bytes_get_size (source));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_changed_rules_leave_them (void)
{
  g_autoptr (GBytes) source = bytes (HEAD WELSH RULES);
  g_autoptr (GBytes) joined = tl_codebook_join_source (source);
  g_autoptr (GBytes) changed = tl_codebook_replace_rule (joined, "a.c1", "beta");
  g_autofree char *expected =
    g_strdup (HEAD WELSH "  concern:\n    c1  beta\n  examples:\n"
              "    concern: An alpha particle fell.\n");

  assert_text (joined, HEAD WELSH RULES);
  assert_text (changed, expected);
}

static void
assert_change (TlCodebookChange *change,
               TlCodebookAct     act,
               const char       *name,
               const char       *after)
{
  g_assert_cmpint (change->act, ==, act);
  g_assert_cmpint (change->part, ==, TL_CODEBOOK_FIELD);
  g_assert_cmpstr (change->name, ==, name);
  g_assert_cmpstr (change->after, ==, after);
}

static void
test_compare (void)
{
  g_autoptr (GBytes) before = bytes (HEAD "  name cy: Alfa\n  name ga: Alfa\n");
  g_autoptr (GBytes) after = bytes (HEAD "  name cy: Alffa\n  group cy: Groegaidd\n");
  g_autoptr (GPtrArray) changes = tl_codebook_compare (before, after);
  g_autofree char *summary = tl_codebook_changes_dup_summary (changes);

  g_assert_cmpuint (changes->len, ==, 3);
  assert_change (changes->pdata[0], TL_CODEBOOK_CHANGED, "name cy", "Alffa");
  assert_change (changes->pdata[1], TL_CODEBOOK_ADDED, "group cy", "Groegaidd");
  assert_change (changes->pdata[2], TL_CODEBOOK_REMOVED, "name ga", NULL);
  g_assert_cmpstr (summary, ==, "1 theme described anew");
}

static GBytes *
merge (const char  *ours,
       const char  *theirs,
       GPtrArray  **changes)
{
  g_autoptr (GBytes) source = bytes (ours);
  g_autoptr (GBytes) other = bytes (theirs);
  g_autoptr (GPtrArray) faults = NULL;
  GBytes *merged = tl_codebook_merge (source, other, "other", changes, &faults);

  g_assert_cmpuint (faults->len, ==, 0);
  return merged;
}

/* They come to what they translate, and to nothing else. */
static void
test_merge (void)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GBytes) merged =
    merge (HEAD "  definition cy: Y gyntaf.\n",
           FORMAT "theme a\n  name: Alpha\n  name cy: Alffa\n  group: Hellenic\n"
           "  group cy: Helenaidd\n  definition: The first.\n  definition cy: Y cyntaf.\n"
           "  include: One.\n  include cy: Un.\n  exclude cy: Dau.\n",
           &changes);

  assert_text (merged, HEAD "  definition cy: Y gyntaf.\n\n# Merged from other\n\nextend a\n"
               "  name cy: Alffa\n  include: One.\n  include cy: Un.\n");
  g_assert_cmpuint (changes->len, ==, 7);
  assert_change (changes->pdata[0], TL_CODEBOOK_ADDED, "name cy", "Alffa");
  assert_change (changes->pdata[1], TL_CODEBOOK_KEPT, "group", "Hellenic");
  assert_change (changes->pdata[2], TL_CODEBOOK_KEPT, "group cy", "Helenaidd");
  assert_change (changes->pdata[3], TL_CODEBOOK_KEPT, "definition cy", "Y cyntaf.");
  assert_change (changes->pdata[4], TL_CODEBOOK_ADDED, "include", "One.");
  assert_change (changes->pdata[5], TL_CODEBOOK_ADDED, "include cy", "Un.");
  assert_change (changes->pdata[6], TL_CODEBOOK_KEPT, "exclude cy", "Dau.");
}

/* ── what the program ships with ── */

static void
test_shipped_in_welsh (void)
{
  g_autoptr (GBytes) source = tl_codebook_dup_default_source ();
  g_autoptr (TlCodebook) codebook = NULL;
  GPtrArray *themes;

  g_setenv ("LANGUAGE", "cy", TRUE);
  codebook = tl_codebook_parse (source, NULL);
  g_setenv ("LANGUAGE", "", TRUE);
  themes = tl_codebook_get_themes (codebook);
  g_assert_cmpuint (themes->len, ==, 46);
  for (guint i = 0; i < themes->len; i++)
    for (TlThemeText text = 0; text < TL_N_THEME_TEXTS; text++)
      {
        const char *welsh = tl_theme_get_text (themes->pdata[i], text);
        const char *plain = tl_theme_get_plain (themes->pdata[i], text);

        g_test_message ("%s: %s", tl_theme_get_id (themes->pdata[i]),
                        tl_theme_text_to_string (text));
        g_assert_nonnull (plain);
        g_assert_cmpstr (welsh, !=, plain);
      }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/codebook-languages/speaks-as-the-program", test_speaks_as_the_program);
  g_test_add_func ("/rules/codebook-languages/speaks-plainly-without-a-locale",
                   test_speaks_plainly_without_a_locale);
  g_test_add_func ("/rules/codebook-languages/extending", test_extending);
  g_test_add_func ("/rules/codebook-languages/unknown-languages-are-kept",
                   test_unknown_languages_are_kept);
  g_test_add_func ("/rules/codebook-languages/faults", test_faults);
  g_test_add_func ("/rules/codebook-languages/no-rule-differs", test_no_rule_differs);
  g_test_add_func ("/rules/codebook-languages/findings-are-the-same", test_findings_are_the_same);
  g_test_add_func ("/rules/codebook-languages/changed-rules-leave-them",
                   test_changed_rules_leave_them);
  g_test_add_func ("/rules/codebook-languages/compare", test_compare);
  g_test_add_func ("/rules/codebook-languages/merge", test_merge);
  g_test_add_func ("/rules/codebook-languages/shipped-in-welsh", test_shipped_in_welsh);
  return g_test_run ();
}
