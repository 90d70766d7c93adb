/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-cli-private.h"

#include "tl-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const TlColumn columns[] = {
  { "file", N_("File"), 60 },
  { "status", N_("Status"), 0 },
  { "reason", NULL, 0 },
  { "review", N_("Review"), 0 },
  { "document", NULL, 0 },
  { "pages", N_("Pages"), 0 },
  { "pages_read_by_ocr", NULL, 0 },
  { "pages_unreadable", N_("Unreadable"), 0 },
  { "blocks", N_("Passages"), 0 },
  { "findings", N_("Findings"), 0 },
  { NULL }
};

typedef struct {
  GAsyncResult *result;
  gboolean      shown;
} Waiting;

static void
run_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  Waiting *waiting = user_data;

  waiting->result = g_object_ref (result);
}

/* One line, written over and over. */
static void
show_progress_cb (TlImport   *import,
                  GParamSpec *pspec,
                  Waiting    *waiting)
{
  g_autofree char *file = NULL;
  double fraction;
  int seconds_left;
  guint n_done, n_files;

  g_object_get (import, "fraction", &fraction, "seconds-left", &seconds_left, "n-done", &n_done,
                "n-files", &n_files, "message", &file, NULL);
  if (file == NULL)
    return;
  g_printerr (_("\r\033[K%3.0f %%  %u of %u"), MAX (fraction, 0) * 100, n_done, n_files);
  if (seconds_left >= 0)
    g_printerr (_(", %d s left"), seconds_left);
  g_printerr ("  %.50s", strrchr (file, G_DIR_SEPARATOR) != NULL
                           ? strrchr (file, G_DIR_SEPARATOR) + 1 : file);
  waiting->shown = TRUE;
}

static GPtrArray *
run_import (TlImport  *import,
            GFile    **files,
            GError   **error)
{
  Waiting waiting = { 0 };
  GPtrArray *results;

  /* Colours are of a terminal. */
  if (g_log_writer_supports_color (fileno (stderr)))
    g_signal_connect (import, "notify::fraction", G_CALLBACK (show_progress_cb), &waiting);
  tl_import_run_async (import, files, NULL, run_cb, &waiting);
  while (waiting.result == NULL)
    g_main_context_iteration (NULL, TRUE);
  if (waiting.shown)
    g_printerr ("\r\033[K");
  results = tl_import_run_finish (import, waiting.result, error);
  g_object_unref (waiting.result);
  return results;
}

/* The file as it was given, or as it was found below what was given. */
static char *
dup_file_name (const TlImportResult  *result,
               GFile                **files,
               GStrv                  words)
{
  g_autofree char *path = g_file_get_path (files[result->given]);
  g_autofree char *given = path != NULL ? g_filename_display_name (path) : NULL;
  g_autofree char *word = g_filename_display_name (words[result->given]);
  gsize length = strlen (word);

  if (given == NULL || !g_str_has_prefix (result->file, given))
    return g_strdup (result->file);
  if (result->file[strlen (given)] == '\0')
    return g_steal_pointer (&word);
  while (length > 0 && G_IS_DIR_SEPARATOR (word[length - 1]))
    word[--length] = '\0';
  return g_build_filename (word[0] != '\0' ? word : G_DIR_SEPARATOR_S,
                           result->file + strlen (given), NULL);
}

static JsonObject *
make_row (const TlImportResult *result,
          const char           *file)
{
  JsonObject *row = json_object_new ();
  gboolean known = result->status != TL_IMPORT_FAILED;

  tl_row_set_text (row, "file", file);
  tl_row_set_text (row, "status", tl_import_status_to_string (result->status));
  tl_row_set_text (row, "reason", result->reason);
  tl_row_set_known (row, "review", result->review, known);
  tl_row_set_known (row, "document", result->document, known);
  tl_row_set_known (row, "pages", result->pages, known);
  tl_row_set_known (row, "pages_read_by_ocr", result->pages_read_by_ocr, known);
  tl_row_set_known (row, "pages_unreadable", result->pages_unreadable, known);
  tl_row_set_known (row, "blocks", result->blocks, known);
  tl_row_set_known (row, "findings", result->findings, known);
  return row;
}

static void
write_results (TlCli      *cli,
               GPtrArray  *results,
               GFile     **files,
               GStrv       words)
{
  tl_output_begin_array (cli->output, NULL, columns);
  for (guint i = 0; i < results->len; i++)
    {
      const TlImportResult *result = results->pdata[i];
      g_autofree char *file = dup_file_name (result, files, words);
      g_autoptr (JsonObject) row = make_row (result, file);

      tl_output_add_row (cli->output, row);
      if (result->status == TL_IMPORT_FAILED)
        tl_cli_complain (cli, file, result->reason);
    }
  tl_output_end_array (cli->output);
  if (results->len == 0)
    g_printerr ("%s\n", _("There is no PDF in what was given."));
}

static gboolean
read_passwords (TlImport    *import,
                const char  *path,
                GError     **error)
{
  g_autoptr (GBytes) bytes = tl_cli_load_file (path, error);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (bytes == NULL)
    return FALSE;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_strchomp (lines[i]);
  tl_import_set_passwords (import, (const char *const *) lines);
  return TRUE;
}

static GFile **
make_files (GStrv words)
{
  GFile **files = g_new0 (GFile *, g_strv_length (words) + 1);

  for (guint i = 0; words[i] != NULL; i++)
    files[i] = g_file_new_for_commandline_arg (words[i]);
  return files;
}

static void
free_files (GFile **files)
{
  for (guint i = 0; files[i] != NULL; i++)
    g_object_unref (files[i]);
  g_free (files);
}

static gboolean
import_files (TlCli       *cli,
              TlImport    *import,
              GStrv        words,
              GError     **error)
{
  GFile **files = make_files (words);
  g_autoptr (GPtrArray) results = run_import (import, files, error);

  if (results != NULL)
    write_results (cli, results, files, words);
  free_files (files);
  return results != NULL;
}

gboolean
tl_cmd_import (TlCli   *cli,
               GStrv   *words,
               GError **error)
{
  int n_jobs = 0;
  gboolean no_ocr = FALSE;
  g_autofree char *password_file = NULL;
  const GOptionEntry entries[] = {
    { "jobs", 'j', 0, G_OPTION_ARG_INT, &n_jobs,
      N_("How many files to read at once (one a processor)"), N_("N") },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &password_file,
      N_("Passwords to try on locked files, one a line"), N_("FILE") },
    { "no-ocr", 0, 0, G_OPTION_ARG_NONE, &no_ocr, N_("Leave scanned pages unread"), NULL },
    { NULL }
  };
  g_autoptr (TlMatcher) matcher = NULL;
  g_autoptr (TlImport) import = NULL;

  if (!tl_cli_parse (cli, entries, words, 1, G_MAXUINT, error)
      || tl_cli_open_library (cli, error) == NULL)
    return FALSE;
  matcher = tl_cli_load_matcher (cli, error);
  if (matcher == NULL)
    return FALSE;
  import = tl_import_new (cli->store, matcher);
  tl_import_set_n_workers (import, CLAMP (n_jobs, 0, 64));
  if (password_file != NULL && !read_passwords (import, password_file, error))
    return FALSE;
  return import_files (cli, import, *words + 1, error);
}
