/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-cli-private.h"

#include "tl-editor.h"
#include "tl-passages.h"

#include <glib/gi18n-lib.h>

static const TlColumn columns[] = {
  { "document", N_("Document"), 0 }, { "review", N_("Review"), 0 }, { NULL }
};

static gboolean
move (TlCli       *cli,
      gint64       document,
      const char  *review,
      GError     **error)
{
  const TlEdit edit = {
    .kind = TL_EDIT_MOVE, .targets = &document, .n_targets = 1, .value = review,
  };
  g_autoptr (TlEditor) editor = tl_editor_new (cli->store);
  g_autoptr (JsonObject) row = NULL;
  gint64 now;

  if (!tl_editor_apply (editor, &edit, NULL, error)
      || !tl_passages_find_review (cli->store, document, &now, error))
    return FALSE;
  row = json_object_new ();
  json_object_set_int_member (row, "document", document);
  json_object_set_int_member (row, "review", now);
  tl_output_add_object (cli->output, columns, row);
  return TRUE;
}

gboolean
tl_cmd_move (TlCli   *cli,
             GStrv   *words,
             GError **error)
{
  gboolean to_new;
  gint64 document, review;

  if (!tl_cli_parse (cli, NULL, words, 2, 2, error))
    return FALSE;
  to_new = g_str_equal ((*words)[2], "new");
  if (!tl_cli_parse_id ((*words)[1], &document, error)
      || (!to_new && !tl_cli_parse_id ((*words)[2], &review, error))
      || tl_cli_open_library (cli, error) == NULL)
    return FALSE;
  return move (cli, document, to_new ? NULL : (*words)[2], error);
}
