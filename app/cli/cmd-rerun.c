/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-cli-private.h"

#include "tl-rerun.h"

#include <glib/gi18n-lib.h>

static const TlColumn columns[] = {
  { "reviews", N_("Reviews"), 0 }, { "gained", N_("Gained"), 0 }, { "lost", N_("Lost"), 0 },
  { "kept", N_("Kept"), 0 }, { "seconds", N_("Seconds"), 0 }, { NULL }
};

static void
write_result (TlCli               *cli,
              const TlRerunResult *result)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_int_member (object, "reviews", result->reviews);
  json_object_set_int_member (object, "gained", result->gained);
  json_object_set_int_member (object, "lost", result->lost);
  json_object_set_int_member (object, "kept", result->kept);
  json_object_set_double_member (object, "seconds", result->seconds);
  tl_output_add_object (cli->output, columns, object);
}

gboolean
tl_cmd_rerun (TlCli   *cli,
              GStrv   *words,
              GError **error)
{
  g_auto (GStrv) themes = NULL;
  const GOptionEntry entries[] = {
    { "theme", 0, 0, G_OPTION_ARG_STRING_ARRAY, &themes, N_("Only this theme"), N_("THEME") },
    { NULL }
  };
  g_autoptr (TlMatcher) matcher = NULL;
  TlRerunResult result;

  if (!tl_cli_parse (cli, entries, words, 0, 0, error) || tl_cli_open_library (cli, error) == NULL
      || !tl_filter_check_words (cli, TL_FILTER_THEME, "theme", themes, error))
    return FALSE;
  matcher = tl_cli_load_matcher (cli, error);
  if (matcher == NULL
      || !tl_rerun_run (cli->store, matcher, (const char *const *) themes, &result, NULL, error))
    return FALSE;
  write_result (cli, &result);
  tl_cli_complain_of_incomplete (cli, matcher);
  return TRUE;
}
