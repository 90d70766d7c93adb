/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-codebook-file.h"

#include <string.h>

#define HEAD "throughline code book 1\n# of a kind\nname: Night work\n\n"
#define FIRST "theme rotas\n  name:   Rotas  \n  # not for ever\n  group: Night\n" \
              "  name cy: Rotâu\n  definition: Who works when.\n  concern:\n    c1  rota*\n" \
              "      matches: The rota was full.\n"
#define SECOND "theme tea\n  name: Tea\n  group: Day\n\n# the end\n"
#define EXAMPLES "  examples:\n    concern: One.\n    # why\n      none: Two.\n"

static GBytes *
bytes (const char *text)
{
  return g_bytes_new_static (text, strlen (text));
}

/* Takes over @source. */
static void
assert_is (GBytes     *source,
           const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_nonnull (source);
  text = g_strndup (g_bytes_get_data (source, NULL), g_bytes_get_size (source));
  g_assert_cmpstr (text, ==, expected);
  g_bytes_unref (source);
}

static TlCodebook *
parse (GBytes *source)
{
  g_autoptr (GPtrArray) faults = NULL;
  TlCodebook *codebook = tl_codebook_parse (source, &faults);

  g_assert_cmpuint (faults->len, ==, 0);
  return codebook;
}

static void
test_text (void)
{
  g_autoptr (GBytes) source = bytes (HEAD FIRST SECOND);
  g_autofree char *name = tl_codebook_dup_theme_text (source, "rotas", "name");
  g_autofree char *none = tl_codebook_dup_theme_text (source, "rotas", "exclude");

  g_assert_cmpstr (name, ==, "Rotas");
  g_assert_null (none);
  assert_is (tl_codebook_replace_theme_text (source, "rotas", "name", "Shifts"),
             HEAD "theme rotas\n  name:   Shifts  \n  # not for ever\n  group: Night\n"
             "  name cy: Rotâu\n  definition: Who works when.\n  concern:\n    c1  rota*\n"
             "      matches: The rota was full.\n" SECOND);
  assert_is (tl_codebook_replace_theme_text (source, "rotas", "name", "Rotas"),
             HEAD FIRST SECOND);
  g_assert_null (tl_codebook_replace_theme_text (source, "night", "name", "Night"));
}

/* What is pasted from a page has its line breaks and hyphens: it stays one line, and no line of the
 * code book comes of it. */
static void
test_pasted (void)
{
  g_autoptr (GBytes) source = bytes (HEAD FIRST SECOND);
  g_autoptr (GBytes) ruled = NULL;
  g_autofree char *line = tl_codebook_dup_line ("\r\n a \n\n b\302\255c\td  e\342\200\250f\n");
  const TlRuleExample examples[] = { { TRUE, "Nobody\n  held it.", 0 } };

  g_assert_cmpstr (line, ==, "a bc d  e f");
  assert_is (tl_codebook_replace_theme_text (source, "rotas", "exclude", "a\ntheme zoo\n"),
             HEAD "theme rotas\n  name:   Rotas  \n  # not for ever\n  group: Night\n"
             "  name cy: Rotâu\n  definition: Who works when.\n  exclude: a theme zoo\n"
             "  concern:\n    c1  rota*\n      matches: The rota was full.\n" SECOND);
  ruled = tl_codebook_add_rule (source, "rotas", "concern", "elephant\ntheme zoo\n  name: Zoo",
                                NULL);
  assert_is (tl_codebook_replace_rule (ruled, "rotas.c2", "over\ntime"),
             HEAD FIRST "    c2  over time\n" SECOND);
  assert_is (tl_codebook_replace_examples (source, "rotas.c1", examples, 1),
             HEAD "theme rotas\n  name:   Rotas  \n  # not for ever\n  group: Night\n"
             "  name cy: Rotâu\n  definition: Who works when.\n  concern:\n    c1  rota*\n"
             "      matches: Nobody held it.\n" SECOND);
}

static void
test_text_comes_and_goes (void)
{
  g_autoptr (GBytes) source = bytes (HEAD SECOND);
  g_autoptr (GBytes) harm = tl_codebook_replace_theme_text (source, "tea", "harm", "yes");
  g_autoptr (GBytes) exclude = tl_codebook_replace_theme_text (harm, "tea", "exclude", "coffee");
  g_autoptr (TlCodebook) codebook = parse (exclude);

  g_assert_true (tl_theme_is_harm (tl_codebook_find_theme (codebook, "tea")));
  assert_is (g_bytes_ref (exclude),
             HEAD "theme tea\n  name: Tea\n  group: Day\n  exclude: coffee\n  harm: yes\n\n"
             "# the end\n");
  assert_is (tl_codebook_replace_theme_text (exclude, "tea", "exclude", ""),
             HEAD "theme tea\n  name: Tea\n  group: Day\n  harm: yes\n\n# the end\n");
  assert_is (tl_codebook_replace_theme_text (source, "tea", "definition", ""), HEAD SECOND);
}

/* Of two lines the last holds; it may stand in another part of the theme. */
static void
test_text_of_what_goes_on (void)
{
  g_autoptr (GBytes) source = bytes (HEAD SECOND "extend tea\n  name: Green tea\n");
  g_autofree char *name = tl_codebook_dup_theme_text (source, "tea", "name");

  g_assert_cmpstr (name, ==, "Green tea");
  assert_is (tl_codebook_replace_theme_text (source, "tea", "name", "Black tea"),
             HEAD SECOND "extend tea\n  name: Black tea\n");
  assert_is (tl_codebook_replace_theme_text (source, "tea", "group", "Night"),
             HEAD "theme tea\n  name: Tea\n  group: Night\n\n# the end\n"
             "extend tea\n  name: Green tea\n");
}

static void
test_examples (void)
{
  g_autoptr (GBytes) source = bytes (HEAD FIRST EXAMPLES SECOND);
  g_auto (GStrv) examples = tl_codebook_dup_theme_examples (source, "rotas");
  const char *const other[] = { "strength: Three.", "none: Two.", "none: Four.", NULL };
  const char *const fewer[] = { "none: Two.", NULL };
  const char *const none[] = { NULL };

  g_assert_cmpstrv (examples, ((const char *const[]) { "concern: One.", "none: Two.", NULL }));
  assert_is (tl_codebook_replace_theme_examples (source, "rotas", (const char *const *) examples),
             HEAD FIRST EXAMPLES SECOND);
  assert_is (tl_codebook_replace_theme_examples (source, "rotas", other),
             HEAD FIRST "  examples:\n    strength: Three.\n    # why\n      none: Two.\n"
             "    none: Four.\n" SECOND);
  assert_is (tl_codebook_replace_theme_examples (source, "rotas", fewer),
             HEAD FIRST "  examples:\n    # why\n      none: Two.\n" SECOND);
  assert_is (tl_codebook_replace_theme_examples (source, "tea", fewer),
             HEAD FIRST EXAMPLES "theme tea\n  name: Tea\n  group: Day\n  examples:\n"
             "    none: Two.\n\n# the end\n");
  assert_is (tl_codebook_replace_theme_examples (source, "tea", none),
             HEAD FIRST EXAMPLES SECOND);
  g_assert_null (tl_codebook_replace_theme_examples (source, "night", none));
}

static void
test_add (void)
{
  g_autoptr (GBytes) source = bytes (HEAD FIRST SECOND);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  assert_is (tl_codebook_add_theme (source, "Sleep (at work)", "Night", &first),
             HEAD FIRST "\ntheme sleep-at-work\n  name: Sleep (at work)\n  group: Night\n" SECOND);
  g_assert_cmpstr (first, ==, "sleep-at-work");
  assert_is (tl_codebook_add_theme (source, "Tea", "", &second),
             HEAD FIRST SECOND "\ntheme tea-2\n  name: Tea\n");
  g_assert_cmpstr (second, ==, "tea-2");
}

/* An id is one that the file may have, whatever the name. */
static void
test_ids (void)
{
  g_autoptr (GBytes) source = bytes (HEAD SECOND);
  const struct { const char *name, *id; } names[] = {
    { "Guards", "guards-2" }, { "Question", "question-2" }, { "Tŷ a gardd", "ty-a-gardd" },
    { "41 cases", "theme-41-cases" }, { "夜", "theme" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *id = NULL;
      g_autoptr (GBytes) added = tl_codebook_add_theme (source, names[i].name, "", &id);
      g_autoptr (GBytes) ruled = tl_codebook_add_rule (added, id, "concern", "zebra*", NULL);
      g_autoptr (TlCodebook) codebook = parse (ruled);

      g_assert_cmpstr (id, ==, names[i].id);
      g_assert_cmpstr (tl_theme_get_name (tl_codebook_find_theme (codebook, id)), ==,
                       names[i].name);
    }
}

/* What a person decided of a finding hangs on the id of its theme. */
static void
test_remove (void)
{
  g_autoptr (GBytes) source = bytes (HEAD FIRST SECOND "extend rotas\n  strength:\n    s1  rest\n");
  g_autoptr (GBytes) without = tl_codebook_remove_theme (source, "rotas");
  g_autoptr (GBytes) with = NULL;
  g_autoptr (TlCodebook) codebook = parse (without);
  g_autofree char *id = NULL;

  g_assert_null (tl_codebook_find_theme (codebook, "rotas"));
  assert_is (g_bytes_ref (without),
             HEAD "# theme rotas\n  # name:   Rotas  \n  # not for ever\n  # group: Night\n"
             "  # name cy: Rotâu\n  # definition: Who works when.\n  # concern:\n"
             "    # c1  rota*\n      # matches: The rota was full.\n" SECOND
             "# extend rotas\n  # strength:\n    # s1  rest\n");
  with = tl_codebook_add_theme (without, "Rotas", "Night", &id);
  g_assert_cmpstr (id, ==, "rotas-2");
  g_assert_null (tl_codebook_remove_theme (without, "rotas"));
}

/* In the code book the program ships with, which is put together out of several files: each theme
 * can go, and the others stay as they were. */
static void
test_default (void)
{
  g_autoptr (GBytes) source = tl_codebook_dup_default_source ();
  g_autoptr (TlCodebook) before = parse (source);
  g_autoptr (GBytes) without = tl_codebook_remove_theme (source, "supervision");
  g_autoptr (TlCodebook) after = parse (without);
  g_auto (GStrv) themes = tl_codebook_list_differing_themes (before, after);
  g_autoptr (GBytes) with = NULL;
  g_autoptr (TlCodebook) added = NULL;
  g_autofree char *id = NULL;
  TlTheme *theme;

  g_assert_cmpuint (tl_codebook_get_themes (after)->len, ==,
                    tl_codebook_get_themes (before)->len - 1);
  g_assert_cmpstrv (themes, ((const char *const[]) { "supervision", NULL }));
  with = tl_codebook_add_theme (source, "Night shifts", "Workforce", &id);
  added = parse (with);
  theme = tl_codebook_find_theme (added, id);
  g_assert_true (tl_theme_shares_group (theme, tl_codebook_find_theme (added, "supervision")));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/codebook-edit-themes/text", test_text);
  g_test_add_func ("/rules/codebook-edit-themes/pasted", test_pasted);
  g_test_add_func ("/rules/codebook-edit-themes/text-comes-and-goes", test_text_comes_and_goes);
  g_test_add_func ("/rules/codebook-edit-themes/text-of-what-goes-on", test_text_of_what_goes_on);
  g_test_add_func ("/rules/codebook-edit-themes/examples", test_examples);
  g_test_add_func ("/rules/codebook-edit-themes/add", test_add);
  g_test_add_func ("/rules/codebook-edit-themes/ids", test_ids);
  g_test_add_func ("/rules/codebook-edit-themes/remove", test_remove);
  g_test_add_func ("/rules/codebook-edit-themes/default", test_default);
  return g_test_run ();
}
