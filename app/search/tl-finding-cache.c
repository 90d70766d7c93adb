/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-finding-cache-private.h"

#include "tl-finding-row-private.h"

typedef struct {
  TlFindingCache *cache;
  gint64          id;
  TlFindingItem  *item;   /* weak */
  GList           link;   /* in recent, where the item is held; its data is the entry */
  gboolean        held;
} Entry;

struct _TlFindingCache {
  GHashTable *entries;    /* borrowed &entry->id → owned Entry */
  GQueue      recent;     /* the most recently used first */
  guint       capacity;
};

/* The last reference to the item is gone; nobody can ask for it any more. */
static void
item_gone_cb (gpointer  data,
              GObject  *item)
{
  Entry *entry = data;

  entry->item = NULL;
  g_hash_table_remove (entry->cache->entries, &entry->id);
}

static void
let_go (TlFindingCache *cache,
        Entry          *entry)
{
  g_queue_unlink (&cache->recent, &entry->link);
  entry->held = FALSE;
  g_object_unref (entry->item);
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  if (entry->item != NULL)
    g_object_weak_unref (G_OBJECT (entry->item), item_gone_cb, entry);
  if (entry->held)
    let_go (entry->cache, entry);
  g_free (entry);
}

TlFindingCache *
tl_finding_cache_new (guint capacity)
{
  TlFindingCache *cache = g_new0 (TlFindingCache, 1);

  cache->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, entry_free);
  cache->capacity = capacity;
  return cache;
}

void
tl_finding_cache_free (TlFindingCache *cache)
{
  g_hash_table_unref (cache->entries);
  g_free (cache);
}

static Entry *
add_entry (TlFindingCache *cache,
           gint64          id)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->cache = cache;
  entry->id = id;
  entry->item = tl_finding_item_new (id);
  entry->link.data = entry;
  g_object_weak_ref (G_OBJECT (entry->item), item_gone_cb, entry);
  g_hash_table_insert (cache->entries, &entry->id, entry);
  return entry;
}

TlFindingItem *
tl_finding_cache_find (TlFindingCache *cache,
                       gint64          id)
{
  Entry *entry = g_hash_table_lookup (cache->entries, &id);

  return entry != NULL ? entry->item : NULL;
}

TlFindingItem *
tl_finding_cache_get (TlFindingCache *cache,
                      gint64          id)
{
  Entry *entry = g_hash_table_lookup (cache->entries, &id);
  gboolean is_new = entry == NULL;

  if (is_new)
    entry = add_entry (cache, id);
  if (entry->held)
    g_queue_unlink (&cache->recent, &entry->link);
  else if (!is_new)
    g_object_ref (entry->item);
  entry->held = TRUE;
  g_queue_push_head_link (&cache->recent, &entry->link);
  while (cache->recent.length > cache->capacity)
    let_go (cache, cache->recent.tail->data);
  return entry->item;
}

GArray *
tl_finding_cache_dup_ids (TlFindingCache *cache)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64),
                                   g_hash_table_size (cache->entries));
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, cache->entries);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_val (ids, *(gint64 *) id);
  return ids;
}
