/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-cli-private.h"
#include "tl-passages-private.h"

#include "tl-editor.h"

#include <glib/gi18n-lib.h>

static const TlColumn columns[] = {
  { "review", N_("Review"), 0 }, { "name", N_("Fact"), 0 }, { "value", N_("Value"), 60 }, { NULL }
};

static gboolean
check_review (TlCli   *cli,
              gint64   review,
              GError **error)
{
  g_autoptr (GArray) documents = tl_passages_load_documents (cli->store, review, error);

  return documents != NULL;
}

/* As the editor takes it: several authors, given with semicolons between them, are a line each. */
static char *
dup_editor_value (const char *name,
                  const char *value)
{
  static const char *const yes[] = { "true", "yes", NULL };
  static const char *const no[] = { "false", "no", NULL };
  g_auto (GStrv) parts = g_strsplit (value, g_str_equal (name, "authors") ? ";" : "\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    g_strstrip (parts[i]);
  if (g_str_equal (name, "private") && g_strv_contains (yes, value))
    return g_strdup ("1");
  if (g_str_equal (name, "private") && g_strv_contains (no, value))
    return g_strdup ("0");
  return g_strjoinv ("\n", parts);
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

static TlEdit
make_edit (const gint64 *review,
           const char   *name,
           const char   *value)
{
  gboolean is_private = g_str_equal (name, "private");

  return (TlEdit) {
    .kind = is_private ? TL_EDIT_PRIVATE : TL_EDIT_FACT,
    .targets = review,
    .n_targets = 1,
    .name = is_private ? NULL : name,
    .value = value,
  };
}

static gboolean
check_fact (gint64       review,
            const char  *name,
            const char  *text,
            GError     **error)
{
  g_autofree char *value = dup_editor_value (name, text);
  const TlEdit edit = make_edit (&review, name, value);
  g_autoptr (GError) local_error = NULL;

  return tl_editor_check (&edit, &local_error) || fail (local_error, error);
}

/* Returns: a row that says so. */
static JsonObject *
set_fact (TlEditor    *editor,
          gint64       review,
          const char  *name,
          const char  *text,
          GError     **error)
{
  g_autofree char *value = dup_editor_value (name, text);
  const TlEdit edit = make_edit (&review, name, value);
  g_autoptr (GError) local_error = NULL;
  JsonObject *row;

  if (!tl_editor_apply (editor, &edit, NULL, &local_error))
    {
      fail (local_error, error);
      return NULL;
    }
  row = json_object_new ();
  json_object_set_int_member (row, "review", review);
  tl_row_set_text (row, "name", name);
  tl_row_set_text (row, "value", *text != '\0' ? text : NULL);
  return row;
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

/* ── many: --from FILE.csv, the columns named review and as the facts are ── */

typedef struct {
  TlCli      *cli;
  TlEditor   *editor;
  const char *file;
  GStrv       names;
  GPtrArray  *rows;
} Sheet;

static void
complain_of_row (Sheet          *sheet,
                 const TlCsvRow *row,
                 const char     *reason)
{
  g_autofree char *where = g_strdup_printf ("%s:%u", sheet->file, row->line);

  tl_cli_complain (sheet->cli, where, reason);
}

/* An empty cell leaves the fact as it is. */
static void
set_cell (Sheet          *sheet,
          const TlCsvRow *row,
          gint64          review,
          guint           column)
{
  g_autoptr (GError) error = NULL;
  JsonObject *done;

  if (*row->fields[column] == '\0')
    return;
  done = set_fact (sheet->editor, review, sheet->names[column], row->fields[column], &error);
  if (done != NULL)
    g_ptr_array_add (sheet->rows, done);
  else
    complain_of_row (sheet, row, error->message);
}

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
    set_cell (sheet, row, review, i);
}

/* The rows of a file whose first names the columns. */
static GPtrArray *
read_rows (const char  *path,
           GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GPtrArray) rows = tl_csv_read (path, error);

  if (rows == NULL)
    return NULL;
  if (g_str_equal (((TlCsvRow *) rows->pdata[0])->fields[0], "review"))
    return g_steal_pointer (&rows);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _("%s: Its first row must name the columns, and the first of them be “review”."),
               name);
  return NULL;
}

static gboolean
set_many (TlCli       *cli,
          const char  *path,
          GError     **error)
{
  g_autofree char *file = g_filename_display_name (path);
  g_autoptr (GPtrArray) read = read_rows (path, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  g_autoptr (TlEditor) editor = NULL;
  Sheet sheet;

  if (read == NULL || tl_cli_open_library (cli, error) == NULL)
    return FALSE;
  editor = tl_editor_new (cli->store);
  sheet = (Sheet) { cli, editor, file, ((TlCsvRow *) read->pdata[0])->fields, rows };
  for (guint i = 1; i < read->len; i++)
    set_row (&sheet, read->pdata[i]);
  write_rows (cli, rows);
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
