/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-private.h"

/* The examples that rules carry: read, tried and edited. */
#define HEAD "throughline code book 1\n"
#define SMALL \
  "family team\n  supervision\n  team meeting*\n" \
  "cues rule-out\n  r1  nothing suggests\n" \
  "guards\n  g1  supervision order\n" \
  "    matches: A supervision order was made.\n" \
  "theme held\n  name: Held\n  needs: 40\n" \
  "  concern:\n" \
  "    c1  {team} … cancelled NOT CLAUSE rearranged\n" \
  "      matches: Her supervision was twice cancelled.\n" \
  "      # why it is there\n" \
  "      not: The team meeting was cancelled and rearranged.\n" \
  "    c2  no time IN recommendations\n" \
  "      matches: There was no time.\n" \
  "  strength:\n" \
  "    s1  well supervised\n" \
  "      not: They were not well supervised.\n" \
  "  judged:\n" \
  "    j1  caseload*\n" \
  "      not: She had a caseload.\n" \
  "  hints:\n" \
  "    e1  +5 rota*\n" \
  "      matches: The rotas changed.\n" \
  "      not: Nothing suggests the rotas changed.\n" \
  "  guards:\n" \
  "    g1  caseload of wine\n" \
  "      not: A case of wine.\n" \
  "  examples:\n" \
  "    none: Nothing.\n"

static GBytes *
bytes (const char *text)
{
  return g_bytes_new_static (text, strlen (text));
}

static GPtrArray *
check (const char *text)
{
  g_autofree char *whole = g_strconcat (HEAD, text, NULL);
  g_autoptr (GBytes) source = bytes (whole);

  return tl_codebook_check (source);
}

static void
assert_sound (const char *text)
{
  g_autoptr (GPtrArray) faults = check (text);

  for (guint i = 0; i < faults->len; i++)
    {
      TlFault *fault = g_ptr_array_index (faults, i);

      g_test_message ("%u:%u: %s", fault->line, fault->column, fault->message);
    }
  g_assert_cmpuint (faults->len, ==, 0);
}

/* One fault, and where and how it is told. */
static void
assert_fault (const char *text,
              guint       line,
              guint       column,
              const char *words)
{
  g_autoptr (GPtrArray) faults = check (text);
  TlFault *fault;

  g_assert_cmpuint (faults->len, ==, 1);
  fault = g_ptr_array_index (faults, 0);
  g_assert_cmpuint (fault->line, ==, line);
  g_assert_cmpuint (fault->column, ==, column);
  if (strstr (fault->message, words) == NULL)
    g_error ("“%s” is not said, but: %s", words, fault->message);
}

static void
test_pass (void)
{
  assert_sound (SMALL);
}

static void
test_read (void)
{
  g_autoptr (TlMatcher) matcher = matcher_from_text (SMALL);
  TlCodebook *codebook = tl_matcher_get_codebook (matcher);
  const TlRuleExample *examples;
  guint n_examples;

  examples = tl_rule_get_examples (tl_codebook_find_rule (codebook, "held.c1"), &n_examples);
  g_assert_cmpuint (n_examples, ==, 2);
  g_assert_true (examples[0].matches);
  g_assert_cmpstr (examples[0].text, ==, "Her supervision was twice cancelled.");
  g_assert_false (examples[1].matches);
  g_assert_cmpuint (examples[1].line, ==, 17);
  tl_rule_get_examples (tl_codebook_find_rule (codebook, "held.g1"), &n_examples);
  g_assert_cmpuint (n_examples, ==, 1);
}

#define THEME "theme a\n  name: A\n  harm: yes\n  concern:\n    c1  bruise* NOT CLAUSE old\n"

static void
test_faults (void)
{
  assert_fault (THEME "      matches: A scald.\n", 7, 16, "words are not there");
  assert_fault (THEME "      matches: No bruise was seen.\n", 7, 16, "rules “bruise” out");
  assert_fault (THEME "      matches: Was it a bruise?\n", 7, 16, "a question");
  assert_fault (THEME "      matches: An old bruise.\n", 7, 16, "“old” stands in the same clause");
  assert_fault (THEME "      not: A scald.\n      not: A bruise.\n", 8, 12, "NOT");
  assert_fault (THEME "      matches:\n", 7, 1, "write a sentence");
  assert_fault ("theme a\n  name: A\n  not: A scald.\n", 4, 1, "under the rule");
  assert_fault (THEME "  needs: 3\n    not: A scald.\n", 8, 1, "under the rule");
  assert_fault ("family f\n  bruise*\n    matches: A bruise.\n", 4, 1, "under the rule");
}

#define GUARDED \
  "guards\n  g1  supervision order\ntheme a\n  name: A\n  guards:\n    g1  caseload of wine\n" \
  "  concern:\n    c1  caseload* … high\n    c2  supervision\n"

/* The words are there: it is a guard that has them. */
static void
test_guards_are_told (void)
{
  assert_fault (GUARDED "      matches: A supervision order was made.\n", 11, 16,
                "the guard guards.g1 masks “supervision order”");
  assert_fault (GUARDED "  examples:\n    concern: His caseload of wine was high.\n", 12, 14,
                "the guard a.g1 masks “caseload of wine”");
  assert_fault (GUARDED "      matches: A supervision order, and a caseload of wine.\n", 11, 16,
                "“supervision order”");
  assert_fault (GUARDED "      matches: She had a caseload of wine.\n", 11, 16,
                "words are not there");
  assert_fault (GUARDED "  examples:\n    concern: She had a caseload of wine.\n", 12, 14,
                "no rule finds it");
  assert_fault (GUARDED "      matches: Was it a caseload of wine?\n", 11, 16, "a question");
}

/* A rule at fault is told of, its examples are not. */
static void
test_rule_at_fault (void)
{
  assert_fault ("theme a\n  name: A\n  concern:\n    c1  (x\n      matches: A scald.\n", 5, 9,
                "never closed");
}

/* What is found does not hang on examples, nor does what was found. */
static void
test_hash (void)
{
  g_autofree char *with = g_strconcat (HEAD, THEME, "      matches: A bruise.\n", NULL);
  g_autoptr (GBytes) plain_source = bytes (HEAD THEME);
  g_autoptr (GBytes) source = bytes (with);
  g_autoptr (TlCodebook) plain = tl_codebook_parse (plain_source, NULL);
  g_autoptr (TlCodebook) codebook = tl_codebook_parse (source, NULL);
  g_auto (GStrv) differing = tl_codebook_list_differing (plain, codebook);

  g_assert_cmpuint (g_strv_length (differing), ==, 0);
}

/* ── as one writes ── */

static GPtrArray *
try_rule (TlMatcher   *matcher,
          const char  *list,
          const char  *text,
          const char  *matches,
          const char  *not,
          GError     **error)
{
  const TlRuleExample examples[] = { { TRUE, matches, 0 }, { FALSE, not, 0 } };

  return tl_matcher_try_rule (matcher, "held", list, text, examples, 2, error);
}

static void
assert_try (TlMatcher  *matcher,
            const char *list,
            const char *text,
            const char *matches,
            const char *not,
            gboolean    first,
            gboolean    second)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) failures = try_rule (matcher, list, text, matches, not, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (failures->len, ==, 2);
  g_assert_true ((failures->pdata[0] == NULL) == first);
  g_assert_true ((failures->pdata[1] == NULL) == second);
}

static void
test_try (void)
{
  const char *const themes[] = { "held", NULL };
  g_autoptr (TlMatcher) all = matcher_from_text (SMALL);
  g_autoptr (TlMatcher) own = tl_matcher_new_for (tl_matcher_get_codebook (all), themes, NULL);

  assert_try (own, "concern", "{team} … put off", "Supervision was put off.", "It was put off.",
              TRUE, TRUE);
  assert_try (all, "concern", "put off", "Supervision was put off.", "It was put off.", TRUE,
              FALSE);
  assert_try (all, "strength", "(good/well supervised)", "A good team.", "Not good.", TRUE, TRUE);
  assert_try (all, "concern", "supervision", "Supervision.", "A supervision order.", TRUE, TRUE);
  assert_try (all, "hints", "+5 pattern \\brota", "The rota.", "Nothing suggests a rota.", TRUE,
              TRUE);
  assert_try (all, "recommended", "rota", "The rota.", "A car.", TRUE, TRUE);
  assert_try (all, "guards", "caseload of beer", "A caseload of beer.", "A case.", TRUE, TRUE);
  assert_try (all, "mention", "rota AND team", "The rota.", "A rota of the team.", FALSE, FALSE);
  assert_sound (SMALL);
}

static void
test_try_unsound (void)
{
  g_autoptr (TlMatcher) matcher = matcher_from_text (SMALL);
  const char *texts[] = { "(x", "{nobody}", "+100 x", "pattern (", "x AND", "" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (try_rule (matcher, "concern", texts[i], "x", "y", &error));
      g_assert_error (error, TL_RULES_ERROR, TL_RULES_ERROR_CODEBOOK);
    }
}

/* ── in the file ── */

#define TWO HEAD "theme a\n  name: A\n  concern:\n    c1  x\n      matches: An x.\n" \
            "      # not yet\n      not: A y.\n    c2  z\n"

/* Takes over @source. */
static void
assert_is (GBytes     *source,
           const char *expected)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (source, NULL), g_bytes_get_size (source));

  g_assert_cmpstr (text, ==, expected);
  g_bytes_unref (source);
}

static void
test_edit (void)
{
  g_autoptr (GBytes) source = bytes (TWO);
  g_autofree char *text = tl_codebook_dup_rule_text (source, "a.c1", NULL, NULL);

  g_assert_cmpstr (text, ==, "x");
  assert_is (tl_codebook_replace_rule (source, "a.c1", "xx"),
             HEAD "theme a\n  name: A\n  concern:\n    c1  xx\n      matches: An x.\n"
             "      # not yet\n      not: A y.\n    c2  z\n");
  assert_is (tl_codebook_remove_rule (source, "a.c1"),
             HEAD "theme a\n  name: A\n  concern:\n    # c1  x\n      # matches: An x.\n"
             "      # not yet\n      # not: A y.\n    c2  z\n");
  assert_is (tl_codebook_move_rule (source, "a.c1", "strength"),
             HEAD "theme a\n  name: A\n  concern:\n    c2  z\n  strength:\n    c1  x\n"
             "      matches: An x.\n      # not yet\n      not: A y.\n");
  assert_is (tl_codebook_move_rule (source, "a.c1", "concern"),
             HEAD "theme a\n  name: A\n  concern:\n    c2  z\n    c1  x\n"
             "      matches: An x.\n      # not yet\n      not: A y.\n");
  assert_is (tl_codebook_add_rule (source, "a", "concern", "q", NULL),
             TWO "    c3  q\n");
}

static void
test_replace_examples (void)
{
  g_auto (GStrv) written = NULL;
  g_autoptr (GBytes) source = bytes (TWO);
  g_autoptr (GBytes) bare = bytes (HEAD "theme a\n  concern:\n    c1  x");
  const TlRuleExample examples[] = { { TRUE, "One x.", 0 }, { FALSE, "No.", 0 } };

  written = tl_codebook_dup_examples (source, "a.c1");
  g_assert_cmpstrv (written, ((const char *const[]) { "matches: An x.", "not: A y.", NULL }));
  assert_is (tl_codebook_replace_examples (source, "a.c1", examples, 2),
             HEAD "theme a\n  name: A\n  concern:\n    c1  x\n      matches: One x.\n"
             "      not: No.\n      # not yet\n    c2  z\n");
  assert_is (tl_codebook_replace_examples (source, "a.c1", NULL, 0),
             HEAD "theme a\n  name: A\n  concern:\n    c1  x\n      # not yet\n    c2  z\n");
  assert_is (tl_codebook_replace_examples (bare, "a.c1", examples, 1),
             HEAD "theme a\n  concern:\n    c1  x\n      matches: One x.\n");
  g_assert_null (tl_codebook_replace_examples (source, "a.c9", examples, 1));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/examples/pass", test_pass);
  g_test_add_func ("/rules/examples/read", test_read);
  g_test_add_func ("/rules/examples/faults", test_faults);
  g_test_add_func ("/rules/examples/guards-are-told", test_guards_are_told);
  g_test_add_func ("/rules/examples/rule-at-fault", test_rule_at_fault);
  g_test_add_func ("/rules/examples/hash", test_hash);
  g_test_add_func ("/rules/examples/try", test_try);
  g_test_add_func ("/rules/examples/try-unsound", test_try_unsound);
  g_test_add_func ("/rules/examples/edit", test_edit);
  g_test_add_func ("/rules/examples/replace-examples", test_replace_examples);
  return g_test_run ();
}
