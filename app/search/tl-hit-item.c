/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-hit-item-private.h"

#include <string.h>

#define OPEN "\u2068"
#define CLOSE "\u2069"

struct _TlHitItem {
  GObject  parent_instance;
  TlHit   *hit;
};

G_DEFINE_FINAL_TYPE (TlHitItem, tl_hit_item, G_TYPE_OBJECT)

static void
tl_hit_item_finalize (GObject *object)
{
  tl_hit_free (TL_HIT_ITEM (object)->hit);
  G_OBJECT_CLASS (tl_hit_item_parent_class)->finalize (object);
}

static void
tl_hit_item_class_init (TlHitItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = tl_hit_item_finalize;
}

static void
tl_hit_item_init (TlHitItem *item)
{
}

TlHitItem *
tl_hit_item_new (TlHit *hit)
{
  TlHitItem *item = g_object_new (TL_TYPE_HIT_ITEM, NULL);

  item->hit = hit;
  return item;
}

const TlHit *
tl_hit_item_get_hit (TlHitItem *item)
{
  g_return_val_if_fail (TL_IS_HIT_ITEM (item), NULL);

  return item->hit;
}

static gboolean
has_word (GPtrArray  *words,
          const char *word)
{
  return g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL);
}

GStrv
tl_hit_item_dup_words (TlHitItem *item)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  const char *at, *end;

  g_return_val_if_fail (TL_IS_HIT_ITEM (item), NULL);

  for (at = strstr (item->hit->snippet, OPEN); at != NULL; at = strstr (end, OPEN))
    {
      g_autofree char *word = NULL;

      at += strlen (OPEN);
      end = strstr (at, CLOSE);
      if (end == NULL)
        break;
      word = g_utf8_strdown (at, end - at);
      if (!has_word (words, word))
        g_ptr_array_add (words, g_steal_pointer (&word));
    }
  g_ptr_array_add (words, NULL);
  return (GStrv) g_ptr_array_free (words, FALSE);
}
