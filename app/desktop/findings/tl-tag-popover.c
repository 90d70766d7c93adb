/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-tag-popover-private.h"

#include "tl-tab-stop-private.h"

#include <glib/gi18n-lib.h>

struct _TlTagPopover {
  GtkPopover  parent_instance;
  GtkEntry   *entry;
  GtkListBox *tags;
  GtkWidget  *scroller;
};

G_DEFINE_FINAL_TYPE (TlTagPopover, tl_tag_popover, GTK_TYPE_POPOVER)

static GtkWidget *
row_new (const char *tag,
         gboolean    present)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (tag);
  g_autofree char *spoken = g_strdup_printf (present ? _("Take away the tag %s") : _("Tag with %s"),
                                             tag);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (present)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", tag);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row),
                                  present ? "findings.remove-tag" : "findings.add-tag");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "name", g_utf8_casefold (tag, -1), g_free);
  return row;
}

static gboolean
filter_cb (GtkListBoxRow *row,
           gpointer       user_data)
{
  TlTagPopover *popover = user_data;
  g_autofree char *words = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (popover->entry)),
                                            -1);

  return strstr (g_object_get_data (G_OBJECT (row), "name"), words) != NULL;
}

static void
changed_cb (TlTagPopover *popover)
{
  gtk_list_box_invalidate_filter (popover->tags);
}

static void
entered_cb (TlTagPopover *popover)
{
  g_autofree char *tag =
    g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (popover->entry))));

  if (*tag != '\0')
    gtk_widget_activate_action (GTK_WIDGET (popover), "findings.add-tag", "s", tag);
}

void
tl_tag_popover_ask (TlTagPopover      *popover,
                    GPtrArray         *known,
                    const char *const *present)
{
  GtkListBoxRow *row;

  g_return_if_fail (TL_IS_TAG_POPOVER (popover));
  g_return_if_fail (known != NULL);

  while ((row = gtk_list_box_get_row_at_index (popover->tags, 0)) != NULL)
    gtk_list_box_remove (popover->tags, GTK_WIDGET (row));
  gtk_editable_set_text (GTK_EDITABLE (popover->entry), "");
  for (guint i = 0; present != NULL && present[i] != NULL; i++)
    gtk_list_box_append (popover->tags, row_new (present[i], TRUE));
  for (guint i = 0; i < known->len; i++)
    {
      const char *tag = g_ptr_array_index (known, i);

      if (present == NULL || !g_strv_contains (present, tag))
        gtk_list_box_append (popover->tags, row_new (tag, FALSE));
    }
  gtk_widget_set_visible (popover->scroller,
                          gtk_list_box_get_row_at_index (popover->tags, 0) != NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_widget_grab_focus (GTK_WIDGET (popover->entry));
}

static void
tl_tag_popover_class_init (TlTagPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TL_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/findings/tl-tag-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, TlTagPopover, entry);
  gtk_widget_class_bind_template_child (widget_class, TlTagPopover, tags);
  gtk_widget_class_bind_template_child (widget_class, TlTagPopover, scroller);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
}

static void
tl_tag_popover_init (TlTagPopover *popover)
{
  gtk_widget_init_template (GTK_WIDGET (popover));
  gtk_list_box_set_filter_func (popover->tags, filter_cb, popover, NULL);
}
