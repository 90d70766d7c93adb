/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-hit-list.h"

#include "tl-hit-item-private.h"
#include "tl-list-private.h"
#include "tl-search-private.h"

#include <string.h>

struct _TlHitList {
  TlQueryList parent_instance;
};

G_DEFINE_FINAL_TYPE (TlHitList, tl_hit_list, TL_TYPE_QUERY_LIST)

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
is_same (GPtrArray *items,
         GPtrArray *hits)
{
  if (items->len != hits->len)
    return FALSE;
  for (guint i = 0; i < hits->len; i++)
    {
      const TlHit *was = tl_hit_item_get_hit (g_ptr_array_index (items, i));
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
set_hits (TlQueryList *list,
          GPtrArray   *hits)
{
  const guint before = tl_query_list_get_items (list)->len;
  GPtrArray *items;

  if (is_same (tl_query_list_get_items (list), hits))
    return;
  items = g_ptr_array_new_full (hits->len, g_object_unref);
  for (guint i = 0; i < hits->len; i++)
    g_ptr_array_add (items, tl_hit_item_new (g_ptr_array_index (hits, i)));
  g_ptr_array_set_free_func (hits, NULL);
  g_ptr_array_set_size (hits, 0);
  tl_query_list_take_items (list, items);
  g_list_model_items_changed (G_LIST_MODEL (list), 0, before, items->len);
}

static void
apply_answer (TlQueryList *base,
              gpointer     data)
{
  set_hits (base, ((Answer *) data)->hits);
}

static void
clear (TlQueryList *base)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  set_hits (base, none);
}

/* ── the class ── */

static void
tl_hit_list_class_init (TlHitListClass *class)
{
  TlQueryListClass *list_class = TL_QUERY_LIST_CLASS (class);

  list_class->make = make_answer;
  list_class->read = read_answer;
  list_class->free = answer_free;
  list_class->apply = apply_answer;
  list_class->clear = clear;
  list_class->item_type = TL_TYPE_HIT_ITEM;
}

static void
tl_hit_list_init (TlHitList *list)
{
}

TlHitList *
tl_hit_list_new (TlStore *store)
{
  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  return g_object_new (TL_TYPE_HIT_LIST, "store", store, NULL);
}
