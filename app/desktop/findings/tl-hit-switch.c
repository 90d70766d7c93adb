/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-hit-switch-private.h"

#include <glib/gi18n-lib.h>

struct _TlHitSwitch {
  GtkBox           parent_instance;
  GtkButton       *findings;
  GtkToggleButton *text;
};

enum {
  PROP_ALL_TEXT = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TlHitSwitch, tl_hit_switch, GTK_TYPE_BOX)

gboolean
tl_hit_switch_get_all_text (TlHitSwitch *self)
{
  g_return_val_if_fail (TL_IS_HIT_SWITCH (self), FALSE);

  return gtk_toggle_button_get_active (self->text);
}

void
tl_hit_switch_set_counts (TlHitSwitch *self,
                          guint        findings,
                          guint        hits,
                          gboolean     more)
{
  g_autofree char *of_findings = g_strdup_printf (_("Findings (%'u)"), findings);
  g_autofree char *of_text = NULL;

  g_return_if_fail (TL_IS_HIT_SWITCH (self));

  of_text = g_strdup_printf (more ? _("All text (%'u+)") : _("All text (%'u)"), hits);
  gtk_button_set_label (self->findings, of_findings);
  gtk_button_set_label (GTK_BUTTON (self->text), of_text);
}

static void
toggled_cb (TlHitSwitch *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ALL_TEXT]);
}

static void
tl_hit_switch_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  g_assert (id == PROP_ALL_TEXT);
  g_value_set_boolean (value, tl_hit_switch_get_all_text (TL_HIT_SWITCH (object)));
}

static void
tl_hit_switch_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  TlHitSwitch *self = TL_HIT_SWITCH (object);
  const gboolean all_text = g_value_get_boolean (value);

  g_assert (id == PROP_ALL_TEXT);
  gtk_toggle_button_set_active (all_text ? self->text : GTK_TOGGLE_BUTTON (self->findings), TRUE);
}

static void
tl_hit_switch_class_init (TlHitSwitchClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = tl_hit_switch_get_property;
  object_class->set_property = tl_hit_switch_set_property;

  properties[PROP_ALL_TEXT] =
    g_param_spec_boolean ("all-text", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/findings/tl-hit-switch.ui");
  gtk_widget_class_bind_template_child (widget_class, TlHitSwitch, findings);
  gtk_widget_class_bind_template_child (widget_class, TlHitSwitch, text);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
tl_hit_switch_init (TlHitSwitch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
