/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-cli-private.h"

#include "tl-search.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

static const TlCommand commands[] = {
  { "import", N_("PATH…"), N_("Import PDFs, and folders of PDFs with all folders in them."),
    tl_cmd_import },
  { "reviews", NULL, N_("List the reviews, with what is known of each."), tl_cmd_reviews, TRUE },
  { "set", N_("REVIEW NAME=VALUE…"), N_("Correct what is known of a review, or of many."),
    tl_cmd_set },
  { "show", N_("REVIEW"), N_("Show a review as it was read: its passages and recommendations."),
    tl_cmd_show, TRUE },
  { "findings", NULL, N_("List findings, in review and page order."), tl_cmd_findings, TRUE },
  { "explain", N_("[FINDING]"), N_("Say why a passage was found, or why it was not."),
    tl_cmd_explain, TRUE },
  { "rerun", NULL, N_("Run the rules over the library again; what people decided stays."),
    tl_cmd_rerun },
  { "reread", N_("[REVIEW…]"),
    N_("Read reviews again that an earlier version read; what people decided and coded stays."),
    tl_cmd_reread },
  { "search", N_("QUERY"), N_("Look for words in the full text."), tl_cmd_search, TRUE },
  { "missed", NULL, N_("List passages that the rules of a theme may have missed."), tl_cmd_missed,
    TRUE },
  { "themes", NULL, N_("Count reviews and findings by theme."), tl_cmd_themes, TRUE },
  { "depth", NULL, N_("Tell how far each theme got in each review."), tl_cmd_depth, TRUE },
  { "causes", NULL, N_("List what is said to have come of what."), tl_cmd_causes, TRUE },
  { "codebook", N_("check [FILE] | show | report | versions | restore VERSION | "
                    "compare FILE | merge FILE | import FILE | export FILE"),
    N_("Check, show, exchange or keep the code book."), tl_cmd_codebook },
  { "evaluate", N_("FILE…"), N_("Measure the rules against coding by hand."), tl_cmd_evaluate,
    TRUE },
  { "sample", N_("draw | list | show SAMPLE | score SAMPLE | export SAMPLE | import SAMPLE FILE"),
    N_("Draw paragraphs at random, and measure rules and coders by how people coded them."),
    tl_cmd_sample },
  { "export", NULL, N_("Write findings to a file."), tl_cmd_export, TRUE },
  { "remove", N_("REVIEW…"), N_("Take reviews out of the library."), tl_cmd_remove },
  { "move", N_("DOCUMENT REVIEW | DOCUMENT new"),
    N_("Make a document one of another review, or of a review of its own."), tl_cmd_move },
  { "verify", NULL, N_("Check that the library is whole."), tl_cmd_verify, TRUE },
};

static char *
dup_description (void)
{
  g_autoptr (GString) text = g_string_new (_("Commands:"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "\n  %-10s %s", commands[i].name, _(commands[i].summary));
  g_string_append_printf (text, "\n\n%s", _("throughline-cli COMMAND --help tells more of each."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const TlCommand *
find_command (const char  *name,
              GError     **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (name, commands[i].name))
      return &commands[i];
  g_set_error (error, TL_CLI_ERROR, TL_CLI_ERROR_USAGE,
               _("There is no command “%s” (see throughline-cli --help)"), name);
  return NULL;
}

/* Takes what stands before the command out of @words. */
static gboolean
parse_globals (TlCli     *cli,
               gboolean  *version,
               GStrv     *words,
               GError   **error)
{
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, version, N_("Say which version this is"), NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_("COMMAND …"));
  g_autoptr (GError) local_error = NULL;
  g_autofree char *description = dup_description ();

  g_option_context_set_main_group (context, tl_cli_new_option_group (cli));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_summary (context,
    _("Reads serious case reviews, finds what recurs in them, and lists it with its place."));
  g_option_context_set_description (context, description);
  if (g_option_context_parse_strv (context, words, &local_error))
    return TRUE;
  g_set_error (error, TL_CLI_ERROR, TL_CLI_ERROR_USAGE, _("%s (see throughline-cli --help)"),
               local_error->message);
  return FALSE;
}

static gboolean
run (TlCli   *cli,
     GStrv   *words,
     GError **error)
{
  gboolean version = FALSE;

  if (!parse_globals (cli, &version, words, error))
    return FALSE;
  if (version)
    {
      g_print ("throughline-cli %s\n", TL_VERSION);
      return TRUE;
    }
  if ((*words)[1] == NULL)
    {
      g_set_error_literal (error, TL_CLI_ERROR, TL_CLI_ERROR_USAGE,
                           _("Say what to do (see throughline-cli --help)"));
      return FALSE;
    }
  cli->command = find_command ((*words)[1], error);
  if (cli->command == NULL)
    return FALSE;
  g_clear_pointer (&(*words)[0], g_free);
  for (guint i = 0; (*words)[i + 1] != NULL; i++)
    (*words)[i] = g_steal_pointer (&(*words)[i + 1]);
  return cli->command->run (cli, words, error);
}

static int
get_exit_code (const TlCli  *cli,
               const GError *error)
{
  if (error != NULL && (error->domain == TL_CLI_ERROR || error->domain == TL_SEARCH_ERROR))
    return 2;
  return error != NULL || cli->complained ? 1 : 0;
}

/* TL_LOCALEDIR names the folder of the translations where the program was built, not installed. */
int
main (int    argc,
      char **argv)
{
  const char *translations = g_getenv ("TL_LOCALEDIR");
  TlCli cli = { 0 };
  g_auto (GStrv) words = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, translations != NULL ? translations : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("throughline-cli");

  words = g_strdupv (argv);
  run (&cli, &words, &error);
  if (cli.output != NULL)
    tl_output_finish (cli.output, error == NULL ? &error : NULL);
  if (error != NULL)
    g_printerr ("%s\n", error->message);

  g_clear_pointer (&cli.output, tl_output_free);
  g_clear_object (&cli.store);
  g_free (cli.library);
  g_free (cli.codebook);
  return get_exit_code (&cli, error);
}
