/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-hit-list.h"

#include "tl-hit-item-private.h"
#include "tl-search-private.h"

#include <string.h>

struct _TlHitList {
  TlQueryList  parent_instance;
  GPtrArray   *items;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TlHitList, tl_hit_list, TL_TYPE_QUERY_LIST,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

/* ── asking ── */

typedef struct {
  TlQuery   *query;
  GPtrArray *hits;
} Answer;

static gpointer
make_answer (TlQueryList *base,
             gboolean     changed)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->query = tl_query_ref (tl_query_list_get_query (base));
  return answer;
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  tl_query_unref (answer->query);
  g_clear_pointer (&answer->hits, g_ptr_array_unref);
  g_free (answer);
}

static gboolean
read_answer (TlConnection  *connection,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Answer *answer = data;

  if (tl_query_has_words (answer->query))
    answer->hits = tl_search_read (answer->query, TL_HIT_LIST_LIMIT, connection, error);
  else
    answer->hits = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_hit_free);
  return answer->hits != NULL;
}

static gboolean
is_same (TlHitList *list,
         GPtrArray *hits)
{
  if (list->items->len != hits->len)
    return FALSE;
  for (guint i = 0; i < hits->len; i++)
    {
      const TlHit *was = tl_hit_item_get_hit (g_ptr_array_index (list->items, i));
      const TlHit *is = g_ptr_array_index (hits, i);

      if (was->block != is->block || was->year != is->year
          || strcmp (was->snippet, is->snippet) != 0 || g_strcmp0 (was->title, is->title) != 0
          || g_strcmp0 (was->authority, is->authority) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Takes the hits out of @hits. What is found again as it was leaves the list alone, and so what is
 * selected in it and how far it is scrolled. */
static void
set_hits (TlHitList *list,
          GPtrArray *hits)
{
  const guint before = list->items->len;

  if (is_same (list, hits))
    return;
  g_ptr_array_set_size (list->items, 0);
  for (guint i = 0; i < hits->len; i++)
    g_ptr_array_add (list->items, tl_hit_item_new (g_ptr_array_index (hits, i)));
  g_ptr_array_set_free_func (hits, NULL);
  g_ptr_array_set_size (hits, 0);
  g_list_model_items_changed (G_LIST_MODEL (list), 0, before, list->items->len);
}

static void
apply_answer (TlQueryList *base,
              gpointer     data)
{
  set_hits (TL_HIT_LIST (base), ((Answer *) data)->hits);
}

static void
clear (TlQueryList *base)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  set_hits (TL_HIT_LIST (base), none);
}

/* ── the list model ── */

static GType
get_item_type (GListModel *model)
{
  return TL_TYPE_HIT_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return TL_HIT_LIST (model)->items->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  GPtrArray *items = TL_HIT_LIST (model)->items;

  return position < items->len ? g_object_ref (g_ptr_array_index (items, position)) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
tl_hit_list_finalize (GObject *object)
{
  g_ptr_array_unref (TL_HIT_LIST (object)->items);
  G_OBJECT_CLASS (tl_hit_list_parent_class)->finalize (object);
}

static void
tl_hit_list_class_init (TlHitListClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  TlQueryListClass *list_class = TL_QUERY_LIST_CLASS (class);

  object_class->finalize = tl_hit_list_finalize;

  list_class->make = make_answer;
  list_class->read = read_answer;
  list_class->free = answer_free;
  list_class->apply = apply_answer;
  list_class->clear = clear;
}

static void
tl_hit_list_init (TlHitList *list)
{
  list->items = g_ptr_array_new_with_free_func (g_object_unref);
}

TlHitList *
tl_hit_list_new (TlStore *store)
{
  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  return g_object_new (TL_TYPE_HIT_LIST, "store", store, NULL);
}
