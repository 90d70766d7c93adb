/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-codebook-file.h"

#include <string.h>

#define HEAD "throughline code book 1\ntheme a\n  name: A\n"

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

static void
test_text (void)
{
  g_autoptr (GBytes) source = bytes (HEAD "  concern hints:\n    h1   +8 landlord*  \n"
                                     "guards\n  g1 z\n");
  g_autofree char *list = NULL;
  g_autofree char *none = NULL;
  g_autofree char *text = NULL;
  g_autofree char *guard = NULL;
  guint column = 0;

  text = tl_codebook_dup_rule_text (source, "a.h1", &list, &column);
  guard = tl_codebook_dup_rule_text (source, "guards.g1", &none, NULL);
  g_assert_cmpstr (text, ==, "+8 landlord*");
  g_assert_cmpstr (list, ==, "concern hints");
  g_assert_cmpuint (column, ==, 10);
  g_assert_cmpstr (guard, ==, "z");
  g_assert_null (none);
  g_assert_null (tl_codebook_dup_rule_text (source, "a.h2", NULL, NULL));
}

static void
test_add (void)
{
  g_autoptr (GBytes) source = bytes (HEAD "  concern:\n    c3  x\n\n    # more to come\n"
                                     "  strength:\n    s1  y\n\ntheme b\n  name: B\n");
  g_autofree char *id = NULL;

  assert_is (tl_codebook_add_rule (source, "a", "concern", "+8 z*", &id),
             HEAD "  concern:\n    c3  x\n    c4  +8 z*\n\n    # more to come\n"
             "  strength:\n    s1  y\n\ntheme b\n  name: B\n");
  g_assert_cmpstr (id, ==, "a.c4");
  assert_is (tl_codebook_add_rule (source, "b", "neutral", "q", NULL),
             HEAD "  concern:\n    c3  x\n\n    # more to come\n  strength:\n    s1  y\n\n"
             "theme b\n  name: B\n  neutral:\n    n1  q\n");
  g_assert_null (tl_codebook_add_rule (source, "c", "neutral", "q", NULL));
}

/* A file may end without a line end, and its line ends may be of another system. */
static void
test_add_at_end (void)
{
  g_autoptr (GBytes) source = bytes ("theme a\r\n  concern:\r\n    c1 x\r\n"
                                     "  strength:\r\n    s1 y");

  assert_is (tl_codebook_add_rule (source, "a", "concern", "z", NULL),
             "theme a\r\n  concern:\r\n    c1 x\r\n    c2  z\r\n  strength:\r\n    s1 y");
  assert_is (tl_codebook_add_rule (source, "a", "strength", "z", NULL),
             "theme a\r\n  concern:\r\n    c1 x\r\n  strength:\r\n    s1 y\n    s2  z\n");
}

/* What a person decided of a finding hangs on the id of its rule. */
static void
test_id_is_not_used_again (void)
{
  g_autoptr (GBytes) source = bytes (HEAD "  concern:\n    c1  x\n    c2  y\n");
  g_autoptr (GBytes) without = tl_codebook_remove_rule (source, "a.c2");
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (TlCodebook) codebook = tl_codebook_parse (without, &faults);
  g_autoptr (GBytes) with = NULL;
  g_autofree char *id = NULL;

  g_assert_cmpuint (faults->len, ==, 0);
  g_assert_null (tl_codebook_find_rule (codebook, "a.c2"));
  assert_is (g_bytes_ref (without), HEAD "  concern:\n    c1  x\n    # c2  y\n");
  with = tl_codebook_add_rule (without, "a", "concern", "z", &id);
  g_assert_cmpstr (id, ==, "a.c3");
  g_assert_null (tl_codebook_remove_rule (source, "a.c9"));
}

static void
test_move (void)
{
  g_autoptr (GBytes) source = bytes (HEAD "  concern:\n    c1   x \n    c2  y\n  strength:\n"
                                     "    s1  z\n");
  g_autoptr (GBytes) moved = tl_codebook_move_rule (source, "a.c1", "strength");
  g_autoptr (TlCodebook) codebook = tl_codebook_parse (moved, NULL);
  TlRule *rule = tl_codebook_find_rule (codebook, "a.c1");

  g_assert_cmpint (tl_rule_get_stance (rule), ==, TL_STANCE_STRENGTH);
  assert_is (g_steal_pointer (&moved),
             HEAD "  concern:\n    c2  y\n  strength:\n    s1  z\n    c1   x \n");
  g_assert_null (tl_codebook_move_rule (source, "a.c7", "strength"));
}

/* In the code book the program ships with, which is put together out of several files. */
static void
test_default (void)
{
  g_autoptr (GBytes) source = tl_codebook_dup_default_source ();
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GBytes) changed = NULL;
  g_autoptr (TlCodebook) codebook = NULL;
  g_autofree char *id = NULL;

  changed = tl_codebook_add_rule (source, "supervision", "judged", "elephant*", &id);
  codebook = tl_codebook_parse (changed, &faults);
  g_assert_cmpuint (faults->len, ==, 0);
  g_assert_cmpstr (tl_rule_get_text (tl_codebook_find_rule (codebook, id)), ==, "elephant*");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/codebook-edit/text", test_text);
  g_test_add_func ("/rules/codebook-edit/add", test_add);
  g_test_add_func ("/rules/codebook-edit/add-at-end", test_add_at_end);
  g_test_add_func ("/rules/codebook-edit/id-is-not-used-again", test_id_is_not_used_again);
  g_test_add_func ("/rules/codebook-edit/move", test_move);
  g_test_add_func ("/rules/codebook-edit/default", test_default);
  return g_test_run ();
}
