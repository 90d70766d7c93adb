/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-cli-private.h"
#include "tl-fact-value-private.h"
#include "tl-passages-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const TlColumn columns[] = {
  { "review", N_("Review"), 0 }, { "name", N_("Fact"), 0 }, { "value", N_("Value"), 60 }, { NULL }
};

static gboolean
set_fact (TlCli              *cli,
          TlEditor           *editor,
          gint64              review,
          const TlFactValue  *fact,
          GError            **error)
{
  const TlEdit edit = {
    .kind = fact->kind,
    .targets = &review,
    .n_targets = 1,
    .name = fact->name,
    .value = fact->value,
  };
  g_autoptr (JsonObject) row = json_object_new ();

  if (!tl_editor_apply (editor, &edit, NULL, error))
    return FALSE;
  json_object_set_int_member (row, "review", review);
  tl_row_set_text (row, "name", fact->name);
  tl_row_set_text (row, "value", *fact->value != '\0' ? fact->value : NULL);
  tl_output_add_row (cli->output, row);
  return TRUE;
}

static gboolean
check_review (TlCli   *cli,
              gint64   review,
              GError **error)
{
  g_autoptr (GArray) documents = tl_passages_load_documents (cli->store, review, error);

  return documents != NULL;
}

/* ── one review: REVIEW NAME=VALUE… ── */

static GPtrArray *
parse_assignments (GStrv    words,
                   GError **error)
{
  g_autoptr (GPtrArray) facts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) tl_fact_value_free);

  for (; *words != NULL; words++)
    {
      g_auto (GStrv) parts = g_strsplit (*words, "=", 2);
      TlFactValue *fact;

      if (g_strv_length (parts) < 2)
        {
          g_set_error (error, TL_CLI_ERROR, TL_CLI_ERROR_USAGE, _("“%s” is not NAME=VALUE"),
                       *words);
          return NULL;
        }
      fact = tl_fact_value_new (parts[0], parts[1], error);
      if (fact == NULL)
        return NULL;
      g_ptr_array_add (facts, fact);
    }
  return g_steal_pointer (&facts);
}

static gboolean
set_one (TlCli   *cli,
         GStrv    words,
         GError **error)
{
  g_autoptr (GPtrArray) facts = NULL;
  g_autoptr (TlEditor) editor = NULL;
  gint64 review;

  if (!tl_cli_parse_id (words[0], &review, error))
    return FALSE;
  facts = parse_assignments (words + 1, error);
  if (facts == NULL || tl_cli_open_library (cli, error) == NULL
      || !check_review (cli, review, error))
    return FALSE;
  editor = tl_editor_new (cli->store);
  tl_output_begin_array (cli->output, NULL, columns);
  for (guint i = 0; i < facts->len; i++)
    if (!set_fact (cli, editor, review, facts->pdata[i], error))
      return FALSE;
  tl_output_end_array (cli->output);
  return TRUE;
}

/* ── many: --from FILE.csv, the columns named review and as the facts are ── */

typedef struct {
  TlCli    *cli;
  TlEditor *editor;
  char     *file;
  GStrv     names;
} Sheet;

static void
complain_of_row (Sheet          *sheet,
                 const TlCsvRow *row,
                 const char     *reason)
{
  g_autofree char *where = g_strdup_printf ("%s:%u", sheet->file, row->line);

  tl_cli_complain (sheet->cli, where, reason);
}

static gboolean
set_cell (Sheet       *sheet,
          gint64       review,
          const char  *name,
          const char  *value,
          GError     **error)
{
  g_autoptr (TlFactValue) fact = tl_fact_value_new (name, value, error);

  return fact != NULL && set_fact (sheet->cli, sheet->editor, review, fact, error);
}

/* An empty cell leaves the fact as it is. */
static void
set_row (Sheet          *sheet,
         const TlCsvRow *row)
{
  guint n_fields = MIN (g_strv_length (row->fields), g_strv_length (sheet->names));
  g_autoptr (GError) error = NULL;
  gint64 review;

  if (!tl_cli_parse_id (row->fields[0], &review, &error)
      || !check_review (sheet->cli, review, &error))
    {
      complain_of_row (sheet, row, error->message);
      return;
    }
  for (guint i = 1; i < n_fields; i++)
    {
      g_clear_error (&error);
      if (*row->fields[i] != '\0'
          && !set_cell (sheet, review, sheet->names[i], row->fields[i], &error))
        complain_of_row (sheet, row, error->message);
    }
}

/* The rows of a file whose first names the columns. */
static GPtrArray *
read_rows (const char  *path,
           GError     **error)
{
  g_autofree char *data = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  gsize length;

  if (!g_file_get_contents (path, &data, &length, error))
    return NULL;
  rows = tl_csv_parse (data, length, error);
  if (rows == NULL)
    return NULL;
  if (rows->len > 0 && g_str_equal (((TlCsvRow *) rows->pdata[0])->fields[0], "review"))
    return g_steal_pointer (&rows);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _("Its first row must name the columns, and the first of them be "
                         "“review”."));
  return NULL;
}

static gboolean
set_many (TlCli       *cli,
          const char  *path,
          GError     **error)
{
  g_autofree char *file = g_filename_display_name (path);
  g_autoptr (GPtrArray) rows = read_rows (path, error);
  g_autoptr (TlEditor) editor = NULL;
  Sheet sheet;

  if (rows == NULL)
    {
      g_prefix_error (error, "%s: ", file);
      return FALSE;
    }
  if (tl_cli_open_library (cli, error) == NULL)
    return FALSE;
  editor = tl_editor_new (cli->store);
  sheet = (Sheet) { cli, editor, file, ((TlCsvRow *) rows->pdata[0])->fields };
  tl_output_begin_array (cli->output, NULL, columns);
  for (guint i = 1; i < rows->len; i++)
    set_row (&sheet, rows->pdata[i]);
  tl_output_end_array (cli->output);
  return TRUE;
}

gboolean
tl_cmd_set (TlCli   *cli,
            GStrv   *words,
            GError **error)
{
  g_autofree char *from = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &from,
      N_("A CSV file whose columns are “review” and names of facts"), N_("FILE") },
    { NULL }
  };
  guint n_words;

  if (!tl_cli_parse (cli, entries, words, 0, G_MAXUINT, error))
    return FALSE;
  n_words = g_strv_length (*words) - 1;
  if (from != NULL ? n_words > 0 : n_words < 2)
    {
      g_set_error_literal (error, TL_CLI_ERROR, TL_CLI_ERROR_USAGE,
                           _("Say REVIEW NAME=VALUE, or --from FILE "
                             "(see throughline-cli set --help)"));
      return FALSE;
    }
  return from != NULL ? set_many (cli, from, error) : set_one (cli, *words + 1, error);
}
