/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-cli-private.h"

#include "tl-search.h"

#include <glib/gi18n-lib.h>

#define DEFAULT_LIMIT 50

static const TlColumn columns[] = {
  { "review", N_("Review"), 0 },
  { "document", NULL, 0 },
  { "title", N_("Title"), 30 },
  { "year", N_("Year"), 0 },
  { "page", N_("Page"), 0 },
  { "page_label", NULL, 0 },
  { "number", N_("Paragraph"), 0 },
  { "section", NULL, 0 },
  { "snippet", N_("Passage"), 100 },
  { "score", NULL, 0 },
  { NULL }
};

/* Without the marks around the words found. */
static char *
dup_plain (const char *snippet)
{
  g_autoptr (GString) plain = g_string_new (snippet);

  g_string_replace (plain, "\u2068", "", 0);
  g_string_replace (plain, "\u2069", "", 0);
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

static JsonObject *
make_row (const TlHit *hit)
{
  JsonObject *row = json_object_new ();
  g_autofree char *snippet = dup_plain (hit->snippet);

  json_object_set_int_member (row, "review", hit->review);
  json_object_set_int_member (row, "document", hit->document);
  tl_row_set_text (row, "title", hit->title);
  tl_row_set_known (row, "year", hit->year, hit->year != 0);
  json_object_set_int_member (row, "page", hit->page);
  tl_row_set_text (row, "page_label", hit->page_label);
  tl_row_set_text (row, "number", hit->number);
  tl_row_set_text (row, "section", tl_section_to_string (hit->section));
  tl_row_set_text (row, "snippet", snippet);
  json_object_set_double_member (row, "score", hit->score);
  return row;
}

gboolean
tl_cmd_search (TlCli   *cli,
               GStrv   *words,
               GError **error)
{
  int limit = DEFAULT_LIMIT;
  const GOptionEntry entries[] = {
    { "limit", 'n', 0, G_OPTION_ARG_INT, &limit, N_("At most so many passages (50)"), N_("N") },
    { NULL }
  };
  g_autoptr (GPtrArray) hits = NULL;
  g_autofree char *query = NULL;

  if (!tl_cli_parse (cli, entries, words, 1, G_MAXUINT, error)
      || tl_cli_open_library (cli, error) == NULL)
    return FALSE;
  query = g_strjoinv (" ", *words + 1);
  hits = tl_search_run (cli->store, query, MAX (limit, 0), NULL, error);
  if (hits == NULL)
    return FALSE;
  tl_output_begin_array (cli->output, NULL, columns);
  for (guint i = 0; i < hits->len; i++)
    {
      g_autoptr (JsonObject) row = make_row (hits->pdata[i]);

      tl_output_add_row (cli->output, row);
    }
  tl_output_end_array (cli->output);
  return TRUE;
}
