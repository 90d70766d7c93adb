/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-facet-private.h"

#include "tl-facet-row-private.h"
#include "tl-labels-private.h"
#include "tl-theme-item-private.h"

#include <glib/gi18n-lib.h>

/* So many values are shown before "more" is asked for. */
#define FEW 6

struct _TlFacet {
  GtkWidget   parent_instance;
  GtkLabel   *title;
  GtkListBox *list;
  GtkButton  *more;
  GListStore *items;
  TlFilter    filter;
  gboolean    expanded;
};

G_DEFINE_FINAL_TYPE (TlFacet, tl_facet, GTK_TYPE_WIDGET)

static GtkWidget *
create_row_cb (gpointer item,
               gpointer user_data)
{
  return tl_facet_row_new (item);
}

static const TlCount *
find_count (GPtrArray  *counts,
            const char *value)
{
  for (guint i = 0; i < counts->len; i++)
    {
      const TlCount *count = g_ptr_array_index (counts, i);

      if (g_str_equal (count->value, value))
        return count;
    }
  return NULL;
}

static gboolean
has_words (const char *label,
           const char *words)
{
  g_autofree char *folded_label = g_utf8_casefold (label, -1);
  g_autofree char *folded_words = g_utf8_casefold (words, -1);

  return strstr (folded_label, folded_words) != NULL;
}

/* A theme is also found by what the code book calls it in its own language. */
static gboolean
is_sought (TlFacet    *facet,
           TlSession  *session,
           const char *value,
           const char *label,
           const char *words)
{
  TlTheme *theme = facet->filter == TL_FILTER_THEME
                   ? tl_codebook_find_theme (tl_session_get_codebook (session), value) : NULL;
  g_autofree char *names = theme != NULL ? tl_theme_dup_names (theme) : g_strdup (label);

  return has_words (names, words);
}

static TlCountItem *
find_item (TlFacet    *facet,
           const char *value)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (facet->items)); i++)
    {
      g_autoptr (TlCountItem) item = g_list_model_get_item (G_LIST_MODEL (facet->items), i);

      if (g_str_equal (tl_count_item_get_value (item), value))
        return g_steal_pointer (&item);
    }
  return NULL;
}

/* Items are kept from one count to the next, and so rows and the focus are. */
static void
add_item (TlFacet    *facet,
          GPtrArray  *items,
          TlSession  *session,
          const char *value,
          const char *words,
          const TlCount *count)
{
  const gboolean chosen = tl_query_has_value (tl_session_get_query (session), facet->filter, value);
  g_autoptr (TlCountItem) item = find_item (facet, value);

  if (item == NULL)
    {
      g_autofree char *label = tl_filter_dup_value_label (session, facet->filter, value);

      item = tl_count_item_new (facet->filter, value, label);
    }
  tl_count_item_set (item, count != NULL ? count->findings : 0, count != NULL ? count->reviews : 0,
                     chosen);
  if (chosen || is_sought (facet, session, value, tl_count_item_get_label (item), words))
    g_ptr_array_add (items, g_steal_pointer (&item));
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const guint findings_a = tl_count_item_get_findings (*(TlCountItem *const *) a);
  const guint findings_b = tl_count_item_get_findings (*(TlCountItem *const *) b);

  return findings_a == findings_b ? 0 : findings_a > findings_b ? -1 : 1;
}

/* Most findings first, but decades stay in the order of time. What is chosen is always shown,
 * though it counts nothing. */
static GPtrArray *
collect (TlFacet    *facet,
         TlSession  *session,
         const char *words)
{
  GPtrArray *counts = tl_session_get_counts (session)->values[facet->filter];
  const char *const *chosen = tl_query_get_values (tl_session_get_query (session), facet->filter);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < counts->len; i++)
    {
      const TlCount *count = g_ptr_array_index (counts, i);

      if (count->findings > 0
          || tl_query_has_value (tl_session_get_query (session), facet->filter, count->value))
        add_item (facet, items, session, count->value, words, count);
    }
  for (guint i = 0; chosen[i] != NULL; i++)
    {
      if (find_count (counts, chosen[i]) == NULL)
        add_item (facet, items, session, chosen[i], words, NULL);
    }
  if (facet->filter != TL_FILTER_DECADE)
    g_ptr_array_sort (items, compare_items);
  return items;
}

/* Takes away what is beyond the first few, but for what is chosen; returns how many. */
static guint
shorten (GPtrArray *items)
{
  guint hidden = 0;

  for (guint i = FEW; i < items->len;)
    {
      if (tl_count_item_is_chosen (g_ptr_array_index (items, i)))
        {
          i++;
          continue;
        }
      g_ptr_array_remove_index (items, i);
      hidden++;
    }
  return hidden;
}

static gboolean
is_same (GListModel *model,
         GPtrArray  *items)
{
  if (g_list_model_get_n_items (model) != items->len)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (TlCountItem) item = g_list_model_get_item (model, i);

      if (item != g_ptr_array_index (items, i))
        return FALSE;
    }
  return TRUE;
}

static TlCountItem *
find_focused (TlFacet *facet)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (facet));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !TL_IS_FACET_ROW (focus)
      || !gtk_widget_is_ancestor (focus, GTK_WIDGET (facet)))
    return NULL;
  return tl_facet_row_get_item (TL_FACET_ROW (focus));
}

static void
focus_item (TlFacet     *facet,
            TlCountItem *item)
{
  guint position;

  if (g_list_store_find (facet->items, item, &position))
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (facet->list,
                                                                      (int) position)));
}

static void
show_items (TlFacet   *facet,
            GPtrArray *items)
{
  TlCountItem *focused = find_focused (facet);

  if (is_same (G_LIST_MODEL (facet->items), items))
    return;
  if (focused != NULL)
    g_object_ref (focused);
  g_list_store_splice (facet->items, 0, g_list_model_get_n_items (G_LIST_MODEL (facet->items)),
                       items->pdata, items->len);
  if (focused != NULL)
    focus_item (facet, focused);
  g_clear_object (&focused);
}

void
tl_facet_update (TlFacet    *facet,
                 TlSession  *session,
                 const char *words)
{
  g_autoptr (GPtrArray) items = NULL;
  guint hidden = 0;

  g_return_if_fail (TL_IS_FACET (facet));
  g_return_if_fail (TL_IS_SESSION (session) && tl_session_get_counts (session) != NULL);

  items = collect (facet, session, words);
  if (!facet->expanded && *words == '\0')
    hidden = shorten (items);
  show_items (facet, items);
  gtk_widget_set_visible (GTK_WIDGET (facet), items->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (facet->more),
                          hidden > 0 || (facet->expanded && items->len > FEW));
  if (hidden > 0)
    {
      g_autofree char *label = g_strdup_printf (_("%u more…"), hidden);

      gtk_button_set_label (facet->more, label);
    }
  else
    gtk_button_set_label (facet->more, _("Fewer"));
}

static void
more_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TlFacet *facet = TL_FACET (widget);

  facet->expanded = !facet->expanded;
  gtk_widget_activate_action (widget, "sidebar.refresh", NULL);
}

static void
tl_facet_dispose (GObject *object)
{
  TlFacet *facet = TL_FACET (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (facet))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&facet->items);

  G_OBJECT_CLASS (tl_facet_parent_class)->dispose (object);
}

static void
tl_facet_class_init (TlFacetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_facet_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/throughline/Throughline/ui/tl-facet.ui");
  gtk_widget_class_bind_template_child (widget_class, TlFacet, title);
  gtk_widget_class_bind_template_child (widget_class, TlFacet, list);
  gtk_widget_class_bind_template_child (widget_class, TlFacet, more);
  gtk_widget_class_install_action (widget_class, "facet.more", NULL, more_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
tl_facet_init (TlFacet *facet)
{
  gtk_widget_init_template (GTK_WIDGET (facet));
  facet->items = g_list_store_new (TL_TYPE_COUNT_ITEM);
  gtk_list_box_bind_model (facet->list, G_LIST_MODEL (facet->items), create_row_cb, NULL, NULL);
}

GtkWidget *
tl_facet_new (TlFilter filter)
{
  TlFacet *facet = g_object_new (TL_TYPE_FACET, NULL);
  const char *label = tl_filter_get_label (filter);

  facet->filter = filter;
  gtk_label_set_label (facet->title, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (facet->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  return GTK_WIDGET (facet);
}
