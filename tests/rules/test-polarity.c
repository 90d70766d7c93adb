/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-private.h"

/* What is denied, and how far a "no" reaches. */
static const char codebook[] =
  "theme hunger\n  name: Hunger\n  group: G\n  harm: yes\n  concern:\n"
  "    c1 (little/poor/some) …1 (food/meals)\n    c2 hunger\n"
  "theme care\n  name: Care\n  group: G\n  strength:\n    s1 food in the house\n"
  "    s2 some toys\n";

static TlMatcher *matcher;

static gboolean
is_denied (const char *text)
{
  g_autoptr (GPtrArray) findings = find_in (matcher, text);
  gboolean found = FALSE;
  gboolean denied = TRUE;

  g_test_message ("%s", text);
  for (guint i = 0; i < findings->len; i++)
    {
      TlFinding *finding = g_ptr_array_index (findings, i);

      if (!g_str_equal (tl_finding_get_theme (finding), "hunger"))
        continue;
      found = TRUE;
      denied &= (tl_finding_get_flags (finding) & TL_FINDING_DENIED) != 0;
    }
  g_assert_true (found);
  return denied;
}

static gboolean
is_good (const char *text)
{
  g_autoptr (GPtrArray) findings = find_in (matcher, text);

  g_test_message ("%s", text);
  return get_finding (findings, "care") != NULL;
}

static void
test_denied (void)
{
  g_assert_true (is_denied ("There was no hunger."));
  g_assert_true (is_denied ("There was no cruelty or hunger."));
  g_assert_true (is_denied ("There was no cruelty, hunger or want."));
  g_assert_false (is_denied ("There was hunger."));
  g_assert_false (is_good ("There was no food in the house."));
}

/* An item that has a measure of its own is not denied by that of another. */
static void
test_own_measure (void)
{
  g_assert_false (is_denied ("There was no bedding, and little food."));
  g_assert_false (is_denied ("There was no bedding and little food."));
  g_assert_false (is_denied ("He had no toys, poor meals and one bed."));
  g_assert_false (is_denied ("They came without coats, with holes and very poor food."));
  g_assert_true (is_good ("There were few visitors, and some toys."));
}

/* Where a whole list is denied, so is each item. */
static void
test_whole_list (void)
{
  g_assert_true (is_denied ("No sign of cold, poor food."));
  g_assert_true (is_denied ("No record of dirt, little food."));
  g_assert_true (is_denied ("There were no poor meals."));
  g_assert_true (is_denied ("There was no dirt or poor food."));
  g_assert_true (is_denied ("He was not cold, or on poor food."));
  g_assert_false (is_good ("There were no books or some toys."));
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  matcher = matcher_from_text (codebook);
  g_test_add_func ("/polarity/denied", test_denied);
  g_test_add_func ("/polarity/own-measure", test_own_measure);
  g_test_add_func ("/polarity/whole-list", test_whole_list);
  status = g_test_run ();
  tl_matcher_unref (matcher);
  return status;
}
