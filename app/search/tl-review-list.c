/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-review-list.h"

#include "tl-list-private.h"
#include "tl-review-row-private.h"

struct _TlReviewList {
  TlQueryList  parent_instance;
  GArray      *ids;           /* of the items */
  guint        n_in_library;
};

G_DEFINE_FINAL_TYPE (TlReviewList, tl_review_list, TL_TYPE_QUERY_LIST)

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
  GPtrArray *items = tl_query_list_get_items (TL_QUERY_LIST (list));
  GHashTable *by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < items->len; i++)
    g_hash_table_insert (by_id, &g_array_index (list->ids, gint64, i),
                         g_ptr_array_index (items, i));
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
  g_autoptr (GArray) before = list->ids;
  g_autoptr (GHashTable) by_id = index_items (list);
  GPtrArray *items = g_ptr_array_new_full (rows->len, g_object_unref);

  list->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), rows->len);
  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      TlReviewRow *row = g_ptr_array_index (rows, i);

      g_array_append_val (list->ids, row->id);
      g_ptr_array_add (items, make_item (by_id, row));
    }
  g_ptr_array_set_size (rows, 0);
  tl_query_list_take_items (TL_QUERY_LIST (list), items);
  tl_list_emit_ids_changed (G_LIST_MODEL (list), before, list->ids);
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

/* ── the class ── */

static void
tl_review_list_finalize (GObject *object)
{
  g_array_unref (TL_REVIEW_LIST (object)->ids);
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
  list_class->item_type = TL_TYPE_REVIEW_ITEM;
}

static void
tl_review_list_init (TlReviewList *list)
{
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
