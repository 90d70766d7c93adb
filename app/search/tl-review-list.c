/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-review-list.h"

#include "tl-list-private.h"
#include "tl-review-row-private.h"

#define SWAP(a, b) G_STMT_START { gpointer kept = a; a = b; b = kept; } G_STMT_END

struct _TlReviewList {
  TlQueryList  parent_instance;
  GPtrArray   *items;
  GArray      *ids;           /* of items */
  guint        n_in_library;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TlReviewList, tl_review_list, TL_TYPE_QUERY_LIST,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

/* ── asking ── */

typedef struct {
  TlQuery   *query;
  GPtrArray *rows;
  guint      n_in_library;
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
apply_answer (TlQueryList *base,
              gpointer     data)
{
  TlReviewList *list = TL_REVIEW_LIST (base);
  Answer *answer = data;

  list->n_in_library = answer->n_in_library;
  set_rows (list, answer->rows);
}

static void
clear (TlQueryList *base)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  set_rows (TL_REVIEW_LIST (base), none);
}

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
tl_review_list_finalize (GObject *object)
{
  TlReviewList *list = TL_REVIEW_LIST (object);

  g_ptr_array_unref (list->items);
  g_array_unref (list->ids);
  G_OBJECT_CLASS (tl_review_list_parent_class)->finalize (object);
}

static void
tl_review_list_class_init (TlReviewListClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  TlQueryListClass *list_class = TL_QUERY_LIST_CLASS (class);

  object_class->finalize = tl_review_list_finalize;

  list_class->make = make_answer;
  list_class->read = read_answer;
  list_class->free = answer_free;
  list_class->apply = apply_answer;
  list_class->clear = clear;
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
  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  return g_object_new (TL_TYPE_REVIEW_LIST, "store", store, NULL);
}

guint
tl_review_list_get_n_in_library (TlReviewList *list)
{
  g_return_val_if_fail (TL_IS_REVIEW_LIST (list), 0);

  return list->n_in_library;
}
