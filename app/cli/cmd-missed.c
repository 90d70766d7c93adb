/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-cli-private.h"

#include "tl-missed.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define DEFAULT_LIMIT 20

static const TlColumn columns[] = {
  { "theme", N_("Theme"), 24 },
  { "score", N_("Score"), 0 },
  { "review", N_("Review"), 0 },
  { "document", NULL, 0 },
  { "title", NULL, 0 },
  { "year", N_("Year"), 0 },
  { "page", N_("Page"), 0 },
  { "page_label", NULL, 0 },
  { "number", N_("Paragraph"), 0 },
  { "section", NULL, 0 },
  { "quote", N_("Quote"), 90 },
  { "words", N_("Words"), 60 },
  { "text", NULL, 0 },
  { NULL }
};

static double
round_weight (double weight)
{
  return round (weight * 100) / 100;
}

static JsonArray *
make_words (GArray *words)
{
  JsonArray *array = json_array_sized_new (words->len);

  for (guint i = 0; i < words->len; i++)
    {
      const TlMissedWord *word = &g_array_index (words, TlMissedWord, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "word", word->word);
      json_object_set_double_member (object, "weight", round_weight (word->weight));
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonObject *
make_row (const char     *theme,
          const TlMissed *missed)
{
  JsonObject *row = json_object_new ();

  tl_row_set_text (row, "theme", theme);
  json_object_set_double_member (row, "score", round_weight (missed->score));
  json_object_set_int_member (row, "review", missed->review);
  json_object_set_int_member (row, "document", missed->document);
  tl_row_set_text (row, "title", missed->title);
  tl_row_set_known (row, "year", missed->year, missed->year != 0);
  json_object_set_int_member (row, "page", missed->page);
  tl_row_set_text (row, "page_label", missed->page_label);
  tl_row_set_text (row, "number", missed->number);
  tl_row_set_text (row, "section", tl_section_to_string (missed->section));
  tl_row_set_text (row, "quote", missed->quote);
  tl_row_set_text (row, "text", missed->text);
  json_object_set_array_member (row, "words", make_words (missed->words));
  return row;
}

static gboolean
write_theme (TlCli          *cli,
             const TlQuery  *query,
             const char     *theme,
             int             limit,
             GError        **error)
{
  g_autoptr (TlMissedAnswer) answer = tl_missed_find (cli->store, query, theme,
                                                      (guint) MAX (limit, 0), NULL, error);
  g_autofree char *learnt = NULL;

  if (answer == NULL)
    return FALSE;
  learnt = tl_missed_answer_dup_learnt (answer);
  g_printerr ("%s: %s\n", theme, learnt);
  for (guint i = 0; i < answer->passages->len; i++)
    {
      g_autoptr (JsonObject) row = make_row (theme, answer->passages->pdata[i]);

      tl_output_add_row (cli->output, row);
    }
  return TRUE;
}

/* These passages are no findings: what is known of findings cannot narrow them. */
static gboolean
check_options (const TlFilterOptions  *options,
               GError                **error)
{
  gboolean is_of_findings = options->text != NULL || options->include != NULL;

  if (options->values[TL_FILTER_THEME] == NULL)
    {
      g_set_error (error, TL_CLI_ERROR, TL_CLI_ERROR_USAGE, "%s",
                   _("missed: say of which theme, as in --theme supervision"));
      return FALSE;
    }
  for (TlFilter filter = TL_FILTER_THEME + 1; filter < TL_FILTER_REVIEW; filter++)
    is_of_findings |= options->values[filter] != NULL;
  if (is_of_findings)
    g_set_error (error, TL_CLI_ERROR, TL_CLI_ERROR_USAGE, "%s",
                 _("missed: what no rule found can be narrowed by what is known of its review only, "
                   "as in --review 3 or --from 2010"));
  return !is_of_findings;
}

gboolean
tl_cmd_missed (TlCli   *cli,
               GStrv   *words,
               GError **error)
{
  int limit = DEFAULT_LIMIT;
  const GOptionEntry more[] = {
    { "limit", 'n', 0, G_OPTION_ARG_INT, &limit, N_("At most so many passages a theme (20)"),
      N_("N") },
    { NULL }
  };
  g_auto (TlFilterOptions) filters = { 0 };
  g_autofree GOptionEntry *entries = tl_filter_options_dup_entries (&filters, more);
  g_autoptr (TlQuery) all = NULL;
  g_autoptr (TlQuery) query = NULL;

  if (!tl_cli_parse (cli, entries, words, 0, 0, error) || !check_options (&filters, error))
    return FALSE;
  all = tl_filter_options_to_query (&filters, cli, error);
  if (all == NULL || tl_cli_open_library (cli, error) == NULL)
    return FALSE;
  query = tl_query_without (all, TL_FILTER_THEME);
  tl_output_begin_array (cli->output, NULL, columns);
  for (char **theme = filters.values[TL_FILTER_THEME]; *theme != NULL; theme++)
    if (!write_theme (cli, query, *theme, limit, error))
      return FALSE;
  tl_output_end_array (cli->output);
  return TRUE;
}
