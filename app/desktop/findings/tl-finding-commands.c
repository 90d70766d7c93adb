/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-finding-commands-private.h"

#include "tl-wrap-layout-private.h"

#include <glib/gi18n-lib.h>

struct _TlFindingCommands {
  GtkWidget  parent_instance;
  GtkButton *paragraph;
};

G_DEFINE_FINAL_TYPE (TlFindingCommands, tl_finding_commands, GTK_TYPE_WIDGET)

static void
tl_finding_commands_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (tl_finding_commands_parent_class)->dispose (object);
}

static void
tl_finding_commands_class_init (TlFindingCommandsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_finding_commands_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/findings/tl-finding-commands.ui");
  gtk_widget_class_bind_template_child (widget_class, TlFindingCommands, paragraph);
  gtk_widget_class_set_layout_manager_type (widget_class, TL_TYPE_WRAP_LAYOUT);
}

static void
tl_finding_commands_init (TlFindingCommands *commands)
{
  gtk_widget_init_template (GTK_WIDGET (commands));
}

GtkWidget *
tl_finding_commands_new (void)
{
  return g_object_new (TL_TYPE_FINDING_COMMANDS, NULL);
}

void
tl_finding_commands_set_paragraph (TlFindingCommands *commands,
                                   gboolean           longer,
                                   gboolean           whole)
{
  g_return_if_fail (TL_IS_FINDING_COMMANDS (commands));

  gtk_widget_set_visible (GTK_WIDGET (commands->paragraph), longer);
  gtk_button_set_label (commands->paragraph, whole ? _("Quote") : _("Paragraph"));
}
