/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-cli-private.h"

#include "tl-editor.h"

#include <glib/gi18n-lib.h>

static const TlColumn columns[] = {
  { "document", N_("Document"), 0 }, { "review", N_("Review"), 0 }, { NULL }
};

typedef struct {
  gint64 document;
  gint64 review;
} Place;

static gboolean
find_review_cb (TlConnection  *connection,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Place *place = data;
  g_autoptr (TlStatement) find = NULL;
  gboolean has_row;

  find = tl_connection_prepare (connection,
    "SELECT review_id FROM documents WHERE id = :document", error);
  if (find == NULL)
    return FALSE;
  tl_statement_bind_int (find, ":document", place->document);
  if (!tl_statement_step (find, &has_row, error))
    return FALSE;
  if (has_row)
    place->review = tl_statement_get_int (find, 0);
  return TRUE;
}

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
  Place place = { document, 0 };

  if (!tl_editor_apply (editor, &edit, NULL, error)
      || !tl_store_read (cli->store, find_review_cb, &place, NULL, error))
    return FALSE;
  row = json_object_new ();
  json_object_set_int_member (row, "document", place.document);
  json_object_set_int_member (row, "review", place.review);
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
