/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-cli-private.h"

#include "tl-export.h"

#include <glib/gi18n-lib.h>

static char *
dup_format_names (void)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (const TlExportFormat *format = tl_export_get_formats (); format->id != NULL; format++)
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", format->id);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static gboolean
check_usage (const char  *as,
             const char  *path,
             GError     **error)
{
  g_autofree char *names = dup_format_names ();

  if (as == NULL || path == NULL)
    {
      g_set_error_literal (error, TL_CLI_ERROR, TL_CLI_ERROR_USAGE,
                           _("Say --as FORMAT and --output FILE "
                             "(see throughline-cli export --help)"));
      return FALSE;
    }
  for (const TlExportFormat *format = tl_export_get_formats (); format->id != NULL; format++)
    if (g_str_equal (format->id, as))
      return TRUE;
  g_set_error (error, TL_CLI_ERROR, TL_CLI_ERROR_USAGE,
               _("“%s” is nothing that --as can be: say one of %s"), as, names);
  return FALSE;
}

/* Where all that was asked for is unknown, an empty file would pass for an answer. */
static gboolean
has_anything (TlCli    *cli,
              TlQuery  *query,
              gboolean *has,
              GError  **error)
{
  g_autoptr (GArray) ids = NULL;

  *has = TRUE;
  if (!cli->complained)
    return TRUE;
  ids = tl_finding_ids_load (cli->store, query, NULL, error);
  if (ids != NULL)
    *has = ids->len > 0;
  return ids != NULL;
}

static gboolean
say_left_out (TlCli       *cli,
              TlQuery     *query,
              const char  *name,
              GError     **error)
{
  guint n;

  if (!tl_export_count_left_out (cli->store, query, &n, NULL, error))
    return FALSE;
  if (n > 0)
    g_printerr (g_dngettext (GETTEXT_PACKAGE,
                             "%s: %u private review was left out (see --include)\n",
                             "%s: %u private reviews were left out (see --include)\n", n),
                name, n);
  return TRUE;
}

static gboolean
export (TlCli       *cli,
        TlQuery     *query,
        const char  *as,
        const char  *path,
        GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (TlCodebook) codebook = tl_cli_load_codebook (cli, error);
  gboolean has;

  if (codebook == NULL || !has_anything (cli, query, &has, error))
    return FALSE;
  if (!has)
    {
      tl_cli_complain (cli, name, _("not written, for there is nothing to put into it"));
      return TRUE;
    }
  if (tl_export_run (cli->store, query, codebook, as, file, NULL, error))
    return say_left_out (cli, query, name, error);
  g_prefix_error (error, "%s: ", name);
  return FALSE;
}

gboolean
tl_cmd_export (TlCli   *cli,
               GStrv   *words,
               GError **error)
{
  g_auto (TlFilterOptions) filters = { 0 };
  g_autofree char *as = NULL;
  g_autofree char *path = NULL;
  const GOptionEntry own[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &as, N_("The format of the file"), N_("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, N_("The file to write"), N_("FILE") },
    { NULL }
  };
  g_autofree GOptionEntry *entries = tl_filter_options_dup_entries (&filters, own);
  g_autoptr (TlQuery) query = NULL;

  if (!tl_cli_parse (cli, entries, words, 0, 0, error) || !check_usage (as, path, error))
    return FALSE;
  query = tl_filter_options_to_query (&filters, cli, error);
  return query != NULL && tl_cli_open_library (cli, error) != NULL
         && export (cli, query, as, path, error);
}
