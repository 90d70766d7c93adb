/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-library.h"

#include "tl-incomplete.h"

#include <string.h>

typedef struct {
  GFile   *folder;
  TlStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = sample_folder ();
  fixture->store = sample_open (fixture->folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->store);
  sample_remove (fixture->folder);
  g_object_unref (fixture->folder);
}

/* Of one theme, with the one rule "a.c1". */
static TlCodebook *
codebook_new (const char *name,
              const char *phrase)
{
  g_autoptr (GBytes) source = g_bytes_new (name, strlen (name));
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_rule_unref);
  g_autoptr (GPtrArray) themes = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_theme_unref);

  g_ptr_array_add (rules, tl_rule_new (&(TlRuleFields) { .id = "a.c1", .text = phrase }));
  g_ptr_array_add (themes, tl_theme_new (&(TlThemeFields) {
    .id = "a", .name = "A", .group = "", .rules = rules, .guards = none }));
  return tl_codebook_new (&(TlCodebookFields) {
    .name = name, .source = source, .themes = themes, .guards = none });
}

static void
note (Fixture    *fixture,
      TlCodebook *codebook)
{
  static const char *const rules[] = { "a.c1", "norm.n1", NULL };
  g_autoptr (GError) error = NULL;

  tl_store_note_incomplete (fixture->store, codebook, rules, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_incomplete (Fixture    *fixture,
                   TlCodebook *codebook,
                   const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) rules = tl_store_load_incomplete (fixture->store, codebook, NULL, &error);
  g_autofree char *line = NULL;

  g_assert_no_error (error);
  line = g_strjoinv (" ", rules);
  g_assert_cmpstr (line, ==, expected);
}

/* Kept once, however often it is met. */
static void
test_kept (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (TlCodebook) codebook = codebook_new ("one", "visits");

  assert_incomplete (fixture, codebook, "");
  note (fixture, codebook);
  note (fixture, codebook);
  assert_incomplete (fixture, codebook, "a.c1");
  g_assert_cmpint (sample_ask (fixture->store,
                               "SELECT count(*) FROM library WHERE key LIKE 'incomplete%'"), ==, 1);
}

/* The rule is known again in another code book, until it is mended. */
static void
test_mended (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (TlCodebook) before = codebook_new ("one", "visits");
  g_autoptr (TlCodebook) same = codebook_new ("two", "visits");
  g_autoptr (TlCodebook) mended = codebook_new ("three", "home visits");

  note (fixture, before);
  assert_incomplete (fixture, same, "a.c1");
  assert_incomplete (fixture, mended, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/incomplete/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/incomplete/mended", Fixture, NULL, set_up, test_mended, tear_down);
  return g_test_run ();
}
