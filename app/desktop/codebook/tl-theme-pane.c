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
  guint       focusing;   /* tick callback that gives the rules the keyboard */
  guint       n_frames;   /* since then, up to two */
  char       *wanted;     /* the rule that is to have it */
};

enum { EDIT, N_SIGNALS };

static guint signals[N_SIGNALS];

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
  g_autofree char *said = g_strdup_printf ("%s: %s", tl_stance_get_label (stance),
                                           tl_rule_get_text (rule));

  gtk_label_set_xalign (GTK_LABEL (sign), 0);
  gtk_label_set_width_chars (GTK_LABEL (sign), 11);
  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_widget_add_css_class (sign, tl_stance_get_style (stance));
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
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
  gtk_widget_set_tooltip_text (row, _("Edit this rule"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  g_object_set_data_full (G_OBJECT (row), "rule", g_strdup (tl_rule_get_id (rule)), g_free);
  return row;
}

static void
edit_cb (TlThemePane   *pane,
         GtkListBoxRow *row)
{
  g_free (pane->wanted);
  pane->wanted = g_strdup (g_object_get_data (G_OBJECT (row), "rule"));
  g_signal_emit (pane, signals[EDIT], 0, g_object_get_data (G_OBJECT (row), "rule"));
}

/* F2 edits the rule that has the keyboard. */
static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TlThemePane *pane = TL_THEME_PANE (widget);
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (pane->rules));

  if (GTK_IS_LIST_BOX_ROW (focus))
    edit_cb (pane, GTK_LIST_BOX_ROW (focus));
}

static GtkWidget *
find_row (TlThemePane *pane,
          const char  *rule)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (pane->rules, i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "rule"), rule) == 0)
      return GTK_WIDGET (row);
  return NULL;
}

/* Rows have no place to scroll to until they have been laid out once. */
static gboolean
laid_out_cb (GtkWidget     *widget,
             GdkFrameClock *clock,
             gpointer       user_data)
{
  TlThemePane *pane = TL_THEME_PANE (widget);
  GtkWidget *row;

  if (pane->n_frames++ == 0)
    return G_SOURCE_CONTINUE;
  pane->focusing = 0;
  row = find_row (pane, pane->wanted);
  if (row != NULL)
    gtk_widget_grab_focus (row);
  else
    gtk_widget_child_focus (GTK_WIDGET (pane->rules), GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

static void
focus_soon (TlThemePane *pane)
{
  pane->n_frames = 0;
  if (pane->focusing == 0)
    pane->focusing = gtk_widget_add_tick_callback (GTK_WIDGET (pane), laid_out_cb, NULL, NULL);
}

void
tl_theme_pane_focus_rule (TlThemePane *pane,
                          const char  *rule)
{
  g_return_if_fail (TL_IS_THEME_PANE (pane));

  g_free (pane->wanted);
  pane->wanted = g_strdup (rule);
  focus_soon (pane);
}

static void
show_rules (TlThemePane *pane,
            TlTheme     *theme)
{
  GPtrArray *rules = tl_theme_get_rules (theme);
  g_autofree char *title = g_strdup_printf (ngettext ("%u rule", "%u rules", rules->len),
                                            rules->len);
  const gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (pane->rules)) != NULL;
  GtkListBoxRow *row;

  gtk_label_set_label (pane->rules_title, title);
  while ((row = gtk_list_box_get_row_at_index (pane->rules, 0)) != NULL)
    gtk_list_box_remove (pane->rules, GTK_WIDGET (row));
  for (guint i = 0; i < rules->len; i++)
    gtk_list_box_append (pane->rules, rule_row_new (g_ptr_array_index (rules, i)));
  if (focused)
    focus_soon (pane);
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

  g_clear_pointer (&TL_THEME_PANE (object)->wanted, g_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (tl_theme_pane_parent_class)->dispose (object);
}

static void
tl_theme_pane_class_init (TlThemePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_theme_pane_dispose;

  signals[EDIT] = g_signal_new ("edit", TL_TYPE_THEME_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);

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
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_install_action (widget_class, "theme.edit-rule", NULL, edit_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "theme.edit-rule", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tl_theme_pane_init (TlThemePane *pane)
{
  gtk_widget_init_template (GTK_WIDGET (pane));
}
