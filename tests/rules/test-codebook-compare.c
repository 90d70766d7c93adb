/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-codebook-file.h"
#include "tl-codebook-merge.h"

#include <string.h>

#define FORMAT "throughline code book 1\n"
#define HEAD FORMAT "theme a\n  name: Alpha\n"

static GBytes *
bytes (const char *text)
{
  return g_bytes_new_static (text, strlen (text));
}

/* The changes, a line each: what was done, to what, and its words. */
static char *
describe (GPtrArray *changes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      TlCodebookChange *change = g_ptr_array_index (changes, i);

      g_string_append_printf (text, "%s %s %s", tl_codebook_act_to_string (change->act),
                              tl_codebook_part_to_string (change->part), change->owner_name);
      if (*change->name != '\0')
        g_string_append_printf (text, ".%s", change->name);
      if (change->new_name != NULL)
        g_string_append_printf (text, ">%s", change->new_name);
      if (change->n_rules > 0)
        g_string_append_printf (text, " (%u)", change->n_rules);
      g_string_append_printf (text, " [%s|%s]\n", change->before != NULL ? change->before : "",
                              change->after != NULL ? change->after : "");
    }
  return g_string_free (text, FALSE);
}

static void
assert_changes (const char *before,
                const char *after,
                const char *expected)
{
  g_autoptr (GBytes) first = bytes (before);
  g_autoptr (GBytes) second = bytes (after);
  g_autoptr (GPtrArray) changes = tl_codebook_compare (first, second);
  g_autofree char *described = describe (changes);

  g_assert_cmpstr (described, ==, expected);
}

/* ── comparing ── */

static void
test_same (void)
{
  assert_changes (HEAD "  concern:\n    c1  x\n    c2  y\n",
                  HEAD "\n# a word\n  concern:\n    c2 y\n\n    c1    x\n", "");
}

static void
test_rules (void)
{
  assert_changes (HEAD "  concern:\n    c1  x\n    c2  y\n    c3  z\n  strength:\n    s1  w\n",
                  HEAD "  concern:\n    c1  xx\n    c4  v\n    s1  w\n    # c3  z\n",
                  "changed rule Alpha.c1 [x|xx]\n"
                  "added rule Alpha.c4 [|v]\n"
                  "moved rule Alpha.s1 [w|w]\n"
                  "removed rule Alpha.c2 [y|]\n"
                  "removed rule Alpha.c3 [z|]\n");
}

/* A theme that comes or goes is told once, not rule by rule. */
static void
test_themes (void)
{
  assert_changes (HEAD "  definition: One\ntheme b\n  name: B\n  concern:\n    c1 x\n    c2 y\n",
                  HEAD "  definition: Two\ntheme c\n  name: C\n  concern:\n    c1 x\n",
                  "changed field Alpha.definition [One|Two]\n"
                  "added theme C (1) [|]\n"
                  "removed theme B (2) [|]\n");
}

static void
test_shared (void)
{
  assert_changes (FORMAT "name: One\nfamily f\n  x\n  y\ncues norm\n  n1  p\nguards\n  g1  q\n",
                  FORMAT "name: Two\nfamily f\n  x\n  z\ncues norm\n  n1  r\nfamily g\n  x\n",
                  "changed code-book .name [One|Two]\n"
                  "changed family f [x\ny|x\nz]\n"
                  "changed cue norm.n1 [p|r]\n"
                  "added family g [|x]\n"
                  "removed guard .g1 [q|]\n");
}

/* What "extend" says later of a theme belongs to it like the rest. */
static void
test_extended (void)
{
  assert_changes (HEAD "  concern:\n    c1  x\n", HEAD "extend a\n  concern:\n    c1  x\n", "");
}

static void
test_for_people (void)
{
  g_autoptr (GBytes) before = bytes (HEAD "  definition: D\n  concern:\n    c1  x\n    c2  y\n");
  g_autoptr (GBytes) after = bytes (HEAD "  definition: E\n  include: I\n  strength:\n    c1  x\n"
                                    "theme b\n  name: B\n");
  g_autoptr (GPtrArray) changes = tl_codebook_compare (before, after);
  g_autoptr (GPtrArray) none = tl_codebook_compare (before, before);
  g_autofree char *summary = tl_codebook_changes_dup_summary (changes);
  g_autofree char *nothing = tl_codebook_changes_dup_summary (none);
  g_autofree char *field = tl_codebook_change_dup_label (changes->pdata[0]);
  g_autofree char *rule = tl_codebook_change_dup_label (changes->pdata[2]);

  g_assert_cmpstr (summary, ==, "1 theme added, 1 theme described anew, 1 rule removed, "
                                "1 rule changed");
  g_assert_cmpstr (nothing, ==, "Nothing changed");
  g_assert_cmpstr (field, ==, "“definition”: changed");
  g_assert_cmpstr (rule, ==, "Rule c1 (strength): moved here from concern");
}

/* ── merging ── */

typedef struct {
  GBytes    *merged;
  GPtrArray *changes;
  GPtrArray *faults;
} Merged;

static void
merge (Merged     *merged,
       const char *ours,
       const char *theirs)
{
  g_autoptr (GBytes) first = bytes (ours);
  g_autoptr (GBytes) second = bytes (theirs);

  merged->merged = tl_codebook_merge (first, second, "other.codebook", &merged->changes,
                                      &merged->faults);
}

static void
clear (Merged *merged)
{
  g_clear_pointer (&merged->merged, g_bytes_unref);
  g_ptr_array_unref (merged->changes);
  g_ptr_array_unref (merged->faults);
}

static void
assert_merges (const char *ours,
               const char *theirs,
               const char *added,
               const char *changes)
{
  Merged merged;
  g_autofree char *described = NULL;
  g_autofree char *text = NULL;
  g_autofree char *expected = *added == '\0' ? g_strdup (ours)
    : g_strconcat (ours, "\n# Merged from other.codebook\n", added, NULL);

  merge (&merged, ours, theirs);
  described = describe (merged.changes);
  g_assert_cmpuint (merged.faults->len, ==, 0);
  g_assert_nonnull (merged.merged);
  text = g_strndup (g_bytes_get_data (merged.merged, NULL), g_bytes_get_size (merged.merged));
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpstr (described, ==, changes);
  clear (&merged);
}

static void
test_merge_same (void)
{
  assert_merges (HEAD "  concern:\n    c1  x\n", HEAD "  concern:\n    c7   x\n", "", "");
}

static void
test_merge_theme (void)
{
  assert_merges (HEAD,
                 FORMAT "# about the file\n\nfamily f\n  pear*\n\n# about b\ntheme b\n"
                 "  name: B\n  # why\n  concern:\n    c1  {f}\n\n# at the end\n",
                 "\nfamily f\n  pear*\n\n# about b\ntheme b\n  name: B\n  # why\n  concern:\n"
                 "    c1  {f}\n",
                 "added family f [|pear*]\nadded theme B (1) [|]\n");
}

static void
test_merge_rules (void)
{
  assert_merges (HEAD "  concern:\n    c1  x\n    # c3 gone\n",
                 HEAD "  concern:\n    # so\n    c1   y\n    c2  x\n    c3  z\n    c4  w\n"
                 "  guards:\n    g1  q\n",
                 "\nextend a\n  concern:\n    # so\n    c5   y\n    c6  z\n    c4  w\n"
                 "  guards:\n    g1  q\n",
                 "added rule Alpha.c1>c5 [|y]\nadded rule Alpha.c3>c6 [|z]\n"
                 "added rule Alpha.c4 [|w]\nadded guard Alpha.g1 [|q]\n");
}

/* The same words may say one thing in one list and another in another. */
static void
test_merge_same_words (void)
{
  assert_merges (HEAD "  judged:\n    j1  x\n  hints:\n    h1  +4 x\n  guards:\n    g1  y\n",
                 HEAD "  judged:\n    j1  x\n  hints:\n    h1  +4 x\n  concern:\n    c1  y\n",
                 "\nextend a\n  concern:\n    c1  y\n", "added rule Alpha.c1 [|y]\n");
}

/* Definitions stay ours unless there is none; so do points, lists, families and cues. */
static void
test_merge_keeps (void)
{
  assert_merges (HEAD "  definition: Ours\n  concern:\n    c1  +8 x\n    c2  y\n"
                 "family f\n  p\ncues norm\n  n1  q\n",
                 FORMAT "theme a\n  name: Beta\n  definition: Theirs\n  exclude: E\n  concern:\n"
                 "    c1  +9 x\n  strength:\n    s1  y\nfamily f\n  r\ncues norm\n  n2  s\n",
                 "\nextend a\n  exclude: E\n",
                 "kept field Alpha.name [Alpha|Beta]\n"
                 "kept field Alpha.definition [Ours|Theirs]\n"
                 "added field Alpha.exclude [|E]\n"
                 "kept rule Alpha.c1 [+8 x|+9 x]\n"
                 "kept rule Alpha.s1 [y|y]\n"
                 "kept family f [p|r]\n"
                 "kept cue norm.n2 [|s]\n");
}

/* Their example may not hold beside our guard: it is left out, and that is told. */
static void
test_merge_leaves_out (void)
{
  assert_merges (HEAD "  concern:\n    c1  pear*\n  guards:\n    g1  pear tree\n",
                 HEAD "  concern:\n    c2  apple*\n  examples:\n    concern: A pear tree fell.\n"
                 "    concern: An apple fell.\n",
                 "\nextend a\n  concern:\n    c2  apple*\n  examples:\n"
                 "    concern: An apple fell.\n",
                 "added rule Alpha.c2 [|apple*]\n"
                 "added example Alpha [|concern: An apple fell.]\n"
                 "left-out example Alpha [this sentence is to be coded a, but the guard a.g1 "
                 "masks “pear tree”: make the guard longer, or change the example|"
                 "concern: A pear tree fell.]\n");
}

/* Likewise an example that their rule carries. */
static void
test_merge_leaves_out_of_rule (void)
{
  assert_merges (HEAD "  concern:\n    c1  pear*\n  guards:\n    g1  apple tree\n",
                 HEAD "  concern:\n    c2  apple*\n      matches: An apple tree fell.\n"
                 "      matches: An apple fell.\n",
                 "\nextend a\n  concern:\n    c2  apple*\n      matches: An apple fell.\n",
                 "added rule Alpha.c2 [|apple*]\n"
                 "left-out example Alpha [the rule is to match this example, but is stopped: the "
                 "guard a.g1 masks “apple tree”: make the guard longer, or change the example|"
                 "matches: An apple tree fell.]\n");
}

/* Our example must hold: then nothing is merged. */
static void
test_merge_refuses (void)
{
  Merged merged;

  merge (&merged, HEAD "  concern:\n    c1  pear*\n  examples:\n    none: An apple fell.\n",
         HEAD "  concern:\n    c2  apple*\n");
  g_assert_null (merged.merged);
  g_assert_cmpuint (merged.faults->len, ==, 1);
  g_assert_cmpuint (((TlFault *) merged.faults->pdata[0])->line, ==, 7);
  clear (&merged);
}

/* With what the program ships with, which has all sorts of lines. */
static void
test_merge_default (void)
{
  g_autoptr (GBytes) shipped = tl_codebook_dup_default_source ();
  g_autoptr (GBytes) small = bytes (HEAD "  concern:\n    c1  elephant*\n");
  g_autoptr (GBytes) merged = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GPtrArray) other_changes = NULL;
  g_autoptr (GPtrArray) other_faults = NULL;
  g_autoptr (TlCodebook) codebook = NULL;

  merged = tl_codebook_merge (small, shipped, "shipped", &changes, &faults);
  g_assert_cmpuint (faults->len, ==, 0);
  codebook = tl_codebook_parse (merged, NULL);
  g_assert_nonnull (tl_codebook_find_rule (codebook, "supervision.c1"));
  g_assert_nonnull (tl_codebook_find_rule (codebook, "a.c1"));

  again = tl_codebook_merge (merged, shipped, "shipped", &other_changes, &other_faults);
  g_assert_true (again == merged);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/codebook-compare/same", test_same);
  g_test_add_func ("/rules/codebook-compare/rules", test_rules);
  g_test_add_func ("/rules/codebook-compare/themes", test_themes);
  g_test_add_func ("/rules/codebook-compare/shared", test_shared);
  g_test_add_func ("/rules/codebook-compare/extended", test_extended);
  g_test_add_func ("/rules/codebook-compare/for-people", test_for_people);
  g_test_add_func ("/rules/codebook-merge/same", test_merge_same);
  g_test_add_func ("/rules/codebook-merge/theme", test_merge_theme);
  g_test_add_func ("/rules/codebook-merge/rules", test_merge_rules);
  g_test_add_func ("/rules/codebook-merge/same-words", test_merge_same_words);
  g_test_add_func ("/rules/codebook-merge/keeps", test_merge_keeps);
  g_test_add_func ("/rules/codebook-merge/leaves-out", test_merge_leaves_out);
  g_test_add_func ("/rules/codebook-merge/leaves-out-of-rule", test_merge_leaves_out_of_rule);
  g_test_add_func ("/rules/codebook-merge/refuses", test_merge_refuses);
  g_test_add_func ("/rules/codebook-merge/default", test_merge_default);
  return g_test_run ();
}
