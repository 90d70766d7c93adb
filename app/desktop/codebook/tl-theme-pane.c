/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-theme-pane-private.h"

#include "tl-labels-private.h"
#include "tl-tab-stop-private.h"

#include <glib/gi18n-lib.h>

struct _TlThemePane {
  GtkWidget   parent_instance;
  GtkLabel   *name;
  GtkLabel   *group;
  GtkButton  *findings;
  GtkLabel   *definition;
  GtkLabel   *include;
  GtkLabel   *exclude;
  GtkLabel   *rules_title;
  GtkListBox *rules;
};

G_DEFINE_FINAL_TYPE (TlThemePane, tl_theme_pane, GTK_TYPE_WIDGET)

static GtkWidget *
rule_row_new (TlRule *rule)
{
  const TlStance stance = tl_rule_get_stance (rule);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  g_autofree char *sign_text = g_strdup_printf ("%s %s", tl_stance_get_symbol (stance),
                                                tl_stance_get_label (stance));
  GtkWidget *sign = gtk_label_new (sign_text);
  GtkWidget *text = gtk_label_new (tl_rule_get_text (rule));
  GtkWidget *id = gtk_label_new (tl_rule_get_id (rule));

  gtk_label_set_xalign (GTK_LABEL (sign), 0);
  gtk_label_set_width_chars (GTK_LABEL (sign), 11);
  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_widget_add_css_class (sign, tl_stance_get_style (stance));
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_widget_set_hexpand (text, TRUE);
  if (tl_rule_get_syntax (rule) == TL_RULE_PATTERN)
    gtk_widget_add_css_class (text, "monospace");
  gtk_widget_set_valign (id, GTK_ALIGN_START);
  gtk_widget_add_css_class (id, "dim-label");
  gtk_widget_add_css_class (id, "caption");
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), id);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static void
show_rules (TlThemePane *pane,
            TlTheme     *theme)
{
  GPtrArray *rules = tl_theme_get_rules (theme);
  g_autofree char *title = g_strdup_printf (ngettext ("%u rule", "%u rules", rules->len),
                                            rules->len);
  GtkListBoxRow *row;

  gtk_label_set_label (pane->rules_title, title);
  while ((row = gtk_list_box_get_row_at_index (pane->rules, 0)) != NULL)
    gtk_list_box_remove (pane->rules, GTK_WIDGET (row));
  for (guint i = 0; i < rules->len; i++)
    gtk_list_box_append (pane->rules, rule_row_new (g_ptr_array_index (rules, i)));
}

static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL && *text != '\0' ? text : "—");
}

void
tl_theme_pane_show (TlThemePane *pane,
                    TlTheme     *theme)
{
  GVariant *filter;

  g_return_if_fail (TL_IS_THEME_PANE (pane));
  g_return_if_fail (theme != NULL);

  filter = g_variant_new ("(us)", (guint) TL_FILTER_THEME, tl_theme_get_id (theme));
  gtk_label_set_label (pane->name, tl_theme_get_name (theme));
  gtk_label_set_label (pane->group, tl_theme_get_group (theme));
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (pane->findings),
                                          g_variant_new_array (NULL, &filter, 1));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (pane->findings), "win.show-findings");
  show_text (pane->definition, tl_theme_get_definition (theme));
  show_text (pane->include, tl_theme_get_include (theme));
  show_text (pane->exclude, tl_theme_get_exclude (theme));
  show_rules (pane, theme);
}

static void
tl_theme_pane_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (tl_theme_pane_parent_class)->dispose (object);
}

static void
tl_theme_pane_class_init (TlThemePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_theme_pane_dispose;

  g_type_ensure (TL_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/codebook/tl-theme-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, TlThemePane, name);
  gtk_widget_class_bind_template_child (widget_class, TlThemePane, group);
  gtk_widget_class_bind_template_child (widget_class, TlThemePane, findings);
  gtk_widget_class_bind_template_child (widget_class, TlThemePane, definition);
  gtk_widget_class_bind_template_child (widget_class, TlThemePane, include);
  gtk_widget_class_bind_template_child (widget_class, TlThemePane, exclude);
  gtk_widget_class_bind_template_child (widget_class, TlThemePane, rules_title);
  gtk_widget_class_bind_template_child (widget_class, TlThemePane, rules);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tl_theme_pane_init (TlThemePane *pane)
{
  gtk_widget_init_template (GTK_WIDGET (pane));
}
