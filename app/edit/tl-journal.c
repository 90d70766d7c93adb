/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-journal-private.h"

#include "tl-label-private.h"

#include <glib/gi18n-lib.h>

/* ── writing down ── */

static gboolean
begin (TlGroup  *group,
       GError  **error)
{
  g_autoptr (TlStatement) ask = NULL;
  gboolean has_row;

  if (!tl_connection_run (group->connection,
                          "UPDATE changes SET state = 'dropped' WHERE state = 'undone'", error))
    return FALSE;
  ask = tl_connection_prepare (group->connection,
    "SELECT coalesce(max(group_id), 0) + 1 FROM changes", error);
  if (ask == NULL || !tl_statement_step (ask, &has_row, error))
    return FALSE;
  group->id = tl_statement_get_int (ask, 0);
  return TRUE;
}

gboolean
tl_group_add (TlGroup       *group,
              const TlCell  *cell,
              gint64         review,
              const char    *was,
              const char    *becomes,
              GError       **error)
{
  g_autoptr (TlStatement) add = NULL;

  if (group->id == 0 && !begin (group, error))
    return FALSE;
  add = tl_connection_prepare (group->connection,
    "INSERT INTO changes (group_id, at, coder_id, review_id, kind, target, name, was, becomes,"
    " state) VALUES (:group, coalesce((SELECT at FROM changes WHERE group_id = :group LIMIT 1),"
    " " TL_SQL_LATER "), :coder, :review, :kind, :target, :name,"
    " :was, :becomes, 'done')", error);
  if (add == NULL)
    return FALSE;
  tl_statement_bind_int (add, ":group", group->id);
  tl_statement_bind_int (add, ":coder", cell->coder);
  tl_statement_bind_int (add, ":review", review);
  tl_statement_bind_text (add, ":kind", cell->kind);
  tl_statement_bind_int (add, ":target", cell->target);
  tl_statement_bind_text (add, ":name", cell->name);
  tl_statement_bind_text (add, ":was", was);
  tl_statement_bind_text (add, ":becomes", becomes);
  return tl_statement_run (add, error);
}

/* ── stepping ── */

/* A change as it was written down; its texts are owned. */
typedef struct {
  TlCell cell;
  char  *value;               /* what the step is to write */
} Change;

static void
change_clear (gpointer data)
{
  Change *change = data;

  g_free ((char *) change->cell.kind);
  g_free ((char *) change->cell.name);
  g_free ((char *) change->cell.at);
  g_free (change->value);
}

static const char *
get_group_sql (TlStep step)
{
  return step == TL_STEP_UNDO ? "SELECT max(group_id) FROM changes WHERE state = 'done'"
                              : "SELECT min(group_id) FROM changes WHERE state = 'undone'";
}

/* @group: 0 when there is nothing to undo or to redo. */
static gboolean
find_group (TlConnection  *connection,
            TlStep         step,
            gint64        *group,
            GError       **error)
{
  g_autoptr (TlStatement) find = tl_connection_prepare (connection, get_group_sql (step), error);
  gboolean has_row;

  if (find == NULL || !tl_statement_step (find, &has_row, error))
    return FALSE;
  *group = tl_statement_get_int (find, 0);
  return TRUE;
}

/* The last change is the first to be undone. What comes back has the time it had, so that what
 * another coder said since then still holds. */
static const char *
get_changes_sql (TlStep step)
{
  return step == TL_STEP_UNDO
    ? "SELECT kind, target, name, was, coder_id, iif(was IS NULL, NULL,"
      " (SELECT p.at FROM changes AS p WHERE p.review_id = c.review_id AND p.kind = c.kind"
      "  AND p.target = c.target AND p.name IS c.name AND p.coder_id = c.coder_id"
      "  AND p.state = 'done' AND p.id < c.id ORDER BY p.id DESC LIMIT 1))"
      " FROM changes AS c WHERE group_id = :group ORDER BY id DESC"
    : "SELECT kind, target, name, becomes, coder_id, at FROM changes WHERE group_id = :group"
      " ORDER BY id";
}

static GArray *
load_changes (TlConnection  *connection,
              TlStep         step,
              gint64         group,
              GError       **error)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_autoptr (TlStatement) list = tl_connection_prepare (connection, get_changes_sql (step), error);
  gboolean has_row;

  g_array_set_clear_func (changes, change_clear);
  if (list == NULL)
    return NULL;
  tl_statement_bind_int (list, ":group", group);
  if (!tl_statement_step (list, &has_row, error))
    return NULL;
  while (has_row)
    {
      Change change = {
        { g_strdup (tl_statement_get_text (list, 0)), tl_statement_get_int (list, 1),
          g_strdup (tl_statement_get_text (list, 2)), tl_statement_get_int (list, 4),
          g_strdup (tl_statement_get_text (list, 5)) },
        g_strdup (tl_statement_get_text (list, 3)),
      };

      g_array_append_val (changes, change);
      if (!tl_statement_step (list, &has_row, error))
        return NULL;
    }
  return g_steal_pointer (&changes);
}

static gboolean
mark_group (TlConnection  *connection,
            TlStep         step,
            gint64         group,
            GError       **error)
{
  g_autoptr (TlStatement) mark = NULL;

  mark = tl_connection_prepare (connection,
    "UPDATE changes SET state = :state WHERE group_id = :group", error);
  if (mark == NULL)
    return FALSE;
  tl_statement_bind_text (mark, ":state", step == TL_STEP_UNDO ? "undone" : "done");
  tl_statement_bind_int (mark, ":group", group);
  return tl_statement_run (mark, error);
}

gboolean
tl_journal_step (TlConnection  *connection,
                 TlStep         step,
                 GError       **error)
{
  g_autoptr (GArray) changes = NULL;
  gint64 group;

  if (!find_group (connection, step, &group, error))
    return FALSE;
  if (group == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           step == TL_STEP_UNDO ? _("There is nothing to undo")
                                                : _("There is nothing to redo"));
      return FALSE;
    }
  changes = load_changes (connection, step, group, error);
  if (changes == NULL)
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    {
      Change *change = &g_array_index (changes, Change, i);

      if (!tl_cell_write (connection, &change->cell, change->value, error))
        return FALSE;
    }
  return mark_group (connection, step, group, error);
}

/* ── looking ── */

/* What a group does is told by its last change: what goes before only clears the way. Facts of
 * several names are told without one. */
gboolean
tl_journal_look (TlConnection  *connection,
                 TlStep         step,
                 gint64        *group,
                 char         **label,
                 GError       **error)
{
  g_autoptr (TlStatement) ask = NULL;
  gboolean has_row;

  *label = NULL;
  if (!find_group (connection, step, group, error))
    return FALSE;
  ask = tl_connection_prepare (connection,
    "SELECT c.kind, iif(c.kind = 'fact' AND EXISTS (SELECT 1 FROM changes"
    " WHERE group_id = c.group_id AND kind = 'fact' AND name <> c.name), NULL, c.name), c.becomes,"
    " (SELECT count(DISTINCT target) FROM changes WHERE group_id = c.group_id AND kind = c.kind)"
    " FROM changes AS c WHERE c.group_id = :group ORDER BY c.kind = 'fact' DESC, c.id DESC LIMIT 1",
    error);
  if (ask == NULL)
    return FALSE;
  tl_statement_bind_int (ask, ":group", *group);
  if (!tl_statement_step (ask, &has_row, error))
    return FALSE;
  if (has_row)
    *label = tl_label_make (tl_statement_get_text (ask, 0), tl_statement_get_text (ask, 1),
                            tl_statement_get_text (ask, 2), (guint) tl_statement_get_int (ask, 3));
  return TRUE;
}
