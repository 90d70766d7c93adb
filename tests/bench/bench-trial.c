/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-trial.h"

#include "support-private.h"
#include "tl-codebook-file.h"
#include "tl-phrase-private.h"
#include "tl-rule-text-private.h"
#include "tl-rulebook-private.h"
#include "tl-test-library.h"

#include <glib/gstdio.h>
#include <string.h>

/* bench-trial [-m perf] [FOLDER]: how long it takes, by the clock on the wall, to try a changed
 * rule on the text of a whole library, against looking for the same words in its flat text: with
 * ripgrep's PCRE2, or where that is not installed in this process. With "-m perf" on 2,000 reviews
 * put together from the paragraphs of the specimens (or on the library in FOLDER, which is made so
 * where none is), and held to its limits; otherwise on a few, to see that all of it works.
 *
 * Rules drawn from the code book are taken out one at a time, and the limits are for them; phrases
 * as somebody might type them are added one at a time and told of, the commonest words among them.
 * What either gains and loses is compared with a full scan. */

#define N_ROUNDS 5
#define N_REVIEWS 2000
#define N_DRAWN 60
#define N_COMPARED 6
#define MOST_OF_FLAT 0.2
#define MOST_MS_TO_FIRST 200
#define PARAGRAPHS_A_REVIEW 230

/* A rule as it is written in a code book, and as a pattern for flat text. */
typedef struct {
  const char *theme;
  const char *rule;
  const char *pattern;
} Case;

static const Case cases[] = {
  { "supervision", "supervision …3 cancelled", "\\bsupervision(?:\\W+\\w+){0,3}\\W+cancelled\\b" },
  { "supervision", "(cancel*/postpon*) …3 (supervision/meeting*)",
    "\\b(?:cancel|postpon)\\w*(?:\\W+\\w+){0,3}\\W+(?:supervision|meeting\\w*)\\b" },
  { "information-sharing", "(assum*/presum*/supposed) that",
    "\\b(?:assum\\w*|presum\\w*|supposed)\\W+that\\b" },
  { "information-sharing", "pattern \\bnot (?:been )?(?:told|informed)\\b",
    "\\bnot (?:been )?(?:told|informed)\\b" },
  { "missed-appointments", "did not attend", "\\bdid\\W+not\\W+attend\\b" },
  { "caseload", "health visitor", "\\bhealth\\W+visitor\\b" },
};

static TlTestLibrary *library;
static char          *flat;
static TlCodebook    *in_force;

/* ── the library ── */

static void
fill (guint n_reviews)
{
  g_autoptr (GPtrArray) paragraphs = read_specimens ();
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < n_reviews; i++)
    {
      TlTestDocument *document = tl_test_document_new (1, 0);

      for (guint j = 0; j < PARAGRAPHS_A_REVIEW; j++)
        {
          guint pick = g_rand_int_range (random, 0, (gint32) paragraphs->len);

          tl_test_document_add_block (document, 1, TL_SECTION_ANALYSIS, NULL,
                                      tl_block_get_text (paragraphs->pdata[pick]));
        }
      tl_test_document_save (document, library);
    }
}

static gboolean
append_cb (const TlParagraph  *paragraph,
           gpointer            file,
           GError            **error)
{
  return fprintf (file, "%s\n", paragraph->text) > 0;
}

static void
write_flat (void)
{
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("tl-flat-XXXXXX", &flat, &error);
  FILE *file;

  g_assert_no_error (error);
  file = fdopen (fd, "w");
  tl_store_visit_paragraphs (library->store, NULL, append_cb, file, NULL, &error);
  g_assert_no_error (error);
  fclose (file);
}

/* The best of several is the least disturbed one. */
static guint
get_rounds (void)
{
  return g_test_perf () ? N_ROUNDS : 1;
}

static double
get_time (void)
{
  return (double) g_get_monotonic_time () / 1e6;
}

/* ── the flat text ── */

static double
scan_here (const char *pattern)
{
  double start = get_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, &error);
  g_autoptr (GMappedFile) mapped = g_mapped_file_new (flat, FALSE, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  gboolean found;

  g_assert_no_error (error);
  found = g_regex_match_full (regex, g_mapped_file_get_contents (mapped),
                              (gssize) g_mapped_file_get_length (mapped), 0, 0, &match, &error);
  while (found)
    found = g_match_info_next (match, &error);
  g_assert_no_error (error);
  return get_time () - start;
}

static double
scan_with (const char *ripgrep,
           const char *pattern)
{
  const char *argv[] = { ripgrep, "-P", "-i", "-c", "--no-config", pattern, flat, NULL };
  double start = get_time ();
  g_autoptr (GError) error = NULL;
  g_autofree char *count = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &count, NULL, NULL,
                &error);
  g_assert_no_error (error);
  return get_time () - start;
}

static double
scan_flat (const char *pattern)
{
  g_autofree char *ripgrep = g_find_program_in_path ("rg");
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < get_rounds (); i++)
    best = MIN (best, ripgrep != NULL ? scan_with (ripgrep, pattern) : scan_here (pattern));
  return best;
}

/* ── the trial ── */

static TlCodebook *
parse_changed (GBytes *source)
{
  g_autoptr (GPtrArray) faults = NULL;
  TlCodebook *codebook = tl_codebook_parse_like (source, in_force, &faults);

  g_assert_cmpuint (faults->len, ==, 0);
  return codebook;
}

static GBytes *
add (const Case *one)
{
  return tl_codebook_add_rule (tl_codebook_get_source (in_force), one->theme, "concern", one->rule,
                               NULL);
}

typedef struct {
  double start;
  double first;
} Sight;

static void
see_cb (TlTrialChange       *change,
        const TlTrialCounts *counts,
        gpointer             data)
{
  Sight *sight = data;

  if (sight->first == 0)
    sight->first = get_time () - sight->start;
  tl_trial_change_free (change);
}

/* As it is done while somebody types: @first is counted from the text of the code book on. */
static double
try_once (GBytes        *source,
          TlTrialCounts *counts,
          double        *first)
{
  Sight sight = { get_time (), 0 };
  g_autoptr (TlCodebook) after = parse_changed (source);
  g_autoptr (GError) error = NULL;
  double start = get_time ();

  tl_trial_run (library->store, in_force, after, see_cb, &sight, counts, NULL, &error);
  g_assert_no_error (error);
  *first = sight.first;
  return get_time () - start;
}

/* ── a full scan ── */

typedef struct {
  TlMatcher     *before;
  TlMatcher     *after;
  TlTrialCounts  counts;
} Scan;

static GHashTable *
find_passages (TlMatcher *matcher,
               GPtrArray *blocks)
{
  GHashTable *passages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) findings = tl_matcher_find (matcher, blocks, NULL, NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      TlFinding *finding = findings->pdata[i];
      TlSpan span = tl_finding_get_span (finding);

      if ((tl_finding_get_flags (finding) & (TL_FINDING_DENIED | TL_FINDING_MAYBE)) == 0)
        g_hash_table_add (passages, g_strdup_printf ("%u %u %d", span.start, span.length,
                                                     tl_finding_get_stance (finding)));
    }
  return passages;
}

static guint
count_missing (GHashTable *passages,
               GHashTable *from)
{
  GHashTableIter iter;
  gpointer passage;
  guint n = 0;

  g_hash_table_iter_init (&iter, passages);
  while (g_hash_table_iter_next (&iter, &passage, NULL))
    n += !g_hash_table_contains (from, passage);
  return n;
}

static gboolean
scan_cb (const TlParagraph  *paragraph,
         gpointer            data,
         GError            **error)
{
  Scan *scan = data;
  TlBlockFields fields = { .kind = paragraph->kind, .section = paragraph->section,
                           .text = paragraph->text, .page = paragraph->page };
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_unref);
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) after = NULL;

  g_ptr_array_add (blocks, tl_block_new (&fields));
  before = find_passages (scan->before, blocks);
  after = find_passages (scan->after, blocks);
  scan->counts.gained += count_missing (after, before);
  scan->counts.lost += count_missing (before, after);
  return TRUE;
}

static void
check_counts (const char          *theme,
              GBytes              *source,
              const TlTrialCounts *counts)
{
  const char *themes[] = { theme, NULL };
  g_autoptr (TlCodebook) codebook = parse_changed (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlMatcher) before = tl_matcher_new_for (in_force, themes, &error);
  g_autoptr (TlMatcher) after = tl_matcher_new_for (codebook, themes, &error);
  Scan scan = { before, after, { 0 } };

  tl_store_visit_paragraphs (library->store, NULL, scan_cb, &scan, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts->gained + counts->changed, ==, scan.counts.gained);
  g_assert_cmpuint (counts->lost + counts->changed, ==, scan.counts.lost);
}

/* What trying one change took. */
typedef struct {
  double ratio;
  double first;
} Effort;

static Effort
measure (const char    *written,
         const char    *pattern,
         GBytes        *source,
         TlTrialCounts *counts)
{
  double best = G_MAXDOUBLE, first = 0, soonest = G_MAXDOUBLE;
  double scanned = scan_flat (pattern);

  for (guint i = 0; i < get_rounds (); i++)
    {
      best = MIN (best, try_once (source, counts, &first));
      soonest = MIN (soonest, first);
    }
  g_test_message ("%-50.50s gained %6u lost %4u looked at %7u; %7.1f ms, first after %6.1f ms; "
                  "flat %7.1f ms: %.2f", written, counts->gained, counts->lost, counts->paragraphs,
                  best * 1000, soonest * 1000, scanned * 1000, best / scanned);
  return (Effort) { best / scanned, soonest };
}

static void
test_typed (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (GBytes) source = add (one);
  TlTrialCounts counts;

  measure (one->rule, one->pattern, source, &counts);
  check_counts (one->theme, source, &counts);
}

/* ── rules of the code book ── */

/* What there is to look for in flat text: the phrase alone, without its conditions. */
static char *
dup_pattern (TlRule *rule)
{
  g_autoptr (TlRulebook) book = tl_rulebook_get (in_force);
  g_autoptr (TlRuleText) text = tl_rule_text_parse (tl_rule_get_text (rule),
                                                    tl_rule_get_syntax (rule), book->families,
                                                    NULL, NULL);

  return text->pattern != NULL ? g_strdup (text->pattern)
                               : tl_phrase_to_pattern (text->nodes, FALSE);
}

/* Returns: (element-type TlRule): evenly from all rules that are no hints, and after them a few
 * hints */
static GPtrArray *
draw (guint n_drawn)
{
  GPtrArray *themes = tl_codebook_get_themes (in_force);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  GPtrArray *drawn = g_ptr_array_new ();

  for (guint i = 0; i < themes->len; i++)
    g_ptr_array_extend (all, tl_theme_get_rules (g_ptr_array_index (themes, i)), NULL, NULL);
  for (gboolean hints = FALSE; hints <= TRUE; hints++)
    {
      g_autoptr (GPtrArray) some = g_ptr_array_new ();
      const guint n = hints ? n_drawn / 6 : n_drawn;

      for (guint i = 0; i < all->len; i++)
        if (tl_rule_is_hint (g_ptr_array_index (all, i)) == hints)
          g_ptr_array_add (some, g_ptr_array_index (all, i));
      for (guint i = 0; i < n; i++)
        g_ptr_array_add (drawn, g_ptr_array_index (some, (2 * i + 1) * some->len / (2 * n)));
    }
  return drawn;
}

static int
compare_ratios (gconstpointer a,
                gconstpointer b)
{
  double first = ((const Effort *) a)->ratio;
  double second = ((const Effort *) b)->ratio;

  return (first > second) - (first < second);
}

static int
compare_firsts (gconstpointer a,
                gconstpointer b)
{
  double first = ((const Effort *) a)->first;
  double second = ((const Effort *) b)->first;

  return (first > second) - (first < second);
}

static void
judge (GArray *efforts)
{
  const Effort *sorted = (const Effort *) efforts->data;
  double ratio, first;

  g_array_sort (efforts, compare_firsts);
  first = sorted[efforts->len * 9 / 10].first;
  g_array_sort (efforts, compare_ratios);
  ratio = sorted[efforts->len / 2].ratio;
  g_test_message ("of %u rules: half within %.2f of flat text, three in four within %.2f, nine in "
                  "ten within %.2f; first passages for nine in ten within %.0f ms", efforts->len,
                  ratio, sorted[efforts->len * 3 / 4].ratio, sorted[efforts->len * 9 / 10].ratio,
                  first * 1000);
  if (g_test_perf () && (ratio > MOST_OF_FLAT || first * 1000 > MOST_MS_TO_FIRST))
    g_test_fail ();
}

static void
test_drawn (void)
{
  g_autoptr (GPtrArray) drawn = draw (g_test_perf () ? N_DRAWN : N_COMPARED);
  g_autoptr (GArray) efforts = g_array_new (FALSE, FALSE, sizeof (Effort));

  for (guint i = 0; i < drawn->len; i++)
    {
      TlRule *rule = g_ptr_array_index (drawn, i);
      const char *id = tl_rule_get_id (rule);
      g_autofree char *theme = g_strndup (id, strcspn (id, "."));
      g_autofree char *pattern = dup_pattern (rule);
      g_autoptr (GBytes) source = tl_codebook_remove_rule (tl_codebook_get_source (in_force), id);
      TlTrialCounts counts;
      Effort effort = measure (tl_rule_get_text (rule), pattern, source, &counts);

      g_array_append_val (efforts, effort);
      if (i % (drawn->len / N_COMPARED) == 0)
        check_counts (theme, source, &counts);
    }
  judge (efforts);
}

int
main (int    argc,
      char **argv)
{
  static const char *const themes[] = { "a", NULL };
  g_autofree char *ripgrep = g_find_program_in_path ("rg");
  g_autoptr (GBytes) source = tl_codebook_dup_default_source ();
  g_autoptr (GPtrArray) faults = NULL;
  int failed;

  g_test_init (&argc, &argv, NULL);
  in_force = tl_codebook_parse (source, &faults);
  if (argc > 1)
    {
      g_autoptr (GFile) folder = g_file_new_for_commandline_arg (argv[1]);
      gboolean is_new = !g_file_query_exists (folder, NULL);

      library = tl_test_library_new_in (folder, themes);
      if (is_new)
        fill (N_REVIEWS);
    }
  else
    {
      library = tl_test_library_new (themes);
      fill (g_test_perf () ? N_REVIEWS : 4);
    }
  write_flat ();
  g_test_message ("flat text looked through %s", ripgrep != NULL ? "with ripgrep" : "here");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/bench/trial/typed-%u", i + 1);

      g_test_add_data_func (name, &cases[i], test_typed);
    }
  g_test_add_func ("/bench/trial/drawn", test_drawn);
  failed = g_test_run ();
  g_unlink (flat);
  g_free (flat);
  tl_codebook_unref (in_force);
  tl_test_library_free (library);
  return failed;
}
