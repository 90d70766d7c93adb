/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-trial.h"

#include "support-private.h"
#include "tl-codebook-file.h"
#include "tl-test-library.h"

/* One library of every paragraph of the specimens, each specimen a review. */
static TlTestLibrary *library;

static TlTestLibrary *
library_of_specimens (void)
{
  static const char *const themes[] = { "a", NULL };
  TlTestLibrary *filled = tl_test_library_new (themes);
  g_autoptr (GPtrArray) paragraphs = read_specimens ();
  TlTestDocument *document = tl_test_document_new (1, 0);

  for (guint i = 0; i < paragraphs->len; i++)
    tl_test_document_add_block (document, 1, TL_SECTION_ANALYSIS, NULL,
                                tl_block_get_text (g_ptr_array_index (paragraphs, i)));
  tl_test_document_save (document, filled);
  return filled;
}

static TlCodebook *
parse (const char *rules)
{
  g_autofree char *text = g_strconcat ("throughline code book 1\n"
                                       "cues rule-out\n  r1  nothing suggests\n"
                                       "theme a\n  name: A\n  concern:\n", rules,
                                       "theme b\n  name: B\n  concern:\n    c1  the police\n",
                                       NULL);
  g_autoptr (GBytes) source = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) faults = NULL;
  TlCodebook *codebook = tl_codebook_parse (source, &faults);

  g_assert_cmpuint (faults->len, ==, 0);
  return codebook;
}

static void
add_change_cb (TlTrialChange       *change,
               const TlTrialCounts *counts,
               gpointer             data)
{
  g_ptr_array_add (data, change);
}

static GPtrArray *
try (const char    *before_rules,
     const char    *after_rules,
     TlTrialCounts *counts)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_trial_change_free);
  g_autoptr (TlCodebook) before = parse (before_rules);
  g_autoptr (TlCodebook) after = parse (after_rules);
  g_autoptr (GError) error = NULL;

  g_assert_true (tl_trial_run (library->store, before, after, add_change_cb, changes, counts, NULL,
                               &error));
  g_assert_no_error (error);
  return changes;
}

/* How many paragraphs hold @words, by another way than the program's. */
static guint
count_paragraphs (const char *words)
{
  g_autoptr (GPtrArray) paragraphs = read_specimens ();
  guint n = 0;

  for (guint i = 0; i < paragraphs->len; i++)
    {
      g_autofree char *text = g_utf8_strdown (
        tl_block_get_text (g_ptr_array_index (paragraphs, i)), -1);

      n += strstr (text, words) != NULL;
    }
  return n;
}

static void
test_same (void)
{
  TlTrialCounts counts;
  g_autoptr (GPtrArray) changes = try ("    c1  the school\n", "    c1  the school\n", &counts);

  g_assert_cmpuint (changes->len, ==, 0);
  g_assert_cmpuint (counts.paragraphs, ==, 0);
}

static void
test_gained_and_lost (void)
{
  TlTrialCounts gain, loss;
  guint n = count_paragraphs ("core group");
  g_autoptr (GPtrArray) gained = try ("    c1  zebra\n", "    c1  zebra\n    c2  core group*\n",
                                      &gain);
  g_autoptr (GPtrArray) lost = try ("    c1  zebra\n    c2  core group*\n", "    c1  zebra\n",
                                    &loss);
  TlTrialChange *change = g_ptr_array_index (gained, 0);

  g_assert_cmpuint (n, >, 5);
  g_assert_cmpuint (gain.gained, >=, n);
  g_assert_cmpuint (gain.lost + gain.changed + gain.kept, ==, 0);
  g_assert_cmpuint (gained->len, ==, gain.gained);
  g_assert_cmpuint (loss.lost, ==, gain.gained);
  g_assert_cmpuint (lost->len, ==, loss.lost);
  g_assert_cmpuint (loss.gained, ==, 0);
  g_assert_null (change->before);
  g_assert_nonnull (change->after);
  g_assert_nonnull (strstr (change->quote, "ore group"));
  g_assert_cmpuint (gain.paragraphs, <, 3 * n);
}

/* A rule that moves to another list changes the stance of what it finds. */
static void
test_changed (void)
{
  TlTrialCounts counts;
  g_autoptr (GPtrArray) changes = try ("    c1  core group*\n",
                                       "    c2  zebra\n  neutral:\n    c1  core group*\n",
                                       &counts);

  g_assert_cmpuint (counts.changed, >=, 5);
  g_assert_cmpuint (counts.lost, ==, 0);
  g_assert_cmpuint (counts.gained, ==, 0);
  g_assert_cmpuint (changes->len, ==, counts.changed);
}

/* Where the theme is weighed, what a rule matches may not be enough by itself. */
static void
test_weak (void)
{
  TlTrialCounts weak, strong, widened;
  g_autoptr (GPtrArray) matched = try ("    c1  zebra\n  needs: 60\n",
                                       "    c1  zebra\n    c2  core group*\n  needs: 60\n", &weak);
  g_autoptr (GPtrArray) gained = try ("    c1  zebra\n    c2  core group*\n  needs: 60\n",
                                      "    c1  zebra\n    c2  +60 core group*\n  needs: 60\n",
                                      &strong);
  g_autoptr (GPtrArray) same = try ("    c1  core group\n  needs: 60\n",
                                    "    c1  core group*\n  needs: 60\n", &widened);

  g_assert_cmpuint (weak.weak, >=, count_paragraphs ("core group"));
  g_assert_cmpuint (weak.gained + weak.lost + weak.changed, ==, 0);
  g_assert_cmpuint (matched->len, ==, weak.weak);
  g_assert_true (tl_trial_change_is_weak (g_ptr_array_index (matched, 0)));
  g_assert_cmpuint (strong.gained, ==, weak.weak);
  g_assert_cmpuint (strong.weak, ==, 0);
  g_assert_false (tl_trial_change_is_weak (g_ptr_array_index (gained, 0)));
  g_assert_cmpuint (widened.weak, <, weak.weak);
  g_assert_cmpuint (same->len, ==, widened.weak);
}

static void
test_stopped (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (TlCodebook) before = parse ("    c1  zebra\n");
  g_autoptr (TlCodebook) after = parse ("    c1  the\n");
  g_autoptr (GError) error = NULL;
  TlTrialCounts counts;

  g_cancellable_cancel (cancellable);
  g_assert_false (tl_trial_run (library->store, before, after, NULL, NULL, &counts, cancellable,
                                &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* ── what is looked up by its words is what is found by looking at everything ── */

typedef struct {
  TlMatcher  *matcher;
  const char *rules[2];
  GHashTable *touched;
} Look;

static gboolean
look_cb (const TlParagraph  *paragraph,
         gpointer            data,
         GError            **error)
{
  Look *look = data;

  if (tl_matcher_touches (look->matcher, look->rules, paragraph->text))
    g_hash_table_add (look->touched, GUINT_TO_POINTER (paragraph->index + 1));
  return TRUE;
}

static guint
count_touched (TlMatcher  *matcher,
               const char *rule,
               GPtrArray  *wanted)
{
  g_autoptr (GHashTable) touched = g_hash_table_new (NULL, NULL);
  Look look = { matcher, { rule, NULL }, touched };
  g_autoptr (GError) error = NULL;

  tl_store_visit_paragraphs (library->store, wanted, look_cb, &look, NULL, &error);
  g_assert_no_error (error);
  return g_hash_table_size (touched);
}

static guint
check_rule (TlMatcher  *matcher,
            const char *rule)
{
  g_autoptr (GPtrArray) wanted = NULL;
  guint whole = count_touched (matcher, rule, NULL);
  guint some;

  wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_ptr_array_add (wanted, tl_matcher_list_words (matcher, rule));
  some = count_touched (matcher, rule, wanted);
  if (some != whole)
    g_error ("%s is in %u paragraphs, but looked up by its words in %u", rule, whole, some);
  return whole;
}

/* Every fortieth rule of the code book the program ships with. */
static void
test_looking_up_misses_nothing (void)
{
  g_autoptr (GBytes) source = tl_codebook_dup_default_source ();
  g_autoptr (TlCodebook) codebook = tl_codebook_parse (source, NULL);
  g_autoptr (TlMatcher) matcher = tl_matcher_new (codebook, NULL);
  GPtrArray *themes = tl_codebook_get_themes (codebook);
  guint n = 0;
  guint n_touched = 0;

  for (guint i = 0; i < themes->len; i++)
    {
      GPtrArray *rules = tl_theme_get_rules (g_ptr_array_index (themes, i));

      for (guint j = 0; j < rules->len; j++)
        if (n++ % 40 == 0)
          n_touched += check_rule (matcher, tl_rule_get_id (g_ptr_array_index (rules, j)));
    }
  g_assert_cmpuint (n_touched, >, 40);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  library = library_of_specimens ();
  g_test_add_func ("/intake/trial/same", test_same);
  g_test_add_func ("/intake/trial/gained-and-lost", test_gained_and_lost);
  g_test_add_func ("/intake/trial/changed", test_changed);
  g_test_add_func ("/intake/trial/weak", test_weak);
  g_test_add_func ("/intake/trial/stopped", test_stopped);
  g_test_add_func ("/intake/trial/looking-up-misses-nothing", test_looking_up_misses_nothing);
  status = g_test_run ();
  tl_test_library_free (library);
  return status;
}
