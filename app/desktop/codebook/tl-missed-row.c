/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-missed-row-private.h"

#include <glib/gi18n-lib.h>

struct _TlMissedRow {
  GtkWidget     parent_instance;
  GtkLabel     *quote;
  GtkLabel     *citation;
  GtkLabel     *words;
  TlMissedItem *item;
};

G_DEFINE_FINAL_TYPE (TlMissedRow, tl_missed_row, GTK_TYPE_WIDGET)

/* As a sentence, for who listens to the list. */
static void
say (TlMissedRow *row)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (row));
  g_autofree char *label = g_strdup_printf ("%s %s", gtk_label_get_text (row->quote),
                                            gtk_label_get_text (row->citation));

  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    gtk_label_get_text (row->words), -1);
}

static void
show (TlMissedRow *row)
{
  g_autofree char *markup = tl_missed_item_dup_markup (row->item);
  g_autofree char *citation = tl_missed_item_dup_citation (row->item);
  g_autofree char *words = tl_missed_item_dup_words (row->item);
  g_autofree char *told = g_strdup_printf (_("Words that speak for it: %s"), words);
  gboolean details;

  g_object_get (row->item, "details", &details, NULL);
  gtk_label_set_markup (row->quote, markup);
  gtk_label_set_label (row->citation, citation);
  gtk_label_set_label (row->words, told);
  gtk_widget_set_visible (GTK_WIDGET (row->words), details);
  say (row);
}

void
tl_missed_row_set_item (TlMissedRow  *row,
                        TlMissedItem *item)
{
  g_return_if_fail (TL_IS_MISSED_ROW (row));
  g_return_if_fail (item == NULL || TL_IS_MISSED_ITEM (item));

  if (row->item != NULL)
    g_signal_handlers_disconnect_by_func (row->item, show, row);
  g_set_object (&row->item, item);
  if (item == NULL)
    return;
  g_signal_connect_object (item, "notify::details", G_CALLBACK (show), row, G_CONNECT_SWAPPED);
  show (row);
}

TlMissedItem *
tl_missed_row_get_item (TlMissedRow *row)
{
  g_return_val_if_fail (TL_IS_MISSED_ROW (row), NULL);

  return row->item;
}

static void
tl_missed_row_dispose (GObject *object)
{
  TlMissedRow *row = TL_MISSED_ROW (object);

  tl_missed_row_set_item (row, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), TL_TYPE_MISSED_ROW);

  G_OBJECT_CLASS (tl_missed_row_parent_class)->dispose (object);
}

static void
tl_missed_row_class_init (TlMissedRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_missed_row_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/codebook/tl-missed-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TlMissedRow, quote);
  gtk_widget_class_bind_template_child (widget_class, TlMissedRow, citation);
  gtk_widget_class_bind_template_child (widget_class, TlMissedRow, words);
}

static void
tl_missed_row_init (TlMissedRow *row)
{
  gtk_widget_init_template (GTK_WIDGET (row));
}

GtkWidget *
tl_missed_row_new (void)
{
  return g_object_new (TL_TYPE_MISSED_ROW, NULL);
}
