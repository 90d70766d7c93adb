/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-rereading-private.h"

#include "tl-import.h"
#include "tl-twin.h"
#include "tl-waiting-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

static const TlColumn columns[] = {
  { "file", N_("File"), 60, TRUE },
  { "status", N_("Status"), 0 },
  { "reason", NULL, 0 },
  { "review", N_("Review"), 0 },
  { "document", NULL, 0 },
  { "pages", N_("Pages"), 0 },
  { "pages_read_by_ocr", NULL, 0 },
  { "pages_read_now", N_("Pages read from images"), 0 },
  { "pages_unreadable", N_("Unreadable"), 0 },
  { "blocks", N_("Passages"), 0 },
  { "findings", N_("Findings"), 0 },
  { NULL }
};

static GPtrArray *
run_import (TlImport  *import,
            GFile    **files)
{
  TlWaiting waiting = { 0 };
  g_autoptr (GAsyncResult) done = NULL;

  if (tl_waiting_shows_progress ())
    tl_waiting_follow (&waiting, TL_JOB (import));
  tl_import_run_async (import, files, NULL, tl_waiting_done_cb, &waiting);
  done = tl_waiting_end (&waiting, TL_JOB (import));
  return tl_import_run_finish (import, done);
}

/* ── pages that are images ── */

/* What is asked for besides. */
typedef struct {
  TlMatcher *matcher;
  GStrv      passwords;
  guint      n_jobs;
  gboolean   no_ocr;
} Options;

static gboolean
is_among (GPtrArray *results,
          gint64     document)
{
  for (guint i = 0; i < results->len; i++)
    if (((TlImportResult *) results->pdata[i])->document == document)
      return TRUE;
  return FALSE;
}

/* Of those imported now, or met again: what was cut off goes on when it is imported again. */
static GArray *
find_unread (TlCli      *cli,
             GPtrArray  *results,
             GError    **error)
{
  g_autoptr (GArray) unread = tl_store_load_unread (cli->store, NULL, error);
  GArray *documents;

  if (unread == NULL)
    return NULL;
  documents = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < unread->len; i++)
    {
      gint64 document = g_array_index (unread, TlUnread, i).document;

      if (is_among (results, document))
        g_array_append_val (documents, document);
    }
  return documents;
}

static gboolean
refresh (TlCli      *cli,
         GPtrArray  *results,
         GError    **error)
{
  for (guint i = 0; i < results->len; i++)
    {
      TlImportResult *result = results->pdata[i];
      guint n_before = result->pages_read_by_ocr;

      if (result->document == 0)
        continue;
      if (!tl_import_result_refresh (result, cli->store, error))
        return FALSE;
      if (result->pages_read_by_ocr > n_before)
        result->pages_read_now = result->pages_read_by_ocr - n_before;
    }
  return TRUE;
}

static gboolean
read_images (TlCli          *cli,
             const Options  *options,
             GPtrArray      *results,
             GError        **error)
{
  g_autoptr (GArray) documents = find_unread (cli, results, error);
  g_autoptr (TlRereadJob) job = NULL;
  g_autoptr (TlRereadResult) result = NULL;

  if (documents == NULL)
    return FALSE;
  if (documents->len == 0)
    return TRUE;
  job = tl_reread_job_new (cli->store, options->matcher);
  tl_job_set_n_workers (TL_JOB (job), options->n_jobs);
  tl_job_set_passwords (TL_JOB (job), (const char *const *) options->passwords);
  result = tl_rereading_run (job, TL_REREAD_UNREAD, documents, error);
  if (result == NULL)
    return FALSE;
  tl_rereading_complain (cli, result);
  return refresh (cli, results, error);
}

/* ── rows ── */

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

static void
set_pages (JsonObject *row,
           const char *name,
           GArray     *numbers)
{
  JsonArray *pages = json_array_new ();

  for (guint i = 0; i < numbers->len; i++)
    json_array_add_int_element (pages, g_array_index (numbers, guint, i));
  json_object_set_array_member (row, name, pages);
}

/* What is out of the ordinary is there only where there is any. */
static void
set_peculiarities (JsonObject           *row,
                   const TlImportResult *result)
{
  if (result->markings[0] != NULL)
    tl_row_set_texts (row, "markings", (const char *const *) result->markings);
  if (result->hidden_pages->len > 0)
    set_pages (row, "hidden_pages", result->hidden_pages);
  if (result->damaged_pages->len > 0)
    set_pages (row, "damaged_pages", result->damaged_pages);
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
  tl_row_set_known (row, "pages_read_now", result->pages_read_now, known);
  tl_row_set_known (row, "pages_unreadable", result->pages_unreadable, known);
  tl_row_set_known (row, "blocks", result->blocks, known);
  tl_row_set_known (row, "findings", result->findings, known);
  set_peculiarities (row, result);
  return row;
}

static char *
dup_page_numbers (GArray *numbers)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < numbers->len; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? ", " : "", g_array_index (numbers, guint, i));
  return g_string_free (text, FALSE);
}

/* A table has no room for it. */
static void
say_peculiarities (const char           *file,
                   const TlImportResult *result)
{
  g_autofree char *markings = g_strjoinv (", ", result->markings);
  g_autofree char *hidden = dup_page_numbers (result->hidden_pages);
  g_autofree char *damaged = dup_page_numbers (result->damaged_pages);

  if (*markings != '\0')
    g_printerr (_("%s: marked %s\n"), file, markings);
  if (*hidden != '\0')
    g_printerr (g_dngettext (GETTEXT_PACKAGE,
                             "%s: page %s has words that it does not show; they were left out\n",
                             "%s: pages %s have words that they do not show; they were left out\n",
                             result->hidden_pages->len), file, hidden);
  if (*damaged != '\0')
    g_printerr (g_dngettext (GETTEXT_PACKAGE, "%s: page %s is damaged and could not be opened\n",
                             "%s: pages %s are damaged and could not be opened\n",
                             result->damaged_pages->len), file, damaged);
}

/* Whether two are one is for a person to say; of the later it is said. */
static void
say_twin (TlCli                *cli,
          const char           *file,
          const TlImportResult *result)
{
  g_autoptr (TlReviewTwin) twin = NULL;

  if (result->status == TL_IMPORT_IMPORTED
      && tl_twin_find (cli->store, result->review, &twin, NULL, NULL)
      && twin != NULL && twin->review < result->review)
    g_printerr (_("%s: looks like the same review as %" PRId64 ", “%s”. If it is, keep one "
                  "copy only: throughline-cli remove %" PRId64 "\n"),
                file, twin->review, twin->title, result->review);
}

/* Behind the rows, so that it is not above a table whose rows it is about. */
static void
say_more (TlCli      *cli,
          GPtrArray  *results,
          GFile     **files,
          GStrv       words)
{
  for (guint i = 0; i < results->len; i++)
    {
      const TlImportResult *result = results->pdata[i];
      g_autofree char *file = dup_file_name (result, files, words);

      if (result->status == TL_IMPORT_FAILED)
        tl_cli_complain (cli, file, result->reason);
      if (cli->format == TL_OUTPUT_TABLE)
        say_peculiarities (file, result);
      say_twin (cli, file, result);
    }
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
    }
  tl_output_end_array (cli->output);
  say_more (cli, results, files, words);
  if (results->len == 0)
    g_printerr ("%s\n", _("There is no PDF in what was given."));
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
import_files (TlCli          *cli,
              const Options  *options,
              GStrv           words,
              GError        **error)
{
  g_autoptr (TlImport) import = tl_import_new (cli->store, options->matcher);
  GFile **files = make_files (words);
  g_autoptr (GPtrArray) results = NULL;
  gboolean read;

  tl_job_set_n_workers (TL_JOB (import), options->n_jobs);
  tl_job_set_passwords (TL_JOB (import), (const char *const *) options->passwords);
  results = run_import (import, files);
  read = options->no_ocr || read_images (cli, options, results, error);
  if (read)
    write_results (cli, results, files, words);
  free_files (files);
  return read;
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
  g_auto (GStrv) passwords = NULL;
  Options options;

  if (!tl_cli_parse (cli, entries, words, 1, G_MAXUINT, error)
      || tl_cli_open_library (cli, error) == NULL)
    return FALSE;
  matcher = tl_cli_load_matcher (cli, error);
  if (matcher == NULL)
    return FALSE;
  passwords = password_file != NULL ? tl_cli_load_passwords (password_file, error)
                                    : g_new0 (char *, 1);
  if (passwords == NULL)
    return FALSE;
  options = (Options) { matcher, passwords, (guint) CLAMP (n_jobs, 0, 64), no_ocr };
  if (!import_files (cli, &options, *words + 1, error))
    return FALSE;
  tl_cli_complain_of_incomplete (cli, matcher);
  return TRUE;
}
