/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-private.h"

#include "tl-codebook-file.h"

#include <string.h>

/* Code books that say much the same: what is read of one that is like another is what is read of it
 * alone, and what differs between two is told rule by rule. */

static const char plain[] =
  "throughline code book 1\n"
  "family damp\n"
  "  mould\n"
  "theme a\n"
  "  name: A\n"
  "  needs: 20\n"
  "  concern:\n"
  "    c1  leak* NOT repaired\n"
  "    c2  {damp} …3 wall\n"
  "    c3  pattern \\bwet{1,2}\\b\n"
  "  hints:\n"
  "    h1  +8 landlord*\n"
  "    h2  bailiff NOT clerk\n"
  "theme b\n"
  "  name: B\n"
  "  strength:\n"
  "    s1  warm\n";

/* @from: (nullable): what is put as @to in the plain one, which has it once */
static GBytes *
dup_changed (const char *from,
             const char *to)
{
  g_autoptr (GString) text = g_string_new (plain);

  if (from != NULL)
    g_assert_cmpuint (g_string_replace (text, from, to, 0), ==, 1);
  return g_string_free_to_bytes (g_steal_pointer (&text));
}

static char *
describe (TlCodebook *codebook,
          GPtrArray  *faults)
{
  GString *text = g_string_new (NULL);
  GPtrArray *themes = tl_codebook_get_themes (codebook);

  for (guint i = 0; i < faults->len; i++)
    {
      const TlFault *fault = g_ptr_array_index (faults, i);

      g_string_append_printf (text, "%u:%u %s\n", fault->line, fault->column, fault->message);
    }
  for (guint i = 0; i < themes->len; i++)
    {
      GPtrArray *rules = tl_theme_get_rules (g_ptr_array_index (themes, i));

      for (guint k = 0; k < rules->len; k++)
        {
          TlRule *rule = g_ptr_array_index (rules, k);

          g_string_append_printf (text, "%s %u %+d %s\n", tl_rule_get_id (rule),
                                  tl_rule_get_line (rule), tl_rule_get_points (rule),
                                  tl_rule_get_hash (rule));
        }
    }
  return g_string_free (text, FALSE);
}

typedef struct {
  const char *from;
  const char *to;
} Change;

static const Change changes[] = {
  { NULL, NULL },
  { "    c1  leak* NOT repaired\n", "    c1  leak* NOT (repaired\n" },
  { "    c1  leak* NOT repaired\n", "" },
  { "    c2  ", "    c9  drip*\n    c2  " },
  { "  mould\n", "  mould\n  rot\n" },
  { "family damp\n", "family wet\n" },
  { "    h1  +8 landlord*\n", "    h1  +9 landlord*\n" },
  { "    h1  +8 landlord*\n", "    h1  landlord*\n" },
  { "    h2  bailiff NOT clerk\n", "    h2  +3 bailiff NOT clerk\n" },
  { "    h2  bailiff NOT clerk\n", "  guards:\n    h2  bailiff NOT clerk\n" },
  { "    c3  pattern \\bwet{1,2}\\b\n", "    c3  \\bwet{1,2}\\b\n" },
  { "  concern:\n", "  strength:\n" },
};

static void
test_read_alike (void)
{
  g_autoptr (GBytes) source = dup_changed (NULL, NULL);
  g_autoptr (TlCodebook) like = tl_codebook_parse (source, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GBytes) changed = dup_changed (changes[i].from, changes[i].to);
      g_autoptr (GPtrArray) faults = NULL;
      g_autoptr (GPtrArray) faults_alone = NULL;
      g_autoptr (TlCodebook) codebook = tl_codebook_parse_like (changed, like, &faults);
      g_autoptr (TlCodebook) alone = tl_codebook_parse (changed, &faults_alone);
      g_autofree char *text = describe (codebook, faults);
      g_autofree char *text_alone = describe (alone, faults_alone);

      g_assert_cmpstr (text, ==, text_alone);
    }
}

static void
assert_differing (const char *from,
                  const char *to,
                  const char *expected)
{
  g_autoptr (GBytes) source = dup_changed (NULL, NULL);
  g_autoptr (GBytes) changed = dup_changed (from, to);
  g_autoptr (TlCodebook) before = tl_codebook_parse (source, NULL);
  g_autoptr (TlCodebook) after = tl_codebook_parse_like (changed, before, NULL);
  g_auto (GStrv) rules = tl_codebook_list_differing (after, before);
  g_autofree char *text = g_strjoinv (" ", rules);

  g_assert_cmpstr (text, ==, expected);
}

/* A hint that weighs more concerns the paragraphs that have it, and no others; what a theme needs
 * concerns all of its rules. */
static void
test_differing (void)
{
  assert_differing (NULL, NULL, "");
  assert_differing ("    c2  ", "    c9  drip*\n    c2  ", "a.c9");
  assert_differing ("    c1  leak* NOT repaired\n", "", "");
  assert_differing ("leak* NOT repaired", "leak*", "a.c1");
  assert_differing ("+8 landlord*", "+9 landlord*", "a.h1");
  assert_differing ("  needs: 20\n", "  needs: 21\n", "a.c1 a.c2 a.c3 a.h1 a.h2");
  assert_differing ("  mould\n", "  mould\n  rot\n", "a.c2");
  assert_differing ("  strength:\n", "  concern:\n", "b.s1");
  assert_differing ("    s1  warm\n", "    s1  warm\n  guards:\n    g1  x\n", "b.s1");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/codebook-like/read-alike", test_read_alike);
  g_test_add_func ("/rules/codebook-like/differing", test_differing);
  return g_test_run ();
}
