/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-versions-changes-private.h"

#include "tl-tab-stop-private.h"
#include "tl-versions-change-private.h"

#include <glib/gi18n-lib.h>

/* Of the words of one change; a family may have many. */
#define MOST_LINES 8

struct _TlVersionsChanges {
  GtkWidget    parent_instance;
  GtkListView *view;
  GListStore  *list;
};

enum {
  PROP_LABEL = 1
};

G_DEFINE_FINAL_TYPE (TlVersionsChanges, tl_versions_changes, GTK_TYPE_WIDGET)

static GtkWidget *
label_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *list_item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *words = label_new ("dim-label");

  gtk_label_set_lines (GTK_LABEL (words), MOST_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (row, "versions-change");
  gtk_box_append (GTK_BOX (row), label_new (NULL));
  gtk_box_append (GTK_BOX (row), words);
  gtk_list_item_set_child (list_item, row);
  gtk_list_item_set_activatable (list_item, FALSE);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *list_item)
{
  TlVersionsChange *change = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *words = gtk_widget_get_last_child (row);
  const char *heading = tl_versions_change_get_heading (change);
  const char *said = tl_versions_change_get_words (change);
  g_autofree char *spoken = g_strdup_printf ("%s. %s", heading, said);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (row)), heading);
  gtk_label_set_label (GTK_LABEL (words), said);
  gtk_widget_set_visible (words, *said != '\0');
  if (gtk_widget_get_parent (row) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

void
tl_versions_changes_show (TlVersionsChanges *changes,
                          GPtrArray         *of)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (TL_IS_VERSIONS_CHANGES (changes));

  for (guint i = 0; of != NULL && i < of->len; i++)
    g_ptr_array_add (items, tl_versions_change_new (g_ptr_array_index (of, i)));
  g_list_store_splice (changes->list, 0, g_list_model_get_n_items (G_LIST_MODEL (changes->list)),
                       items->pdata, items->len);
}

/* ── the list ── */

static void
tl_versions_changes_set_property (GObject      *object,
                                  guint         id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  TlVersionsChanges *changes = TL_VERSIONS_CHANGES (object);

  g_return_if_fail (id == PROP_LABEL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (changes->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_value_get_string (value), -1);
}

static void
tl_versions_changes_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);

  G_OBJECT_CLASS (tl_versions_changes_parent_class)->dispose (object);
}

static void
tl_versions_changes_class_init (TlVersionsChangesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = tl_versions_changes_set_property;
  object_class->dispose = tl_versions_changes_dispose;
  g_object_class_install_property (object_class, PROP_LABEL,
                                   g_param_spec_string ("label", NULL, NULL, NULL,
                                                        G_PARAM_WRITABLE
                                                        | G_PARAM_STATIC_STRINGS));

  g_type_ensure (TL_TYPE_TAB_STOP);
  g_type_ensure (TL_TYPE_VERSIONS_CHANGE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/codebook/tl-versions-changes.ui");
  gtk_widget_class_bind_template_child (widget_class, TlVersionsChanges, view);
  gtk_widget_class_bind_template_child (widget_class, TlVersionsChanges, list);
}

static void
tl_versions_changes_init (TlVersionsChanges *changes)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (changes));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (changes->view, factory);
}

/* ── what it comes to ── */

static char *
dup_effect (TlRuleTrial *trial)
{
  const TlTrialCounts *counts = tl_rule_trial_get_counts (trial);
  const gboolean running = tl_rule_trial_is_running (trial);
  guint column;
  const char *fault = tl_rule_trial_get_fault (trial, &column);
  g_autofree char *gained = NULL;
  g_autofree char *text = NULL;

  if (fault != NULL)
    return g_strdup (fault);
  if (counts->gained + counts->lost + counts->changed == 0)
    return g_strdup (running ? _("Looking through the library…")
                             : _("No finding would be gained or lost"));
  gained = g_strdup_printf (ngettext ("%'u finding gained", "%'u findings gained", counts->gained),
                            counts->gained);
  text = g_strdup_printf (_("This would mean: %s, %'u lost"), gained, counts->lost);
  return g_strconcat (text, running ? _(" so far") : "", NULL);
}

gboolean
tl_versions_show_effect (TlRuleTrial *trial,
                         const char  *instead,
                         TlTrialView *passages,
                         GtkLabel    *label)
{
  g_autofree char *text = NULL;
  guint column;

  g_return_val_if_fail (TL_IS_RULE_TRIAL (trial), FALSE);

  tl_trial_view_update (passages, instead);
  text = instead != NULL ? g_strdup (instead) : dup_effect (trial);
  gtk_label_set_label (label, text);
  return tl_rule_trial_get_fault (trial, &column) == NULL;
}

void
tl_versions_show_quote (GtkWidget  *widget,
                        const char *name,
                        GVariant   *quote)
{
  GtkWindow *dialog = GTK_WINDOW (gtk_widget_get_root (widget));
  GtkWindow *window = gtk_window_get_transient_for (dialog);

  if (window != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (window), name, quote);
  gtk_window_close (dialog);
}
