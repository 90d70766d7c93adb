/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-document-row-private.h"

#include <glib/gi18n-lib.h>

/* ── how much of it could be read ── */

static char *
dup_pages (guint n)
{
  return g_strdup_printf (ngettext ("%'u page", "%'u pages", n), n);
}

static char *
dup_recognised (guint n)
{
  return g_strdup_printf (ngettext ("%'u read from its image", "%'u read from their images", n), n);
}

static char *
dup_unread (guint n)
{
  return g_strdup_printf (ngettext ("%'u scanned page not yet read",
                                    "%'u scanned pages not yet read", n), n);
}

static char *
dup_damaged (guint n)
{
  return g_strdup_printf (ngettext ("%'u page not readable", "%'u pages not readable", n), n);
}

static char *
dup_words (guint n)
{
  return g_strdup_printf (ngettext ("%'u word", "%'u words", n), n);
}

static char *
dup_reading (const TlDocumentInfo *document)
{
  const struct {
    char *(*dup) (guint n);
    guint n;
  } parts[] = {
    { dup_pages, document->n_pages },
    { dup_words, document->n_words },
    { dup_recognised, document->n_recognised },
    { dup_unread, document->n_unread },
    { dup_damaged, document->n_unreadable - MIN (document->n_unread, document->n_unreadable) },
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = NULL;

      if (parts[i].n == 0)
        continue;
      part = parts[i].dup (parts[i].n);
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_command (GMenu      *menu,
             const char *label,
             const char *action,
             gint64      document)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", document);
  g_menu_append_item (menu, item);
}

static GtkWidget *
menu_button_new (gint64   document,
                 gboolean alone)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  add_command (menu, _("_Move to Another Review…"), "pane.move-document", document);
  if (!alone)
    add_command (menu, _("Make a Review of Its _Own"), "pane.separate-document", document);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, _("This document belongs elsewhere"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("This document belongs elsewhere"), -1);
  return button;
}

GtkWidget *
tl_document_row_new (gint64                review,
                     const TlDocumentInfo *document,
                     gboolean              alone)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (tl_document_kind_get_label (document->kind), -1);
  g_autofree char *reading = dup_reading (document);
  g_autofree char *subtitle = g_markup_printf_escaped ("%s\n%s", document->file, reading);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), menu_button_new (document->id, alone));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(xxux)", review, document->id, 0u,
                                    (gint64) 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-place");
  return row;
}
