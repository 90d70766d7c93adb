/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-facet-row-private.h"

#include <glib/gi18n-lib.h>

struct _TlFacetRow {
  GtkListBoxRow parent_instance;
  GtkImage     *check;
  GtkLabel     *label;
  GtkLabel     *count;
  TlCountItem  *item;
};

G_DEFINE_FINAL_TYPE (TlFacetRow, tl_facet_row, GTK_TYPE_LIST_BOX_ROW)

static char *
dup_spoken (TlCountItem *item)
{
  g_autofree char *counts = NULL;
  const guint findings = tl_count_item_get_findings (item);
  const guint reviews = tl_count_item_get_reviews (item);
  g_autofree char *in_reviews =
    g_strdup_printf (ngettext ("in %'u review", "in %'u reviews", reviews), reviews);

  counts = g_strdup_printf (ngettext ("%'u finding %s", "%'u findings %s", findings), findings,
                            in_reviews);
  if (tl_count_item_is_chosen (item))
    return g_strdup_printf (_("%s, chosen: %s"), tl_count_item_get_label (item), counts);
  return g_strdup_printf ("%s: %s", tl_count_item_get_label (item), counts);
}

static void
update (TlFacetRow *row)
{
  const gboolean chosen = tl_count_item_is_chosen (row->item);
  g_autofree char *count = g_strdup_printf ("%'u", tl_count_item_get_findings (row->item));
  g_autofree char *spoken = dup_spoken (row->item);

  gtk_widget_set_visible (GTK_WIDGET (row->check), chosen);
  gtk_label_set_label (row->count, count);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (chosen)
    gtk_widget_add_css_class (GTK_WIDGET (row), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "chosen");
}

static void
tl_facet_row_dispose (GObject *object)
{
  TlFacetRow *row = TL_FACET_ROW (object);

  g_clear_object (&row->item);

  G_OBJECT_CLASS (tl_facet_row_parent_class)->dispose (object);
}

static void
tl_facet_row_class_init (TlFacetRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_facet_row_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/tl-facet-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TlFacetRow, check);
  gtk_widget_class_bind_template_child (widget_class, TlFacetRow, label);
  gtk_widget_class_bind_template_child (widget_class, TlFacetRow, count);
}

static void
tl_facet_row_init (TlFacetRow *row)
{
  gtk_widget_init_template (GTK_WIDGET (row));
}

GtkWidget *
tl_facet_row_new (TlCountItem *item)
{
  TlFacetRow *row = g_object_new (TL_TYPE_FACET_ROW, NULL);

  row->item = g_object_ref (item);
  gtk_label_set_label (row->label, tl_count_item_get_label (item));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(us)",
                                    (guint) tl_count_item_get_filter (item),
                                    tl_count_item_get_value (item));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.toggle-value");
  g_signal_connect_object (item, "changed", G_CALLBACK (update), row, G_CONNECT_SWAPPED);
  update (row);
  return GTK_WIDGET (row);
}

TlCountItem *
tl_facet_row_get_item (TlFacetRow *row)
{
  g_return_val_if_fail (TL_IS_FACET_ROW (row), NULL);

  return row->item;
}
