/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-change-popover-private.h"

#include "tl-tab-stop-private.h"

struct _TlChangePopover {
  GtkPopover       parent_instance;
  GtkSearchEntry  *search;
  GtkListBox      *themes;
  GtkWidget       *concern;
  GtkWidget       *strength;
  GtkWidget       *neutral;
};

G_DEFINE_FINAL_TYPE (TlChangePopover, tl_change_popover, GTK_TYPE_POPOVER)

static GtkWidget *
row_new (TlTheme  *theme,
         gboolean  current)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (tl_theme_get_name (theme));
  GtkWidget *group = gtk_label_new (tl_theme_get_group (theme));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (group, "dim-label");
  gtk_widget_add_css_class (group, "caption");
  if (current)
    gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), group);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, tl_theme_get_definition (theme));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", tl_theme_get_id (theme));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "findings.set-theme");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tl_theme_get_name (theme), -1);
  g_object_set_data_full (G_OBJECT (row), "name", g_utf8_casefold (tl_theme_get_name (theme), -1),
                          g_free);
  return row;
}

static gboolean
filter_cb (GtkListBoxRow *row,
           gpointer       user_data)
{
  TlChangePopover *popover = user_data;
  g_autofree char *words = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (popover->search)),
                                            -1);

  return strstr (g_object_get_data (G_OBJECT (row), "name"), words) != NULL;
}

static void
search_changed_cb (TlChangePopover *popover)
{
  gtk_list_box_invalidate_filter (popover->themes);
}

static GtkListBoxRow *
get_first_shown (TlChangePopover *popover)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (popover->themes, i)) != NULL; i++)
    {
      if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
        return row;
    }
  return NULL;
}

/* Enter in the search field takes the first theme that is left. */
static void
search_activated_cb (TlChangePopover *popover)
{
  GtkListBoxRow *row = get_first_shown (popover);

  if (row != NULL)
    gtk_widget_activate (GTK_WIDGET (row));
}

static void
fill (TlChangePopover *popover,
      TlCodebook      *codebook,
      const char      *current)
{
  GPtrArray *themes = tl_codebook_get_themes (codebook);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (popover->themes, 0)) != NULL)
    gtk_list_box_remove (popover->themes, GTK_WIDGET (row));
  for (guint i = 0; i < themes->len; i++)
    {
      TlTheme *theme = g_ptr_array_index (themes, i);

      gtk_list_box_append (popover->themes,
                           row_new (theme, g_strcmp0 (tl_theme_get_id (theme), current) == 0));
    }
}

void
tl_change_popover_ask (TlChangePopover *popover,
                       TlCodebook      *codebook,
                       const char      *theme,
                       TlStance         stance)
{
  GtkWidget *const buttons[] = {
    [TL_STANCE_CONCERN] = popover->concern,
    [TL_STANCE_STRENGTH] = popover->strength,
    [TL_STANCE_NEUTRAL] = popover->neutral,
  };

  g_return_if_fail (TL_IS_CHANGE_POPOVER (popover));
  g_return_if_fail (codebook != NULL && stance < TL_N_STANCES);

  gtk_editable_set_text (GTK_EDITABLE (popover->search), "");
  fill (popover, codebook, theme);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_widget_remove_css_class (buttons[i], "suggested-action");
  gtk_widget_add_css_class (buttons[stance], "suggested-action");
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_widget_grab_focus (GTK_WIDGET (popover->search));
}

static void
tl_change_popover_class_init (TlChangePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TL_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/findings/tl-change-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, TlChangePopover, search);
  gtk_widget_class_bind_template_child (widget_class, TlChangePopover, themes);
  gtk_widget_class_bind_template_child (widget_class, TlChangePopover, concern);
  gtk_widget_class_bind_template_child (widget_class, TlChangePopover, strength);
  gtk_widget_class_bind_template_child (widget_class, TlChangePopover, neutral);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
}

static void
tl_change_popover_init (TlChangePopover *popover)
{
  gtk_widget_init_template (GTK_WIDGET (popover));
  gtk_list_box_set_filter_func (popover->themes, filter_cb, popover, NULL);
}
