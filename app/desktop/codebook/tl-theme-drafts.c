/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-theme-drafts-private.h"

#include "tl-rule-changer-private.h"

#include <glib/gi18n-lib.h>

struct _TlThemeDrafts {
  GtkStack   *stack;
  GHashTable *by_theme;  /* (element-type utf8 TlDraft) */
};

TlThemeDrafts *
tl_theme_drafts_new (GtkStack *stack)
{
  TlThemeDrafts *drafts;

  g_return_val_if_fail (GTK_IS_STACK (stack), NULL);

  drafts = g_new0 (TlThemeDrafts, 1);
  drafts->stack = stack;
  drafts->by_theme = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return drafts;
}

void
tl_theme_drafts_free (TlThemeDrafts *drafts)
{
  g_return_if_fail (drafts != NULL);

  g_hash_table_unref (drafts->by_theme);
  g_free (drafts);
}

void
tl_theme_drafts_add (TlThemeDrafts *drafts,
                     const char    *theme,
                     TlDraft       *draft)
{
  g_return_if_fail (drafts != NULL && theme != NULL);
  g_return_if_fail (TL_IS_DRAFT (draft));

  g_hash_table_insert (drafts->by_theme, g_strdup (theme), draft);
  gtk_stack_add_child (drafts->stack, GTK_WIDGET (draft));
}

static void
remove_cb (gpointer data)
{
  g_autoptr (GtkWidget) draft = data;
  GtkWidget *stack = gtk_widget_get_parent (draft);

  if (stack != NULL)
    gtk_stack_remove (GTK_STACK (stack), draft);
}

static gboolean
is_draft (gpointer theme,
          gpointer draft,
          gpointer wanted)
{
  return draft == wanted;
}

void
tl_theme_drafts_remove (TlThemeDrafts *drafts,
                        TlDraft       *draft)
{
  g_return_if_fail (drafts != NULL);
  g_return_if_fail (TL_IS_DRAFT (draft));

  g_hash_table_foreach_remove (drafts->by_theme, is_draft, draft);
  g_idle_add_once (remove_cb, g_object_ref (draft));
}

TlDraft *
tl_theme_drafts_find (TlThemeDrafts *drafts,
                      const char    *theme)
{
  g_return_val_if_fail (drafts != NULL, NULL);

  return theme != NULL ? g_hash_table_lookup (drafts->by_theme, theme) : NULL;
}

GPtrArray *
tl_theme_drafts_list (TlThemeDrafts *drafts)
{
  GPtrArray *listed;
  GHashTableIter iter;
  gpointer draft;

  g_return_val_if_fail (drafts != NULL, NULL);

  listed = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, drafts->by_theme);
  while (g_hash_table_iter_next (&iter, NULL, &draft))
    g_ptr_array_add (listed, draft);
  return listed;
}

GPtrArray *
tl_theme_drafts_list_unsaved (TlThemeDrafts *drafts)
{
  g_autoptr (GPtrArray) listed = tl_theme_drafts_list (drafts);

  g_return_val_if_fail (listed != NULL, NULL);

  for (guint i = listed->len; i > 0; i--)
    if (!tl_draft_is_unsaved (listed->pdata[i - 1]))
      g_ptr_array_remove_index (listed, i - 1);
  return g_steal_pointer (&listed);
}

gboolean
tl_theme_drafts_save (TlThemeDrafts *drafts,
                      TlSession     *session)
{
  g_autoptr (GPtrArray) unsaved = NULL;
  g_autoptr (GBytes) source = NULL;
  g_autofree char *told = NULL;
  TlCodebook *in_force;

  g_return_val_if_fail (drafts != NULL, FALSE);
  g_return_val_if_fail (TL_IS_SESSION (session), FALSE);

  in_force = tl_session_get_codebook (session);
  unsaved = tl_theme_drafts_list_unsaved (drafts);
  source = tl_drafts_apply (unsaved, in_force);
  if (source == NULL)
    return FALSE;
  told = g_strdup_printf (ngettext ("%u change of the code book", "%u changes of the code book",
                                    unsaved->len), unsaved->len);
  tl_rule_changer_save (tl_session_get_rule_changer (session), source,
                        tl_codebook_get_source (in_force), told);
  return TRUE;
}
