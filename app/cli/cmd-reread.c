/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-rereading-private.h"

#include <glib/gi18n-lib.h>

static const TlColumn columns[] = {
  { "documents", N_("Documents"), 0 },
  { "pages_read_by_ocr", N_("Pages read from images"), 0 },
  { "kept", N_("Kept"), 0 },
  { "moved", N_("Moved"), 0 },
  { "unplaced", N_("To be placed"), 0 },
  { "failed", NULL, 0 },
  { NULL }
};

static void
write_result (TlCli                *cli,
              const TlRereadResult *result)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *failed = json_array_new ();

  for (guint i = 0; i < result->failed->len; i++)
    json_array_add_string_element (failed, result->failed->pdata[i]);
  json_object_set_int_member (object, "documents", result->documents);
  json_object_set_int_member (object, "pages_read_by_ocr", result->pages_recognised);
  json_object_set_int_member (object, "kept", result->carried.kept);
  json_object_set_int_member (object, "moved", result->carried.moved);
  json_object_set_int_member (object, "unplaced", result->carried.unplaced);
  json_object_set_array_member (object, "failed", failed);
  tl_output_add_object (cli->output, columns, object);
}

/* A review that is not there does not keep the others from being read. */
static GArray *
find_documents (TlCli   *cli,
                GStrv    words,
                GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (; *words != NULL; words++)
    {
      g_autoptr (GArray) documents = NULL;
      g_autoptr (GError) local_error = NULL;
      gint64 review;

      if (!tl_cli_parse_id (*words, &review, error))
        return NULL;
      documents = tl_cli_load_documents (cli, review, &local_error);
      if (documents != NULL)
        g_array_append_vals (found, documents->data, documents->len);
      else
        tl_cli_complain (cli, *words, local_error->message);
    }
  return g_steal_pointer (&found);
}

static gboolean
reread (TlCli        *cli,
        TlRereadJob  *job,
        GStrv         words,
        GError      **error)
{
  g_autoptr (GArray) documents = NULL;
  g_autoptr (TlRereadResult) result = NULL;

  if (words[0] != NULL)
    {
      documents = find_documents (cli, words, error);
      if (documents == NULL)
        return FALSE;
    }
  result = tl_rereading_run (job, TL_REREAD_OUTDATED, documents, error);
  if (result == NULL)
    return FALSE;
  write_result (cli, result);
  tl_rereading_complain (cli, result);
  return TRUE;
}

gboolean
tl_cmd_reread (TlCli   *cli,
               GStrv   *words,
               GError **error)
{
  int n_jobs = 0;
  g_autofree char *password_file = NULL;
  const GOptionEntry entries[] = {
    { "jobs", 'j', 0, G_OPTION_ARG_INT, &n_jobs,
      N_("How many pages to read at once (one a processor)"), N_("N") },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &password_file,
      N_("Passwords to try on locked files, one a line"), N_("FILE") },
    { NULL }
  };
  g_auto (GStrv) passwords = NULL;
  g_autoptr (TlMatcher) matcher = NULL;
  g_autoptr (TlRereadJob) job = NULL;

  if (!tl_cli_parse (cli, entries, words, 0, G_MAXUINT, error)
      || tl_cli_open_library (cli, error) == NULL)
    return FALSE;
  matcher = tl_cli_load_matcher (cli, error);
  if (matcher == NULL)
    return FALSE;
  passwords = password_file != NULL ? tl_cli_load_passwords (password_file, error)
                                    : g_new0 (char *, 1);
  if (passwords == NULL)
    return FALSE;
  job = tl_reread_job_new (cli->store, matcher);
  tl_job_set_n_workers (TL_JOB (job), (guint) CLAMP (n_jobs, 0, 64));
  tl_job_set_passwords (TL_JOB (job), (const char *const *) passwords);
  if (!reread (cli, job, *words + 1, error))
    return FALSE;
  tl_cli_complain_of_incomplete (cli, matcher);
  return TRUE;
}
