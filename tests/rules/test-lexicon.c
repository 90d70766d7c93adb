/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-private.h"

#include <string.h>

/* Hints that are words alone are looked up in a table; the same are run as patterns when all rules
 * are run by themselves. Both must find the same in any text, however it is put together. */

#define N_PARAGRAPHS 4000
#define N_PARTS 14

/* A theme for each, so that what is found tells which of them matched. */
static const char *const hints[] = {
  "bed", "bed*", "beds/cots", "the bed", "bed bug*", "the cold bed", "the bed the bed", "no bed",
  "(a/the) (bed/cold cot*)", "the (bed/bed bug)", "cold (bed*/cot)", "A1", "a 1", "inn/bed",
  "bed-time", "bed …3 cot", "[the] cot", "bed's", "self* harm", "# beds", "é/bed",
};
static const char *const parts[] = {
  "bed", "Bed", "BEDS", "beds", "bedtime", "bed-time", "bed’s", "bedé", "ébed", "x_y", "bed_", "the",
  "The", "cold", "cot", "cots", "bug", "bugs", "bug-bed", "self", "selfish-cold", "harm", "no",
  "a",
  "1", "A1", "two", "inn", "café",
};
static const char *const separators[] = {
  " ", " ", " ", " ", " ", ", ", ",", "  ", "\n", " ,, ", "-", ". ", "; ", "'", " (", ") ",
  "\302\240", "",
};

static char *
write_codebook (void)
{
  GString *text = g_string_new ("guards\n  g1  cold cot\n");

  for (guint i = 0; i < G_N_ELEMENTS (hints); i++)
    g_string_append_printf (text, "theme t%u\n  name: T\n  needs: 1\n  hints:\n"
                            "    h1  +%u %s\n%s", i, i % 7 + 1, hints[i], i % 3 == 0
                            ? "  guards:\n    g1  the bed …4 inn\n" : "");
  return g_string_free (text, FALSE);
}

static char *
write_paragraph (GRand *random)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < N_PARTS; i++)
    {
      g_string_append (text, parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))]);
      g_string_append (text, separators[g_rand_int_range (random, 0, G_N_ELEMENTS (separators))]);
    }
  return g_string_free (text, FALSE);
}

static GPtrArray *
write_paragraphs (void)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_unref);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < N_PARAGRAPHS; i++)
    {
      g_autofree char *text = write_paragraph (random);

      g_ptr_array_add (blocks, paragraph (text, TL_SECTION_ANALYSIS));
    }
  return blocks;
}

static void
test_table_changes_nothing (void)
{
  g_autofree char *text = write_codebook ();
  g_autoptr (TlMatcher) matcher = matcher_from_text (text);
  g_autoptr (GPtrArray) blocks = write_paragraphs ();

  for (guint i = 0; i < blocks->len; i++)
    {
      g_autoptr (GPtrArray) one = g_ptr_array_new ();
      g_autoptr (GPtrArray) quick = NULL;
      g_autoptr (GPtrArray) slow = NULL;
      g_autofree char *quick_text = NULL;
      g_autofree char *slow_text = NULL;

      g_ptr_array_add (one, g_ptr_array_index (blocks, i));
      quick = tl_matcher_find (matcher, one, NULL, NULL);
      slow = tl_matcher_find_ungated (matcher, one);
      quick_text = describe_findings (quick);
      slow_text = describe_findings (slow);
      if (!g_str_equal (quick_text, slow_text))
        g_test_message ("in “%s”", tl_block_get_text (g_ptr_array_index (blocks, i)));
      g_assert_cmpstr (quick_text, ==, slow_text);
    }
}

/* Whether the hints of the table are found at all. */
static void
test_finds (void)
{
  g_autofree char *text = write_codebook ();
  g_autoptr (TlMatcher) matcher = matcher_from_text (text);
  g_autoptr (GPtrArray) findings = find_in (matcher, "The cold, bed bugs. A1");
  g_autofree char *described = describe_findings (findings);

  g_assert_nonnull (strstr (described, "t0"));
  g_assert_nonnull (strstr (described, "t4"));
  g_assert_nonnull (strstr (described, "t11"));
  g_assert_null (strstr (described, "t3"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/lexicon/finds", test_finds);
  g_test_add_func ("/rules/lexicon/table-changes-nothing", test_table_changes_nothing);
  return g_test_run ();
}
