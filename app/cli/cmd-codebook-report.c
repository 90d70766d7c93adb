/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-cli-private.h"

#include "tl-overlap.h"
#include "tl-rule-report.h"

#include <glib/gi18n-lib.h>

/* What has come of each rule in the library. */

static const TlColumn columns[] = {
  { "theme", NULL, 0 },
  { "rule", N_("Rule"), 0 },
  { "text", N_("Phrase"), 40 },
  { "hint", NULL, 0 },
  { "findings", N_("Findings"), 0 },
  { "reviews", N_("Reviews"), 0 },
  { "share", N_("Share"), 0 },
  { "accepted", N_("Accepted"), 0 },
  { "rejected", N_("Rejected"), 0 },
  { "precision", N_("Precision"), 0 },
  { "low", N_("From"), 0 },
  { "high", N_("To"), 0 },
  { "remarks", N_("Remarks"), 0 },
  { "covered_by", NULL, 0 },
  { NULL }
};

static const char *const count_names[TL_N_RULE_COUNTS] = { "findings", "accepted", "rejected" };

static void
set_figures (JsonObject          *row,
             const TlRuleFigures *figures)
{
  for (guint i = 0; i < TL_N_RULE_COUNTS; i++)
    json_object_set_int_member (row, count_names[i], figures->counts[i]);
  json_object_set_int_member (row, "reviews", figures->reviews);
  tl_row_set_figure (row, "share", figures->share);
  tl_row_set_figure (row, "precision", figures->precision.value);
  tl_row_set_figure (row, "low", figures->precision.low);
  tl_row_set_figure (row, "high", figures->precision.high);
}

static void
set_remarks (JsonObject    *row,
             TlRuleRemarks  remarks)
{
  static const char *const names[] = { "silent", "dominant", "covered", "incomplete" };
  const char *said[G_N_ELEMENTS (names) + 1] = { NULL };
  guint n_said = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if ((remarks & 1 << i) != 0)
      said[n_said++] = names[i];
  tl_row_set_texts (row, "remarks", said);
}

/* The command that lists the passages behind each count. */
static void
set_passages (JsonObject *row,
              TlTheme    *theme,
              TlRule     *rule)
{
  static const char *const more[TL_N_RULE_COUNTS] = {
    "", " --status accepted", " --status rejected --include rejected"
  };
  JsonObject *passages = json_object_new ();

  for (guint i = 0; i < TL_N_RULE_COUNTS; i++)
    {
      g_autofree char *words = g_strdup_printf ("findings --theme %s --rule %s%s",
                                                tl_theme_get_id (theme), tl_rule_get_id (rule),
                                                more[i]);

      json_object_set_string_member (passages, count_names[i], words);
    }
  json_object_set_object_member (row, "passages", passages);
}

static void
write_item (TlCli      *cli,
            TlRuleItem *item)
{
  TlTheme *theme = tl_rule_item_get_theme (item);
  TlRule *rule = tl_rule_item_get_rule (item);
  const TlRuleFigures *figures = tl_rule_item_get_figures (item);
  g_autoptr (JsonObject) row = json_object_new ();

  tl_row_set_text (row, "theme", tl_theme_get_id (theme));
  tl_row_set_text (row, "rule", tl_rule_get_id (rule));
  tl_row_set_text (row, "text", tl_rule_get_text (rule));
  json_object_set_boolean_member (row, "hint", tl_rule_is_hint (rule));
  set_figures (row, figures);
  set_remarks (row, figures->remarks);
  tl_row_set_text (row, "covered_by", tl_rule_item_get_covering (item));
  set_passages (row, theme, rule);
  tl_output_add_row (cli->output, row);
}

static TlQuery *
make_query (char **themes)
{
  TlQuery *query = tl_query_new ();

  for (; themes != NULL && *themes != NULL; themes++)
    {
      g_autoptr (TlQuery) narrower = query;

      query = tl_query_with_value (narrower, TL_FILTER_THEME, *themes);
    }
  return query;
}

/* Of one theme it takes a part of the time; of several it is left at looking at all. */
static GHashTable *
look_for_overlaps (TlCli       *cli,
                   TlCodebook  *codebook,
                   char       **themes,
                   GError     **error)
{
  gboolean is_one = themes != NULL && themes[0] != NULL && themes[1] == NULL;

  return tl_overlap_run (cli->store, codebook, is_one ? themes[0] : NULL, NULL, error);
}

static gboolean
report (TlCli       *cli,
        TlCodebook  *codebook,
        char       **themes,
        gboolean     overlaps,
        GError     **error)
{
  g_autoptr (TlQuery) query = make_query (themes);
  g_autoptr (GHashTable) covering = NULL;
  g_autoptr (GPtrArray) items = NULL;

  if (overlaps)
    covering = look_for_overlaps (cli, codebook, themes, error);
  if (overlaps && covering == NULL)
    return FALSE;
  items = tl_rule_items_load (cli->store, codebook, query, covering, NULL, error);
  if (items == NULL)
    return FALSE;
  tl_output_begin_array (cli->output, NULL, columns);
  for (guint i = 0; i < items->len; i++)
    write_item (cli, items->pdata[i]);
  tl_output_end_array (cli->output);
  return TRUE;
}

gboolean
tl_cmd_codebook_report (TlCli   *cli,
                        GStrv   *words,
                        GError **error)
{
  g_auto (GStrv) themes = NULL;
  gboolean overlaps = FALSE;
  const GOptionEntry entries[] = {
    { "theme", 0, 0, G_OPTION_ARG_STRING_ARRAY, &themes, N_("Only the rules of this theme"),
      N_("THEME") },
    { "overlaps", 0, 0, G_OPTION_ARG_NONE, &overlaps,
      N_("Also look for rules that find nothing but what another finds; takes longer") },
    { NULL }
  };
  g_autoptr (TlCodebook) codebook = NULL;

  if (!tl_cli_parse (cli, entries, words, 1, 1, error)
      || !tl_filter_check_words (cli, TL_FILTER_THEME, "theme", themes, error)
      || tl_cli_open_library (cli, error) == NULL)
    return FALSE;
  codebook = tl_cli_load_codebook (cli, error);
  return codebook != NULL && report (cli, codebook, themes, overlaps, error);
}
