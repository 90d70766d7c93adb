/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-progress-row-private.h"

#include <glib/gi18n-lib.h>

struct _TlProgressRow {
  GtkWidget       parent_instance;
  GtkRevealer    *revealer;
  GtkLabel       *message;
  GtkLabel       *left;
  GtkProgressBar *bar;
};

enum {
  PROP_0,
  PROP_LABEL,
  N_PROPS
};

enum { STOP, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlProgressRow, tl_progress_row, GTK_TYPE_WIDGET)

static char *
dup_time_left (int seconds)
{
  if (seconds < 0)
    return g_strdup ("");
  if (seconds < 60)
    return g_strdup (_("less than a minute left"));
  return g_strdup_printf (ngettext ("%d minute left", "%d minutes left", (seconds + 30) / 60),
                          (seconds + 30) / 60);
}

void
tl_progress_row_begin (TlProgressRow *row,
                       const char    *message)
{
  g_return_if_fail (TL_IS_PROGRESS_ROW (row));

  tl_progress_row_update (row, message, 0, -1);
  gtk_revealer_set_reveal_child (row->revealer, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (row), "progress.stop", TRUE);
}

void
tl_progress_row_update (TlProgressRow *row,
                        const char    *message,
                        double         fraction,
                        int            seconds_left)
{
  g_autofree char *left = dup_time_left (seconds_left);

  g_return_if_fail (TL_IS_PROGRESS_ROW (row));

  gtk_label_set_label (row->message, message);
  gtk_label_set_label (row->left, left);
  if (fraction < 0)
    gtk_progress_bar_pulse (row->bar);
  else
    gtk_progress_bar_set_fraction (row->bar, fraction);
}

void
tl_progress_row_end (TlProgressRow *row)
{
  g_return_if_fail (TL_IS_PROGRESS_ROW (row));

  gtk_revealer_set_reveal_child (row->revealer, FALSE);
}

static void
stop_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TlProgressRow *row = TL_PROGRESS_ROW (widget);

  gtk_label_set_label (row->message, _("Stopping. What was read stays."));
  gtk_label_set_label (row->left, "");
  gtk_widget_action_set_enabled (widget, name, FALSE);
  g_signal_emit (row, signals[STOP], 0);
}

static void
tl_progress_row_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  g_assert (id == PROP_LABEL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (TL_PROGRESS_ROW (object)->bar),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, g_value_get_string (value), -1);
}

static void
tl_progress_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (tl_progress_row_parent_class)->dispose (object);
}

static void
tl_progress_row_class_init (TlProgressRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = tl_progress_row_set_property;
  object_class->dispose = tl_progress_row_dispose;
  g_object_class_install_property (object_class, PROP_LABEL,
                                   g_param_spec_string ("label", NULL, NULL, NULL,
                                                        G_PARAM_WRITABLE
                                                        | G_PARAM_STATIC_STRINGS));
  signals[STOP] = g_signal_new ("stop", TL_TYPE_PROGRESS_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/library/tl-progress-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TlProgressRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, TlProgressRow, message);
  gtk_widget_class_bind_template_child (widget_class, TlProgressRow, left);
  gtk_widget_class_bind_template_child (widget_class, TlProgressRow, bar);
  gtk_widget_class_install_action (widget_class, "progress.stop", NULL, stop_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tl_progress_row_init (TlProgressRow *row)
{
  gtk_widget_init_template (GTK_WIDGET (row));
}
