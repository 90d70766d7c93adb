/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-sample-code-row-private.h"

#include "tl-labels-private.h"

#include <glib/gi18n-lib.h>

struct _TlSampleCodeRow {
  GtkListBoxRow parent_instance;
  char         *theme;
};

G_DEFINE_FINAL_TYPE (TlSampleCodeRow, tl_sample_code_row, GTK_TYPE_LIST_BOX_ROW)

const char *
tl_sample_code_row_get_theme (TlSampleCodeRow *row)
{
  g_return_val_if_fail (TL_IS_SAMPLE_CODE_ROW (row), NULL);

  return row->theme;
}

static GtkWidget *
stance_button_new (const char *theme,
                   const char *name,
                   TlStance    stance,
                   gboolean    is_said)
{
  g_autofree char *label =
    g_strdup_printf ("%s %s", tl_stance_get_symbol (stance), tl_stance_get_label (stance));
  g_autofree char *full = g_strdup_printf ("%s: %s", name, tl_stance_get_label (stance));
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "command");
  gtk_widget_add_css_class (button, is_said ? tl_stance_get_style (stance) : "flat");
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "coding.say-of");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", theme,
                                    tl_stance_to_string (stance));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, full,
                                  -1);
  return button;
}

static GtkWidget *
remove_button_new (const char *theme,
                   const char *name)
{
  g_autofree char *full = g_strdup_printf (_("Take off %s"), name);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Take this theme off (Delete)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "coding.say-of");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", theme, "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, full,
                                  -1);
  return button;
}

GtkWidget *
tl_sample_code_row_new (const char *theme,
                        const char *name,
                        TlStance    stance)
{
  TlSampleCodeRow *row = g_object_new (TL_TYPE_SAMPLE_CODE_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (name);
  g_autofree char *full = g_strdup_printf ("%s, %s", name, tl_stance_get_label (stance));

  row->theme = g_strdup (theme);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  for (TlStance i = 0; i < TL_N_STANCES; i++)
    gtk_box_append (GTK_BOX (box), stance_button_new (theme, name, i, i == stance));
  gtk_box_append (GTK_BOX (box), remove_button_new (theme, name));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, full, -1);
  return GTK_WIDGET (row);
}

static void
tl_sample_code_row_finalize (GObject *object)
{
  g_free (TL_SAMPLE_CODE_ROW (object)->theme);
  G_OBJECT_CLASS (tl_sample_code_row_parent_class)->finalize (object);
}

static void
tl_sample_code_row_class_init (TlSampleCodeRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = tl_sample_code_row_finalize;
}

static void
tl_sample_code_row_init (TlSampleCodeRow *row)
{
}
