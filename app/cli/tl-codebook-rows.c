/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-codebook-rows-private.h"

#include "tl-codebook-compare.h"
#include "tl-codebook-file.h"

#include <glib/gi18n-lib.h>

static const TlColumn fault_columns[] = {
  { "file", NULL, 0 }, { "line", NULL, 0 }, { "column", NULL, 0 }, { "message", NULL, 0 }, { NULL }
};

static const TlColumn change_columns[] = {
  { "change", NULL, 0 },
  { "part", NULL, 0 },
  { "of", NULL, 0 },
  { "of_name", N_("Of"), 30 },
  { "name", NULL, 0 },
  { "new_name", NULL, 0 },
  { "list", NULL, 0 },
  { "list_before", NULL, 0 },
  { "text", N_("What"), 60 },
  { "before", N_("Before"), 50 },
  { "after", N_("After"), 50 },
  { NULL }
};

/* ── faults ── */

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

void
tl_codebook_write_faults (TlCli      *cli,
                          const char *file,
                          GPtrArray  *faults)
{
  tl_output_begin_array (cli->output, NULL, cli->format == TL_OUTPUT_TABLE ? NULL : fault_columns);
  for (guint i = 0; i < faults->len; i++)
    write_fault (cli, file, faults->pdata[i]);
  tl_output_end_array (cli->output);
}

TlCodebook *
tl_codebook_read_sound (TlCli       *cli,
                        const char  *path,
                        GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GBytes) source = tl_cli_load_codebook_file (path, error);
  g_autoptr (GPtrArray) faults = source != NULL ? tl_codebook_check (source) : NULL;

  if (faults == NULL)
    return NULL;
  if (faults->len > 0)
    {
      tl_codebook_write_faults (cli, name, faults);
      return NULL;
    }
  g_clear_pointer (&faults, g_ptr_array_unref);
  return tl_codebook_parse (source, &faults);
}

/* ── versions ── */

static guint
count_rules (TlCodebook *codebook)
{
  GPtrArray *themes = tl_codebook_get_themes (codebook);
  guint n_rules = 0;

  for (guint i = 0; i < themes->len; i++)
    n_rules += tl_theme_get_rules (themes->pdata[i])->len;
  return n_rules;
}

void
tl_codebook_fill_version (JsonObject *object,
                          TlCodebook *codebook)
{
  tl_row_set_text (object, "name", tl_codebook_get_name (codebook));
  tl_row_set_text (object, "version", tl_codebook_get_version (codebook));
  json_object_set_int_member (object, "themes", tl_codebook_get_themes (codebook)->len);
  json_object_set_int_member (object, "rules", count_rules (codebook));
}

/* ── themes ── */

const char *
tl_codebook_get_text (TlCli       *cli,
                      TlTheme     *theme,
                      TlThemeText  what)
{
  return cli->format == TL_OUTPUT_TABLE ? tl_theme_get_text (theme, what)
                                        : tl_theme_get_plain (theme, what);
}

void
tl_codebook_fill_theme (TlCli      *cli,
                        JsonObject *row,
                        TlTheme    *theme)
{
  tl_row_set_text (row, "name",
                   theme != NULL ? tl_codebook_get_text (cli, theme, TL_THEME_NAME) : NULL);
  tl_row_set_text (row, "group",
                   theme != NULL ? tl_codebook_get_text (cli, theme, TL_THEME_GROUP) : NULL);
}

/* ── putting in force ── */

gboolean
tl_codebook_put_in_force (TlCli          *cli,
                          TlCodebook     *codebook,
                          TlRerunResult  *result,
                          GError        **error)
{
  return tl_store_save_codebook (cli->store, codebook, NULL, error)
         && tl_rerun_finish (cli->store, codebook, result, NULL, error);
}

void
tl_codebook_fill_result (JsonObject          *object,
                         const TlRerunResult *result)
{
  json_object_set_int_member (object, "reviews", result->reviews);
  json_object_set_int_member (object, "gained", result->gained);
  json_object_set_int_member (object, "lost", result->lost);
  json_object_set_int_member (object, "kept", result->kept);
  json_object_set_double_member (object, "seconds", result->seconds);
}

/* ── changes ── */

static JsonObject *
make_change (const TlCodebookChange *change)
{
  JsonObject *row = json_object_new ();
  g_autofree char *label = tl_codebook_change_dup_label (change);

  tl_row_set_text (row, "change", tl_codebook_act_to_string (change->act));
  tl_row_set_text (row, "part", tl_codebook_part_to_string (change->part));
  tl_row_set_text (row, "of", *change->owner != '\0' ? change->owner : NULL);
  tl_row_set_text (row, "of_name", *change->owner_name != '\0' ? change->owner_name : NULL);
  tl_row_set_text (row, "name", *change->name != '\0' ? change->name : NULL);
  tl_row_set_text (row, "new_name", change->new_name);
  tl_row_set_text (row, "list", change->list);
  tl_row_set_text (row, "list_before", change->list_before);
  tl_row_set_text (row, "text", label);
  tl_row_set_text (row, "before", change->before);
  tl_row_set_text (row, "after", change->after);
  return row;
}

void
tl_codebook_write_changes (TlCli      *cli,
                           const char *name,
                           GPtrArray  *changes)
{
  tl_output_begin_array (cli->output, name, change_columns);
  for (guint i = 0; i < changes->len; i++)
    {
      g_autoptr (JsonObject) row = make_change (changes->pdata[i]);

      tl_output_add_row (cli->output, row);
    }
  tl_output_end_array (cli->output);
}

JsonNode *
tl_codebook_changes_to_json (GPtrArray *changes)
{
  g_autoptr (JsonArray) array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < changes->len; i++)
    json_array_add_object_element (array, make_change (changes->pdata[i]));
  json_node_set_array (node, array);
  return node;
}
