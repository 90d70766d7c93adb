/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-theme-row-private.h"

#include <glib/gi18n-lib.h>

struct _TlThemeRow {
  GtkListBoxRow  parent_instance;
  GtkLabel      *name;
  GtkWidget     *mark;
  TlTheme       *theme;       /* NULL for a new one */
};

G_DEFINE_FINAL_TYPE (TlThemeRow, tl_theme_row, GTK_TYPE_LIST_BOX_ROW)

TlTheme *
tl_theme_row_get_theme (TlThemeRow *row)
{
  g_return_val_if_fail (TL_IS_THEME_ROW (row), NULL);

  return row->theme;
}

const char *
tl_theme_row_get_id (TlThemeRow *row)
{
  g_return_val_if_fail (TL_IS_THEME_ROW (row), NULL);

  return row->theme != NULL ? tl_theme_get_id (row->theme) : TL_NEW_THEME;
}

void
tl_theme_row_mark (TlThemeRow *row,
                   gboolean    unsaved)
{
  const char *name;
  g_autofree char *said = NULL;

  g_return_if_fail (TL_IS_THEME_ROW (row));

  name = gtk_label_get_label (row->name);
  said = g_strdup_printf (_("%s, not saved"), name);
  gtk_widget_set_visible (row->mark, unsaved);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  unsaved ? said : name, -1);
}

void
tl_theme_row_set_theme (TlThemeRow *row,
                        TlTheme    *theme)
{
  g_return_if_fail (TL_IS_THEME_ROW (row));
  g_return_if_fail (theme != NULL);

  tl_theme_ref (theme);
  g_clear_pointer (&row->theme, tl_theme_unref);
  row->theme = theme;
  gtk_label_set_label (row->name, tl_theme_get_name (theme));
}

static void
tl_theme_row_finalize (GObject *object)
{
  g_clear_pointer (&TL_THEME_ROW (object)->theme, tl_theme_unref);

  G_OBJECT_CLASS (tl_theme_row_parent_class)->finalize (object);
}

static void
tl_theme_row_class_init (TlThemeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tl_theme_row_finalize;
}

static void
tl_theme_row_init (TlThemeRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  row->name = GTK_LABEL (gtk_label_new (_("New Theme")));
  row->mark = gtk_label_new (_("not saved"));
  gtk_label_set_xalign (row->name, 0);
  gtk_label_set_ellipsize (row->name, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (row->name), TRUE);
  gtk_widget_add_css_class (row->mark, "caption");
  gtk_widget_add_css_class (row->mark, "warning");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->name));
  gtk_box_append (GTK_BOX (box), row->mark);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
}

GtkWidget *
tl_theme_row_new (TlTheme *theme)
{
  TlThemeRow *row = g_object_new (TL_TYPE_THEME_ROW, NULL);

  if (theme != NULL)
    tl_theme_row_set_theme (row, theme);
  tl_theme_row_mark (row, FALSE);
  return GTK_WIDGET (row);
}
