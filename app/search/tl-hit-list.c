/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-hit-list.h"

#include "tl-asker-private.h"
#include "tl-hit-item-private.h"
#include "tl-search-private.h"

#include <string.h>

struct _TlHitList {
  GObject    parent_instance;
  TlQuery   *query;
  TlAsker   *asker;
  GPtrArray *items;
};

enum {
  PROP_LOADING = 1,
  N_PROPS
};

enum {
  FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TlHitList, tl_hit_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

/* ── asking ── */

typedef struct {
  TlQuery   *query;
  GPtrArray *hits;
} Answer;

static gpointer
make_answer (GObject  *object,
             gboolean  changed)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->query = tl_query_ref (TL_HIT_LIST (object)->query);
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
apply_answer (GObject  *object,
              gpointer  data)
{
  set_hits (TL_HIT_LIST (object), ((Answer *) data)->hits);
}

static void
fail (GObject      *object,
      const GError *error)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  set_hits (TL_HIT_LIST (object), none);
  g_signal_emit (object, signals[FAILED], 0, error);
}

static const TlAskerFuncs asker_funcs = {
  make_answer, read_answer, answer_free, apply_answer, fail
};

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
tl_hit_list_get_property (GObject    *object,
                          guint       property,
                          GValue     *value,
                          GParamSpec *pspec)
{
  g_assert (property == PROP_LOADING);
  g_value_set_boolean (value, tl_hit_list_is_loading (TL_HIT_LIST (object)));
}

static void
tl_hit_list_dispose (GObject *object)
{
  g_clear_pointer (&TL_HIT_LIST (object)->asker, tl_asker_close);
  G_OBJECT_CLASS (tl_hit_list_parent_class)->dispose (object);
}

static void
tl_hit_list_finalize (GObject *object)
{
  TlHitList *list = TL_HIT_LIST (object);

  g_clear_pointer (&list->query, tl_query_unref);
  g_ptr_array_unref (list->items);
  G_OBJECT_CLASS (tl_hit_list_parent_class)->finalize (object);
}

static void
tl_hit_list_class_init (TlHitListClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = tl_hit_list_get_property;
  object_class->dispose = tl_hit_list_dispose;
  object_class->finalize = tl_hit_list_finalize;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS
                                                   | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[FAILED] = g_signal_new ("failed", TL_TYPE_HIT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
tl_hit_list_init (TlHitList *list)
{
  list->items = g_ptr_array_new_with_free_func (g_object_unref);
}

TlHitList *
tl_hit_list_new (TlStore *store)
{
  TlHitList *list;

  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  list = g_object_new (TL_TYPE_HIT_LIST, NULL);
  list->asker = tl_asker_new (store, G_OBJECT (list), &asker_funcs);
  return list;
}

void
tl_hit_list_set_query (TlHitList *list,
                       TlQuery   *query)
{
  g_return_if_fail (TL_IS_HIT_LIST (list));
  g_return_if_fail (query != NULL);

  if (list->query != NULL && tl_query_equal (list->query, query))
    return;
  g_clear_pointer (&list->query, tl_query_unref);
  list->query = tl_query_ref (query);
  tl_asker_ask (list->asker);
}

gboolean
tl_hit_list_is_loading (TlHitList *list)
{
  g_return_val_if_fail (TL_IS_HIT_LIST (list), FALSE);

  return list->asker != NULL && tl_asker_is_asking (list->asker);
}
