/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-session-private.h"

#include <glib/gi18n-lib.h>

typedef struct {
  TlSession *session;
  char      *told;
} Telling;

static Telling *
telling_new (TlSession  *session,
             const char *told)
{
  Telling *telling = g_new0 (Telling, 1);

  telling->session = g_object_ref (session);
  telling->told = g_strdup (told);
  tl_session_hold (session);
  return telling;
}

static void
telling_free (Telling *telling)
{
  tl_session_release (telling->session);
  g_object_unref (telling->session);
  g_free (telling->told);
  g_free (telling);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Telling, telling_free)

static void
tell_failure (TlSession    *session,
              const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tl_session_tell (session, error->message, FALSE);
}

static void
edited_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Telling) telling = user_data;
  g_autoptr (GError) error = NULL;

  if (!tl_editor_apply_finish (TL_EDITOR (source), result, &error))
    tell_failure (telling->session, error);
  else if (telling->told != NULL)
    tl_session_tell (telling->session, telling->told, TRUE);
}

void
tl_session_edit (TlSession    *session,
                 const TlEdit *edit,
                 const char   *told)
{
  tl_session_edit_all (session, edit, 1, told);
}

void
tl_session_edit_all (TlSession    *session,
                     const TlEdit *edits,
                     guint         n_edits,
                     const char   *told)
{
  g_return_if_fail (TL_IS_SESSION (session));
  g_return_if_fail (edits != NULL);

  tl_editor_apply_all_async (session->editor, edits, n_edits, NULL, edited_cb,
                             telling_new (session, told));
}

static void
stepped_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Telling) telling = user_data;
  g_autoptr (GError) error = NULL;

  if (tl_editor_step_finish (TL_EDITOR (source), result, &error))
    tl_session_tell (telling->session, telling->told, FALSE);
  else
    tell_failure (telling->session, error);
}

/* ── undo and redo, of what people decide and of the code book, in the order it was done ── */

/* A change of the code book is the later one when no decision was made after it. */
static gboolean
is_rule_undone_next (TlSession *session)
{
  gint64 after;

  return session->rule_changer != NULL
         && tl_rule_changer_get_undo_label (session->rule_changer, &after) != NULL
         && after >= tl_editor_get_undo_id (session->editor);
}

/* What was taken back can be done again as long as nothing else was done since. */
static gboolean
is_rule_redone_next (TlSession *session)
{
  const gint64 redo = tl_editor_get_redo_id (session->editor);
  gint64 after;

  return session->rule_changer != NULL
         && tl_rule_changer_get_redo_label (session->rule_changer, &after) != NULL
         && after >= tl_editor_get_undo_id (session->editor) && (redo == 0 || after < redo);
}

const char *
tl_session_get_undo_label (TlSession *session)
{
  g_return_val_if_fail (TL_IS_SESSION (session), NULL);

  return is_rule_undone_next (session)
    ? tl_rule_changer_get_undo_label (session->rule_changer, NULL)
    : tl_editor_get_undo_label (session->editor);
}

const char *
tl_session_get_redo_label (TlSession *session)
{
  g_return_val_if_fail (TL_IS_SESSION (session), NULL);

  return is_rule_redone_next (session)
    ? tl_rule_changer_get_redo_label (session->rule_changer, NULL)
    : tl_editor_get_redo_label (session->editor);
}

void
tl_session_undo (TlSession *session)
{
  g_autofree char *told = NULL;

  g_return_if_fail (TL_IS_SESSION (session));

  if (tl_session_get_undo_label (session) == NULL)
    return;
  if (is_rule_undone_next (session))
    {
      tl_rule_changer_undo (session->rule_changer);
      return;
    }
  told = g_strdup_printf (_("Undone: %s"), tl_editor_get_undo_label (session->editor));
  tl_editor_undo_async (session->editor, NULL, stepped_cb, telling_new (session, told));
}

void
tl_session_redo (TlSession *session)
{
  g_autofree char *told = NULL;

  g_return_if_fail (TL_IS_SESSION (session));

  if (tl_session_get_redo_label (session) == NULL)
    return;
  if (is_rule_redone_next (session))
    {
      tl_rule_changer_redo (session->rule_changer);
      return;
    }
  told = g_strdup_printf (_("Done again: %s"), tl_editor_get_redo_label (session->editor));
  tl_editor_redo_async (session->editor, NULL, stepped_cb, telling_new (session, told));
}
