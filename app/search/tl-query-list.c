/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-query-list.h"

#include "tl-list-private.h"

typedef struct {
  TlStore      *store;        /* NULL once disposed of */
  gulong        changed_id;
  TlQuery      *query;
  GCancellable *cancellable;  /* of what is being asked; NULL when nothing is */
  guint         generation;
  guint         applied;      /* the generation that the list shows */
  GPtrArray    *items;
} TlQueryListPrivate;

enum {
  PROP_STORE = 1,
  PROP_QUERY,
  PROP_LOADING,
  N_PROPS
};

enum {
  FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (TlQueryList, tl_query_list, G_TYPE_OBJECT,
                                  G_ADD_PRIVATE (TlQueryList)
                                  G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

#define GET_PRIVATE(list) \
  ((TlQueryListPrivate *) tl_query_list_get_instance_private (TL_QUERY_LIST (list)))

/* ── asking ── */

/* One question under way. */
typedef struct {
  gpointer      list;         /* weak */
  GCancellable *cancellable;
  guint         generation;
} Question;

static void
apply (TlQueryList  *list,
       gpointer      answer,
       const GError *error)
{
  TlQueryListClass *class = TL_QUERY_LIST_GET_CLASS (list);

  if (answer != NULL)
    {
      class->apply (list, answer);
      return;
    }
  class->clear (list);
  g_signal_emit (list, signals[FAILED], 0, error);
}

static void ask (TlQueryList *list);

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (GCancellable) cancellable = question->cancellable;
  g_autoptr (TlQueryList) list = tl_list_take_weak (question->list);
  g_autoptr (GError) error = NULL;
  gpointer answer = tl_store_read_finish (TL_STORE (source), result, &error);
  TlQueryListPrivate *self = list != NULL ? GET_PRIVATE (list) : NULL;

  if (list == NULL || self->cancellable != cancellable)
    return;
  apply (list, answer, error);
  if (self->cancellable == cancellable)
    g_clear_object (&self->cancellable);
  self->applied = question->generation;
  if (self->store != NULL && self->cancellable == NULL && self->applied != self->generation)
    ask (list);
  g_object_notify_by_pspec (G_OBJECT (list), properties[PROP_LOADING]);
}

/* What is being asked is dropped. */
static void
ask (TlQueryList *list)
{
  TlQueryListPrivate *self = GET_PRIVATE (list);
  TlQueryListClass *class = TL_QUERY_LIST_GET_CLASS (list);
  Question *question = g_new0 (Question, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  question->list = tl_list_make_weak (list);
  question->cancellable = g_object_ref (self->cancellable);
  question->generation = self->generation;
  tl_store_read_async (self->store, class->read,
                       class->make (list, self->applied != self->generation), class->free,
                       self->cancellable, answered_cb, question);
  g_object_notify_by_pspec (G_OBJECT (list), properties[PROP_LOADING]);
}

static void
changed_cb (TlStore        *store,
            TlStoreChanges  changes,
            gpointer        user_data)
{
  TlQueryListPrivate *self = GET_PRIVATE (user_data);

  if (!(changes & (TL_STORE_REVIEWS | TL_STORE_FINDINGS | TL_STORE_TAGS)))
    return;
  self->generation++;
  if (self->query != NULL && self->cancellable == NULL)
    ask (user_data);
}

/* ── the list model ── */

GPtrArray *
tl_query_list_get_items (TlQueryList *list)
{
  return GET_PRIVATE (list)->items;
}

void
tl_query_list_take_items (TlQueryList *list,
                          GPtrArray   *items)
{
  g_ptr_array_unref (GET_PRIVATE (list)->items);
  GET_PRIVATE (list)->items = items;
}

static guint
tl_query_list_count (TlQueryList *list)
{
  return GET_PRIVATE (list)->items->len;
}

static gpointer
tl_query_list_dup_item (TlQueryList *list,
                        guint        position)
{
  return g_object_ref (g_ptr_array_index (GET_PRIVATE (list)->items, position));
}

static GType
get_item_type (GListModel *model)
{
  return TL_QUERY_LIST_GET_CLASS (model)->item_type;
}

static guint
get_n_items (GListModel *model)
{
  return TL_QUERY_LIST_GET_CLASS (model)->count (TL_QUERY_LIST (model));
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  if (position >= get_n_items (model))
    return NULL;
  return TL_QUERY_LIST_GET_CLASS (model)->dup_item (TL_QUERY_LIST (model), position);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* ── the class ── */

static void
tl_query_list_get_property (GObject    *object,
                            guint       property,
                            GValue     *value,
                            GParamSpec *pspec)
{
  TlQueryList *list = TL_QUERY_LIST (object);

  if (property == PROP_QUERY)
    g_value_set_boxed (value, tl_query_list_get_query (list));
  else
    g_value_set_boolean (value, tl_query_list_is_loading (list));
}

static void
tl_query_list_set_property (GObject      *object,
                            guint         property,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  if (property == PROP_STORE)
    GET_PRIVATE (object)->store = g_value_dup_object (value);
  else
    tl_query_list_set_query (TL_QUERY_LIST (object), g_value_get_boxed (value));
}

static void
tl_query_list_constructed (GObject *object)
{
  TlQueryListPrivate *self = GET_PRIVATE (object);

  G_OBJECT_CLASS (tl_query_list_parent_class)->constructed (object);
  self->changed_id = g_signal_connect (self->store, "changed", G_CALLBACK (changed_cb), object);
}

static void
tl_query_list_dispose (GObject *object)
{
  TlQueryListPrivate *self = GET_PRIVATE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_id, self->store);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tl_query_list_parent_class)->dispose (object);
}

static void
tl_query_list_finalize (GObject *object)
{
  g_clear_pointer (&GET_PRIVATE (object)->query, tl_query_unref);
  g_ptr_array_unref (GET_PRIVATE (object)->items);
  G_OBJECT_CLASS (tl_query_list_parent_class)->finalize (object);
}

static void
tl_query_list_class_init (TlQueryListClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = tl_query_list_get_property;
  object_class->set_property = tl_query_list_set_property;
  object_class->constructed = tl_query_list_constructed;
  object_class->dispose = tl_query_list_dispose;
  object_class->finalize = tl_query_list_finalize;
  class->count = tl_query_list_count;
  class->dup_item = tl_query_list_dup_item;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, TL_TYPE_STORE,
                                                G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS
                                                | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_QUERY] = g_param_spec_boxed ("query", NULL, NULL, TL_TYPE_QUERY,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                               | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS
                                                   | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[FAILED] = g_signal_new ("failed", TL_TYPE_QUERY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
tl_query_list_init (TlQueryList *list)
{
  GET_PRIVATE (list)->items = g_ptr_array_new_with_free_func (g_object_unref);
}

void
tl_query_list_set_query (TlQueryList *list,
                         TlQuery     *query)
{
  TlQueryListPrivate *self;

  g_return_if_fail (TL_IS_QUERY_LIST (list));
  g_return_if_fail (query != NULL);

  self = GET_PRIVATE (list);
  if (self->query != NULL && tl_query_equal (self->query, query))
    return;
  g_clear_pointer (&self->query, tl_query_unref);
  self->query = tl_query_ref (query);
  g_object_notify_by_pspec (G_OBJECT (list), properties[PROP_QUERY]);
  ask (list);
}

TlQuery *
tl_query_list_get_query (TlQueryList *list)
{
  g_return_val_if_fail (TL_IS_QUERY_LIST (list), NULL);

  return GET_PRIVATE (list)->query;
}

gboolean
tl_query_list_is_loading (TlQueryList *list)
{
  g_return_val_if_fail (TL_IS_QUERY_LIST (list), FALSE);

  return GET_PRIVATE (list)->cancellable != NULL;
}

TlStore *
tl_query_list_get_store (TlQueryList *list)
{
  g_return_val_if_fail (TL_IS_QUERY_LIST (list), NULL);

  return GET_PRIVATE (list)->store;
}

guint
tl_query_list_get_generation (TlQueryList *list)
{
  g_return_val_if_fail (TL_IS_QUERY_LIST (list), 0);

  return GET_PRIVATE (list)->generation;
}
