/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-cli-private.h"

#include "tl-editor.h"

#include <glib/gi18n-lib.h>

static const TlColumn columns[] = {
  { "review", N_("Review"), 0 }, { "status", N_("Status"), 0 }, { NULL }
};

static gboolean
remove_review (TlCli   *cli,
               gint64   review,
               GError **error)
{
  const TlEdit edit = { .kind = TL_EDIT_REMOVE, .targets = &review, .n_targets = 1 };
  g_autoptr (GArray) documents = tl_cli_load_documents (cli, review, error);
  g_autoptr (TlEditor) editor = NULL;

  if (documents == NULL)
    return FALSE;
  editor = tl_editor_new (cli->store);
  return tl_editor_apply (editor, &edit, NULL, error);
}

/* One that is not there does not keep the others from being taken out. */
static void
remove_or_complain (TlCli    *cli,
                    gint64    review,
                    gboolean  erase)
{
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, review);
  g_autoptr (JsonObject) row = json_object_new ();
  g_autoptr (GError) error = NULL;

  if (!(erase ? tl_store_erase_review (cli->store, review, NULL, &error)
              : remove_review (cli, review, &error)))
    {
      tl_cli_complain (cli, name, error->message);
      return;
    }
  json_object_set_int_member (row, "review", review);
  tl_row_set_text (row, "status", erase ? "erased" : "removed");
  tl_output_add_row (cli->output, row);
}

static GArray *
parse_reviews (GStrv    words,
               GError **error)
{
  g_autoptr (GArray) reviews = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (; *words != NULL; words++)
    {
      gint64 review;

      if (!tl_cli_parse_id (*words, &review, error))
        return NULL;
      g_array_append_val (reviews, review);
    }
  return g_steal_pointer (&reviews);
}

gboolean
tl_cmd_remove (TlCli   *cli,
               GStrv   *words,
               GError **error)
{
  gboolean erase = FALSE;
  const GOptionEntry entries[] = {
    { "erase", 0, 0, G_OPTION_ARG_NONE, &erase,
      N_("Leave nothing of them behind; this cannot be undone"), NULL },
    { NULL }
  };
  g_autoptr (GArray) reviews = NULL;

  if (!tl_cli_parse (cli, entries, words, 1, G_MAXUINT, error))
    return FALSE;
  reviews = parse_reviews (*words + 1, error);
  if (reviews == NULL || tl_cli_open_library (cli, error) == NULL)
    return FALSE;
  tl_output_begin_array (cli->output, NULL, columns);
  for (guint i = 0; i < reviews->len; i++)
    remove_or_complain (cli, g_array_index (reviews, gint64, i), erase);
  tl_output_end_array (cli->output);
  return TRUE;
}
