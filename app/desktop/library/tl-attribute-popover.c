/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-attribute-popover-private.h"

struct _TlAttributePopover {
  GtkPopover   parent_instance;
  GtkEditable *name;
  GtkEditable *value;
};

enum { CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlAttributePopover, tl_attribute_popover, GTK_TYPE_POPOVER)

static char *
dup_text (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static void
changed_cb (TlAttributePopover *popover)
{
  g_autofree char *name = dup_text (popover->name);
  g_autofree char *value = dup_text (popover->value);

  gtk_widget_action_set_enabled (GTK_WIDGET (popover), "attribute.add",
                                 *name != '\0' && *value != '\0');
}

static void
add_action (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  TlAttributePopover *popover = TL_ATTRIBUTE_POPOVER (widget);
  g_autofree char *name = dup_text (popover->name);
  g_autofree char *value = dup_text (popover->value);

  gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_editable_set_text (popover->name, "");
  gtk_editable_set_text (popover->value, "");
  g_signal_emit (popover, signals[CHOSEN], 0, name, value);
}

static void
entered_cb (TlAttributePopover *popover)
{
  gtk_widget_activate_action (GTK_WIDGET (popover), "attribute.add", NULL);
}

static void
tl_attribute_popover_class_init (TlAttributePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CHOSEN] = g_signal_new ("chosen", TL_TYPE_ATTRIBUTE_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/library/tl-attribute-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, TlAttributePopover, name);
  gtk_widget_class_bind_template_child (widget_class, TlAttributePopover, value);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_install_action (widget_class, "attribute.add", NULL, add_action);
}

static void
tl_attribute_popover_init (TlAttributePopover *popover)
{
  gtk_widget_init_template (GTK_WIDGET (popover));
  changed_cb (popover);
}
