/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-cli-private.h"

#include "tl-pdf.h"

#include <glib/gi18n-lib.h>

static const TlColumn columns[] = {
  { "where", N_("Where"), 40 },
  { "what", N_("What is wrong"), 80 },
  { "mend", N_("What would mend it"), 80 },
  { NULL }
};

/* How far the reader of PDFs can be locked in on this computer: no fault of the library's. */
static void
write_reader (TlCli *cli)
{
  g_autofree char *gap = tl_pdf_dup_confinement_gap ();
  g_autoptr (JsonObject) reader = json_object_new ();

  json_object_set_boolean_member (reader, "confined", gap == NULL);
  tl_row_set_text (reader, "missing", gap);
  tl_output_add_member (cli->output, "reader", reader);
  if (gap != NULL)
    g_printerr ("%s\n", gap);
}

static void
write_problems (TlCli     *cli,
                GPtrArray *problems)
{
  tl_output_begin_object (cli->output);
  tl_output_add_boolean (cli->output, "ok", problems->len == 0);
  write_reader (cli);
  tl_output_begin_array (cli->output, "problems", columns);
  for (guint i = 0; i < problems->len; i++)
    {
      const TlProblem *problem = problems->pdata[i];
      g_autoptr (JsonObject) row = json_object_new ();

      tl_row_set_text (row, "what", problem->what);
      tl_row_set_text (row, "where", problem->where);
      tl_row_set_text (row, "mend", problem->mend);
      tl_output_add_row (cli->output, row);
      tl_cli_complain (cli, problem->where != NULL ? problem->where : cli->library, problem->what);
    }
  tl_output_end_array (cli->output);
  tl_output_end_object (cli->output);
}

gboolean
tl_cmd_verify (TlCli   *cli,
               GStrv   *words,
               GError **error)
{
  g_autoptr (GPtrArray) problems = NULL;

  if (!tl_cli_parse (cli, NULL, words, 0, 0, error) || tl_cli_open_library (cli, error) == NULL)
    return FALSE;
  problems = tl_store_verify (cli->store, NULL, error);
  if (problems == NULL)
    return FALSE;
  write_problems (cli, problems);
  if (problems->len == 0 && cli->format == TL_OUTPUT_TABLE)
    g_print ("%s\n", _("The library is whole."));
  return TRUE;
}
