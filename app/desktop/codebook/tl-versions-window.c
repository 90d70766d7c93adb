/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-versions-window-private.h"

#include "tl-codebook-compare.h"
#include "tl-rule-changer-private.h"
#include "tl-rule-trial-private.h"
#include "tl-tab-stop-private.h"
#include "tl-trial-view-private.h"
#include "tl-versions-changes-private.h"
#include "tl-versions-item-private.h"

#include <glib/gi18n-lib.h>

struct _TlVersionsWindow {
  AdwWindow           parent_instance;
  GtkListView        *versions;
  GtkSingleSelection *selection;
  GListStore         *items;
  GtkLabel           *when;
  GtkStack           *stack;
  GtkLabel           *changed_summary;
  GtkLabel           *against_summary;
  TlVersionsChanges  *changed;
  TlVersionsChanges  *against;
  GtkLabel           *effect;
  TlSession          *session;
  TlTrialView        *passages;
  TlRuleTrial        *trial;
  GCancellable       *cancellable;  /* of what is loaded */
  GBytes             *source;       /* of the version that is looked at; NULL until it is loaded */
};

G_DEFINE_FINAL_TYPE (TlVersionsWindow, tl_versions_window, ADW_TYPE_WINDOW)

static TlVersionsItem *
get_selected (TlVersionsWindow *window)
{
  return gtk_single_selection_get_selected_item (window->selection);
}

/* ── the version in hand ── */

typedef struct {
  TlStore   *store;
  char      *version;
  GBytes    *in_force;
  GBytes    *source;
  GPtrArray *against;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_object_unref (look->store);
  g_free (look->version);
  g_bytes_unref (look->in_force);
  g_clear_pointer (&look->source, g_bytes_unref);
  g_clear_pointer (&look->against, g_ptr_array_unref);
  g_free (look);
}

static void
look_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Look *look = task_data;
  GError *error = NULL;

  look->source = tl_store_load_codebook_version (look->store, look->version, cancellable, &error);
  if (look->source == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  look->against = tl_codebook_compare (look->in_force, look->source);
  g_task_return_boolean (task, TRUE);
}

static void
show_effect (TlVersionsWindow *window)
{
  TlVersionsItem *item = get_selected (window);
  const char *instead = NULL;
  gboolean is_sound;

  if (item == NULL)
    return;
  if (tl_versions_item_is_in_force (item))
    instead = _("This version is in force");
  else if (window->source == NULL)
    instead = _("Looking through the library…");
  is_sound = tl_versions_show_effect (window->trial, instead, window->passages, window->effect);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "versions.restore",
                                 window->source != NULL && is_sound
                                 && !tl_versions_item_is_in_force (item));
}

static void
looked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  TlVersionsWindow *window = TL_VERSIONS_WINDOW (object);
  Look *look = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        gtk_label_set_label (window->effect, error->message);
      return;
    }
  window->source = g_bytes_ref (look->source);
  summary = tl_codebook_changes_dup_summary (look->against);
  gtk_label_set_label (window->against_summary, summary);
  tl_versions_changes_show (window->against, look->against);
  if (!g_bytes_equal (look->source, look->in_force))
    tl_rule_trial_start (window->trial, tl_session_get_codebook (window->session), look->source,
                         NULL);
  show_effect (window);
}

static void
forget (TlVersionsWindow *window)
{
  g_cancellable_cancel (window->cancellable);
  g_set_object (&window->cancellable, NULL);
  g_clear_pointer (&window->source, g_bytes_unref);
  tl_rule_trial_clear (window->trial);
}

static void
look (TlVersionsWindow *window,
      TlVersionsItem   *item)
{
  g_autoptr (GTask) task = NULL;
  Look *look = g_new0 (Look, 1);

  window->cancellable = g_cancellable_new ();
  look->store = g_object_ref (tl_session_get_store (window->session));
  look->version = g_strdup (tl_versions_item_get_version (item));
  look->in_force =
    g_bytes_ref (tl_codebook_get_source (tl_session_get_codebook (window->session)));
  task = g_task_new (window, window->cancellable, looked_cb, NULL);
  g_task_set_task_data (task, look, look_free);
  g_task_run_in_thread (task, look_thread);
}

static void
selected_cb (TlVersionsWindow *window)
{
  TlVersionsItem *item = get_selected (window);

  if (item == NULL)
    return;
  forget (window);
  gtk_label_set_label (window->when, tl_versions_item_get_title (item));
  gtk_label_set_label (window->changed_summary, tl_versions_item_get_summary (item));
  gtk_label_set_label (window->against_summary, "");
  tl_versions_changes_show (window->changed, tl_versions_item_get_changes (item));
  tl_versions_changes_show (window->against, NULL);
  show_effect (window);
  look (window, item);
}

/* ── the list ── */

static GtkWidget *
label_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *list_item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_add_css_class (row, "versions-change");
  gtk_box_append (GTK_BOX (row), label_new ("heading"));
  gtk_box_append (GTK_BOX (row), label_new ("dim-label"));
  gtk_box_append (GTK_BOX (row), label_new (NULL));
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *list_item)
{
  TlVersionsItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *when = gtk_widget_get_first_child (row);
  g_autofree char *by = tl_versions_item_is_in_force (item)
                        ? g_strdup_printf (_("%s · in force"), tl_versions_item_get_by (item))
                        : g_strdup (tl_versions_item_get_by (item));
  g_autofree char *spoken = g_strdup_printf ("%s, %s. %s", tl_versions_item_get_title (item), by,
                                             tl_versions_item_get_summary (item));

  gtk_label_set_label (GTK_LABEL (when), tl_versions_item_get_title (item));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (when)), by);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (row)),
                       tl_versions_item_get_summary (item));
  if (gtk_widget_get_parent (row) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      store,
             GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *items = tl_versions_load (store, cancellable, &error);

  if (items != NULL)
    g_task_return_pointer (task, items, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  TlVersionsWindow *window = TL_VERSIONS_WINDOW (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = g_task_propagate_pointer (G_TASK (result), &error);

  if (window->session == NULL)
    return;
  if (items == NULL)
    {
      gtk_label_set_label (window->effect, error->message);
      return;
    }
  g_list_store_splice (window->items, 0,
                       g_list_model_get_n_items (G_LIST_MODEL (window->items)), items->pdata,
                       items->len);
  gtk_single_selection_set_selected (window->selection, 0);
  selected_cb (window);
  gtk_widget_grab_focus (GTK_WIDGET (window->versions));
}

static void
load (TlVersionsWindow *window)
{
  g_autoptr (GTask) task = g_task_new (window, NULL, loaded_cb, NULL);

  g_task_set_task_data (task, g_object_ref (tl_session_get_store (window->session)),
                        g_object_unref);
  g_task_run_in_thread (task, load_thread);
}

/* ── going back ── */

static void
restore_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  TlVersionsWindow *window = TL_VERSIONS_WINDOW (widget);
  GBytes *in_force = tl_codebook_get_source (tl_session_get_codebook (window->session));
  g_autofree char *told = g_strdup_printf (_("Back to the code book of %s"),
                                           tl_versions_item_get_title (get_selected (window)));

  tl_rule_changer_save (tl_session_get_rule_changer (window->session), window->source, in_force,
                        told);
  gtk_window_close (GTK_WINDOW (window));
}

/* ── the window ── */

static void
tl_versions_window_dispose (GObject *object)
{
  TlVersionsWindow *window = TL_VERSIONS_WINDOW (object);

  if (window->trial != NULL)
    {
      g_signal_handlers_disconnect_by_data (window->trial, window);
      forget (window);
    }
  g_clear_object (&window->trial);
  g_clear_object (&window->session);

  G_OBJECT_CLASS (tl_versions_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TlVersionsWindow, versions);
  gtk_widget_class_bind_template_child (widget_class, TlVersionsWindow, selection);
  gtk_widget_class_bind_template_child (widget_class, TlVersionsWindow, items);
  gtk_widget_class_bind_template_child (widget_class, TlVersionsWindow, when);
  gtk_widget_class_bind_template_child (widget_class, TlVersionsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TlVersionsWindow, changed_summary);
  gtk_widget_class_bind_template_child (widget_class, TlVersionsWindow, against_summary);
  gtk_widget_class_bind_template_child (widget_class, TlVersionsWindow, changed);
  gtk_widget_class_bind_template_child (widget_class, TlVersionsWindow, against);
  gtk_widget_class_bind_template_child (widget_class, TlVersionsWindow, passages);
  gtk_widget_class_bind_template_child (widget_class, TlVersionsWindow, effect);
}

static void
tl_versions_window_class_init (TlVersionsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_versions_window_dispose;

  g_type_ensure (TL_TYPE_TAB_STOP);
  g_type_ensure (TL_TYPE_TRIAL_VIEW);
  g_type_ensure (TL_TYPE_VERSIONS_CHANGES);
  g_type_ensure (TL_TYPE_VERSIONS_ITEM);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/codebook/tl-versions-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_install_action (widget_class, "versions.restore", NULL, restore_action);
  gtk_widget_class_install_action (widget_class, "win.show-quote", "(xxus)",
                                   tl_versions_show_quote);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tl_versions_window_init (TlVersionsWindow *window)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (window));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (window->versions, factory);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "versions.restore", FALSE);
}

TlVersionsWindow *
tl_versions_window_new (GtkWindow *parent,
                        TlSession *session)
{
  TlVersionsWindow *window = g_object_new (TL_TYPE_VERSIONS_WINDOW, "transient-for", parent, NULL);

  g_return_val_if_fail (TL_IS_SESSION (session), NULL);

  window->session = g_object_ref (session);
  window->trial = tl_rule_trial_new (tl_session_get_store (session));
  tl_trial_view_set_trial (window->passages, window->trial);
  g_signal_connect_object (window->trial, "changed", G_CALLBACK (show_effect), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::codebook", G_CALLBACK (load), window,
                           G_CONNECT_SWAPPED);
  load (window);
  return window;
}
