/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-tab-stop-private.h"

struct _TlTabStop {
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (TlTabStop, tl_tab_stop, GTK_TYPE_WIDGET)

static gboolean
has_focus_inside (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static gboolean
tl_tab_stop_focus (GtkWidget        *widget,
                   GtkDirectionType  direction)
{
  const gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (tab && has_focus_inside (widget))
    return FALSE;
  return GTK_WIDGET_CLASS (tl_tab_stop_parent_class)->focus (widget, direction);
}

static void
tl_tab_stop_compute_expand (GtkWidget *widget,
                            gboolean  *horizontal,
                            gboolean  *vertical)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      *horizontal |= gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
      *vertical |= gtk_widget_compute_expand (child, GTK_ORIENTATION_VERTICAL);
    }
}

static void
tl_tab_stop_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (tl_tab_stop_parent_class)->dispose (object);
}

static void
tl_tab_stop_class_init (TlTabStopClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_tab_stop_dispose;
  widget_class->compute_expand = tl_tab_stop_compute_expand;
  widget_class->focus = tl_tab_stop_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tl_tab_stop_init (TlTabStop *stop)
{
}
