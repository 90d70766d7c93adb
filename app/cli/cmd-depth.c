/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-codebook-rows-private.h"

#include "tl-depth.h"

#include <glib/gi18n-lib.h>

static const TlColumn columns[] = {
  { "theme", NULL, 0 },
  { "name", N_("Theme"), 32 },
  { "group", NULL, 0 },
  { "review", N_("Review"), 0 },
  { "title", N_("Title"), 40 },
  { "year", N_("Year"), 0 },
  { "depth", N_("Depth"), 0 },
  { "mentioned", N_("Mentioned"), 0 },
  { "found", N_("Found"), 0 },
  { "named", N_("Named"), 0 },
  { "recommended", N_("Recommended"), 0 },
  { "national", NULL, 0 },
  { NULL }
};

static void
write_depth (TlCli         *cli,
             TlTheme       *theme,
             const TlDepth *depth)
{
  g_autoptr (JsonObject) row = json_object_new ();

  tl_row_set_text (row, "theme", depth->theme);
  tl_codebook_fill_theme (cli, row, theme);
  json_object_set_int_member (row, "review", depth->review);
  tl_row_set_text (row, "title", depth->title);
  tl_row_set_known (row, "year", depth->year, depth->year != 0);
  tl_row_set_text (row, "depth", tl_rung_to_string (tl_depth_get_rung (depth)));
  for (TlRung rung = 0; rung < TL_N_RUNGS; rung++)
    json_object_set_int_member (row, tl_rung_to_string (rung), depth->findings[rung]);
  tl_output_add_row (cli->output, row);
}

/* In the order of the code book; themes that it does not have at the end. */
static void
write_depths (TlCli      *cli,
              TlCodebook *codebook,
              GPtrArray  *depths)
{
  GPtrArray *themes = tl_codebook_get_themes (codebook);

  for (guint i = 0; i <= themes->len; i++)
    {
      TlTheme *theme = i < themes->len ? themes->pdata[i] : NULL;

      for (guint j = 0; j < depths->len; j++)
        {
          const TlDepth *depth = depths->pdata[j];

          if (tl_codebook_find_theme (codebook, depth->theme) == theme)
            write_depth (cli, theme, depth);
        }
    }
}

gboolean
tl_cmd_depth (TlCli   *cli,
              GStrv   *words,
              GError **error)
{
  g_auto (TlFilterOptions) filters = { 0 };
  g_autofree GOptionEntry *entries = tl_filter_options_dup_entries (&filters, NULL);
  g_autoptr (TlQuery) query = NULL;
  g_autoptr (TlCodebook) codebook = NULL;
  g_autoptr (GPtrArray) depths = NULL;

  if (!tl_cli_parse (cli, entries, words, 0, 0, error))
    return FALSE;
  query = tl_filter_options_to_query (&filters, cli, error);
  if (query == NULL || tl_cli_open_library (cli, error) == NULL)
    return FALSE;
  codebook = tl_cli_load_codebook (cli, error);
  if (codebook == NULL)
    return FALSE;
  depths = tl_depths_load (cli->store, query, NULL, error);
  if (depths == NULL)
    return FALSE;
  tl_output_begin_array (cli->output, NULL, columns);
  write_depths (cli, codebook, depths);
  tl_output_end_array (cli->output);
  return TRUE;
}
