/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-missed-commands-private.h"

#include "tl-wrap-layout-private.h"

struct _TlMissedCommands {
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (TlMissedCommands, tl_missed_commands, GTK_TYPE_WIDGET)

static void
tl_missed_commands_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (tl_missed_commands_parent_class)->dispose (object);
}

static void
tl_missed_commands_class_init (TlMissedCommandsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_missed_commands_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/codebook/tl-missed-commands.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, TL_TYPE_WRAP_LAYOUT);
}

static void
tl_missed_commands_init (TlMissedCommands *commands)
{
  gtk_widget_init_template (GTK_WIDGET (commands));
}
