/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-coders.h"
#include "tl-comparison.h"
#include "tl-editor.h"
#include "tl-sample-draw.h"
#include "tl-test-library.h"

#include <math.h>

#define N_PARAGRAPHS 12

static const char *const themes[] = { "neglect", "staffing", NULL };

/* A review of as many paragraphs, "neglect" found in the first six of them, with a heading too
 * short to be drawn in front. */
static TlTestLibrary *
make_library (void)
{
  TlTestLibrary *library = tl_test_library_new (themes);
  TlTestDocument *document = tl_test_document_new (1, 0);

  tl_test_document_set_fact (document, TL_FACT_TITLE, "Child A");
  tl_test_document_add_block (document, 1, TL_SECTION_ANALYSIS, NULL, "Too short");
  for (guint i = 1; i <= N_PARAGRAPHS; i++)
    {
      g_autofree char *text =
        g_strdup_printf ("Paragraph %u tells of what was done for the child.", i);
      guint block = tl_test_document_add_block (document, 1, TL_SECTION_ANALYSIS, NULL, text);

      if (i <= 6)
        tl_test_document_add_finding (document, block, "neglect", TL_STANCE_CONCERN, "Paragraph");
    }
  tl_test_document_save (document, library);
  return library;
}

static gint64
draw (TlTestLibrary *library,
      guint          n_paragraphs,
      guint32        seed)
{
  g_autoptr (TlQuery) query = tl_query_new ();
  g_autoptr (GError) error = NULL;
  gint64 sample;

  tl_sample_draw (library->store, query, NULL, n_paragraphs, seed, &sample, NULL, &error);
  g_assert_no_error (error);
  return sample;
}

static GPtrArray *
load_paragraphs (TlTestLibrary *library,
                 gint64         sample)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *paragraphs =
    tl_store_load_sample_paragraphs (library->store, sample, NULL, &error);

  g_assert_no_error (error);
  return paragraphs;
}

static char *
list_texts (TlTestLibrary *library,
            gint64         sample)
{
  g_autoptr (GPtrArray) paragraphs = load_paragraphs (library, sample);
  GString *texts = g_string_new (NULL);

  for (guint i = 0; i < paragraphs->len; i++)
    g_string_append_printf (texts, "%s\n", ((TlSampleParagraph *) paragraphs->pdata[i])->text);
  return g_string_free (texts, FALSE);
}

static gint64
keep_coder (TlTestLibrary *library,
            const char    *name)
{
  gint64 coder;

  g_assert_true (tl_store_keep_coder (library->store, name, &coder, NULL, NULL));
  return coder;
}

static void
code (TlEditor   *editor,
      gint64      paragraph,
      gint64      coder,
      const char *theme,
      const char *stance)
{
  g_autofree char *name = tl_sample_dup_name (coder, theme);
  const TlEdit edit = { TL_EDIT_SAMPLE, &paragraph, 1, name, stance };
  g_autoptr (GError) error = NULL;

  tl_editor_apply (editor, &edit, NULL, &error);
  g_assert_no_error (error);
}

/* ── drawing ── */

static void
test_draw (void)
{
  g_autoptr (TlTestLibrary) library = make_library ();
  gint64 all = draw (library, 100, 1);
  g_autoptr (GPtrArray) samples = tl_store_load_samples (library->store, NULL, NULL);
  g_autoptr (GPtrArray) paragraphs = load_paragraphs (library, all);
  TlSample *sample = samples->pdata[0];
  TlSampleParagraph *first = paragraphs->pdata[0];

  g_assert_cmpuint (samples->len, ==, 1);
  g_assert_cmpint (sample->id, ==, all);
  g_assert_cmpuint (sample->n_paragraphs, ==, N_PARAGRAPHS);
  g_assert_cmpuint (sample->n_drawn_from, ==, N_PARAGRAPHS);
  g_assert_cmpuint (sample->seed, ==, 1);
  g_assert_cmpuint (first->ordinal, ==, 1);
  g_assert_cmpstr (first->title, ==, "Child A");
  g_assert_cmpint (first->block, >, 0);
}

static void
test_seed (void)
{
  g_autoptr (TlTestLibrary) library = make_library ();
  g_autofree char *one = list_texts (library, draw (library, 5, 7));
  g_autofree char *again = list_texts (library, draw (library, 5, 7));
  g_autofree char *more = list_texts (library, draw (library, 8, 7));
  g_autofree char *other = list_texts (library, draw (library, 5, 8));

  g_assert_cmpstr (one, ==, again);
  g_assert_true (g_str_has_prefix (more, one));
  g_assert_cmpstr (one, !=, other);
}

/* Each paragraph is as likely as any other: 3 of 12 in 400 draws is about 100 times each. */
static void
test_each_as_likely (void)
{
  g_autoptr (TlTestLibrary) library = make_library ();
  const char *count = "SELECT max(n) FROM (SELECT count(*) AS n FROM sample_paragraphs"
                      " GROUP BY block)";
  const char *least = "SELECT min(n) FROM (SELECT count(*) AS n FROM sample_paragraphs"
                      " GROUP BY block)";

  for (guint32 seed = 0; seed < 400; seed++)
    draw (library, 3, seed);
  g_assert_cmpint (tl_test_library_count (library, count), <, 145);
  g_assert_cmpint (tl_test_library_count (library, least), >, 60);
}

static void
test_nothing_to_draw (void)
{
  g_autoptr (TlTestLibrary) library = make_library ();
  g_autoptr (TlQuery) all = tl_query_new ();
  g_autoptr (TlQuery) query = tl_query_with_years (all, 1900, 1901);
  g_autoptr (GError) error = NULL;
  gint64 sample;

  g_assert_false (tl_sample_draw (library->store, query, NULL, 5, 1, &sample, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* What findings are asked for must not choose what rules are measured by; words may. */
static void
test_filters (void)
{
  g_autoptr (TlTestLibrary) library = make_library ();
  g_autoptr (TlQuery) all = tl_query_new ();
  g_autoptr (TlQuery) theme = tl_query_with_value (all, TL_FILTER_THEME, "neglect");
  g_autoptr (TlQuery) words = tl_query_with_text (theme, "11");
  g_autofree char *texts = NULL;
  gint64 sample;

  g_assert_true (tl_sample_draw (library->store, words, "Words", 50, 1, &sample, NULL, NULL));
  texts = list_texts (library, sample);
  g_assert_cmpstr (texts, ==, "Paragraph 11 tells of what was done for the child.\n");
}

static void
test_names (void)
{
  g_autoptr (TlTestLibrary) library = make_library ();
  g_autoptr (TlQuery) query = tl_query_new ();
  g_autoptr (GPtrArray) samples = NULL;
  g_autoptr (GError) error = NULL;
  gint64 sample;

  draw (library, 1, 1);
  draw (library, 1, 1);
  samples = tl_store_load_samples (library->store, NULL, NULL);
  g_assert_cmpstr (((TlSample *) samples->pdata[0])->name, ==, "Sample 2");
  g_assert_cmpstr (((TlSample *) samples->pdata[1])->name, ==, "Sample 1");
  g_assert_false (tl_sample_draw (library->store, query, " Sample 1 ", 1, 1, &sample, NULL,
                                  &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
}

/* ── coding ── */

static void
assert_codes (TlTestLibrary *library,
              gint64         sample,
              gint64         coder,
              const char    *expected)
{
  g_autoptr (GPtrArray) codes =
    tl_store_load_sample_codes (library->store, sample, coder, NULL, NULL);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < codes->len; i++)
    {
      const TlSampleCode *one = codes->pdata[i];

      g_string_append_printf (line, "[%s %s]", one->theme, tl_stance_to_string (one->stance));
    }
  g_assert_cmpstr (line->str, ==, expected);
}

static void
test_code_and_undo (void)
{
  g_autoptr (TlTestLibrary) library = make_library ();
  gint64 sample = draw (library, 1, 1);
  gint64 me = keep_coder (library, NULL);
  g_autoptr (TlEditor) editor = tl_editor_new (library->store);
  const gint64 paragraph = tl_test_library_count (library, "SELECT id FROM sample_paragraphs");

  code (editor, paragraph, me, "neglect", "concern");
  code (editor, paragraph, me, "staffing", "neutral");
  code (editor, paragraph, me, "neglect", "strength");
  assert_codes (library, sample, me, "[neglect strength][staffing neutral]");
  g_assert_cmpstr (tl_editor_get_undo_label (editor), ==, "Code 1 paragraph of a sample");

  /* That there is nothing takes the place of what there was, and is undone with it. */
  code (editor, paragraph, me, "", "");
  assert_codes (library, sample, me, "[ neutral]");
  g_assert_true (tl_editor_undo (editor, NULL, NULL));
  g_assert_cmpint (tl_test_library_count (library, "SELECT count(*) FROM sample_codings"), ==, 2);
  g_assert_true (tl_editor_redo (editor, NULL, NULL));
  code (editor, paragraph, me, "neglect", "concern");
  assert_codes (library, sample, me, "[neglect concern]");
  code (editor, paragraph, me, "neglect", NULL);
  assert_codes (library, sample, me, "");
}

/* Each step back shows what there was before, down to nothing. */
static void
test_undo_each (void)
{
  static const char *const before[] = { "[neglect concern]", "[ neutral]", "[staffing strength]",
                                        "[staffing concern]", "" };
  g_autoptr (TlTestLibrary) library = make_library ();
  gint64 sample = draw (library, 1, 1);
  gint64 me = keep_coder (library, NULL);
  g_autoptr (TlEditor) editor = tl_editor_new (library->store);
  const gint64 paragraph = tl_test_library_count (library, "SELECT id FROM sample_paragraphs");

  code (editor, paragraph, me, "staffing", "concern");
  code (editor, paragraph, me, "staffing", "strength");
  code (editor, paragraph, me, "", "");
  code (editor, paragraph, me, "neglect", "concern");
  code (editor, paragraph, me, "neglect", NULL);
  assert_codes (library, sample, me, "");
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    {
      g_assert_true (tl_editor_undo (editor, NULL, NULL));
      assert_codes (library, sample, me, before[i]);
    }
}

static void
test_refused (void)
{
  g_autoptr (TlTestLibrary) library = make_library ();
  g_autoptr (TlEditor) editor = tl_editor_new (library->store);
  g_autoptr (GError) error = NULL;
  const gint64 nobody = 999;

  draw (library, 1, 1);
  g_assert_false (tl_editor_apply (editor,
                                   &(TlEdit) { TL_EDIT_SAMPLE, &nobody, 1, "1:neglect", "bad" },
                                   NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  g_assert_false (tl_editor_apply (editor,
                                   &(TlEdit) { TL_EDIT_SAMPLE, &nobody, 1, "1:neglect",
                                               "concern" },
                                   NULL, &error));
  g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND);
}

static void
change (TlEditor   *editor,
        TlEditKind  kind,
        gint64      sample,
        const char *value)
{
  g_autoptr (GError) error = NULL;

  tl_editor_apply (editor, &(TlEdit) { kind, &sample, 1, NULL, value }, NULL, &error);
  g_assert_no_error (error);
}

static char *
list_names (TlTestLibrary *library)
{
  g_autoptr (GPtrArray) samples = tl_store_load_samples (library->store, NULL, NULL);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < samples->len; i++)
    g_string_append_printf (names, "[%s]", ((TlSample *) samples->pdata[i])->name);
  return g_string_free (names, FALSE);
}

static void
assert_names (TlTestLibrary *library,
              const char    *expected)
{
  g_autofree char *names = list_names (library);

  g_assert_cmpstr (names, ==, expected);
}

/* What was coded in a sample comes back with it. */
static void
test_removed (void)
{
  g_autoptr (TlTestLibrary) library = make_library ();
  gint64 first = draw (library, 1, 1);
  gint64 me = keep_coder (library, NULL);
  g_autoptr (TlEditor) editor = tl_editor_new (library->store);
  const gint64 paragraph = tl_test_library_count (library, "SELECT id FROM sample_paragraphs");

  draw (library, 1, 2);
  code (editor, paragraph, me, "neglect", "concern");
  change (editor, TL_EDIT_REMOVE_SAMPLE, first, NULL);
  assert_names (library, "[Sample 2]");
  g_assert_cmpstr (tl_editor_get_undo_label (editor), ==, "Remove 1 sample");
  change (editor, TL_EDIT_REMOVE_SAMPLE, first, NULL);
  g_assert_true (tl_editor_undo (editor, NULL, NULL));
  assert_names (library, "[Sample 2][Sample 1]");
  assert_codes (library, first, me, "[neglect concern]");
}

static void
test_renamed (void)
{
  g_autoptr (TlTestLibrary) library = make_library ();
  gint64 first = draw (library, 1, 1);
  gint64 second = draw (library, 1, 2);
  g_autoptr (TlEditor) editor = tl_editor_new (library->store);
  g_autoptr (GError) error = NULL;

  change (editor, TL_EDIT_NAME_SAMPLE, first, " Pilot ");
  assert_names (library, "[Sample 2][Pilot]");
  change (editor, TL_EDIT_REMOVE_SAMPLE, first, NULL);
  g_assert_false (tl_editor_apply (editor, &(TlEdit) { TL_EDIT_NAME_SAMPLE, &second, 1, NULL,
                                                       "Pilot" }, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (tl_editor_apply (editor, &(TlEdit) { TL_EDIT_NAME_SAMPLE, &second, 1, NULL,
                                                       " " }, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_assert_true (tl_editor_undo (editor, NULL, NULL));
  g_assert_true (tl_editor_undo (editor, NULL, NULL));
  assert_names (library, "[Sample 2][Sample 1]");
}

/* Two people code side by side, and each sees a count of their own. */
static void
test_coders (void)
{
  g_autoptr (TlTestLibrary) library = make_library ();
  gint64 sample = draw (library, 3, 1);
  gint64 me = keep_coder (library, "");
  gint64 nobody = -1;
  gint64 other;
  g_autoptr (TlEditor) editor = tl_editor_new (library->store);
  g_autoptr (GPtrArray) paragraphs = load_paragraphs (library, sample);
  g_autoptr (GPtrArray) samples = NULL;
  GPtrArray *coders;

  g_assert_true (tl_store_find_coder (library->store, "Second", &nobody, NULL, NULL));
  g_assert_cmpint (nobody, ==, 0);
  other = keep_coder (library, " Second ");
  g_assert_cmpint (keep_coder (library, "Second"), ==, other);
  g_assert_cmpint (me, !=, other);
  for (guint i = 0; i < 3; i++)
    code (editor, ((TlSampleParagraph *) paragraphs->pdata[i])->id, me, "neglect", "concern");
  code (editor, ((TlSampleParagraph *) paragraphs->pdata[0])->id, other, "", "");
  samples = tl_store_load_samples (library->store, NULL, NULL);
  coders = ((TlSample *) samples->pdata[0])->coders;
  g_assert_cmpuint (coders->len, ==, 2);
  g_assert_cmpuint (((TlSampleCoder *) coders->pdata[0])->n_coded, ==, 3);
  g_assert_cmpstr (((TlSampleCoder *) coders->pdata[1])->name, ==, "Second");
  g_assert_cmpuint (((TlSampleCoder *) coders->pdata[1])->n_coded, ==, 1);
}

/* ── comparing ── */

static TlComparison *
compare (TlTestLibrary *library,
         gint64         sample,
         gint64         coder,
         gint64         against)
{
  g_autoptr (GError) error = NULL;
  TlComparison *comparison =
    tl_comparison_load (library->store, sample, coder, against, NULL, &error);

  g_assert_no_error (error);
  return comparison;
}

/* The coder sees "neglect" where the number in the text is even, and nothing elsewhere. */
static void
code_even (TlTestLibrary *library,
           gint64         sample,
           gint64         coder)
{
  g_autoptr (TlEditor) editor = tl_editor_new (library->store);
  g_autoptr (GPtrArray) paragraphs = load_paragraphs (library, sample);

  for (guint i = 0; i < paragraphs->len; i++)
    {
      TlSampleParagraph *paragraph = paragraphs->pdata[i];
      gint64 number = g_ascii_strtoll (paragraph->text + 10, NULL, 10);

      code (editor, paragraph->id, coder, number % 2 == 0 ? "neglect" : "",
            number % 2 == 0 ? "concern" : "");
    }
}

static void
test_compare (void)
{
  g_autoptr (TlTestLibrary) library = make_library ();
  gint64 sample = draw (library, 100, 3);
  gint64 me = keep_coder (library, NULL);
  g_autoptr (TlComparison) comparison = NULL;
  g_autoptr (GPtrArray) missed = NULL;

  code_even (library, sample, me);
  comparison = compare (library, sample, me, TL_SAMPLE_RULES);
  g_assert_cmpuint (comparison->paragraphs->len, ==, N_PARAGRAPHS);
  g_assert_cmpuint (g_strv_length (comparison->themes), ==, 1);
  g_assert_cmpuint (comparison->pooled.tp, ==, 3);
  g_assert_cmpuint (comparison->pooled.fp, ==, 3);
  g_assert_cmpuint (comparison->pooled.fn, ==, 3);
  g_assert_cmpfloat (comparison->scores[0].precision.value, ==, 0.5);
  g_assert_true (isnan (comparison->scores[0].stance.value));
  missed = tl_comparison_list (comparison, "neglect", TL_SEEN_BY_CODER);
  g_assert_cmpuint (missed->len, ==, 3);
}

static void
assert_behind (TlComparison *comparison,
               const char   *theme,
               TlSeenBy      seen_by,
               const char   *expected)
{
  g_autoptr (GPtrArray) paragraphs = tl_comparison_list (comparison, theme, seen_by);
  g_autoptr (GString) numbers = g_string_new (NULL);

  for (gint64 number = 1; number <= N_PARAGRAPHS; number++)
    for (guint i = 0; i < paragraphs->len; i++)
      if (g_ascii_strtoll (((TlSampleParagraph *) paragraphs->pdata[i])->text + 10, NULL, 10)
          == number)
        g_string_append_printf (numbers, "%" G_GINT64_FORMAT " ", number);
  g_assert_cmpstr (numbers->str, ==, expected);
}

/* The rules see "neglect" in 1 to 6, the coder in the even ones, and "staffing" in 1 and 2. */
static void
test_behind_counts (void)
{
  g_autoptr (TlTestLibrary) library = make_library ();
  gint64 sample = draw (library, 100, 3);
  gint64 me = keep_coder (library, NULL);
  g_autoptr (TlEditor) editor = tl_editor_new (library->store);
  g_autoptr (TlComparison) comparison = NULL;

  code_even (library, sample, me);
  for (guint i = 1; i <= 2; i++)
    {
      g_autofree char *sql =
        g_strdup_printf ("SELECT id FROM sample_paragraphs WHERE text LIKE 'Paragraph %u %%'", i);

      code (editor, tl_test_library_count (library, sql), me, "staffing", "neutral");
    }
  comparison = compare (library, sample, me, TL_SAMPLE_RULES);
  assert_behind (comparison, "neglect", TL_SEEN_BY_BOTH, "2 4 6 ");
  assert_behind (comparison, "neglect", TL_SEEN_BY_TESTED, "1 3 5 ");
  assert_behind (comparison, "neglect", TL_SEEN_BY_CODER, "8 10 12 ");
  assert_behind (comparison, NULL, TL_SEEN_BY_BOTH, "2 4 6 ");
  assert_behind (comparison, NULL, TL_SEEN_BY_TESTED, "1 3 5 ");
  assert_behind (comparison, NULL, TL_SEEN_BY_CODER, "1 2 8 10 12 ");
}

/* Only what both looked at is compared. */
static void
test_compare_coders (void)
{
  g_autoptr (TlTestLibrary) library = make_library ();
  gint64 sample = draw (library, 100, 3);
  gint64 me = keep_coder (library, NULL);
  gint64 other = keep_coder (library, "Second");
  g_autoptr (TlEditor) editor = tl_editor_new (library->store);
  g_autoptr (TlComparison) comparison = NULL;

  code_even (library, sample, me);
  code (editor, tl_test_library_count (library, "SELECT id FROM sample_paragraphs"
                                       " WHERE text LIKE 'Paragraph 2 %'"),
        other, "neglect", "strength");
  comparison = compare (library, sample, me, other);
  g_assert_cmpuint (comparison->paragraphs->len, ==, 1);
  g_assert_cmpuint (comparison->pooled.tp, ==, 1);
  g_assert_cmpuint (comparison->pooled.n_same, ==, 0);
  g_assert_cmpuint (comparison->n_gone, ==, 0);
}

/* A paragraph is known again where it moved to; one that reads otherwise now cannot be measured,
 * and what a removed review had is left out. */
static void
test_read_again (void)
{
  g_autoptr (TlTestLibrary) library = make_library ();
  gint64 sample = draw (library, 100, 3);
  gint64 me = keep_coder (library, NULL);
  g_autoptr (TlComparison) comparison = NULL;
  g_autoptr (GPtrArray) left = NULL;

  code_even (library, sample, me);
  tl_test_library_run (library, TL_STORE_REVIEWS,
    "UPDATE blocks SET ordinal = ordinal + 1000;"
    "UPDATE blocks SET text = 'Read otherwise.' WHERE text LIKE 'Paragraph 1 %'");
  comparison = compare (library, sample, me, TL_SAMPLE_RULES);
  g_assert_cmpuint (comparison->paragraphs->len, ==, N_PARAGRAPHS - 1);
  g_assert_cmpuint (comparison->n_gone, ==, 1);
  g_assert_cmpuint (comparison->pooled.fp, ==, 2);

  tl_test_library_run (library, TL_STORE_REVIEWS,
                       "UPDATE reviews SET removed = '2020-01-01T00:00:00Z'");
  left = load_paragraphs (library, sample);
  g_assert_cmpuint (left->len, ==, 0);
}

static void
test_around (void)
{
  g_autoptr (TlTestLibrary) library = make_library ();
  gint64 sample = draw (library, 100, 3);
  g_autoptr (GPtrArray) paragraphs = load_paragraphs (library, sample);

  for (guint i = 0; i < paragraphs->len; i++)
    {
      TlSampleParagraph *paragraph = paragraphs->pdata[i];
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      if (!g_str_has_prefix (paragraph->text, "Paragraph 12 "))
        continue;
      g_assert_true (tl_store_load_sample_around (library->store, paragraph, &before, &after, NULL,
                                                  NULL));
      g_assert_true (g_str_has_prefix (before, "Paragraph 11 "));
      g_assert_null (after);
      return;
    }
  g_assert_not_reached ();
}

/* Nothing is left in samples of a review that was erased for good. */
static void
test_erase (void)
{
  g_autoptr (TlTestLibrary) library = make_library ();
  gint64 sample = draw (library, 100, 3);
  gint64 me = keep_coder (library, NULL);

  code_even (library, sample, me);
  g_assert_true (tl_store_erase_review (library->store, 1, NULL, NULL));
  g_assert_cmpint (tl_test_library_count (library, "SELECT count(*) FROM sample_paragraphs"), ==,
                   0);
  g_assert_cmpint (tl_test_library_count (library, "SELECT count(*) FROM sample_codings"), ==, 0);
}

/* A library from before there were samples gets the tables for them. */
static void
test_older_library (void)
{
  g_autofree char *path = g_dir_make_tmp ("throughline-XXXXXX", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  TlTestLibrary *before = tl_test_library_new_in (folder, themes);
  g_autoptr (TlTestLibrary) library = NULL;
  g_autoptr (GPtrArray) samples = NULL;

  tl_test_library_run (before, 0,
    "DROP TABLE sample_codings; DROP TABLE sample_paragraphs; DROP TABLE samples;"
    "PRAGMA user_version = 3");
  tl_test_library_free (before);
  library = tl_test_library_new_in (folder, themes);
  library->stays = FALSE;
  samples = tl_store_load_samples (library->store, NULL, NULL);
  g_assert_nonnull (samples);
  g_assert_cmpuint (samples->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/measure/samples/draw", test_draw);
  g_test_add_func ("/measure/samples/seed", test_seed);
  g_test_add_func ("/measure/samples/each-as-likely", test_each_as_likely);
  g_test_add_func ("/measure/samples/nothing-to-draw", test_nothing_to_draw);
  g_test_add_func ("/measure/samples/filters", test_filters);
  g_test_add_func ("/measure/samples/names", test_names);
  g_test_add_func ("/measure/samples/code-and-undo", test_code_and_undo);
  g_test_add_func ("/measure/samples/undo-each", test_undo_each);
  g_test_add_func ("/measure/samples/refused", test_refused);
  g_test_add_func ("/measure/samples/removed", test_removed);
  g_test_add_func ("/measure/samples/renamed", test_renamed);
  g_test_add_func ("/measure/samples/coders", test_coders);
  g_test_add_func ("/measure/samples/compare", test_compare);
  g_test_add_func ("/measure/samples/behind-counts", test_behind_counts);
  g_test_add_func ("/measure/samples/compare-coders", test_compare_coders);
  g_test_add_func ("/measure/samples/read-again", test_read_again);
  g_test_add_func ("/measure/samples/around", test_around);
  g_test_add_func ("/measure/samples/erase", test_erase);
  g_test_add_func ("/measure/samples/older-library", test_older_library);
  return g_test_run ();
}
