/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-cli-private.h"

#include "tl-codebook-file.h"
#include "tl-rerun.h"

#include <glib/gi18n-lib.h>

static const TlColumn fault_columns[] = {
  { "file", NULL, 0 }, { "line", NULL, 0 }, { "column", NULL, 0 }, { "message", NULL, 0 }, { NULL }
};

static const TlColumn theme_columns[] = {
  { "theme", N_("Theme"), 0 },
  { "name", N_("Name"), 40 },
  { "group", N_("Group"), 0 },
  { "rules", N_("Rules"), 0 },
  { "definition", N_("Definition"), 80 },
  { "include", NULL, 0 },
  { "exclude", NULL, 0 },
  { NULL }
};

static const TlColumn version_columns[] = {
  { "name", N_("Code book"), 0 },
  { "version", N_("Version"), 0 },
  { "themes", N_("Themes"), 0 },
  { "rules", N_("Rules"), 0 },
  { NULL }
};

static guint
count_rules (TlCodebook *codebook)
{
  GPtrArray *themes = tl_codebook_get_themes (codebook);
  guint n_rules = 0;

  for (guint i = 0; i < themes->len; i++)
    n_rules += tl_theme_get_rules (themes->pdata[i])->len;
  return n_rules;
}

static void
write_version (TlCli      *cli,
               TlCodebook *codebook)
{
  g_autoptr (JsonObject) object = json_object_new ();

  tl_row_set_text (object, "name", tl_codebook_get_name (codebook));
  tl_row_set_text (object, "version", tl_codebook_get_version (codebook));
  json_object_set_int_member (object, "themes", tl_codebook_get_themes (codebook)->len);
  json_object_set_int_member (object, "rules", count_rules (codebook));
  tl_output_add_object (cli->output, version_columns, object);
}

/* ── check ── */

static void
write_fault (TlCli         *cli,
             const char    *file,
             const TlFault *fault)
{
  g_autoptr (JsonObject) row = json_object_new ();
  g_autofree char *folder = g_path_get_dirname (file);
  g_autofree char *included = fault->file != NULL && *folder != '.'
                              ? g_build_filename (folder, fault->file, NULL)
                              : g_strdup (fault->file);
  const char *name = included != NULL ? included : file;
  g_autofree char *where = g_strdup_printf ("%s:%u:%u", name, fault->line, fault->column);

  tl_row_set_text (row, "file", name);
  json_object_set_int_member (row, "line", fault->line);
  json_object_set_int_member (row, "column", fault->column);
  tl_row_set_text (row, "message", fault->message);
  tl_output_add_row (cli->output, row);
  tl_cli_complain (cli, where, fault->message);
}

static void
write_faults (TlCli      *cli,
              const char *file,
              GPtrArray  *faults)
{
  tl_output_begin_array (cli->output, NULL, cli->format == TL_OUTPUT_TABLE ? NULL : fault_columns);
  for (guint i = 0; i < faults->len; i++)
    write_fault (cli, file, faults->pdata[i]);
  tl_output_end_array (cli->output);
}

/* The code book to look at: the file named, else that of --codebook, else the library's. */
static GBytes *
load_source (TlCli       *cli,
             const char  *path,
             char       **name,
             GError     **error)
{
  const char *chosen = path != NULL ? path : cli->codebook;
  g_autoptr (TlCodebook) codebook = NULL;

  if (chosen != NULL)
    {
      *name = g_filename_display_name (chosen);
      return tl_cli_load_codebook_file (chosen, error);
    }
  *name = g_strdup (_("code book in force"));
  codebook = tl_cli_load_codebook (cli, error);
  return codebook != NULL ? g_bytes_ref (tl_codebook_get_source (codebook)) : NULL;
}

static gboolean
check (TlCli       *cli,
       const char  *path,
       GError     **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) source = load_source (cli, path, &name, error);
  g_autoptr (GPtrArray) faults = source != NULL ? tl_codebook_check (source) : NULL;

  if (faults == NULL)
    return FALSE;
  write_faults (cli, name, faults);
  if (faults->len == 0 && cli->format == TL_OUTPUT_TABLE)
    g_print (_("%s: No faults.\n"), name);
  return TRUE;
}

/* ── show ── */

static gboolean
show (TlCli       *cli,
      const char  *path,
      GError     **error)
{
  g_autoptr (TlCodebook) codebook = tl_cli_load_codebook (cli, error);
  GPtrArray *themes;

  if (codebook == NULL)
    return FALSE;
  themes = tl_codebook_get_themes (codebook);
  tl_output_begin_array (cli->output, NULL, theme_columns);
  for (guint i = 0; i < themes->len; i++)
    {
      TlTheme *theme = themes->pdata[i];
      g_autoptr (JsonObject) row = json_object_new ();

      tl_row_set_text (row, "theme", tl_theme_get_id (theme));
      tl_row_set_text (row, "name", tl_theme_get_name (theme));
      tl_row_set_text (row, "group", tl_theme_get_group (theme));
      json_object_set_int_member (row, "rules", tl_theme_get_rules (theme)->len);
      tl_row_set_text (row, "definition", tl_theme_get_definition (theme));
      tl_row_set_text (row, "include", tl_theme_get_include (theme));
      tl_row_set_text (row, "exclude", tl_theme_get_exclude (theme));
      tl_output_add_row (cli->output, row);
    }
  tl_output_end_array (cli->output);
  return TRUE;
}

/* ── import and export ── */

/* One with faults is not put in force. */
static gboolean
import (TlCli       *cli,
        const char  *path,
        GError     **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) source = load_source (cli, path, &name, error);
  g_autoptr (GPtrArray) faults = source != NULL ? tl_codebook_check (source) : NULL;
  g_autoptr (TlCodebook) codebook = NULL;

  if (faults == NULL || tl_cli_open_library (cli, error) == NULL)
    return FALSE;
  if (faults->len > 0)
    {
      write_faults (cli, name, faults);
      return TRUE;
    }
  g_clear_pointer (&faults, g_ptr_array_unref);
  codebook = tl_codebook_parse (source, &faults);
  if (!tl_store_save_codebook (cli->store, codebook, NULL, error))
    return FALSE;
  write_version (cli, codebook);
  return TRUE;
}

static gboolean
export (TlCli       *cli,
        const char  *path,
        GError     **error)
{
  g_autoptr (TlCodebook) codebook = tl_cli_load_codebook (cli, error);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GBytes) source = NULL;

  if (codebook == NULL)
    return FALSE;
  source = tl_codebook_join_source (tl_codebook_get_source (codebook));
  if (!g_file_replace_contents (file, g_bytes_get_data (source, NULL), g_bytes_get_size (source),
                                NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, error))
    {
      g_prefix_error (error, "%s: ", name);
      return FALSE;
    }
  write_version (cli, codebook);
  return TRUE;
}

/* ── which of them ── */

typedef struct {
  const char *name;
  guint       min_words;
  guint       max_words;
  gboolean  (*run) (TlCli       *cli,
                    const char  *path,
                    GError     **error);
} Action;

static const Action actions[] = {
  { "check", 0, 1, check },
  { "show", 0, 0, show },
  { "import", 1, 1, import },
  { "export", 1, 1, export },
};

static const Action *
find_action (const char  *name,
             guint        n_words,
             GError     **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (name, actions[i].name)
        && n_words >= actions[i].min_words && n_words <= actions[i].max_words)
      return &actions[i];
  g_set_error_literal (error, TL_CLI_ERROR, TL_CLI_ERROR_USAGE,
                       _("Say check [FILE], show, report, import FILE or export FILE "
                         "(see throughline-cli codebook --help)"));
  return NULL;
}

gboolean
tl_cmd_codebook (TlCli   *cli,
                 GStrv   *words,
                 GError **error)
{
  const Action *action;

  if (g_strcmp0 ((*words)[1], "report") == 0)
    return tl_cmd_codebook_report (cli, words, error);
  if (!tl_cli_parse (cli, NULL, words, 1, 2, error))
    return FALSE;
  action = find_action ((*words)[1], g_strv_length (*words) - 2, error);
  return action != NULL && action->run (cli, (*words)[2], error);
}
