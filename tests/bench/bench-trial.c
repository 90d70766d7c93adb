/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-trial.h"

#include "support-private.h"
#include "tl-codebook-file.h"
#include "tl-test-library.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>

/* bench-trial [-m perf] [FOLDER]: how long it takes to try a changed rule on the text of a whole
 * library, against looking for the same words in its flat text: with ripgrep's PCRE2, or where that
 * is not installed in this process. With "-m perf" on 2,000 reviews put together from the
 * paragraphs of the specimens (or on the library in FOLDER, which is made so where none is), and
 * held to its limits; otherwise on a few, to see that all of it works. What is gained is always
 * compared with a full scan. */

#define N_ROUNDS 5
#define N_REVIEWS 2000
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

/* The work itself, whatever else the machine is doing. */
static double
get_work (int who)
{
  struct rusage usage;

  getrusage (who, &usage);
  return (double) usage.ru_utime.tv_sec + (double) usage.ru_stime.tv_sec
         + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/* ── the flat text ── */

static double
scan_here (const char *pattern)
{
  double start = get_work (RUSAGE_SELF);
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
  return get_work (RUSAGE_SELF) - start;
}

static double
scan_with (const char *ripgrep,
           const char *pattern)
{
  const char *argv[] = { ripgrep, "-P", "-i", "-c", "--no-config", pattern, flat, NULL };
  double start = get_work (RUSAGE_CHILDREN);
  g_autoptr (GError) error = NULL;
  g_autofree char *count = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &count, NULL, NULL,
                &error);
  g_assert_no_error (error);
  return get_work (RUSAGE_CHILDREN) - start;
}

static double
scan_flat (const char *pattern)
{
  g_autofree char *ripgrep = g_find_program_in_path ("rg");
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < N_ROUNDS; i++)
    best = MIN (best, ripgrep != NULL ? scan_with (ripgrep, pattern) : scan_here (pattern));
  return best;
}

/* ── the trial ── */

static TlCodebook *
change (const Case *one)
{
  g_autoptr (GBytes) source = tl_codebook_add_rule (tl_codebook_get_source (in_force), one->theme,
                                                    "concern", one->rule, NULL);
  g_autoptr (GPtrArray) faults = NULL;
  TlCodebook *codebook = tl_codebook_parse (source, &faults);

  g_assert_cmpuint (faults->len, ==, 0);
  return codebook;
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
    sight->first = get_work (RUSAGE_SELF) - sight->start;
  tl_trial_change_free (change);
}

/* As it is done while somebody types: @first is counted from the text of the code book on. */
static double
try_once (const Case    *one,
          TlTrialCounts *counts,
          double        *first)
{
  Sight sight = { get_work (RUSAGE_SELF), 0 };
  g_autoptr (TlCodebook) after = change (one);
  g_autoptr (GError) error = NULL;
  double start = get_work (RUSAGE_SELF);

  tl_trial_run (library->store, in_force, after, see_cb, &sight, counts, NULL, &error);
  g_assert_no_error (error);
  *first = sight.first;
  return get_work (RUSAGE_SELF) - start;
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
check_counts (const Case          *one,
              const TlTrialCounts *counts)
{
  const char *themes[] = { one->theme, NULL };
  g_autoptr (TlCodebook) codebook = change (one);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlMatcher) before = tl_matcher_new_for (in_force, themes, &error);
  g_autoptr (TlMatcher) after = tl_matcher_new_for (codebook, themes, &error);
  Scan scan = { before, after, { 0 } };

  tl_store_visit_paragraphs (library->store, NULL, scan_cb, &scan, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts->gained + counts->changed, ==, scan.counts.gained);
  g_assert_cmpuint (counts->lost + counts->changed, ==, scan.counts.lost);
}

static void
test_trial (gconstpointer data)
{
  const Case *one = data;
  double best = G_MAXDOUBLE, first = 0, soonest = G_MAXDOUBLE;
  double scanned = scan_flat (one->pattern);
  TlTrialCounts counts;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      best = MIN (best, try_once (one, &counts, &first));
      soonest = MIN (soonest, first);
    }
  check_counts (one, &counts);
  g_test_message ("%-50s gained %6u lost %4u looked at %7u; %7.1f ms, first after %6.1f ms; flat "
                  "%7.1f ms: %.2f", one->rule, counts.gained, counts.lost, counts.paragraphs,
                  best * 1000, soonest * 1000, scanned * 1000, best / scanned);
  if (!g_test_perf ())
    return;
  if (best > MOST_OF_FLAT * scanned || soonest * 1000 > MOST_MS_TO_FIRST)
    g_test_fail ();
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
      g_autofree char *name = g_strdup_printf ("/bench/trial/%u", i + 1);

      g_test_add_data_func (name, &cases[i], test_trial);
    }
  failed = g_test_run ();
  g_unlink (flat);
  g_free (flat);
  tl_codebook_unref (in_force);
  tl_test_library_free (library);
  return failed;
}
