/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-sampling-private.h"

#include "tl-comparison.h"
#include "tl-export.h"

#include <glib/gi18n-lib.h>

/* ── who coded ── */

static char *
dup_names (const TlSample *sample)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < sample->coders->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            ((TlSampleCoder *) sample->coders->pdata[i])->name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

gboolean
tl_sampling_find_coder (const TlSample  *sample,
                        const char      *name,
                        gint64          *coder,
                        GError         **error)
{
  g_autofree char *names = dup_names (sample);

  for (guint i = 0; i < sample->coders->len; i++)
    {
      const TlSampleCoder *one = sample->coders->pdata[i];

      *coder = one->id;
      if (name != NULL ? g_str_equal (one->name, name) : sample->coders->len == 1)
        return TRUE;
    }
  if (sample->coders->len == 0)
    g_set_error_literal (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND,
                         _("Nobody has coded any of this sample yet. Code it in the program, or "
                           "export it, and import what was coded elsewhere"));
  else if (name == NULL)
    g_set_error (error, TL_CLI_ERROR, TL_CLI_ERROR_USAGE,
                 _("Several people coded this sample: say which with --coder (%s)"), names);
  else
    g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND,
                 _("“%s” has coded nothing of this sample; there is coding by %s"), name, names);
  return FALSE;
}

/* ── score ── */

static const TlColumn score_columns[] = {
  { "theme", N_("Theme"), 0 },
  { "tp", N_("Both"), 0 },
  { "fp", N_("Tested only"), 0 },
  { "fn", N_("Coder only"), 0 },
  { "precision", N_("Precision"), 0 },
  { "precision_low", N_("From"), 0 },
  { "precision_high", N_("To"), 0 },
  { "recall", N_("Recall"), 0 },
  { "recall_low", N_("From"), 0 },
  { "recall_high", N_("To"), 0 },
  { "f1", N_("F1"), 0 },
  { "low", N_("From"), 0 },
  { "high", N_("To"), 0 },
  { "kappa", N_("Kappa"), 0 },
  { "kappa_low", NULL, 0 },
  { "kappa_high", NULL, 0 },
  { "stance", N_("Same stance"), 0 },
  { "stance_low", NULL, 0 },
  { "stance_high", NULL, 0 },
  { NULL }
};

static void
set_share (JsonObject    *row,
           const char    *name,
           const TlShare *share)
{
  g_autofree char *low = g_strconcat (name, "_low", NULL);
  g_autofree char *high = g_strconcat (name, "_high", NULL);

  tl_row_set_figure (row, name, share->value);
  tl_row_set_figure (row, low, share->low);
  tl_row_set_figure (row, high, share->high);
}

static JsonObject *
make_score_row (const char          *theme,
                const TlSampleScore *score)
{
  JsonObject *row = json_object_new ();

  if (theme != NULL)
    json_object_set_string_member (row, "theme", theme);
  json_object_set_int_member (row, "tp", score->tp);
  json_object_set_int_member (row, "fp", score->fp);
  json_object_set_int_member (row, "fn", score->fn);
  set_share (row, "precision", &score->precision);
  set_share (row, "recall", &score->recall);
  tl_row_set_figure (row, "f1", score->f1.value);
  tl_row_set_figure (row, "low", score->f1.low);
  tl_row_set_figure (row, "high", score->f1.high);
  set_share (row, "kappa", &score->kappa);
  set_share (row, "stance", &score->stance);
  return row;
}

/* In tables and CSV, which have no place beside the rows, the pooled figures are the last row. */
static void
write_comparison (TlCli        *cli,
                  TlComparison *comparison)
{
  g_autoptr (JsonObject) pooled = make_score_row (NULL, &comparison->pooled);
  g_autoptr (JsonObject) last = make_score_row (_("all together"), &comparison->pooled);

  tl_output_begin_object (cli->output);
  tl_output_add_int (cli->output, "paragraphs", comparison->paragraphs->len);
  tl_output_add_int (cli->output, "gone", comparison->n_gone);
  tl_output_begin_array (cli->output, "themes", score_columns);
  for (guint i = 0; comparison->themes[i] != NULL; i++)
    {
      g_autoptr (JsonObject) row =
        make_score_row (comparison->themes[i], &comparison->scores[i]);

      tl_output_add_row (cli->output, row);
    }
  if (cli->format != TL_OUTPUT_JSON)
    tl_output_add_row (cli->output, last);
  tl_output_end_array (cli->output);
  tl_output_add_member (cli->output, "pooled", pooled);
  tl_output_end_object (cli->output);
}

gboolean
tl_sampling_score (TlCli                    *cli,
                   const TlSample           *sample,
                   const TlSamplingOptions  *options,
                   GError                  **error)
{
  g_autoptr (TlComparison) comparison = NULL;
  gint64 coder, against = TL_SAMPLE_RULES;

  if (!tl_sampling_find_coder (sample, options->coder, &coder, error)
      || (options->against != NULL
          && !tl_sampling_find_coder (sample, options->against, &against, error)))
    return FALSE;
  if (coder == against)
    {
      g_set_error (error, TL_CLI_ERROR, TL_CLI_ERROR_USAGE,
                   _("“%s” agrees with themselves: name somebody else with --against, or leave it "
                     "out to measure the rules"), options->against);
      return FALSE;
    }
  comparison = tl_comparison_load (cli->store, sample->id, coder, against, NULL, error);
  if (comparison == NULL)
    return FALSE;
  write_comparison (cli, comparison);
  return TRUE;
}

/* ── export ── */

static const TlColumn sheet_columns[] = {
  { "sample", NULL, 0 }, { "document", NULL, 0 }, { "title", NULL, 0 }, { "page", NULL, 0 },
  { "paragraph", NULL, 0 }, { "heading", NULL, 0 }, { "quote", NULL, 0 }, { "theme", NULL, 0 },
  { "stance", NULL, 0 }, { "coder", NULL, 0 }, { NULL }
};

/* The sheet is filled in with a spreadsheet. Of a quote only letters and figures are read again. */
static void
set_cell (JsonObject *row,
          const char *name,
          const char *text)
{
  g_autofree char *cell = text != NULL ? tl_export_dup_cell (text) : NULL;

  tl_row_set_text (row, name, cell);
}

/* A paragraph that was not coded leaves theme, stance and coder to be filled in; one in which there
 * is nothing has a dash for a theme. */
static void
write_sheet_row (const TlSample          *sample,
                 const TlSampleParagraph *paragraph,
                 const TlSampleCode      *code,
                 const char              *coder,
                 FILE                    *file)
{
  g_autoptr (JsonObject) row = json_object_new ();
  gboolean has_theme = code != NULL && *code->theme != '\0';

  set_cell (row, "sample", sample->name);
  tl_row_set_text (row, "document", paragraph->sha256);
  set_cell (row, "title", paragraph->title);
  json_object_set_int_member (row, "page", paragraph->page);
  set_cell (row, "paragraph", paragraph->number);
  set_cell (row, "heading", paragraph->heading);
  set_cell (row, "quote", paragraph->text);
  tl_row_set_text (row, "theme", has_theme ? code->theme : code != NULL ? "-" : NULL);
  tl_row_set_text (row, "stance", has_theme ? tl_stance_to_string (code->stance) : NULL);
  tl_row_set_text (row, "coder", code != NULL ? coder : NULL);
  tl_csv_write_row (sheet_columns, row, file);
}

/* What one coder saw in a paragraph. */
typedef struct {
  const TlSampleCode *code;
  const char         *coder;
} Coded;

/* What is coded of a sample. */
typedef struct {
  GPtrArray  *codings;          /* by coder, the codes */
  GHashTable *by_paragraph;     /* id → array of Coded */
} Coding;

static void
coding_clear (Coding *coding)
{
  g_clear_pointer (&coding->by_paragraph, g_hash_table_unref);
  g_clear_pointer (&coding->codings, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Coding, coding_clear)

static void
add_coded (Coding       *coding,
           TlSampleCode *code,
           const char   *coder)
{
  const Coded coded = { code, coder };
  GArray *there = g_hash_table_lookup (coding->by_paragraph, &code->paragraph);

  if (there == NULL)
    {
      there = g_array_new (FALSE, FALSE, sizeof (Coded));
      g_hash_table_insert (coding->by_paragraph, &code->paragraph, there);
    }
  g_array_append_val (there, coded);
}

/* @only: (nullable): the coder to ask for */
static gboolean
load_coding (TlCli          *cli,
             const TlSample *sample,
             const char     *only,
             Coding         *coding,
             GError        **error)
{
  coding->codings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  coding->by_paragraph = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                                (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < sample->coders->len; i++)
    {
      const TlSampleCoder *coder = sample->coders->pdata[i];
      GPtrArray *codes;

      if (only != NULL && !g_str_equal (only, coder->name))
        continue;
      codes = tl_store_load_sample_codes (cli->store, sample->id, coder->id, NULL, error);
      if (codes == NULL)
        return FALSE;
      g_ptr_array_add (coding->codings, codes);
      for (guint j = 0; j < codes->len; j++)
        add_coded (coding, codes->pdata[j], coder->name);
    }
  return TRUE;
}

static void
write_paragraph (const TlSample          *sample,
                 const TlSampleParagraph *paragraph,
                 const Coding            *coding,
                 FILE                    *file)
{
  const GArray *coded = g_hash_table_lookup (coding->by_paragraph, &paragraph->id);

  if (coded == NULL)
    write_sheet_row (sample, paragraph, NULL, NULL, file);
  for (guint i = 0; coded != NULL && i < coded->len; i++)
    {
      const Coded *one = &g_array_index (coded, Coded, i);

      write_sheet_row (sample, paragraph, one->code, one->coder, file);
    }
}

static void
tell_left_out (guint n_left_out)
{
  if (n_left_out > 0)
    g_printerr (g_dngettext (GETTEXT_PACKAGE,
                             "%u paragraph of a private review was left out (see "
                             "--with-private)\n",
                             "%u paragraphs of private reviews were left out (see "
                             "--with-private)\n", n_left_out),
                n_left_out);
}

static gboolean
write_sheet (TlCli                    *cli,
             const TlSample           *sample,
             const TlSamplingOptions  *options,
             FILE                     *file,
             GError                  **error)
{
  g_autoptr (GPtrArray) paragraphs =
    tl_store_load_sample_paragraphs (cli->store, sample->id, NULL, error);
  g_auto (Coding) coding = { 0 };
  guint n_left_out = 0;

  if (paragraphs == NULL || !load_coding (cli, sample, options->coder, &coding, error))
    return FALSE;
  tl_csv_write_header (sheet_columns, file);
  for (guint i = 0; i < paragraphs->len; i++)
    {
      const TlSampleParagraph *paragraph = paragraphs->pdata[i];

      if (paragraph->is_private && !options->with_private)
        n_left_out++;
      else
        write_paragraph (sample, paragraph, &coding, file);
    }
  tell_left_out (n_left_out);
  return TRUE;
}

gboolean
tl_sampling_export (TlCli                    *cli,
                    const TlSample           *sample,
                    const TlSamplingOptions  *options,
                    GError                  **error)
{
  g_autoptr (GFile) target = NULL;
  char *text = NULL;
  size_t size;
  FILE *file;
  gboolean is_written;

  if (options->output == NULL)
    {
      g_set_error_literal (error, TL_CLI_ERROR, TL_CLI_ERROR_USAGE,
                           _("Say which file to write with --output"));
      return FALSE;
    }
  target = g_file_new_for_commandline_arg (options->output);
  file = open_memstream (&text, &size);
  is_written = write_sheet (cli, sample, options, file, error);
  fclose (file);
  if (is_written)
    is_written = g_file_replace_contents (target, text, size, NULL, FALSE, G_FILE_CREATE_NONE,
                                          NULL, NULL, error);
  free (text);
  return is_written;
}
