/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-finding-selection-private.h"

/* A larger selection is not followed when the list is asked anew. */
#define MAX_FOLLOWED 1000

struct _TlFindingSelection {
  GObject        parent_instance;
  TlFindingList *list;
  GtkBitset     *places;
  GArray        *ids;       /* of the places, when they are few */
};

static void list_model_init (GListModelInterface *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (
  TlFindingSelection, tl_finding_selection, G_TYPE_OBJECT,
  G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
  G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_model_init))

/* ── the list ── */

static GType
get_item_type (GListModel *model)
{
  return TL_TYPE_FINDING_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (TL_FINDING_SELECTION (model)->list));
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (TL_FINDING_SELECTION (model)->list), position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* ── what is selected ── */

GArray *
tl_finding_selection_dup_ids (TlFindingSelection *selection)
{
  GArray *ids;
  GtkBitsetIter iter;
  guint place;

  g_return_val_if_fail (TL_IS_FINDING_SELECTION (selection), NULL);

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selection->places, &place); more;
       more = gtk_bitset_iter_next (&iter, &place))
    {
      const gint64 id = tl_finding_list_get_id (selection->list, place);

      if (id != 0)
        g_array_append_val (ids, id);
    }
  return ids;
}

static void
remember (TlFindingSelection *selection)
{
  g_clear_pointer (&selection->ids, g_array_unref);
  if (gtk_bitset_get_size (selection->places) <= MAX_FOLLOWED)
    selection->ids = tl_finding_selection_dup_ids (selection);
}

static gboolean
is_selected (GtkSelectionModel *model,
             guint              position)
{
  return gtk_bitset_contains (TL_FINDING_SELECTION (model)->places, position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model,
                        guint              position,
                        guint              n_items)
{
  return gtk_bitset_ref (TL_FINDING_SELECTION (model)->places);
}

static gboolean
set_selection (GtkSelectionModel *model,
               GtkBitset         *selected,
               GtkBitset         *mask)
{
  TlFindingSelection *selection = TL_FINDING_SELECTION (model);
  g_autoptr (GtkBitset) changed = gtk_bitset_copy (selected);
  guint first, last;

  gtk_bitset_difference (changed, selection->places);
  gtk_bitset_intersect (changed, mask);
  if (gtk_bitset_is_empty (changed))
    return TRUE;
  gtk_bitset_difference (selection->places, changed);
  first = gtk_bitset_get_minimum (changed);
  last = gtk_bitset_get_maximum (changed);
  remember (selection);
  gtk_selection_model_selection_changed (model, first, last - first + 1);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->set_selection = set_selection;
}

guint
tl_finding_selection_count (TlFindingSelection *selection)
{
  g_return_val_if_fail (TL_IS_FINDING_SELECTION (selection), 0);

  return (guint) gtk_bitset_get_size (selection->places);
}

guint
tl_finding_selection_get_first (TlFindingSelection *selection)
{
  g_return_val_if_fail (TL_IS_FINDING_SELECTION (selection), GTK_INVALID_LIST_POSITION);

  if (gtk_bitset_is_empty (selection->places))
    return GTK_INVALID_LIST_POSITION;
  return gtk_bitset_get_minimum (selection->places);
}

/* ── following the list ── */

static void
find_again (TlFindingSelection *selection,
            guint               was_first)
{
  const guint n_items = g_list_model_get_n_items (G_LIST_MODEL (selection->list));

  gtk_bitset_remove_all (selection->places);
  for (guint i = 0; selection->ids != NULL && i < selection->ids->len; i++)
    {
      guint place;

      if (tl_finding_list_find (selection->list, g_array_index (selection->ids, gint64, i), &place))
        gtk_bitset_add (selection->places, place);
    }
  if (gtk_bitset_is_empty (selection->places) && was_first != GTK_INVALID_LIST_POSITION
      && n_items > 0)
    gtk_bitset_add (selection->places, MIN (was_first, n_items - 1));
}

static void
items_changed_cb (TlFindingSelection *selection,
                  guint               position,
                  guint               removed,
                  guint               added)
{
  const guint was_first = tl_finding_selection_get_first (selection);
  const guint n_items = g_list_model_get_n_items (G_LIST_MODEL (selection->list));

  find_again (selection, was_first);
  g_list_model_items_changed (G_LIST_MODEL (selection), position, removed, added);
  remember (selection);
  if (n_items > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (selection), 0, n_items);
}

static void
tl_finding_selection_finalize (GObject *object)
{
  TlFindingSelection *selection = TL_FINDING_SELECTION (object);

  g_clear_object (&selection->list);
  g_clear_pointer (&selection->places, gtk_bitset_unref);
  g_clear_pointer (&selection->ids, g_array_unref);

  G_OBJECT_CLASS (tl_finding_selection_parent_class)->finalize (object);
}

static void
tl_finding_selection_class_init (TlFindingSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tl_finding_selection_finalize;
}

static void
tl_finding_selection_init (TlFindingSelection *selection)
{
  selection->places = gtk_bitset_new_empty ();
}

TlFindingSelection *
tl_finding_selection_new (TlFindingList *list)
{
  TlFindingSelection *selection = g_object_new (TL_TYPE_FINDING_SELECTION, NULL);

  selection->list = g_object_ref (list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (items_changed_cb), selection,
                           G_CONNECT_SWAPPED);
  return selection;
}
