/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-phrase-private.h"

#include <string.h>

/* What a raw pattern is certain to need, as it is read off the pattern itself. */

/* "_case|_load_ & _file_": one of each set; "_" is the edge of a word. */
static char *
describe (const char *pattern)
{
  g_autoptr (GPtrArray) sets = tl_pattern_list_literals (pattern);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < sets->len; i++)
    {
      GPtrArray *set = g_ptr_array_index (sets, i);

      g_string_append (words, i > 0 ? "&" : "");
      for (guint k = 0; k < set->len; k++)
        g_string_append_printf (words, "%s%s", k > 0 ? "|" : "",
                                (const char *) g_ptr_array_index (set, k));
    }
  return g_strdelimit (g_string_free (words, FALSE), " ", '_');
}

static void
assert_needs (const char *pattern,
              const char *expected)
{
  g_autofree char *needs = describe (pattern);

  g_test_message ("%s", pattern);
  g_assert_cmpstr (needs, ==, expected);
}

static void
test_words (void)
{
  assert_needs ("\\bcase\\b", "_case_");
  assert_needs ("\\bCase\\b", "_case_");
  assert_needs ("\\bs47\\b", "_s47_");
  assert_needs ("\\bdue to\\b", "_due_to_");
  assert_needs ("\\bcase, load\\b", "_case_load_");
  assert_needs ("\\bcase\\sload\\b", "_case_load_");
}

/* Where a word is not known to end, any that begins so will do; one not known to begin says
 * nothing. */
static void
test_edges (void)
{
  assert_needs ("\\bcaseload", "_caseload");
  assert_needs ("caseload", "");
  assert_needs ("^case\\b", "_case_");
  assert_needs ("\\bcase$", "_case_");
  assert_needs ("\\(case\\)", "_case_");
  assert_needs ("[\"(]case[)\"]", "_case_");
  assert_needs ("[^(]case\\b", "");
  assert_needs ("[(a]case\\b", "");
  assert_needs ("\\bcare's\\b", "_care");
  assert_needs ("\\bcase.{0,9}load\\b", "_case");
  assert_needs ("\\bcase.{0,9}\\bload\\b", "_case&_load_");
}

static void
test_choices (void)
{
  assert_needs ("\\b(?:case|load)\\b", "_case_|_load_");
  assert_needs ("\\bcase\\b|\\bload\\b", "_case_|_load_");
  assert_needs ("\\b(?:case|load)s\\b", "_case|_load");
  assert_needs ("\\b(?:case|load) file\\b", "_case_|_load_&_file_");
  assert_needs ("\\b(?:a(?:b|c)|d) file\\b", "_a|_d_&_file_");
  assert_needs ("\\bcas(?:e|es)\\b", "_cas");
}

/* What may be left out is not needed, and a choice with an alternative that needs nothing, none. */
static void
test_optional (void)
{
  assert_needs ("\\bcases? load\\b", "_case&_load_");
  assert_needs ("\\bcase[sd]? load\\b", "_case&_load_");
  assert_needs ("\\bcase\\w* load\\b", "_case&_load_");
  assert_needs ("\\bcase ?load\\b", "_case");
  assert_needs ("\\b(?:case )?load\\b", "_load_");
  assert_needs ("\\b(?:case)?load\\b", "");
  assert_needs ("\\bcase\\b|load", "");
  assert_needs ("\\bcase\\b|", "");
}

/* What must stand, or not, before or behind says nothing of the words themselves. */
static void
test_looking_about (void)
{
  assert_needs ("(?<!no )\\bcase\\b", "_case_");
  assert_needs ("\\bcase\\b(?! (?:load|[)(]|\\)))", "_case_");
  assert_needs ("\\bcase(?=s)", "_case");
  assert_needs ("\\bca(?!b)se\\b", "_case_");
  assert_needs ("\\bcase (?<!x )load\\b", "_case_load_");
}

/* Of a pattern with anything rare in it, or broken off, nothing is said. */
static void
test_lost (void)
{
  static const char *const patterns[] = {
    "", "(?i)\\bcase\\b", "\\bcase(?!s", "\\bcase(?!s)?", "\\bcase\\R", "\\b(case)\\1",
    "\\bca[[:alpha:]]", "(*UTF)\\bcase\\b", "\\bcase\\", "\\bcase[", "\\bcase[^]", "\\bcase(",
    "\\bcase)", "\\bcase{2", "\\b+case"
  };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    assert_needs (patterns[i], "");
}

/* As the gate sees a text: lower case, and one space at each edge of a word. */
static char *
normalise (const char *text)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);
  g_autofree char *padded = g_strdup_printf (" %s ", lower);
  g_autoptr (GRegex) between = g_regex_new ("[^a-z0-9_]+", 0, 0, NULL);

  return g_regex_replace_literal (between, padded, -1, 0, " ", 0, NULL);
}

static gboolean
has_one (const char *text,
         GPtrArray  *set)
{
  for (guint i = 0; i < set->len; i++)
    if (strstr (text, g_ptr_array_index (set, i)) != NULL)
      return TRUE;
  return FALSE;
}

/* Whatever a pattern matches holds all that it is said to need. */
static void
test_sound (void)
{
  static const struct {
    const char *pattern;
    const char *text;
  } matches[] = {
    { "\\bcases? (?:was|were) closed\\b", "The case was closed." },
    { "\\bcases? (?:was|were) closed\\b", "Cases were closed!" },
    { "\\bwell[- ]?known\\b", "It was wellknown" },
    { "\\bwell[- ]?known\\b", "It was well-known" },
    { "\\b(?:health|nurse)s?\\b", "Two Nurses" },
    { "\\bshe(?:'s| was) late\\b", "She's late" },
    { "\\bno\\W+(?:\\w+\\W+){0,3}visits?\\b", "no (planned) visits" },
    { "\\bre-?fer(?:red|ral)\\b", "re-ferral" },
    { "\\b(?:un)?seen\\b", "unseen" },
    { "\\bcolou?r\\b|\\bpaint\\b", "color" },
    { "\\ba{2}b\\b", "aab" },
    { "\\b(?:a|b){2}c\\b", "bac" },
    { "\\b[Ss]ection 47\\b", "Section 47" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (matches); i++)
    {
      g_autoptr (GPtrArray) sets = tl_pattern_list_literals (matches[i].pattern);
      g_autofree char *text = normalise (matches[i].text);

      g_test_message ("%s in “%s”", matches[i].pattern, matches[i].text);
      g_assert_true (g_regex_match_simple (matches[i].pattern, matches[i].text, G_REGEX_CASELESS,
                                           0));
      for (guint k = 0; k < sets->len; k++)
        g_assert_true (has_one (text, g_ptr_array_index (sets, k)));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pattern-words/words", test_words);
  g_test_add_func ("/pattern-words/edges", test_edges);
  g_test_add_func ("/pattern-words/choices", test_choices);
  g_test_add_func ("/pattern-words/optional", test_optional);
  g_test_add_func ("/pattern-words/looking-about", test_looking_about);
  g_test_add_func ("/pattern-words/lost", test_lost);
  g_test_add_func ("/pattern-words/sound", test_sound);
  return g_test_run ();
}
