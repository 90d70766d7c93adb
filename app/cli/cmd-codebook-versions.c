/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-codebook-rows-private.h"

#include "tl-codebook-compare.h"
#include "tl-codebook-file.h"
#include "tl-codebook-history.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Fewer of a version's digits could be anybody's; so many are shown. */
#define FEWEST_DIGITS 4
#define SHOWN_DIGITS 12

static const TlColumn version_columns[] = {
  { "short", N_("Version"), 0 },
  { "version", NULL, 0 },
  { "name", N_("Code book"), 30 },
  { "put_in_force", N_("Put in force"), 0 },
  { "coder", N_("By"), 0 },
  { "in_force", N_("In force"), 0 },
  { "summary", N_("What changed"), 0 },
  { NULL }
};

static const TlColumn restored_columns[] = {
  { "name", N_("Code book"), 0 }, { "version", N_("Version"), 12 }, { "themes", N_("Themes"), 0 },
  { "rules", N_("Rules"), 0 }, { "gained", N_("Gained"), 0 }, { "lost", N_("Lost"), 0 },
  { "kept", N_("Kept"), 0 }, { "seconds", N_("Seconds"), 0 }, { NULL }
};

/* ── the list ── */

/* @before: (nullable): for the first there was nothing to change */
static void
write_version (TlCli             *cli,
               TlCodebookVersion *version,
               GBytes            *before,
               GBytes            *source)
{
  g_autoptr (JsonObject) row = json_object_new ();
  g_autofree char *digits = g_strndup (version->version, SHOWN_DIGITS);

  tl_row_set_text (row, "short", digits);
  tl_row_set_text (row, "version", version->version);
  tl_row_set_text (row, "name", version->name);
  tl_row_set_text (row, "put_in_force", version->at);
  tl_row_set_text (row, "coder", version->coder);
  json_object_set_boolean_member (row, "in_force", version->in_force);
  if (before != NULL)
    {
      g_autoptr (GPtrArray) changes = tl_codebook_compare (before, source);
      g_autofree char *summary = tl_codebook_changes_dup_summary (changes);

      tl_row_set_text (row, "summary", summary);
      json_object_set_member (row, "changes", tl_codebook_changes_to_json (changes));
    }
  else
    {
      tl_row_set_text (row, "summary", NULL);
      json_object_set_null_member (row, "changes");
    }
  tl_output_add_row (cli->output, row);
}

static GPtrArray *
load_versions (TlCli   *cli,
               GError **error)
{
  g_autoptr (TlCodebook) in_force = NULL;

  if (tl_cli_open_library (cli, error) == NULL)
    return NULL;
  in_force = tl_codebook_load_for (cli->store, NULL, error);
  return in_force != NULL ? tl_store_load_codebook_versions (cli->store, NULL, error) : NULL;
}

gboolean
tl_cmd_codebook_versions (TlCli   *cli,
                          GStrv   *words,
                          GError **error)
{
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GBytes) source = NULL;

  if (!tl_cli_parse (cli, NULL, words, 1, 1, error))
    return FALSE;
  versions = load_versions (cli, error);
  if (versions == NULL)
    return FALSE;
  tl_output_begin_array (cli->output, NULL, version_columns);
  for (guint i = 0; i < versions->len; i++)
    {
      TlCodebookVersion *version = g_ptr_array_index (versions, i);
      TlCodebookVersion *earlier = i + 1 < versions->len ? versions->pdata[i + 1] : NULL;
      g_autoptr (GBytes) before = NULL;

      if (source == NULL)
        source = tl_store_load_codebook_version (cli->store, version->version, NULL, error);
      if (source != NULL && earlier != NULL)
        before = tl_store_load_codebook_version (cli->store, earlier->version, NULL, error);
      if (source == NULL || (earlier != NULL && before == NULL))
        return FALSE;
      write_version (cli, version, before, source);
      g_bytes_unref (source);
      source = g_steal_pointer (&before);
    }
  tl_output_end_array (cli->output);
  return TRUE;
}

/* ── going back ── */

/* The version that begins so; NULL with an error for none, or several. */
static const char *
find_version (GPtrArray   *versions,
              const char  *word,
              GError     **error)
{
  g_autofree char *digits = g_ascii_strdown (word, -1);
  const char *found = NULL;

  for (guint i = 0; i < versions->len && strlen (digits) >= FEWEST_DIGITS; i++)
    {
      TlCodebookVersion *version = g_ptr_array_index (versions, i);

      if (!g_str_has_prefix (version->version, digits))
        continue;
      if (found != NULL && !g_str_equal (found, version->version))
        {
          g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND,
                       _("Several versions begin with “%s”: write more of it"), word);
          return NULL;
        }
      found = version->version;
    }
  if (found == NULL)
    g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND,
                 _("No version of the code book begins with “%s”: throughline-cli codebook versions "
                   "lists them; four digits or more are needed"), word);
  return found;
}

static TlCodebook *
load_version (TlCli       *cli,
              const char  *word,
              GError     **error)
{
  g_autoptr (GPtrArray) versions = load_versions (cli, error);
  const char *version = versions != NULL ? find_version (versions, word, error) : NULL;
  g_autoptr (GBytes) source = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  TlCodebook *codebook;

  if (version == NULL)
    return NULL;
  source = tl_store_load_codebook_version (cli->store, version, NULL, error);
  if (source == NULL)
    return NULL;
  codebook = tl_codebook_parse (source, &faults);
  if (codebook == NULL)
    g_set_error (error, TL_RULES_ERROR, TL_RULES_ERROR_CODEBOOK, "%s",
                 ((TlFault *) faults->pdata[0])->message);
  return codebook;
}

gboolean
tl_cmd_codebook_restore (TlCli   *cli,
                         GStrv   *words,
                         GError **error)
{
  g_autoptr (TlCodebook) codebook = NULL;
  g_autoptr (JsonObject) object = NULL;
  TlRerunResult result;

  if (!tl_cli_parse (cli, NULL, words, 2, 2, error))
    return FALSE;
  codebook = load_version (cli, (*words)[2], error);
  if (codebook == NULL || !tl_codebook_put_in_force (cli, codebook, &result, error))
    return FALSE;
  object = json_object_new ();
  tl_codebook_fill_version (object, codebook);
  tl_codebook_fill_result (object, &result);
  tl_output_add_object (cli->output, restored_columns, object);
  return TRUE;
}
