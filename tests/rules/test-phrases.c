/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-private.h"

/* The runner of tests/fixtures/rules/phrases.test, which says how its lines are to be read. */

#define STRENGTH "strength: "

typedef struct {
  TlMatcher *matcher;
  guint      n_cases;
} Runner;

static char *
write_codebook (const char *phrase)
{
  gboolean strength = g_str_has_prefix (phrase, STRENGTH);

  return g_strdup_printf ("throughline code book 1\n"
                          "family worker\n"
                          "  social worker\n"
                          "  practitioner*/officer\n"
                          "theme t\n"
                          "  name: T\n"
                          "  %s:\n"
                          " r1 %s\n",
                          strength ? "strength" : "concern",
                          strength ? phrase + strlen (STRENGTH) : phrase);
}

static GPtrArray *
list_faults (const char *phrase)
{
  g_autofree char *text = write_codebook (phrase);
  g_autoptr (GBytes) source = g_bytes_new (text, strlen (text));
  GPtrArray *faults = NULL;

  tl_codebook_unref (tl_codebook_parse (source, &faults));
  return faults;
}

static TlMatcher *
compile (const char *phrase)
{
  g_autofree char *text = write_codebook (phrase);

  return matcher_from_text (strchr (text, '\n') + 1);
}

static void
expect_found (Runner     *runner,
              const char *marked)
{
  g_auto (GStrv) parts = g_strsplit_set (marked, "<>", 3);
  g_autofree char *text = g_strjoinv ("", parts);
  g_autoptr (TlBlock) block = paragraph (text, TL_SECTION_ANALYSIS);
  g_autoptr (GPtrArray) findings = find_in (runner->matcher, text);
  g_autofree char *words = NULL;
  guint n_marks;

  g_assert_cmpuint (g_strv_length (parts), ==, 3);
  if (findings->len != 1)
    g_error ("not found: %s", marked);
  words = tl_block_dup_quote (block, tl_finding_get_marks (g_ptr_array_index (findings, 0),
                                                           &n_marks)[0]);
  g_assert_cmpstr (words, ==, parts[1]);
}

static void
expect_nothing (Runner     *runner,
                const char *text)
{
  g_autoptr (GPtrArray) findings = find_in (runner->matcher, text);

  if (findings->len > 0)
    g_error ("found: %s", text);
}

static void
expect_fault (const char *phrase,
              const char *expected)
{
  g_autoptr (GPtrArray) faults = list_faults (phrase);
  TlFault *fault;
  char *message;
  guint column = g_ascii_strtoull (expected, &message, 10);

  g_assert_cmpuint (faults->len, ==, 1);
  fault = g_ptr_array_index (faults, 0);
  /* The rule stands in the eighth line, its phrase after four characters. */
  g_assert_cmpuint (fault->line, ==, 8);
  if (strstr (fault->message, message + 1) == NULL || fault->column != column + 4)
    g_error ("%s: %u %s", phrase, fault->column - 4, fault->message);
}

static void
run_line (Runner     *runner,
          const char *line,
          char      **phrase)
{
  if (*line == '\0' || *line == '#')
    return;

  runner->n_cases++;
  if (g_str_has_prefix (line, "+ "))
    expect_found (runner, line + 2);
  else if (g_str_has_prefix (line, "- "))
    expect_nothing (runner, line + 2);
  else if (g_str_has_prefix (line, "! "))
    expect_fault (*phrase, line + 2);
  else
    {
      g_free (*phrase);
      *phrase = g_strdup (line);
    }
}

static void
test_cases (void)
{
  g_auto (GStrv) lines = read_fixture ("phrases.test");
  g_autofree char *phrase = NULL;
  Runner runner = { 0 };

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean new_phrase = strchr ("#+-!", *lines[i]) == NULL;

      run_line (&runner, lines[i], &phrase);
      if (!new_phrase)
        continue;
      g_clear_pointer (&runner.matcher, tl_matcher_unref);
      if (lines[i + 1] != NULL && *lines[i + 1] != '!')
        runner.matcher = compile (phrase);
    }
  g_clear_pointer (&runner.matcher, tl_matcher_unref);
  g_assert_cmpuint (runner.n_cases, >, 80);
}

/* What rules made of column @column of the rows find in @blocks. */
static char *
describe_column (GPtrArray  *blocks,
                 char      **rows,
                 guint       column)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (TlMatcher) matcher = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_auto (GStrv) row = g_strsplit (rows[i], "\t", 3);

      g_string_append_printf (text, "theme t%u\n  name: T\n  %s:\n    r1  %s%s\n", i, row[0],
                              column == 1 ? "" : "pattern ", row[column]);
    }
  matcher = matcher_from_text (text->str);
  findings = tl_matcher_find (matcher, blocks, NULL, NULL);
  g_assert_cmpuint (findings->len, >, 50);
  return describe_findings (findings);
}

/* Phrases of every shape against the patterns they were first written down with: made into rules
 * both ways, they find the same words in all the specimens. The patterns are not gated. */
static void
test_reference_patterns (void)
{
  g_auto (GStrv) rows = read_fixture ("patterns.tsv");
  g_autoptr (GPtrArray) blocks = read_specimens ();
  g_autofree char *by_phrase = describe_column (blocks, rows, 1);
  g_autofree char *by_pattern = describe_column (blocks, rows, 2);

  g_assert_cmpstr (by_phrase, ==, by_pattern);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/phrases/cases", test_cases);
  g_test_add_func ("/rules/phrases/reference-patterns", test_reference_patterns);
  return g_test_run ();
}
