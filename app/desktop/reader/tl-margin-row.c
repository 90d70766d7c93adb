/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-margin-row-private.h"

#include <glib/gi18n-lib.h>

struct _TlMarginRow {
  GtkWidget      parent_instance;

  GtkLabel      *theme;
  GtkLabel      *judgement;
  GtkLabel      *quote;

  TlFindingItem *item;
};

G_DEFINE_FINAL_TYPE (TlMarginRow, tl_margin_row, GTK_TYPE_WIDGET)

static char *
dup_judgement (TlFindingItem *item)
{
  return g_strdup_printf ("%s · %s",
                          tl_stance_get_label (tl_finding_item_get_stance (item)),
                          tl_status_get_label (tl_finding_item_get_status (item)));
}

void
tl_margin_row_set_item (TlMarginRow   *self,
                        TlSession     *session,
                        TlFindingItem *item)
{
  g_autofree char *judgement = NULL;

  g_return_if_fail (TL_IS_MARGIN_ROW (self));

  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  judgement = dup_judgement (item);
  gtk_label_set_label (self->theme,
                       tl_session_get_theme_name (session, tl_finding_item_get_theme (item)));
  gtk_label_set_label (self->judgement, judgement);
  gtk_label_set_label (self->quote, tl_finding_item_get_quote (item));
}

char *
tl_margin_row_dup_label (TlMarginRow *self)
{
  g_return_val_if_fail (TL_IS_MARGIN_ROW (self), NULL);

  return g_strdup_printf (_("%s, %s: %s"), gtk_label_get_label (self->theme),
                          gtk_label_get_label (self->judgement),
                          gtk_label_get_label (self->quote));
}

static void
tl_margin_row_dispose (GObject *object)
{
  TlMarginRow *self = TL_MARGIN_ROW (object);

  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), TL_TYPE_MARGIN_ROW);
  G_OBJECT_CLASS (tl_margin_row_parent_class)->dispose (object);
}

static void
tl_margin_row_class_init (TlMarginRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_margin_row_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/reader/tl-margin-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TlMarginRow, theme);
  gtk_widget_class_bind_template_child (widget_class, TlMarginRow, judgement);
  gtk_widget_class_bind_template_child (widget_class, TlMarginRow, quote);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
tl_margin_row_init (TlMarginRow *self)
{
  GtkLayoutManager *layout;

  gtk_widget_init_template (GTK_WIDGET (self));
  layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
}
