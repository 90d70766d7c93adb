/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-codebook-rows-private.h"

#include "tl-codebook-file.h"
#include "tl-codebook-merge.h"
#include "tl-rerun.h"

#include <glib/gi18n-lib.h>

gboolean
tl_cmd_codebook_compare (TlCli   *cli,
                         GStrv   *words,
                         GError **error)
{
  g_autoptr (TlCodebook) other = NULL;
  g_autoptr (TlCodebook) codebook = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *summary = NULL;

  if (!tl_cli_parse (cli, NULL, words, 2, 2, error))
    return FALSE;
  other = tl_codebook_read_sound (cli, (*words)[2], error);
  if (other == NULL)
    return cli->complained;
  codebook = tl_cli_load_codebook (cli, error);
  if (codebook == NULL)
    return FALSE;
  changes = tl_codebook_compare (tl_codebook_get_source (codebook),
                                 tl_codebook_get_source (other));
  tl_codebook_write_changes (cli, NULL, changes);
  summary = tl_codebook_changes_dup_summary (changes);
  if (cli->format == TL_OUTPUT_TABLE)
    g_print ("%s.\n", summary);
  return TRUE;
}

/* ── merging ── */

typedef struct {
  TlCodebook    *before;
  TlCodebook    *after;
  GPtrArray     *changes;
  gboolean       merged;
  TlRerunResult  result;
} Merge;

static void
merge_clear (Merge *merge)
{
  g_clear_pointer (&merge->before, tl_codebook_unref);
  g_clear_pointer (&merge->after, tl_codebook_unref);
  g_clear_pointer (&merge->changes, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Merge, merge_clear)

static void
tell (TlCli *cli,
      Merge *merge)
{
  g_autofree char *summary = tl_codebook_changes_dup_summary (merge->changes);
  g_autofree char *gained = NULL;

  if (!merge->merged)
    {
      g_print (_("%s. Nothing was written.\n"), summary);
      return;
    }
  gained = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u finding gained",
                                         "%'u findings gained", merge->result.gained),
                            merge->result.gained);
  g_print (_("%s · %s, %'u lost"), summary, gained, merge->result.lost);
  g_print ("\n");
}

static void
write_merge (TlCli *cli,
             Merge *merge)
{
  g_autoptr (JsonObject) object = json_object_new ();

  tl_codebook_fill_version (object, merge->after);
  if (merge->merged)
    tl_codebook_fill_result (object, &merge->result);
  tl_output_begin_object (cli->output);
  tl_output_add_boolean (cli->output, "merged", merge->merged);
  tl_output_add_member (cli->output, "code_book", object);
  tl_codebook_write_changes (cli, "changes", merge->changes);
  tl_output_end_object (cli->output);
  if (cli->format == TL_OUTPUT_TABLE)
    tell (cli, merge);
}

/* With faults they are written, and nothing else. */
static gboolean
join (TlCli       *cli,
      Merge       *merge,
      TlCodebook  *other,
      const char  *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *display = g_filename_display_name (name);
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GBytes) source = NULL;

  source = tl_codebook_merge (tl_codebook_get_source (merge->before),
                              tl_codebook_get_source (other), display, &merge->changes, &faults);
  if (source == NULL)
    {
      tl_codebook_write_faults (cli, _("code book in force"), faults);
      return FALSE;
    }
  merge->after = tl_codebook_parse (source, &none);
  return TRUE;
}

static gboolean
is_other (Merge *merge)
{
  return !g_str_equal (tl_codebook_get_version (merge->before),
                       tl_codebook_get_version (merge->after));
}

static gboolean
merge_file (TlCli       *cli,
            const char  *path,
            gboolean     dry_run,
            GError     **error)
{
  g_auto (Merge) merge = { 0 };
  g_autoptr (TlCodebook) other = tl_codebook_read_sound (cli, path, error);

  if (other == NULL)
    return cli->complained;
  if (tl_cli_open_library (cli, error) == NULL)
    return FALSE;
  merge.before = tl_codebook_load_for (cli->store, NULL, error);
  if (merge.before == NULL)
    return FALSE;
  if (!join (cli, &merge, other, path))
    return TRUE;
  merge.merged = !dry_run && is_other (&merge);
  if (merge.merged
      && !tl_codebook_put_in_force (cli, merge.after, &merge.result, error))
    return FALSE;
  write_merge (cli, &merge);
  return TRUE;
}

gboolean
tl_cmd_codebook_merge (TlCli   *cli,
                       GStrv   *words,
                       GError **error)
{
  gboolean dry_run = FALSE;
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only say what would be merged"), NULL },
    { NULL }
  };

  return tl_cli_parse (cli, entries, words, 2, 2, error)
         && merge_file (cli, (*words)[2], dry_run, error);
}
