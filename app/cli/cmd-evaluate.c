/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-cli-private.h"
#include "tl-coding-private.h"

#include <glib/gi18n-lib.h>

static const TlColumn columns[] = {
  { "theme", N_("Theme"), 0 },
  { "tp", N_("Both"), 0 },
  { "fp", N_("Rules only"), 0 },
  { "fn", N_("Hand only"), 0 },
  { "precision", N_("Precision"), 0 },
  { "recall", N_("Recall"), 0 },
  { "f1", N_("F1"), 0 },
  { "kappa", N_("Kappa"), 0 },
  { "low", N_("From"), 0 },
  { "high", N_("To"), 0 },
  { NULL }
};

static JsonObject *
make_row (const char    *theme,
          const TlScore *score)
{
  JsonObject *row = json_object_new ();

  if (theme != NULL)
    json_object_set_string_member (row, "theme", theme);
  json_object_set_int_member (row, "tp", score->tp);
  json_object_set_int_member (row, "fp", score->fp);
  json_object_set_int_member (row, "fn", score->fn);
  tl_row_set_figure (row, "precision", score->precision);
  tl_row_set_figure (row, "recall", score->recall);
  tl_row_set_figure (row, "f1", score->f1);
  tl_row_set_figure (row, "kappa", score->kappa);
  tl_row_set_figure (row, "low", score->low);
  tl_row_set_figure (row, "high", score->high);
  return row;
}

/* In tables and CSV, which have no place beside the rows, the pooled figures are the last row. */
static void
write_scores (TlCli              *cli,
              const char *const  *themes,
              const TlScore      *scores,
              const TlScore      *pooled)
{
  g_autoptr (JsonObject) all = make_row (NULL, pooled);
  g_autoptr (JsonObject) last = make_row (_("all together"), pooled);

  tl_output_begin_object (cli->output);
  tl_output_begin_array (cli->output, "themes", columns);
  for (guint i = 0; themes[i] != NULL; i++)
    {
      g_autoptr (JsonObject) row = make_row (themes[i], &scores[i]);

      tl_output_add_row (cli->output, row);
    }
  if (cli->format != TL_OUTPUT_JSON)
    tl_output_add_row (cli->output, last);
  tl_output_end_array (cli->output);
  tl_output_add_member (cli->output, "pooled", all);
  tl_output_end_object (cli->output);
}

static void
score (TlCli             *cli,
       TlCoding          *coding,
       const char *const *themes)
{
  GArray *expected = tl_coding_get_expected (coding);
  GArray *found = tl_coding_get_found (coding);
  g_autofree TlScore *scores = g_new0 (TlScore, g_strv_length ((GStrv) themes) + 1);
  TlScore pooled;

  tl_score_count ((const TlCode *) expected->data, expected->len,
                  (const TlCode *) found->data, found->len,
                  tl_coding_get_n_units (coding), themes, scores, &pooled);
  write_scores (cli, themes, scores, &pooled);
}

/* Themes may be coded by hand that the code book does not have. */
static gboolean
check_themes (TlCli              *cli,
              char              **themes,
              const char *const  *coded,
              GError            **error)
{
  for (; *themes != NULL; themes++)
    if (!g_strv_contains (coded, *themes) && !tl_filter_check_theme (cli, themes, error))
      return FALSE;
  return TRUE;
}

gboolean
tl_cmd_evaluate (TlCli   *cli,
                 GStrv   *words,
                 GError **error)
{
  g_auto (GStrv) themes = NULL;
  g_autofree char *coder = NULL;
  const GOptionEntry entries[] = {
    { "theme", 0, 0, G_OPTION_ARG_STRING_ARRAY, &themes,
      N_("Score this theme (without it: those that were coded by hand)"), N_("THEME") },
    { "coder", 0, 0, G_OPTION_ARG_STRING, &coder, N_("Take only what this coder coded"),
      N_("NAME") },
    { NULL }
  };
  g_autoptr (TlCoding) coding = NULL;
  g_autofree char **coded = NULL;

  if (!tl_cli_parse (cli, entries, words, 1, G_MAXUINT, error)
      || tl_cli_open_library (cli, error) == NULL)
    return FALSE;
  coding = tl_coding_new (cli, coder);
  for (guint i = 1; (*words)[i] != NULL; i++)
    if (!tl_coding_read (coding, (*words)[i], error))
      return FALSE;
  if (!tl_coding_load_found (coding, error))
    return FALSE;
  coded = tl_coding_list_themes (coding);
  if (themes != NULL && !check_themes (cli, themes, (const char *const *) coded, error))
    return FALSE;
  score (cli, coding, (const char *const *) (themes != NULL ? themes : coded));
  return TRUE;
}
