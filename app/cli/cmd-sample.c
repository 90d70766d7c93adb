/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-sampling-private.h"

#include "tl-editor.h"
#include "tl-sample-draw.h"

#include <glib/gi18n-lib.h>

#define DEFAULT_PARAGRAPHS 100
#define MOST_PARAGRAPHS 100000
#define NO_SEED G_MININT

static const TlColumn sample_columns[] = {
  { "sample", N_("Sample"), 0 },
  { "name", N_("Name"), 40 },
  { "drawn", N_("Drawn"), 0 },
  { "seed", N_("Seed"), 0 },
  { "filter", NULL, 0 },
  { "paragraphs", N_("Paragraphs"), 0 },
  { "drawn_from", N_("Drawn from"), 0 },
  { "coders", N_("Coded by"), 60 },
  { NULL }
};

static const TlColumn paragraph_columns[] = {
  { "paragraph", N_("Paragraph"), 0 },
  { "review", N_("Review"), 0 },
  { "document", NULL, 0 },
  { "title", N_("Title"), 40 },
  { "page", N_("Page"), 0 },
  { "page_label", NULL, 0 },
  { "number", N_("Number"), 0 },
  { "heading", N_("Heading"), 30 },
  { "text", N_("Text"), 100 },
  { "stands", NULL, 0 },
  { NULL }
};

/* ── rows ── */

static JsonArray *
make_coders (const TlSample *sample)
{
  JsonArray *coders = json_array_new ();

  for (guint i = 0; i < sample->coders->len; i++)
    {
      const TlSampleCoder *coder = sample->coders->pdata[i];
      JsonObject *object = json_object_new ();

      tl_row_set_text (object, "coder", coder->name);
      json_object_set_int_member (object, "coded", coder->n_coded);
      json_array_add_object_element (coders, object);
    }
  return coders;
}

static JsonObject *
make_sample_row (const TlSample *sample)
{
  JsonObject *row = json_object_new ();

  json_object_set_int_member (row, "sample", sample->id);
  tl_row_set_text (row, "name", sample->name);
  tl_row_set_text (row, "drawn", sample->drawn);
  json_object_set_int_member (row, "seed", sample->seed);
  tl_row_set_text (row, "filter", sample->query);
  json_object_set_int_member (row, "paragraphs", sample->n_paragraphs);
  json_object_set_int_member (row, "drawn_from", sample->n_drawn_from);
  json_object_set_array_member (row, "coders", make_coders (sample));
  return row;
}

static JsonObject *
make_paragraph_row (const TlSampleParagraph *paragraph)
{
  JsonObject *row = json_object_new ();

  json_object_set_int_member (row, "paragraph", paragraph->ordinal);
  json_object_set_int_member (row, "review", paragraph->review);
  json_object_set_int_member (row, "document", paragraph->document);
  tl_row_set_text (row, "title", paragraph->title);
  json_object_set_int_member (row, "page", paragraph->page);
  tl_row_set_text (row, "page_label", paragraph->page_label);
  tl_row_set_text (row, "number", paragraph->number);
  tl_row_set_text (row, "heading", paragraph->heading);
  tl_row_set_text (row, "text", paragraph->text);
  json_object_set_boolean_member (row, "stands", paragraph->block >= 0);
  return row;
}

/* ── finding ── */

TlSample *
tl_sampling_find (GPtrArray   *samples,
                  const char  *word,
                  GError     **error)
{
  guint64 id = 0;

  g_ascii_string_to_unsigned (word, 10, 1, G_MAXINT64, &id, NULL);
  for (guint i = 0; i < samples->len; i++)
    {
      TlSample *sample = samples->pdata[i];

      if (sample->id == (gint64) id || g_str_equal (sample->name, word))
        return sample;
    }
  g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND,
               _("The library has no sample “%s” (see throughline-cli sample list)"), word);
  return NULL;
}

/* ── what it does ── */

static gboolean
write_sample (TlCli   *cli,
              gint64   id,
              GError **error)
{
  g_autoptr (GPtrArray) samples = tl_store_load_samples (cli->store, NULL, error);
  g_autofree char *word = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  TlSample *sample = samples != NULL ? tl_sampling_find (samples, word, error) : NULL;
  g_autoptr (JsonObject) row = sample != NULL ? make_sample_row (sample) : NULL;

  if (row == NULL)
    return FALSE;
  tl_output_add_object (cli->output, sample_columns, row);
  return TRUE;
}

static gboolean
check_draw (const TlSamplingOptions  *options,
            GError                  **error)
{
  if (options->n_paragraphs < 1 || options->n_paragraphs > MOST_PARAGRAPHS)
    g_set_error (error, TL_CLI_ERROR, TL_CLI_ERROR_USAGE,
                 _("Say how many paragraphs to draw: from 1 to %d"), MOST_PARAGRAPHS);
  else if (options->seed < 0 && options->seed != NO_SEED)
    g_set_error (error, TL_CLI_ERROR, TL_CLI_ERROR_USAGE,
                 _("Say with --seed which number to draw by: from 0 to %d"), G_MAXINT);
  else
    return TRUE;
  return FALSE;
}

static gboolean
draw (TlCli              *cli,
      GStrv               words,
      TlSamplingOptions  *options,
      GError            **error)
{
  g_autoptr (TlQuery) query = NULL;
  guint32 seed = options->seed != NO_SEED ? (guint32) options->seed : g_random_int () >> 1;
  gint64 sample;

  if (!check_draw (options, error))
    return FALSE;
  query = tl_filter_options_to_query (&options->filters, cli, error);
  return query != NULL && tl_cli_open_library (cli, error) != NULL
         && tl_sample_draw (cli->store, query, options->name, (guint) options->n_paragraphs, seed,
                            &sample, NULL, error)
         && write_sample (cli, sample, error);
}

static gboolean
list (TlCli              *cli,
      GStrv               words,
      TlSamplingOptions  *options,
      GError            **error)
{
  g_autoptr (GPtrArray) samples = NULL;

  if (tl_cli_open_library (cli, error) == NULL)
    return FALSE;
  samples = tl_store_load_samples (cli->store, NULL, error);
  if (samples == NULL)
    return FALSE;
  tl_output_begin_array (cli->output, NULL, sample_columns);
  for (guint i = 0; i < samples->len; i++)
    {
      g_autoptr (JsonObject) row = make_sample_row (samples->pdata[i]);

      tl_output_add_row (cli->output, row);
    }
  tl_output_end_array (cli->output);
  return TRUE;
}

static gboolean
write_paragraphs (TlCli           *cli,
                  const TlSample  *sample,
                  GError         **error)
{
  g_autoptr (GPtrArray) paragraphs =
    tl_store_load_sample_paragraphs (cli->store, sample->id, NULL, error);

  if (paragraphs == NULL)
    return FALSE;
  tl_output_begin_array (cli->output, NULL, paragraph_columns);
  for (guint i = 0; i < paragraphs->len; i++)
    {
      g_autoptr (JsonObject) row = make_paragraph_row (paragraphs->pdata[i]);

      tl_output_add_row (cli->output, row);
    }
  tl_output_end_array (cli->output);
  return TRUE;
}

static gboolean
edit (TlCli           *cli,
      const TlSample  *sample,
      TlEditKind       kind,
      const char      *value,
      GError         **error)
{
  const TlEdit edit = { .kind = kind, .targets = &sample->id, .n_targets = 1, .value = value };
  g_autoptr (TlEditor) editor = tl_editor_new (cli->store);

  return tl_editor_apply (editor, &edit, NULL, error);
}

/* What is done with one sample that is there. */
static gboolean
do_with_sample (TlCli              *cli,
                GStrv               words,
                TlSamplingOptions  *options,
                GError            **error)
{
  g_autoptr (GPtrArray) samples = NULL;
  TlSample *sample;

  if (tl_cli_open_library (cli, error) == NULL)
    return FALSE;
  samples = tl_store_load_samples (cli->store, NULL, error);
  sample = samples != NULL ? tl_sampling_find (samples, words[1], error) : NULL;
  if (sample == NULL)
    return FALSE;
  if (g_str_equal (words[0], "score"))
    return tl_sampling_score (cli, sample, options, error);
  if (g_str_equal (words[0], "export"))
    return tl_sampling_export (cli, sample, options, error);
  if (g_str_equal (words[0], "import"))
    return tl_sampling_import (cli, sample, words[2], options, error);
  if (g_str_equal (words[0], "remove"))
    return edit (cli, sample, TL_EDIT_REMOVE_SAMPLE, NULL, error);
  if (g_str_equal (words[0], "rename"))
    return edit (cli, sample, TL_EDIT_NAME_SAMPLE, words[2], error)
           && write_sample (cli, sample->id, error);
  return write_paragraphs (cli, sample, error);
}

/* ── which of them ── */

typedef struct {
  const char *name;
  guint       n_words;
  gboolean  (*run) (TlCli *cli, GStrv words, TlSamplingOptions *options, GError **error);
} Action;

static const Action actions[] = {
  { "draw", 0, draw },
  { "list", 0, list },
  { "show", 1, do_with_sample },
  { "score", 1, do_with_sample },
  { "export", 1, do_with_sample },
  { "import", 2, do_with_sample },
  { "rename", 2, do_with_sample },
  { "remove", 1, do_with_sample },
};

static const Action *
find_action (GStrv    words,
             GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (words[0], actions[i].name)
        && g_strv_length (words + 1) == actions[i].n_words)
      return &actions[i];
  g_set_error_literal (error, TL_CLI_ERROR, TL_CLI_ERROR_USAGE,
                       _("Say draw, list, show SAMPLE, score SAMPLE, export SAMPLE, import "
                         "SAMPLE FILE, rename SAMPLE NAME or remove SAMPLE (see throughline-cli "
                         "sample --help)"));
  return NULL;
}

static void
options_clear (TlSamplingOptions *options)
{
  g_free (options->name);
  g_free (options->coder);
  g_free (options->against);
  g_free (options->output);
  tl_filter_options_clear (&options->filters);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TlSamplingOptions, options_clear)

gboolean
tl_cmd_sample (TlCli   *cli,
               GStrv   *words,
               GError **error)
{
  g_auto (TlSamplingOptions) options = { .n_paragraphs = DEFAULT_PARAGRAPHS, .seed = NO_SEED };
  const GOptionEntry own[] = {
    { "paragraphs", 0, 0, G_OPTION_ARG_INT, &options.n_paragraphs,
      N_("draw: how many (without it: 100)"), N_("N") },
    { "seed", 0, 0, G_OPTION_ARG_INT, &options.seed,
      N_("draw: the same number draws the same paragraphs again"), N_("N") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &options.name, N_("draw: what to call the sample"),
      N_("NAME") },
    { "coder", 0, 0, G_OPTION_ARG_STRING, &options.coder,
      N_("score, export: whose coding; import: whose it is where a row does not say"),
      N_("NAME") },
    { "against", 0, 0, G_OPTION_ARG_STRING, &options.against,
      N_("score: the coder to measure (without it: the rules)"), N_("NAME") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_("export: the file to write"), N_("FILE") },
    { "with-private", 0, 0, G_OPTION_ARG_NONE, &options.with_private,
      N_("export: paragraphs of private reviews too"), NULL },
    { NULL }
  };
  g_autofree GOptionEntry *entries =
    tl_filter_options_dup_passage_entries (&options.filters, own);
  const Action *action;

  if (!tl_cli_parse (cli, entries, words, 1, 3, error))
    return FALSE;
  action = find_action (*words + 1, error);
  return action != NULL && action->run (cli, *words + 1, &options, error);
}
