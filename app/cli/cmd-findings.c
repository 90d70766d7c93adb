/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-cli-private.h"

#include "tl-finding-json.h"

#include <glib/gi18n-lib.h>

/* Findings are fetched so many at a time: memory stays flat however long the list. */
#define BATCH 200

static const TlColumn columns[] = {
  { "finding", N_("Finding"), 0 },
  { "review", N_("Review"), 0 },
  { "document", NULL, 0 },
  { "title", NULL, 0 },
  { "authority", NULL, 0 },
  { "year", N_("Year"), 0 },
  { "theme", N_("Theme"), 24 },
  { "rule", NULL, 0 },
  { "stance", N_("Stance"), 0 },
  { "kind", NULL, 0 },
  { "voice", NULL, 0 },
  { "status", N_("Status"), 0 },
  { "origin", NULL, 0 },
  { "tags", NULL, 0 },
  { "note", NULL, 0 },
  { "section", NULL, 0 },
  { "number", N_("Paragraph"), 0 },
  { "page", N_("Page"), 0 },
  { "page_label", NULL, 0 },
  { "quote", N_("Quote"), 90 },
  { "text", NULL, 0 },
  { "coder", NULL, 0 },
  { NULL }
};

static gboolean
write_batch (TlCli         *cli,
             const gint64  *ids,
             guint          n_ids,
             GError       **error)
{
  g_autoptr (GPtrArray) items = tl_finding_items_load (cli->store, ids, n_ids, NULL, error);

  if (items == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (JsonObject) row = tl_finding_to_json (items->pdata[i]);

      tl_output_add_row (cli->output, row);
    }
  return TRUE;
}

gboolean
tl_cmd_findings (TlCli   *cli,
                 GStrv   *words,
                 GError **error)
{
  g_auto (TlFilterOptions) filters = { 0 };
  g_autofree GOptionEntry *entries = tl_filter_options_dup_entries (&filters, NULL);
  g_autoptr (TlQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;

  if (!tl_cli_parse (cli, entries, words, 0, 0, error))
    return FALSE;
  query = tl_filter_options_to_query (&filters, cli, error);
  if (query == NULL || tl_cli_open_library (cli, error) == NULL)
    return FALSE;
  ids = tl_finding_ids_load (cli->store, query, NULL, error);
  if (ids == NULL)
    return FALSE;
  tl_output_begin_array (cli->output, NULL, columns);
  for (guint i = 0; i < ids->len; i += BATCH)
    if (!write_batch (cli, &g_array_index (ids, gint64, i), MIN (BATCH, ids->len - i), error))
      return FALSE;
  tl_output_end_array (cli->output);
  return TRUE;
}
