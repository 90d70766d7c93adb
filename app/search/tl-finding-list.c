/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-finding-list.h"

#include "tl-finding-cache-private.h"
#include "tl-finding-row-private.h"
#include "tl-list-private.h"
#include "tl-query-sql-private.h"

/* Rows are fetched by the block, and so many blocks of items are held: some screens of them in
 * either direction, and a few megabytes, however long the list. */
#define BLOCK 128
#define N_BLOCKS 16
/* So many come with the answer itself, so that the list is not empty to look at when it comes. */
#define N_FIRST 16

struct _TlFindingList {
  TlQueryList     parent_instance;
  GArray         *ids;
  TlQuery        *answered;     /* that ids are the answer to; NULL before the first */
  TlFindingCache *cache;
  GQueue          wanted;       /* GArray of ids to fetch, the latest first */
  gboolean        fetching;
  GCancellable   *cancellable;  /* of what is fetched */
};

enum {
  EMPTIED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlFindingList, tl_finding_list, TL_TYPE_QUERY_LIST)

/* ── asking which findings there are ── */

typedef struct {
  TlQuery   *query;
  GArray    *held;      /* ids of items to be brought up to date, and of the first */
  GArray    *ids;
  GPtrArray *rows;
} Answer;

/* Whether other words are asked for than what items show was read for. */
static gboolean
has_other_words (TlFindingList *list,
                 TlQuery       *query)
{
  return list->answered != NULL
         && g_strcmp0 (tl_query_get_text (list->answered), tl_query_get_text (query)) != 0;
}

static gpointer
make_answer (TlQueryList *base,
             gboolean     changed)
{
  TlFindingList *list = TL_FINDING_LIST (base);
  Answer *answer = g_new0 (Answer, 1);

  answer->query = tl_query_ref (tl_query_list_get_query (base));
  changed |= has_other_words (list, answer->query);
  answer->held = changed ? tl_finding_cache_dup_ids (list->cache)
                         : g_array_new (FALSE, FALSE, sizeof (gint64));
  return answer;
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  tl_query_unref (answer->query);
  g_array_unref (answer->held);
  g_clear_pointer (&answer->ids, g_array_unref);
  g_clear_pointer (&answer->rows, g_ptr_array_unref);
  g_free (answer);
}

/* Each is to be read once. */
static void
add_first (Answer *answer)
{
  const guint n_held = answer->held->len;

  for (guint i = 0; i < MIN (answer->ids->len, N_FIRST); i++)
    {
      const gint64 id = g_array_index (answer->ids, gint64, i);
      guint at = 0;

      while (at < n_held && g_array_index (answer->held, gint64, at) != id)
        at++;
      if (at == n_held)
        g_array_append_val (answer->held, id);
    }
}

/* With the words in them that are asked for. */
static GPtrArray *
read_rows (TlConnection  *connection,
           TlQuery       *query,
           GArray        *ids,
           GError       **error)
{
  const gint64 *first = (const gint64 *) (gpointer) ids->data;
  g_autoptr (GPtrArray) rows = tl_finding_rows_read (connection, first, ids->len, error);

  if (rows == NULL
      || !tl_finding_words_read (rows, query, connection, first, ids->len, error))
    return NULL;
  return g_steal_pointer (&rows);
}

static gboolean
read_answer (TlConnection  *connection,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Answer *answer = data;

  answer->ids = tl_query_read_ids (answer->query, connection, error);
  if (answer->ids == NULL)
    return FALSE;
  add_first (answer);
  answer->rows = read_rows (connection, answer->query, answer->held, error);
  return answer->rows != NULL;
}

/* Takes the rows out of @rows. */
static void
fill_items (TlFindingList *list,
            GPtrArray     *rows)
{
  while (rows->len > 0)
    {
      TlFindingRow *row = g_ptr_array_steal_index (rows, rows->len - 1);
      TlFindingItem *item = tl_finding_cache_find (list->cache, row->id);

      if (item != NULL)
        tl_finding_item_fill (item, row);
      else
        tl_finding_row_free (row);
    }
}

static void
set_ids (TlFindingList *list,
         GArray        *ids)
{
  g_autoptr (GArray) old = list->ids;

  list->ids = g_array_ref (ids);
  tl_list_emit_ids_changed (G_LIST_MODEL (list), old, ids);
}

static void
clear (TlQueryList *base)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));

  set_ids (TL_FINDING_LIST (base), none);
}

/* The answer to another question takes the place of the last one whole: were it told as a change of
 * that, a view would look through all that is new for rows that it has. */
static void
take_answer (TlFindingList *list,
             const Answer  *answer)
{
  if (list->answered == NULL || !tl_query_equal (list->answered, answer->query))
    {
      clear (TL_QUERY_LIST (list));
      g_signal_emit (list, signals[EMPTIED], 0);
      g_clear_pointer (&list->answered, tl_query_unref);
      list->answered = tl_query_ref (answer->query);
    }
  set_ids (list, answer->ids);
}

static void
apply_answer (TlQueryList *base,
              gpointer     data)
{
  TlFindingList *list = TL_FINDING_LIST (base);
  Answer *answer = data;

  for (guint i = 0; i < MIN (answer->ids->len, N_FIRST); i++)
    tl_finding_cache_get (list->cache, g_array_index (answer->ids, gint64, i));
  fill_items (list, answer->rows);
  take_answer (list, answer);
}

/* ── fetching the rows that are looked at ── */

typedef struct {
  TlQuery   *query;
  GArray    *ids;
  GPtrArray *rows;
  guint      generation;
} Fetch;

static void fetch_next (TlFindingList *list);

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  tl_query_unref (fetch->query);
  g_clear_pointer (&fetch->ids, g_array_unref);
  g_clear_pointer (&fetch->rows, g_ptr_array_unref);
  g_free (fetch);
}

static gboolean
read_fetch (TlConnection  *connection,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Fetch *fetch = data;

  fetch->rows = read_rows (connection, fetch->query, fetch->ids, error);
  return fetch->rows != NULL;
}

/* Rows read before the library changed might be older than what the items show, and those read for
 * another question have its words: they are read again. */
static gboolean
is_up_to_date (TlFindingList *list,
               const Fetch   *fetch)
{
  return fetch->generation == tl_query_list_get_generation (TL_QUERY_LIST (list))
         && tl_query_equal (fetch->query, tl_query_list_get_query (TL_QUERY_LIST (list)));
}

static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (TlFindingList) list = tl_list_take_weak (user_data);
  g_autoptr (GError) error = NULL;
  Fetch *fetch = tl_store_read_finish (TL_STORE (source), result, &error);

  if (list == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  list->fetching = FALSE;
  if (fetch == NULL)
    g_signal_emit_by_name (list, "failed", error);
  else if (is_up_to_date (list, fetch))
    fill_items (list, fetch->rows);
  else
    g_queue_push_head (&list->wanted, g_steal_pointer (&fetch->ids));
  fetch_next (list);
}

/* Items that were scrolled past may be gone by the time their turn comes. */
static gboolean
is_still_wanted (TlFindingList *list,
                 GArray        *ids)
{
  for (guint i = 0; i < ids->len; i++)
    {
      TlFindingItem *item = tl_finding_cache_find (list->cache, g_array_index (ids, gint64, i));

      if (item != NULL && !tl_finding_item_is_loaded (item))
        return TRUE;
    }
  return FALSE;
}

static void
fetch_next (TlFindingList *list)
{
  g_autoptr (GArray) ids = g_queue_pop_head (&list->wanted);
  Fetch *fetch;

  while (ids != NULL && !is_still_wanted (list, ids))
    {
      g_array_unref (ids);
      ids = g_queue_pop_head (&list->wanted);
    }
  if (ids == NULL)
    return;
  fetch = g_new0 (Fetch, 1);
  fetch->ids = g_steal_pointer (&ids);
  fetch->query = tl_query_ref (tl_query_list_get_query (TL_QUERY_LIST (list)));
  fetch->generation = tl_query_list_get_generation (TL_QUERY_LIST (list));
  list->fetching = TRUE;
  tl_store_read_async (tl_query_list_get_store (TL_QUERY_LIST (list)), read_fetch, fetch,
                       fetch_free, list->cancellable, fetched_cb, tl_list_make_weak (list));
}

/* Makes places for the findings of the block at @position that have none, and wants their rows. */
static void
want_block (TlFindingList *list,
            guint          position)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint start = position / BLOCK * BLOCK;
  guint end = MIN (start + BLOCK, list->ids->len);

  for (guint i = start; i < end; i++)
    {
      gint64 id = g_array_index (list->ids, gint64, i);

      if (tl_finding_cache_find (list->cache, id) != NULL)
        continue;
      tl_finding_cache_get (list->cache, id);
      g_array_append_val (ids, id);
    }
  g_queue_push_head (&list->wanted, ids);
  if (!list->fetching)
    fetch_next (list);
}

/* ── the class ── */

static guint
count (TlQueryList *base)
{
  return TL_FINDING_LIST (base)->ids->len;
}

static gpointer
dup_item (TlQueryList *base,
          guint        position)
{
  TlFindingList *list = TL_FINDING_LIST (base);
  const gint64 id = tl_finding_list_get_id (list, position);

  if (tl_finding_cache_find (list->cache, id) == NULL)
    want_block (list, position);
  return g_object_ref (tl_finding_cache_get (list->cache, id));
}

static void
tl_finding_list_dispose (GObject *object)
{
  g_cancellable_cancel (TL_FINDING_LIST (object)->cancellable);
  G_OBJECT_CLASS (tl_finding_list_parent_class)->dispose (object);
}

static void
tl_finding_list_finalize (GObject *object)
{
  TlFindingList *list = TL_FINDING_LIST (object);

  g_queue_clear_full (&list->wanted, (GDestroyNotify) g_array_unref);
  tl_finding_cache_free (list->cache);
  g_clear_pointer (&list->answered, tl_query_unref);
  g_array_unref (list->ids);
  g_object_unref (list->cancellable);
  G_OBJECT_CLASS (tl_finding_list_parent_class)->finalize (object);
}

static void
tl_finding_list_class_init (TlFindingListClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  TlQueryListClass *list_class = TL_QUERY_LIST_CLASS (class);

  object_class->dispose = tl_finding_list_dispose;
  object_class->finalize = tl_finding_list_finalize;

  list_class->make = make_answer;
  list_class->read = read_answer;
  list_class->free = answer_free;
  list_class->apply = apply_answer;
  list_class->clear = clear;
  list_class->item_type = TL_TYPE_FINDING_ITEM;
  list_class->count = count;
  list_class->dup_item = dup_item;

  signals[EMPTIED] = g_signal_new ("emptied", TL_TYPE_FINDING_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
tl_finding_list_init (TlFindingList *list)
{
  list->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  list->cache = tl_finding_cache_new (BLOCK * N_BLOCKS);
  list->cancellable = g_cancellable_new ();
}

TlFindingList *
tl_finding_list_new (TlStore *store)
{
  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  return g_object_new (TL_TYPE_FINDING_LIST, "store", store, NULL);
}

gint64
tl_finding_list_get_id (TlFindingList *list,
                        guint          position)
{
  g_return_val_if_fail (TL_IS_FINDING_LIST (list), 0);

  return position < list->ids->len ? g_array_index (list->ids, gint64, position) : 0;
}

gboolean
tl_finding_list_find (TlFindingList *list,
                      gint64         id,
                      guint         *position)
{
  g_return_val_if_fail (TL_IS_FINDING_LIST (list), FALSE);
  g_return_val_if_fail (position != NULL, FALSE);

  for (guint i = 0; i < list->ids->len; i++)
    {
      if (g_array_index (list->ids, gint64, i) == id)
        {
          *position = i;
          return TRUE;
        }
    }
  return FALSE;
}
