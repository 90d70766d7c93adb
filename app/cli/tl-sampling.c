/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-sampling-private.h"

#include "tl-comparison.h"

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

  tl_row_set_text (row, "sample", sample->name);
  tl_row_set_text (row, "document", paragraph->sha256);
  tl_row_set_text (row, "title", paragraph->title);
  json_object_set_int_member (row, "page", paragraph->page);
  tl_row_set_text (row, "paragraph", paragraph->number);
  tl_row_set_text (row, "heading", paragraph->heading);
  tl_row_set_text (row, "quote", paragraph->text);
  tl_row_set_text (row, "theme", has_theme ? code->theme : code != NULL ? "-" : NULL);
  tl_row_set_text (row, "stance", has_theme ? tl_stance_to_string (code->stance) : NULL);
  tl_row_set_text (row, "coder", code != NULL ? coder : NULL);
  tl_csv_write_row (sheet_columns, row, file);
}

static gboolean
write_coded (TlCli                    *cli,
             const TlSample           *sample,
             const TlSampleParagraph  *paragraph,
             const char               *only,
             FILE                     *file,
             GError                  **error)
{
  guint n_rows = 0;

  for (guint i = 0; i < sample->coders->len; i++)
    {
      const TlSampleCoder *coder = sample->coders->pdata[i];
      g_autoptr (GPtrArray) codes = NULL;

      if (only != NULL && !g_str_equal (only, coder->name))
        continue;
      codes = tl_store_load_sample_codes (cli->store, sample->id, coder->id, NULL, error);
      if (codes == NULL)
        return FALSE;
      for (guint j = 0; j < codes->len; j++)
        {
          const TlSampleCode *code = codes->pdata[j];

          if (code->paragraph != paragraph->id)
            continue;
          write_sheet_row (sample, paragraph, code, coder->name, file);
          n_rows++;
        }
    }
  if (n_rows == 0)
    write_sheet_row (sample, paragraph, NULL, NULL, file);
  return TRUE;
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
  guint n_left_out = 0;

  if (paragraphs == NULL)
    return FALSE;
  tl_csv_write_header (sheet_columns, file);
  for (guint i = 0; i < paragraphs->len; i++)
    {
      const TlSampleParagraph *paragraph = paragraphs->pdata[i];

      if (paragraph->is_private && !options->with_private)
        n_left_out++;
      else if (!write_coded (cli, sample, paragraph, options->coder, file, error))
        return FALSE;
    }
  if (n_left_out > 0)
    g_printerr (g_dngettext (GETTEXT_PACKAGE,
                             "%u paragraph of a private review was left out (see "
                             "--with-private)\n",
                             "%u paragraphs of private reviews were left out (see "
                             "--with-private)\n", n_left_out),
                n_left_out);
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
