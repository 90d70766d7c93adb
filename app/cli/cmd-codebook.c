/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-codebook-rows-private.h"

#include "tl-codebook-file.h"
#include "tl-rerun.h"

#include <glib/gi18n-lib.h>

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

static void
write_version (TlCli      *cli,
               TlCodebook *codebook)
{
  g_autoptr (JsonObject) object = json_object_new ();

  tl_codebook_fill_version (object, codebook);
  tl_output_add_object (cli->output, version_columns, object);
}

/* ── check ── */

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
  tl_codebook_write_faults (cli, name, faults);
  if (faults->len == 0 && cli->format == TL_OUTPUT_TABLE)
    g_print (_("%s: No faults.\n"), name);
  return TRUE;
}

/* ── show ── */

static void
add_examples (JsonArray    *array,
              const TlRule *rule)
{
  guint n_examples;
  const TlRuleExample *examples = tl_rule_get_examples (rule, &n_examples);

  for (guint i = 0; i < n_examples; i++)
    {
      JsonObject *example = json_object_new ();

      tl_row_set_text (example, "rule", tl_rule_get_id (rule));
      json_object_set_boolean_member (example, "matches", examples[i].matches);
      tl_row_set_text (example, "text", examples[i].text);
      json_array_add_object_element (array, example);
    }
}

/* Those its rules carry, and its guards. */
static JsonArray *
list_examples (TlTheme *theme)
{
  JsonArray *array = json_array_new ();
  GPtrArray *lists[] = { tl_theme_get_rules (theme), tl_theme_get_guards (theme) };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint k = 0; k < lists[i]->len; k++)
      add_examples (array, lists[i]->pdata[k]);
  return array;
}

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
      tl_codebook_fill_theme (cli, row, theme);
      json_object_set_int_member (row, "rules", tl_theme_get_rules (theme)->len);
      for (TlThemeText text = TL_THEME_DEFINITION; text < TL_N_THEME_TEXTS; text++)
        tl_row_set_text (row, tl_theme_text_to_string (text),
                         tl_codebook_get_text (cli, theme, text));
      json_object_set_array_member (row, "rule_examples", list_examples (theme));
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
      tl_codebook_write_faults (cli, name, faults);
      return TRUE;
    }
  g_clear_pointer (&faults, g_ptr_array_unref);
  codebook = tl_codebook_parse (source, &faults);
  if (!tl_store_save_codebook (cli->store, codebook, NULL, error)
      || !tl_rerun_pass (cli->store, codebook, NULL, error))
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
                       _("Say check [FILE], show, report, versions, restore VERSION, compare FILE, "
                         "merge FILE, import FILE or export FILE "
                         "(see throughline-cli codebook --help)"));
  return NULL;
}

/* Those that are told apart by their first word, and read the rest themselves. */
static const struct {
  const char *name;
  gboolean  (*run) (TlCli   *cli,
                    GStrv   *words,
                    GError **error);
} others[] = {
  { "report", tl_cmd_codebook_report },
  { "versions", tl_cmd_codebook_versions },
  { "restore", tl_cmd_codebook_restore },
  { "compare", tl_cmd_codebook_compare },
  { "merge", tl_cmd_codebook_merge },
};

gboolean
tl_cmd_codebook (TlCli   *cli,
                 GStrv   *words,
                 GError **error)
{
  const Action *action;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_strcmp0 ((*words)[1], others[i].name) == 0)
      return others[i].run (cli, words, error);
  if (!tl_cli_parse (cli, NULL, words, 1, 2, error))
    return FALSE;
  action = find_action ((*words)[1], g_strv_length (*words) - 2, error);
  return action != NULL && action->run (cli, (*words)[2], error);
}
