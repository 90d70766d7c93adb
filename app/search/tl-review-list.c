/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-review-list.h"

#include "tl-asker-private.h"
#include "tl-list-private.h"
#include "tl-review-row-private.h"

#define SWAP(a, b) G_STMT_START { gpointer kept = a; a = b; b = kept; } G_STMT_END

struct _TlReviewList {
  GObject    parent_instance;
  TlQuery   *query;
  TlAsker   *asker;
  GPtrArray *items;
  GArray    *ids;       /* of items */
  guint      n_in_library;
};

enum {
  PROP_QUERY = 1,
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

G_DEFINE_FINAL_TYPE_WITH_CODE (TlReviewList, tl_review_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

/* ── asking ── */

typedef struct {
  TlQuery   *query;
  GPtrArray *rows;
  guint      n_in_library;
} Answer;

static gpointer
make_answer (GObject  *object,
             gboolean  changed)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->query = tl_query_ref (TL_REVIEW_LIST (object)->query);
  return answer;
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  tl_query_unref (answer->query);
  g_clear_pointer (&answer->rows, g_ptr_array_unref);
  g_free (answer);
}

static gboolean
read_answer (TlConnection  *connection,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Answer *answer = data;

  answer->rows = tl_review_rows_read (answer->query, &answer->n_in_library, connection, error);
  return answer->rows != NULL;
}

static GHashTable *
index_items (TlReviewList *list)
{
  GHashTable *by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < list->items->len; i++)
    g_hash_table_insert (by_id, &g_array_index (list->ids, gint64, i),
                         g_ptr_array_index (list->items, i));
  return by_id;
}

/* The item of a review that stays is filled anew. @row: (transfer full). Returns: (transfer
 * full) */
static TlReviewItem *
make_item (GHashTable  *by_id,
           TlReviewRow *row)
{
  TlReviewItem *item = g_hash_table_lookup (by_id, &row->id);

  if (item == NULL)
    return tl_review_item_new (row);
  tl_review_item_fill (item, row);
  return g_object_ref (item);
}

/* Takes the rows out of @rows. */
static void
set_rows (TlReviewList *list,
          GPtrArray    *rows)
{
  g_autoptr (GHashTable) by_id = index_items (list);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      TlReviewRow *row = g_ptr_array_index (rows, i);

      g_array_append_val (ids, row->id);
      g_ptr_array_add (items, make_item (by_id, row));
    }
  g_ptr_array_set_size (rows, 0);
  SWAP (list->items, items);
  SWAP (list->ids, ids);
  tl_list_emit_ids_changed (G_LIST_MODEL (list), ids, list->ids);
}

static void
apply_answer (GObject  *object,
              gpointer  data)
{
  TlReviewList *list = TL_REVIEW_LIST (object);
  Answer *answer = data;

  list->n_in_library = answer->n_in_library;
  set_rows (list, answer->rows);
}

static void
fail (GObject      *object,
      const GError *error)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  set_rows (TL_REVIEW_LIST (object), none);
  g_signal_emit (object, signals[FAILED], 0, error);
}

static const TlAskerFuncs asker_funcs = {
  make_answer, read_answer, answer_free, apply_answer, fail
};

/* ── the list model ── */

static GType
get_item_type (GListModel *model)
{
  return TL_TYPE_REVIEW_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return TL_REVIEW_LIST (model)->items->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  GPtrArray *items = TL_REVIEW_LIST (model)->items;

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
tl_review_list_get_property (GObject    *object,
                             guint       property,
                             GValue     *value,
                             GParamSpec *pspec)
{
  TlReviewList *list = TL_REVIEW_LIST (object);

  if (property == PROP_QUERY)
    g_value_set_boxed (value, list->query);
  else
    g_value_set_boolean (value, tl_review_list_is_loading (list));
}

static void
tl_review_list_set_property (GObject      *object,
                             guint         property,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  tl_review_list_set_query (TL_REVIEW_LIST (object), g_value_get_boxed (value));
}

static void
tl_review_list_dispose (GObject *object)
{
  TlReviewList *list = TL_REVIEW_LIST (object);

  g_clear_pointer (&list->asker, tl_asker_close);
  G_OBJECT_CLASS (tl_review_list_parent_class)->dispose (object);
}

static void
tl_review_list_finalize (GObject *object)
{
  TlReviewList *list = TL_REVIEW_LIST (object);

  g_clear_pointer (&list->query, tl_query_unref);
  g_ptr_array_unref (list->items);
  g_array_unref (list->ids);
  G_OBJECT_CLASS (tl_review_list_parent_class)->finalize (object);
}

static void
tl_review_list_class_init (TlReviewListClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = tl_review_list_get_property;
  object_class->set_property = tl_review_list_set_property;
  object_class->dispose = tl_review_list_dispose;
  object_class->finalize = tl_review_list_finalize;

  properties[PROP_QUERY] = g_param_spec_boxed ("query", NULL, NULL, TL_TYPE_QUERY,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                               | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS
                                                   | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[FAILED] = g_signal_new ("failed", TL_TYPE_REVIEW_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
tl_review_list_init (TlReviewList *list)
{
  list->items = g_ptr_array_new_with_free_func (g_object_unref);
  list->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

TlReviewList *
tl_review_list_new (TlStore *store)
{
  TlReviewList *list;

  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  list = g_object_new (TL_TYPE_REVIEW_LIST, NULL);
  list->asker = tl_asker_new (store, G_OBJECT (list), &asker_funcs);
  return list;
}

void
tl_review_list_set_query (TlReviewList *list,
                          TlQuery      *query)
{
  g_return_if_fail (TL_IS_REVIEW_LIST (list));
  g_return_if_fail (query != NULL);

  if (list->query != NULL && tl_query_equal (list->query, query))
    return;
  g_clear_pointer (&list->query, tl_query_unref);
  list->query = tl_query_ref (query);
  g_object_notify_by_pspec (G_OBJECT (list), properties[PROP_QUERY]);
  tl_asker_ask (list->asker);
}

TlQuery *
tl_review_list_get_query (TlReviewList *list)
{
  g_return_val_if_fail (TL_IS_REVIEW_LIST (list), NULL);

  return list->query;
}

gboolean
tl_review_list_is_loading (TlReviewList *list)
{
  g_return_val_if_fail (TL_IS_REVIEW_LIST (list), FALSE);

  return list->asker != NULL && tl_asker_is_asking (list->asker);
}

guint
tl_review_list_get_n_in_library (TlReviewList *list)
{
  g_return_val_if_fail (TL_IS_REVIEW_LIST (list), 0);

  return list->n_in_library;
}
