/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-cli-private.h"

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
  { NULL }
};

static void
set_place (JsonObject    *row,
           TlFindingItem *item)
{
  tl_row_set_text (row, "section", tl_section_to_string (tl_finding_item_get_section (item)));
  tl_row_set_text (row, "number", tl_finding_item_get_number (item));
  json_object_set_int_member (row, "page", tl_finding_item_get_page (item));
  tl_row_set_text (row, "page_label", tl_finding_item_get_page_label (item));
  tl_row_set_text (row, "quote", tl_finding_item_get_quote (item));
  tl_row_set_text (row, "text", tl_finding_item_get_text (item));
  tl_row_set_rects (row, "rects", tl_finding_item_get_rects (item));
}

static JsonObject *
make_row (TlFindingItem *item)
{
  JsonObject *row = json_object_new ();
  int year = tl_finding_item_get_year (item);

  json_object_set_int_member (row, "finding", tl_finding_item_get_id (item));
  json_object_set_int_member (row, "review", tl_finding_item_get_review (item));
  json_object_set_int_member (row, "document", tl_finding_item_get_document (item));
  tl_row_set_text (row, "title", tl_finding_item_get_title (item));
  tl_row_set_text (row, "authority", tl_finding_item_get_authority (item));
  tl_row_set_known (row, "year", year, year != 0);
  tl_row_set_text (row, "theme", tl_finding_item_get_theme (item));
  tl_row_set_text (row, "rule", tl_finding_item_get_rule (item));
  tl_row_set_text (row, "stance", tl_stance_to_string (tl_finding_item_get_stance (item)));
  tl_row_set_text (row, "kind", tl_statement_kind_to_string (tl_finding_item_get_kind (item)));
  tl_row_set_text (row, "voice", tl_voice_to_string (tl_finding_item_get_voice (item)));
  tl_row_set_text (row, "status", tl_status_to_string (tl_finding_item_get_status (item)));
  tl_row_set_text (row, "origin", tl_origin_to_string (tl_finding_item_get_origin (item)));
  tl_row_set_texts (row, "tags", tl_finding_item_get_tags (item));
  tl_row_set_text (row, "note", tl_finding_item_get_note (item));
  set_place (row, item);
  return row;
}

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
      g_autoptr (JsonObject) row = make_row (items->pdata[i]);

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
  query = tl_filter_options_to_query (&filters, error);
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
