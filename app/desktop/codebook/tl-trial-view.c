/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-trial-view-private.h"

#include "tl-tab-stop-private.h"
#include "tl-trial-item-private.h"
#include "tl-wrap-layout-private.h"

#include <glib/gi18n-lib.h>

struct _TlTrialView {
  GtkWidget          parent_instance;
  GtkLabel           *status;
  GtkSpinner         *spinner;
  GtkWidget          *stop_button;
  GtkWidget          *kinds;
  GtkToggleButton    *all;
  GtkToggleButton    *gained;
  GtkToggleButton    *lost;
  GtkToggleButton    *changed;
  GtkToggleButton    *weak;
  GtkWidget          *hint;
  GtkListView        *list;
  TlRuleTrial        *trial;
  GtkFilter          *filter;
  GtkFilterListModel *listed;
};

G_DEFINE_FINAL_TYPE (TlTrialView, tl_trial_view, GTK_TYPE_WIDGET)

/* ── how many of each sort ── */

static gboolean
filter_cb (gpointer item,
           gpointer user_data)
{
  TlTrialView *view = user_data;
  const TlTrialChange *change = tl_trial_item_get_change (item);

  if (gtk_toggle_button_get_active (view->gained))
    return change->before == NULL;
  if (gtk_toggle_button_get_active (view->lost))
    return change->after == NULL;
  if (gtk_toggle_button_get_active (view->changed))
    return change->before != NULL && change->after != NULL;
  return TRUE;
}

static void
toggled_cb (TlTrialView     *view,
            GtkToggleButton *button)
{
  if (view->filter == NULL || !gtk_toggle_button_get_active (button))
    return;
  gtk_filter_list_model_set_model (view->listed,
                                   button == view->weak ? tl_rule_trial_get_weak (view->trial)
                                                        : tl_rule_trial_get_changes (view->trial));
  gtk_filter_changed (view->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/* @label: (transfer full) */
static void
show_kind (GtkToggleButton *button,
           char            *label,
           guint            n)
{
  gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_widget_set_sensitive (GTK_WIDGET (button), n > 0);
  g_free (label);
}

static void
show_weak (TlTrialView *view,
           guint        n)
{
  show_kind (view->weak,
             g_strdup_printf (ngettext ("%'u more matched: too little else speaks for the theme",
                                        "%'u more matched: too little else speaks for the theme",
                                        n), n), n);
  gtk_widget_set_visible (GTK_WIDGET (view->weak), n > 0);
}

static void
show_kinds (TlTrialView *view)
{
  const TlTrialCounts *counts = tl_rule_trial_get_counts (view->trial);
  const guint n_all = counts->gained + counts->lost + counts->changed;

  show_kind (view->all, g_strdup_printf (_("All %'u"), n_all), n_all);
  show_kind (view->gained, g_strdup_printf (_("+%'u gained"), counts->gained), counts->gained);
  show_kind (view->lost, g_strdup_printf (_("−%'u lost"), counts->lost), counts->lost);
  show_kind (view->changed,
             g_strdup_printf (ngettext ("%'u changes stance", "%'u change stance",
                                        counts->changed), counts->changed), counts->changed);
  gtk_widget_set_visible (GTK_WIDGET (view->changed), counts->changed > 0);
  show_weak (view, counts->weak);
  gtk_widget_set_visible (view->kinds, n_all + counts->weak > 0);
  if (n_all == 0)
    gtk_toggle_button_set_active (
      counts->weak > 0 && !tl_rule_trial_is_running (view->trial) ? view->weak : view->all, TRUE);
  else if (counts->weak == 0 && gtk_toggle_button_get_active (view->weak))
    gtk_toggle_button_set_active (view->all, TRUE);
}

static const char *
get_status (TlTrialView *view)
{
  const TlTrialCounts *counts = tl_rule_trial_get_counts (view->trial);

  if (tl_rule_trial_is_running (view->trial))
    return _("Looking through the library…");
  if (tl_rule_trial_is_halted (view->trial))
    return _("Stopped before the whole library was looked through");
  if (counts->gained + counts->lost + counts->changed == 0)
    return _("Nothing gained, nothing lost");
  return _("In the whole library");
}

void
tl_trial_view_update (TlTrialView *view,
                      const char  *instead)
{
  gboolean running;
  guint n_listed;

  g_return_if_fail (TL_IS_TRIAL_VIEW (view));
  g_return_if_fail (view->trial != NULL);

  running = instead == NULL && tl_rule_trial_is_running (view->trial);
  n_listed = MAX (g_list_model_get_n_items (tl_rule_trial_get_changes (view->trial)),
                  g_list_model_get_n_items (tl_rule_trial_get_weak (view->trial)));
  gtk_label_set_label (view->status, instead != NULL ? instead : get_status (view));
  gtk_spinner_set_spinning (view->spinner, running);
  gtk_widget_set_visible (GTK_WIDGET (view->spinner), running);
  gtk_widget_set_visible (view->stop_button, running);
  show_kinds (view);
  gtk_widget_set_visible (view->hint, n_listed >= TL_RULE_TRIAL_LIMIT);
}

static void
stop_cb (TlTrialView *view)
{
  tl_rule_trial_halt (view->trial);
}

/* ── the passages ── */

static void
activated_cb (TlTrialView *view,
              guint        position)
{
  g_autoptr (TlTrialItem) item =
    g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (view->list)), position);
  const TlTrialChange *change = tl_trial_item_get_change (item);

  gtk_widget_activate_action (GTK_WIDGET (view), "win.show-quote", "(xxus)",
                              tl_trial_item_get_review (item), change->document, change->page,
                              change->quote);
}

static GtkWidget *
label_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_cb (TlTrialView *view,
          GtkListItem *list_item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *citation = label_new ("caption");

  gtk_widget_add_css_class (row, "finding");
  gtk_widget_add_css_class (citation, "dim-label");
  gtk_box_append (GTK_BOX (row), label_new ("heading"));
  gtk_box_append (GTK_BOX (row), label_new ("quote"));
  gtk_box_append (GTK_BOX (row), citation);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (TlTrialView *view,
         GtkListItem *list_item)
{
  TlTrialItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *what = gtk_widget_get_first_child (row);
  g_autofree char *said = tl_trial_item_dup_what (item);
  g_autofree char *citation = tl_trial_item_dup_citation (item);
  const char *quote = tl_trial_item_get_change (item)->quote;
  g_autofree char *label = g_strdup_printf ("%s. “%s” %s", said, quote, citation);

  gtk_label_set_label (GTK_LABEL (what), said);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (what)), quote);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (row)), citation);
  if (gtk_widget_get_parent (row) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* ── the widget ── */

void
tl_trial_view_set_trial (TlTrialView *view,
                         TlRuleTrial *trial)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSingleSelection) selection = NULL;

  g_return_if_fail (TL_IS_TRIAL_VIEW (view));
  g_return_if_fail (TL_IS_RULE_TRIAL (trial) && view->trial == NULL);

  view->trial = g_object_ref (trial);
  view->filter = GTK_FILTER (gtk_custom_filter_new (filter_cb, view, NULL));
  view->listed = gtk_filter_list_model_new (g_object_ref (tl_rule_trial_get_changes (trial)),
                                            g_object_ref (view->filter));
  selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (view->listed)));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), view, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (view->list, factory);
  gtk_list_view_set_model (view->list, GTK_SELECTION_MODEL (selection));
}

static void
tl_trial_view_dispose (GObject *object)
{
  TlTrialView *view = TL_TRIAL_VIEW (object);
  GtkWidget *child;

  if (view->list != NULL)
    gtk_list_view_set_model (view->list, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  view->list = NULL;
  g_clear_object (&view->filter);
  g_clear_object (&view->listed);
  g_clear_object (&view->trial);

  G_OBJECT_CLASS (tl_trial_view_parent_class)->dispose (object);
}

static void
tl_trial_view_class_init (TlTrialViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_trial_view_dispose;

  g_type_ensure (TL_TYPE_TAB_STOP);
  g_type_ensure (TL_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/codebook/tl-trial-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TlTrialView, status);
  gtk_widget_class_bind_template_child (widget_class, TlTrialView, spinner);
  gtk_widget_class_bind_template_child (widget_class, TlTrialView, stop_button);
  gtk_widget_class_bind_template_child (widget_class, TlTrialView, kinds);
  gtk_widget_class_bind_template_child (widget_class, TlTrialView, all);
  gtk_widget_class_bind_template_child (widget_class, TlTrialView, gained);
  gtk_widget_class_bind_template_child (widget_class, TlTrialView, lost);
  gtk_widget_class_bind_template_child (widget_class, TlTrialView, changed);
  gtk_widget_class_bind_template_child (widget_class, TlTrialView, weak);
  gtk_widget_class_bind_template_child (widget_class, TlTrialView, hint);
  gtk_widget_class_bind_template_child (widget_class, TlTrialView, list);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
tl_trial_view_init (TlTrialView *view)
{
  gtk_widget_init_template (GTK_WIDGET (view));
}
