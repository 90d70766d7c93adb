/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-cli-private.h"

#include "tl-fact.h"
#include "tl-sheet.h"

#include <glib/gi18n-lib.h>

static const TlColumn columns[] = {
  { "review", N_("Review"), 0 }, { "name", N_("Fact"), 0 }, { "value", N_("Value"), 60 }, { NULL }
};

static gboolean
check_review (TlCli   *cli,
              gint64   review,
              GError **error)
{
  g_autoptr (GArray) documents = tl_cli_load_documents (cli, review, error);

  return documents != NULL;
}

/* A name or value that no fact can have is wrong usage. */
static gboolean
fail (GError  *reason,
      GError **error)
{
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT))
    g_set_error_literal (error, TL_CLI_ERROR, TL_CLI_ERROR_USAGE, reason->message);
  else
    g_propagate_error (error, g_error_copy (reason));
  return FALSE;
}

static gboolean
check_fact (gint64       review,
            const char  *name,
            const char  *text,
            GError     **error)
{
  g_autofree char *value = tl_fact_dup_value (name, text);
  const TlEdit edit = tl_fact_edit (&review, name, value);
  g_autoptr (GError) local_error = NULL;

  return tl_editor_check (&edit, &local_error) || fail (local_error, error);
}

static JsonObject *
make_row (gint64      review,
          const char *name,
          const char *value)
{
  JsonObject *row = json_object_new ();

  json_object_set_int_member (row, "review", review);
  tl_row_set_text (row, "name", name);
  tl_row_set_text (row, "value", *value != '\0' ? value : NULL);
  return row;
}

/* Returns: a row that says so. */
static JsonObject *
set_fact (TlEditor    *editor,
          gint64       review,
          const char  *name,
          const char  *text,
          GError     **error)
{
  g_autofree char *value = tl_fact_dup_value (name, text);
  const TlEdit edit = tl_fact_edit (&review, name, value);
  g_autoptr (GError) local_error = NULL;

  if (!tl_editor_apply (editor, &edit, NULL, &local_error))
    {
      fail (local_error, error);
      return NULL;
    }
  return make_row (review, name, text);
}

static void
write_rows (TlCli     *cli,
            GPtrArray *rows)
{
  tl_output_begin_array (cli->output, NULL, columns);
  for (guint i = 0; i < rows->len; i++)
    tl_output_add_row (cli->output, rows->pdata[i]);
  tl_output_end_array (cli->output);
}

/* ── one review: REVIEW NAME=VALUE… ── */

/* All are looked at before the first is set, so that a slip in one leaves the review as it was. */
static gboolean
check_words (gint64    review,
             GStrv     words,
             GError  **error)
{
  for (; *words != NULL; words++)
    {
      g_auto (GStrv) parts = g_strsplit (*words, "=", 2);

      if (g_strv_length (parts) < 2)
        {
          g_set_error (error, TL_CLI_ERROR, TL_CLI_ERROR_USAGE, _("“%s” is not NAME=VALUE"),
                       *words);
          return FALSE;
        }
      if (!check_fact (review, parts[0], parts[1], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_word (TlEditor    *editor,
          gint64       review,
          const char  *word,
          GPtrArray   *rows,
          GError     **error)
{
  g_auto (GStrv) parts = g_strsplit (word, "=", 2);
  JsonObject *row = set_fact (editor, review, parts[0], parts[1], error);

  if (row == NULL)
    return FALSE;
  g_ptr_array_add (rows, row);
  return TRUE;
}

static gboolean
set_one (TlCli   *cli,
         GStrv    words,
         GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  g_autoptr (TlEditor) editor = NULL;
  gint64 review;

  if (!tl_cli_parse_id (words[0], &review, error) || tl_cli_open_library (cli, error) == NULL
      || !check_review (cli, review, error) || !check_words (review, words + 1, error))
    return FALSE;
  editor = tl_editor_new (cli->store);
  for (guint i = 1; words[i] != NULL; i++)
    if (!set_word (editor, review, words[i], rows, error))
      return FALSE;
  write_rows (cli, rows);
  return TRUE;
}

/* ── many: --from FILE.csv ── */

/* A column that is not understood is likely to be a slip, and would be left out of every row. */
static gboolean
check_columns (const TlSheet  *sheet,
               GError        **error)
{
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const TlSheetColumn *column = sheet->columns->pdata[i];

      if (column->fault != NULL)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s:%u: %s", sheet->name,
                       sheet->line, column->fault);
          return FALSE;
        }
    }
  return TRUE;
}

static void
complain (TlCli         *cli,
          const TlSheet *sheet)
{
  for (guint i = 0; i < sheet->faults->len; i++)
    {
      const TlSheetFault *fault = sheet->faults->pdata[i];
      g_autofree char *where = g_strdup_printf ("%s:%u", sheet->name, fault->line);

      tl_cli_complain (cli, where, fault->reason);
    }
}

/* All of a file is one change, undone as one. */
static gboolean
apply (TlCli          *cli,
       const TlSheet  *sheet,
       GError        **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  g_autoptr (TlEditor) editor = tl_editor_new (cli->store);
  g_autofree TlEdit *edits = tl_sheet_dup_edits (sheet);

  if (!tl_editor_apply_all (editor, edits, sheet->values->len, NULL, error))
    return FALSE;
  for (guint i = 0; i < sheet->values->len; i++)
    {
      const TlSheetValue *value = sheet->values->pdata[i];

      g_ptr_array_add (rows, make_row (value->review, value->name, value->text));
    }
  write_rows (cli, rows);
  return TRUE;
}

static gboolean
set_many (TlCli       *cli,
          const char  *path,
          GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GBytes) bytes = tl_cli_load_file (path, error);
  g_autoptr (TlSheet) sheet = NULL;

  if (bytes == NULL || tl_cli_open_library (cli, error) == NULL)
    return FALSE;
  sheet = tl_sheet_read (cli->store, bytes, name, NULL, error);
  if (sheet == NULL || !check_columns (sheet, error))
    return FALSE;
  complain (cli, sheet);
  return apply (cli, sheet, error);
}

static char *
dup_notes (void)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (TlFactName name = 0; name < TL_N_FACTS; name++)
    g_string_append_printf (names, "  %s\n", tl_fact_name_to_string (name));
  return g_strdup_printf (_("Names of facts:\n%s"
                            "  private (yes or no)\n"
                            "  x.NAME, for facts of your own\n\n"
                            "An empty VALUE says that the fact is not known. In a file, an empty "
                            "cell\nleaves it as it is, and “-” says that it is not known."),
                          names->str);
}

gboolean
tl_cmd_set (TlCli   *cli,
            GStrv   *words,
            GError **error)
{
  g_autofree char *from = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &from,
      N_("A CSV file whose columns are “review” (or “file”, or “title” and “year”) and names "
         "of facts"), N_("FILE") },
    { NULL }
  };
  g_autofree char *notes = dup_notes ();
  guint n_words;

  cli->notes = notes;
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
