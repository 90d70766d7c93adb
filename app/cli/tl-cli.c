/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-cli-private.h"

#include "tl-codebook-file.h"
#include "tl-passages.h"
#include "tl-rerun.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

G_DEFINE_QUARK (tl-cli-error-quark, tl_cli_error)

static gboolean
format_cb (const char  *name,
           const char  *value,
           gpointer     data,
           GError     **error)
{
  TlCli *cli = data;

  if (tl_output_format_from_string (value, &cli->format))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("There is no format “%s”: say table, json or csv"), value);
  return FALSE;
}

GOptionGroup *
tl_cli_new_option_group (TlCli *cli)
{
  const GOptionEntry entries[] = {
    { "library", 0, 0, G_OPTION_ARG_FILENAME, &cli->library,
      N_("The library to work on (made if it is not there)"), N_("FOLDER") },
    { "codebook", 0, 0, G_OPTION_ARG_FILENAME, &cli->codebook,
      N_("Use this code book for this command, not the library's own"), N_("FILE") },
    { "format", 0, 0, G_OPTION_ARG_CALLBACK, (gpointer) format_cb,
      N_("How to answer: table (for people), json or csv"), N_("FORMAT") },
    { NULL }
  };
  GOptionGroup *group = g_option_group_new (NULL, NULL, NULL, cli, NULL);

  g_option_group_add_entries (group, entries);
  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  return group;
}

/* The option parser's own complaints, as one kind of error with one hint. */
static gboolean
fail_usage (TlCli       *cli,
            const char  *message,
            GError     **error)
{
  g_set_error (error, TL_CLI_ERROR, TL_CLI_ERROR_USAGE,
               _("%s (see throughline-cli %s --help)"), message, cli->command->name);
  return FALSE;
}

/* A number that one of the command's options is given, named as "--limit" or "-n". */
static gboolean
number_cb (const char  *name,
           const char  *value,
           gpointer     data,
           GError     **error)
{
  const GOptionEntry *entry = ((TlCli *) data)->entries;
  gint64 number;

  while (g_str_has_prefix (name, "--") ? !g_str_equal (entry->long_name, name + 2)
                                       : entry->short_name != name[1])
    entry++;
  if (!g_ascii_string_to_signed (value, 10, G_MININT, G_MAXINT, &number, NULL))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("“%s” is nothing that %s can be: say a number"), value, name);
      return FALSE;
    }
  if (entry->arg == G_OPTION_ARG_INT64)
    *(gint64 *) entry->arg_data = number;
  else
    *(int *) entry->arg_data = number;
  return TRUE;
}

/* Numbers are read here, for the option parser complains of them in words of its own. */
static void
add_entries (TlCli              *cli,
             GOptionContext     *context,
             const GOptionEntry *entries)
{
  g_autoptr (GArray) copies = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));

  cli->entries = entries;
  for (; entries->long_name != NULL; entries++)
    {
      GOptionEntry copy = *entries;

      if (copy.arg == G_OPTION_ARG_INT || copy.arg == G_OPTION_ARG_INT64)
        {
          copy.arg = G_OPTION_ARG_CALLBACK;
          copy.arg_data = number_cb;
        }
      g_array_append_val (copies, copy);
    }
  g_option_context_add_main_entries (context, (GOptionEntry *) copies->data, GETTEXT_PACKAGE);
}

gboolean
tl_cli_parse (TlCli               *cli,
              const GOptionEntry  *entries,
              GStrv               *words,
              guint                min,
              guint                max,
              GError             **error)
{
  const TlCommand *command = cli->command;
  g_autoptr (GOptionContext) context =
    g_option_context_new (command->arguments != NULL ? _(command->arguments) : NULL);
  g_autofree char *name = g_strconcat ("throughline-cli ", command->name, NULL);
  g_autoptr (GError) local_error = NULL;
  guint n_words;

  g_set_prgname (name);
  g_option_context_set_main_group (context, tl_cli_new_option_group (cli));
  if (entries != NULL)
    add_entries (cli, context, entries);
  g_option_context_set_summary (context, _(command->summary));
  g_option_context_set_description (context, cli->notes);
  if (!g_option_context_parse_strv (context, words, &local_error))
    return fail_usage (cli, local_error->message, error);
  g_set_prgname ("throughline-cli");
  n_words = g_strv_length (*words) - 1;
  if (n_words < min)
    return fail_usage (cli, _("Something is missing"), error);
  if (n_words > max)
    return fail_usage (cli, _("There is one word too many"), error);
  cli->output = tl_output_new (cli->format, stdout);
  return TRUE;
}

void
tl_cli_complain (TlCli      *cli,
                 const char *where,
                 const char *reason)
{
  g_printerr ("%s: %s\n", where, reason);
  cli->complained = TRUE;
}

static const char *
get_reason (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return _("There is no such file.");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    return _("This is a folder.");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return _("It may not be read.");
  return error->message;
}

GBytes *
tl_cli_load_file (const char  *path,
                  GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GError) local_error = NULL;
  GBytes *bytes = g_file_load_bytes (file, NULL, NULL, &local_error);

  if (bytes == NULL)
    g_set_error (error, local_error->domain, local_error->code, "%s: %s", name,
                 get_reason (local_error));
  return bytes;
}

GBytes *
tl_cli_load_codebook_file (const char  *path,
                           GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autofree char *name = g_filename_display_name (path);
  GBytes *source = tl_codebook_read_source (file, NULL, error);

  if (source == NULL)
    g_prefix_error (error, "%s: ", name);
  return source;
}

/* Of the library's errors some name the folder, others do not. */
static void
name_library (const char  *name,
              GError     **error)
{
  if (error != NULL && strstr ((*error)->message, name) == NULL)
    g_prefix_error (error, "%s: ", name);
}

TlStore *
tl_cli_open_library (TlCli   *cli,
                     GError **error)
{
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GFile) database = NULL;
  g_autofree char *name = NULL;
  gboolean is_named = cli->library != NULL;
  gboolean exists;

  if (cli->store != NULL)
    return cli->store;
  if (!is_named)
    cli->library = g_build_filename (g_get_user_data_dir (), "throughline", "library", NULL);
  folder = g_file_new_for_commandline_arg (cli->library);
  name = g_filename_display_name (cli->library);
  database = g_file_get_child (folder, "library.db");
  exists = g_file_query_exists (database, NULL);
  cli->store = tl_store_open (folder, NULL, error);
  if (cli->store == NULL)
    name_library (name, error);
  else if (is_named && !exists && cli->command->only_reads)
    g_printerr (_("%s: There was no library in this folder, so an empty one was made there. Is the "
                  "folder the right one?\n"), name);
  return cli->store;
}

static TlCodebook *
read_codebook (TlCli   *cli,
               GError **error)
{
  g_autofree char *name = g_filename_display_name (cli->codebook);
  g_autoptr (GBytes) source = tl_cli_load_codebook_file (cli->codebook, error);
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (TlCodebook) codebook = NULL;

  if (source == NULL)
    return NULL;
  codebook = tl_codebook_parse (source, &faults);
  if (codebook != NULL && faults->len == 0)
    return g_steal_pointer (&codebook);
  g_set_error (error, TL_RULES_ERROR, TL_RULES_ERROR_CODEBOOK,
               _("%s: The code book has faults; throughline-cli codebook check tells them."), name);
  return NULL;
}

TlCodebook *
tl_cli_load_codebook (TlCli   *cli,
                      GError **error)
{
  TlStore *store;

  if (cli->codebook != NULL)
    return read_codebook (cli, error);
  store = tl_cli_open_library (cli, error);
  return store != NULL ? tl_codebook_load_for (store, NULL, error) : NULL;
}

TlMatcher *
tl_cli_load_matcher (TlCli   *cli,
                     GError **error)
{
  g_autoptr (TlCodebook) codebook = tl_cli_load_codebook (cli, error);

  return codebook != NULL ? tl_matcher_new (codebook, error) : NULL;
}

void
tl_cli_complain_of_incomplete (TlCli     *cli,
                               TlMatcher *matcher)
{
  g_auto (GStrv) rules = tl_matcher_dup_incomplete (matcher);

  for (guint i = 0; rules[i] != NULL; i++)
    tl_cli_complain (cli, rules[i],
                     _("This rule takes too long on some sentences, so it may match there unseen. "
                       "A simpler pattern, or a phrase, would mend it."));
}

GArray *
tl_cli_load_documents (TlCli   *cli,
                       gint64   review,
                       GError **error)
{
  g_autoptr (GArray) documents = tl_passages_list_documents (cli->store, review, error);

  if (documents == NULL || documents->len > 0)
    return g_steal_pointer (&documents);
  g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND,
               _("There is no review %" PRId64 " (throughline-cli reviews lists them)."), review);
  return NULL;
}

gboolean
tl_cli_find_document (TlCli       *cli,
                      const char  *name,
                      gint64      *document,
                      GError     **error)
{
  if (!tl_passages_find_document (cli->store, name, document, error))
    return FALSE;
  if (*document != 0)
    return TRUE;
  g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND,
               _("The library has no document “%s”. Import it first."), name);
  return FALSE;
}

gboolean
tl_cli_parse_id (const char  *word,
                 gint64      *id,
                 GError     **error)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (word, 10, 1, G_MAXINT64, &number, NULL))
    {
      g_set_error (error, TL_CLI_ERROR, TL_CLI_ERROR_USAGE,
                   _("“%s” is not the number of a review or finding"), word);
      return FALSE;
    }
  *id = number;
  return TRUE;
}
