/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-theme-sidebar-private.h"

#include "tl-scroll-private.h"
#include "tl-tab-stop-private.h"
#include "tl-theme-item-private.h"
#include "tl-theme-row-private.h"

struct _TlThemeSidebar {
  GtkWidget    parent_instance;
  GtkEditable *search;
  GtkListBox  *themes;
};

enum { SELECTED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlThemeSidebar, tl_theme_sidebar, GTK_TYPE_WIDGET)

static TlTheme *
theme_of (GtkListBoxRow *row)
{
  return tl_theme_row_get_theme (TL_THEME_ROW (row));
}

static const char *
id_of (GtkListBoxRow *row)
{
  return tl_theme_row_get_id (TL_THEME_ROW (row));
}

static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       user_data)
{
  GtkWidget *label;

  if (theme_of (row) == NULL)
    return;
  if (before != NULL && theme_of (before) != NULL
      && tl_theme_shares_group (theme_of (row), theme_of (before)))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (tl_theme_get_group (theme_of (row)));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "facet-title");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_list_box_row_set_header (row, label);
}

static gboolean
filter_cb (GtkListBoxRow *row,
           gpointer       user_data)
{
  TlThemeSidebar *sidebar = user_data;
  g_autofree char *words = g_utf8_casefold (gtk_editable_get_text (sidebar->search), -1);
  g_autofree char *names = NULL;
  g_autofree char *folded = NULL;

  if (theme_of (row) == NULL)
    return TRUE;
  names = tl_theme_dup_names (theme_of (row));
  folded = g_utf8_casefold (names, -1);
  return strstr (folded, words) != NULL;
}

static void
search_changed_cb (TlThemeSidebar *sidebar)
{
  gtk_list_box_invalidate_filter (sidebar->themes);
}

static void
row_selected_cb (TlThemeSidebar *sidebar,
                 GtkListBoxRow  *row)
{
  if (row != NULL)
    g_signal_emit (sidebar, signals[SELECTED], 0, id_of (row));
}

static GtkListBoxRow *
get_row (TlThemeSidebar *sidebar,
         guint           index)
{
  return gtk_list_box_get_row_at_index (sidebar->themes, index);
}

static GtkListBoxRow *
find_row (TlThemeSidebar *sidebar,
          const char     *theme)
{
  GtkListBoxRow *row;

  for (guint i = 0; (row = get_row (sidebar, i)) != NULL; i++)
    if (g_strcmp0 (id_of (row), theme) == 0)
      return row;
  return NULL;
}

/* @row: (nullable) */
static void
select_row (TlThemeSidebar *sidebar,
            GtkListBoxRow  *row)
{
  gtk_list_box_select_row (sidebar->themes, row);
  if (row != NULL)
    tl_scroll_to_soon (GTK_WIDGET (row));
}

void
tl_theme_sidebar_select (TlThemeSidebar *sidebar,
                         const char     *theme)
{
  g_return_if_fail (TL_IS_THEME_SIDEBAR (sidebar));

  select_row (sidebar, find_row (sidebar, theme));
}

const char *
tl_theme_sidebar_get_first (TlThemeSidebar *sidebar)
{
  GtkListBoxRow *first;

  g_return_val_if_fail (TL_IS_THEME_SIDEBAR (sidebar), NULL);

  first = get_row (sidebar, 0);
  return first != NULL ? id_of (first) : NULL;
}

TlTheme *
tl_theme_sidebar_find (TlThemeSidebar *sidebar,
                       const char     *theme)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (TL_IS_THEME_SIDEBAR (sidebar), NULL);

  row = find_row (sidebar, theme);
  return row != NULL ? theme_of (row) : NULL;
}

/* ── a new theme ── */

void
tl_theme_sidebar_add_new (TlThemeSidebar *sidebar)
{
  g_return_if_fail (TL_IS_THEME_SIDEBAR (sidebar));

  gtk_list_box_prepend (sidebar->themes, tl_theme_row_new (NULL));
}

gboolean
tl_theme_sidebar_has_new (TlThemeSidebar *sidebar)
{
  g_return_val_if_fail (TL_IS_THEME_SIDEBAR (sidebar), FALSE);

  return find_row (sidebar, TL_NEW_THEME) != NULL;
}

void
tl_theme_sidebar_remove_new (TlThemeSidebar *sidebar)
{
  GtkListBoxRow *row;

  g_return_if_fail (TL_IS_THEME_SIDEBAR (sidebar));

  row = find_row (sidebar, TL_NEW_THEME);
  if (row != NULL)
    gtk_list_box_remove (sidebar->themes, GTK_WIDGET (row));
}

void
tl_theme_sidebar_mark (TlThemeSidebar   *sidebar,
                       TlThemeIsUnsaved  is_unsaved,
                       gpointer          data)
{
  GtkListBoxRow *row;

  g_return_if_fail (TL_IS_THEME_SIDEBAR (sidebar));
  g_return_if_fail (is_unsaved != NULL);

  for (guint i = 0; (row = get_row (sidebar, i)) != NULL; i++)
    tl_theme_row_mark (TL_THEME_ROW (row), is_unsaved (data, id_of (row)));
}

/* ── filling ── */

static gboolean
is_listed (GtkListBoxRow *row,
           TlTheme       *theme)
{
  return row != NULL && theme_of (row) != NULL
         && g_str_equal (tl_theme_get_id (theme_of (row)), tl_theme_get_id (theme))
         && tl_theme_shares_group (theme_of (row), theme);
}

/* The same themes keep their rows, and the list its place.
 *
 * Returns: whether they are the same */
static gboolean
refill (TlThemeSidebar *sidebar,
        GPtrArray      *themes)
{
  const guint first = tl_theme_sidebar_has_new (sidebar) ? 1 : 0;

  for (guint i = 0; i < themes->len; i++)
    if (!is_listed (get_row (sidebar, first + i), themes->pdata[i]))
      return FALSE;
  if (get_row (sidebar, first + themes->len) != NULL)
    return FALSE;
  for (guint i = 0; i < themes->len; i++)
    tl_theme_row_set_theme (TL_THEME_ROW (get_row (sidebar, first + i)), themes->pdata[i]);
  return TRUE;
}

void
tl_theme_sidebar_fill (TlThemeSidebar *sidebar,
                       GPtrArray      *themes,
                       const char     *selected)
{
  gboolean has_new;
  GtkListBoxRow *row;

  g_return_if_fail (TL_IS_THEME_SIDEBAR (sidebar));
  g_return_if_fail (themes != NULL);

  if (refill (sidebar, themes))
    {
      row_selected_cb (sidebar, find_row (sidebar, selected));
      return;
    }
  has_new = tl_theme_sidebar_has_new (sidebar);
  while ((row = get_row (sidebar, 0)) != NULL)
    gtk_list_box_remove (sidebar->themes, GTK_WIDGET (row));
  for (guint i = 0; i < themes->len; i++)
    gtk_list_box_append (sidebar->themes, tl_theme_row_new (themes->pdata[i]));
  if (has_new)
    tl_theme_sidebar_add_new (sidebar);
  row = find_row (sidebar, selected);
  select_row (sidebar, row != NULL ? row : get_row (sidebar, 0));
}

/* ── the widget ── */

static void
tl_theme_sidebar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (tl_theme_sidebar_parent_class)->dispose (object);
}

static void
tl_theme_sidebar_class_init (TlThemeSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_theme_sidebar_dispose;

  signals[SELECTED] = g_signal_new ("selected", TL_TYPE_THEME_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (TL_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/codebook/tl-theme-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, TlThemeSidebar, search);
  gtk_widget_class_bind_template_child (widget_class, TlThemeSidebar, themes);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tl_theme_sidebar_init (TlThemeSidebar *sidebar)
{
  gtk_widget_init_template (GTK_WIDGET (sidebar));
  gtk_list_box_set_header_func (sidebar->themes, header_cb, NULL, NULL);
  gtk_list_box_set_filter_func (sidebar->themes, filter_cb, sidebar, NULL);
}
