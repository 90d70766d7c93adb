/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-hit-row-private.h"

#include "tl-labels-private.h"

struct _TlHitRow {
  GtkWidget  parent_instance;
  GtkLabel  *snippet;
  GtkLabel  *citation;
};

G_DEFINE_FINAL_TYPE (TlHitRow, tl_hit_row, GTK_TYPE_WIDGET)

/* The words found are bold and underlined: what marks them does not rest on colour. */
static char *
dup_markup (const char *snippet)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  g_autofree char *escaped = g_markup_escape_text (snippet, -1);

  g_string_append (markup, escaped);
  g_string_replace (markup, "\u2068", "<b><u>", 0);
  g_string_replace (markup, "\u2069", "</u></b>", 0);
  return g_string_free (g_steal_pointer (&markup), FALSE);
}

void
tl_hit_row_set_item (TlHitRow  *row,
                     TlHitItem *item)
{
  const TlHit *hit;
  g_autofree char *markup = NULL;
  g_autofree char *citation = NULL;

  g_return_if_fail (TL_IS_HIT_ROW (row));
  g_return_if_fail (TL_IS_HIT_ITEM (item));

  hit = tl_hit_item_get_hit (item);
  markup = dup_markup (hit->snippet);
  citation = tl_hit_dup_citation (hit);
  gtk_label_set_markup (row->snippet, markup);
  gtk_label_set_label (row->citation, citation);
}

char *
tl_hit_row_dup_label (TlHitRow *row)
{
  g_return_val_if_fail (TL_IS_HIT_ROW (row), NULL);

  return g_strdup_printf ("“%s” %s", gtk_label_get_text (row->snippet),
                          gtk_label_get_text (row->citation));
}

static void
tl_hit_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TL_TYPE_HIT_ROW);
  G_OBJECT_CLASS (tl_hit_row_parent_class)->dispose (object);
}

static void
tl_hit_row_class_init (TlHitRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_hit_row_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/findings/tl-hit-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TlHitRow, snippet);
  gtk_widget_class_bind_template_child (widget_class, TlHitRow, citation);
}

static void
tl_hit_row_init (TlHitRow *row)
{
  gtk_widget_init_template (GTK_WIDGET (row));
}

GtkWidget *
tl_hit_row_new (void)
{
  return g_object_new (TL_TYPE_HIT_ROW, NULL);
}
