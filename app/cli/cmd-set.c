/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-cli-private.h"
#include "tl-passages-private.h"
#include "tl-sheet-private.h"

#include "tl-editor.h"
#include "tl-fact.h"

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

static gboolean
has_many (const char *name)
{
  TlFactName fact;

  return tl_fact_name_from_string (name, &fact) && tl_fact_name_has_many (fact);
}

/* As the editor takes it: several authors, given with semicolons between them, are a line each. */
static char *
dup_editor_value (const char *name,
                  const char *value)
{
  static const char *const yes[] = { "true", "yes", NULL };
  static const char *const no[] = { "false", "no", NULL };
  g_auto (GStrv) parts = g_strsplit (value, has_many (name) ? ";" : "\n", -1);

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
check_value (gint64       review,
             const char  *name,
             const char  *value,
             GError     **error)
{
  const TlEdit edit = make_edit (&review, name, value);

  return tl_editor_check (&edit, error);
}

static gboolean
check_fact (gint64       review,
            const char  *name,
            const char  *text,
            GError     **error)
{
  g_autofree char *value = dup_editor_value (name, text);
  g_autoptr (GError) local_error = NULL;

  return check_value (review, name, value, &local_error) || fail (local_error, error);
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
  g_autofree char *value = dup_editor_value (name, text);
  const TlEdit edit = make_edit (&review, name, value);
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

/* A fact that a line sets. */
typedef struct {
  gint64  review;
  char   *name;
  char   *text;               /* "" for unknown */
  char   *value;              /* as the editor takes it */
} Wish;

static void
wish_clear (gpointer data)
{
  Wish *wish = data;

  g_free (wish->name);
  g_free (wish->text);
  g_free (wish->value);
}

/* An empty cell leaves the fact as it is, a dash says that it is not known. */
static gboolean
read_cell (GArray      *wishes,
           gint64       review,
           const char  *name,
           char        *cell,
           GError     **error)
{
  const char *text = g_strstrip (cell);
  g_autofree char *value = NULL;
  Wish wish;

  if (*text == '\0')
    return TRUE;
  if (g_str_equal (text, "-"))
    text = "";
  value = dup_editor_value (name, text);
  if (!check_value (review, name, value, error))
    return FALSE;
  wish = (Wish) { review, g_strdup (name), g_strdup (text), g_steal_pointer (&value) };
  g_array_append_val (wishes, wish);
  return TRUE;
}

/* Of a line with a fault nothing is done. */
static gboolean
read_line (const TlSheet   *sheet,
           const TlCsvRow  *row,
           TlStore         *store,
           GArray          *wishes,
           GError         **error)
{
  guint n_before = wishes->len, n_fields = g_strv_length (row->fields);
  gint64 review = tl_sheet_find_review (sheet, row, store, error);

  if (review == 0)
    return FALSE;
  if (n_fields > g_strv_length (sheet->names))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("It has %u cells for %u columns: put cells with commas or semicolons in "
                     "quotation marks"),
                   n_fields, g_strv_length (sheet->names));
      return FALSE;
    }
  for (guint i = 0; i < n_fields; i++)
    if (tl_sheet_is_fact (sheet, i) &&
        !read_cell (wishes, review, sheet->names[i], row->fields[i], error))
      {
        g_array_set_size (wishes, n_before);
        return FALSE;
      }
  return TRUE;
}

static GArray *
read_wishes (TlCli         *cli,
             const TlSheet *sheet,
             GPtrArray     *lines)
{
  GArray *wishes = g_array_new (FALSE, FALSE, sizeof (Wish));

  g_array_set_clear_func (wishes, wish_clear);
  for (guint i = 1; i < lines->len; i++)
    {
      const TlCsvRow *row = lines->pdata[i];
      g_autoptr (GError) error = NULL;
      g_autofree char *where = g_strdup_printf ("%s:%u", sheet->file, row->line);

      if (!read_line (sheet, row, cli->store, wishes, &error))
        tl_cli_complain (cli, where, error->message);
    }
  return wishes;
}

/* All of a file is one change, undone as one. */
static gboolean
fulfil (TlCli   *cli,
        GArray  *wishes,
        GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  g_autoptr (TlEditor) editor = tl_editor_new (cli->store);
  g_autofree TlEdit *edits = g_new (TlEdit, wishes->len);

  for (guint i = 0; i < wishes->len; i++)
    {
      const Wish *wish = &g_array_index (wishes, Wish, i);

      edits[i] = make_edit (&wish->review, wish->name, wish->value);
      g_ptr_array_add (rows, make_row (wish->review, wish->name, wish->text));
    }
  if (!tl_editor_apply_all (editor, edits, wishes->len, NULL, error))
    return FALSE;
  write_rows (cli, rows);
  return TRUE;
}

static gboolean
set_many (TlCli       *cli,
          const char  *path,
          GError     **error)
{
  g_autoptr (GPtrArray) lines = tl_csv_read (path, error);
  g_autoptr (GArray) wishes = NULL;
  g_auto (TlSheet) sheet = { NULL };

  if (lines == NULL || !tl_sheet_init (&sheet, path, lines->pdata[0], error) ||
      tl_cli_open_library (cli, error) == NULL)
    return FALSE;
  wishes = read_wishes (cli, &sheet, lines);
  return fulfil (cli, wishes, error);
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
