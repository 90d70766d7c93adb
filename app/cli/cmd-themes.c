/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-codebook-rows-private.h"

#include "tl-tally.h"

#include <glib/gi18n-lib.h>

static const TlColumn columns[] = {
  { "theme", NULL, 0 },
  { "name", N_("Theme"), 40 },
  { "group", N_("Group"), 24 },
  { "value", N_("Value"), 40 },
  { "reviews", N_("Reviews"), 0 },
  { "findings", N_("Findings"), 0 },
  { "readable_reviews", N_("Readable"), 0 },
  { "share_of_reviews", N_("Share"), 0 },
  { NULL }
};

/* What themes can be counted by. */
static const TlFilter groupings[] = {
  TL_FILTER_DECADE, TL_FILTER_YEAR, TL_FILTER_AUTHORITY, TL_FILTER_REGION, TL_FILTER_NATION,
  TL_FILTER_REVIEW_TYPE, TL_FILTER_SECTION
};

static gboolean
parse_grouping (const char  *name,
                TlFilter    *by,
                GError     **error)
{
  if (tl_filter_from_string (name, by))
    for (guint i = 0; i < G_N_ELEMENTS (groupings); i++)
      if (groupings[i] == *by)
        return TRUE;
  g_set_error (error, TL_CLI_ERROR, TL_CLI_ERROR_USAGE,
               _("“%s” is nothing that --by can be: say decade, year, authority, region, nation, "
                 "review_type or section"), name);
  return FALSE;
}

static void
write_cell (TlCli        *cli,
            TlCodebook   *codebook,
            const TlCell *cell)
{
  TlTheme *theme = tl_codebook_find_theme (codebook, cell->theme);
  g_autoptr (JsonObject) row = json_object_new ();

  tl_row_set_text (row, "theme", cell->theme);
  tl_codebook_fill_theme (cli, row, theme);
  tl_row_set_text (row, "value", cell->value);
  json_object_set_int_member (row, "reviews", cell->reviews);
  json_object_set_int_member (row, "findings", cell->findings);
  json_object_set_int_member (row, "readable_reviews", cell->readable_reviews);
  if (cell->readable_reviews > 0)
    json_object_set_double_member (row, "share_of_reviews",
                                   (double) cell->reviews / cell->readable_reviews);
  else
    json_object_set_null_member (row, "share_of_reviews");
  tl_output_add_row (cli->output, row);
}

/* Where a theme's cells go: in the order of the code book; those of no theme in it at the end. */
static guint
get_position (TlCodebook *codebook,
              const char *theme)
{
  GPtrArray *themes = tl_codebook_get_themes (codebook);
  guint position = 0;

  while (position < themes->len
         && g_strcmp0 (tl_theme_get_id (themes->pdata[position]), theme) != 0)
    position++;
  return position;
}

static int
compare_cells (gconstpointer a,
               gconstpointer b,
               gpointer      codebook)
{
  const TlCell *cell_a = *(TlCell *const *) a;
  const TlCell *cell_b = *(TlCell *const *) b;
  guint position_a = get_position (codebook, cell_a->theme);
  guint position_b = get_position (codebook, cell_b->theme);

  if (position_a != position_b)
    return position_a < position_b ? -1 : 1;
  if (g_strcmp0 (cell_a->theme, cell_b->theme) != 0)
    return g_strcmp0 (cell_a->theme, cell_b->theme);
  return g_strcmp0 (cell_a->value, cell_b->value);
}

static gboolean
write_groups (TlCli       *cli,
              TlTally     *tally,
              TlQuery     *query,
              TlCodebook  *codebook,
              TlFilter     by,
              GError     **error)
{
  g_autoptr (GPtrArray) cells = tl_tally_cross (tally, cli->store, query, by, NULL, error);

  if (cells == NULL)
    return FALSE;
  g_ptr_array_sort_with_data (cells, compare_cells, codebook);
  for (guint i = 0; i < cells->len; i++)
    write_cell (cli, codebook, cells->pdata[i]);
  return TRUE;
}

static const TlCount *
find_count (GPtrArray  *counts,
            const char *value)
{
  for (guint i = 0; i < counts->len; i++)
    if (g_str_equal (((TlCount *) counts->pdata[i])->value, value))
      return counts->pdata[i];
  return NULL;
}

static gboolean
is_asked_for (TlQuery    *query,
              const char *theme)
{
  return *tl_query_get_values (query, TL_FILTER_THEME) == NULL
         || tl_query_has_value (query, TL_FILTER_THEME, theme);
}

static void
write_count (TlCli          *cli,
             TlCodebook     *codebook,
             const TlCounts *counts,
             const char     *theme)
{
  const TlCount *count = find_count (counts->values[TL_FILTER_THEME], theme);
  TlCell cell = { .theme = (char *) theme, .readable_reviews = counts->readable_reviews };

  if (count != NULL)
    {
      cell.reviews = count->reviews;
      cell.findings = count->findings;
    }
  write_cell (cli, codebook, &cell);
}

/* All themes of the code book, those that no rule found too: how many reviews were looked at is
 * part of the answer. Then those that an earlier code book left behind. */
static gboolean
write_themes (TlCli       *cli,
              TlTally     *tally,
              TlQuery     *query,
              TlCodebook  *codebook,
              GError     **error)
{
  g_autoptr (TlCounts) counts = tl_tally_count (tally, cli->store, query, NULL, error);
  GPtrArray *themes = tl_codebook_get_themes (codebook);
  GPtrArray *found;

  if (counts == NULL)
    return FALSE;
  for (guint i = 0; i < themes->len; i++)
    if (is_asked_for (query, tl_theme_get_id (themes->pdata[i])))
      write_count (cli, codebook, counts, tl_theme_get_id (themes->pdata[i]));
  found = counts->values[TL_FILTER_THEME];
  for (guint i = 0; i < found->len; i++)
    {
      const char *theme = ((TlCount *) found->pdata[i])->value;

      if (tl_codebook_find_theme (codebook, theme) == NULL && is_asked_for (query, theme))
        write_count (cli, codebook, counts, theme);
    }
  return TRUE;
}

/* Rejected, denied and maybe findings never count; asked for by their status, they leave a filter
 * that lets in one value less. */
static TlQuery *
dup_counting (TlQuery *query)
{
  const char *rejected = tl_status_to_string (TL_STATUS_REJECTED);
  const TlInclude linked = TL_INCLUDE_ONLY_CAUSES | TL_INCLUDE_ONLY_EFFECTS;
  g_autoptr (TlQuery) included =
    tl_query_with_include (query, tl_query_get_include (query) & linked);
  g_autoptr (TlQuery) without = NULL;

  if (!tl_query_has_value (included, TL_FILTER_STATUS, rejected))
    return g_steal_pointer (&included);
  without = tl_query_without_value (included, TL_FILTER_STATUS, rejected);
  return tl_query_with_value (without, TL_FILTER_STATUS, "");
}

static gboolean
count (TlCli       *cli,
       TlQuery     *query,
       gboolean     grouped,
       TlFilter     by,
       GError     **error)
{
  g_autoptr (TlQuery) counting = dup_counting (query);
  g_autoptr (TlCodebook) codebook = tl_cli_load_codebook (cli, error);
  g_autoptr (TlTally) tally = NULL;
  gboolean done;

  if (codebook == NULL)
    return FALSE;
  tally = tl_tally_load (cli->store, NULL, error);
  if (tally == NULL)
    return FALSE;
  tl_output_begin_array (cli->output, NULL, columns);
  done = grouped ? write_groups (cli, tally, counting, codebook, by, error)
                 : write_themes (cli, tally, counting, codebook, error);
  tl_output_end_array (cli->output);
  return done;
}

gboolean
tl_cmd_themes (TlCli   *cli,
               GStrv   *words,
               GError **error)
{
  g_auto (TlFilterOptions) filters = { 0 };
  g_autofree char *by_name = NULL;
  const GOptionEntry own[] = {
    { "by", 0, 0, G_OPTION_ARG_STRING, &by_name,
      N_("Count by decade, year, authority, region, nation, review_type or section"), N_("WHAT") },
    { NULL }
  };
  g_autofree GOptionEntry *entries = tl_filter_options_dup_entries (&filters, own);
  g_autoptr (TlQuery) query = NULL;
  TlFilter by = TL_FILTER_DECADE;

  if (!tl_cli_parse (cli, entries, words, 0, 0, error)
      || (by_name != NULL && !parse_grouping (by_name, &by, error)))
    return FALSE;
  query = tl_filter_options_to_query (&filters, cli, error);
  if (query == NULL || tl_cli_open_library (cli, error) == NULL)
    return FALSE;
  return count (cli, query, by_name != NULL, by, error);
}
