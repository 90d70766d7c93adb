/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-count-item-private.h"

struct _TlCountItem {
  GObject   parent_instance;
  TlFilter  filter;
  char     *value;
  char     *label;
  guint     findings;
  guint     reviews;
  gboolean  chosen;
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlCountItem, tl_count_item, G_TYPE_OBJECT)

static void
tl_count_item_finalize (GObject *object)
{
  TlCountItem *item = TL_COUNT_ITEM (object);

  g_free (item->value);
  g_free (item->label);

  G_OBJECT_CLASS (tl_count_item_parent_class)->finalize (object);
}

static void
tl_count_item_class_init (TlCountItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tl_count_item_finalize;

  signals[CHANGED] = g_signal_new ("changed", TL_TYPE_COUNT_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
tl_count_item_init (TlCountItem *item)
{
}

TlCountItem *
tl_count_item_new (TlFilter    filter,
                   const char *value,
                   const char *label)
{
  TlCountItem *item = g_object_new (TL_TYPE_COUNT_ITEM, NULL);

  item->filter = filter;
  item->value = g_strdup (value);
  item->label = g_strdup (label);
  return item;
}

TlFilter
tl_count_item_get_filter (TlCountItem *item)
{
  g_return_val_if_fail (TL_IS_COUNT_ITEM (item), TL_N_FILTERS);

  return item->filter;
}

const char *
tl_count_item_get_value (TlCountItem *item)
{
  g_return_val_if_fail (TL_IS_COUNT_ITEM (item), NULL);

  return item->value;
}

const char *
tl_count_item_get_label (TlCountItem *item)
{
  g_return_val_if_fail (TL_IS_COUNT_ITEM (item), NULL);

  return item->label;
}

guint
tl_count_item_get_findings (TlCountItem *item)
{
  g_return_val_if_fail (TL_IS_COUNT_ITEM (item), 0);

  return item->findings;
}

guint
tl_count_item_get_reviews (TlCountItem *item)
{
  g_return_val_if_fail (TL_IS_COUNT_ITEM (item), 0);

  return item->reviews;
}

gboolean
tl_count_item_is_chosen (TlCountItem *item)
{
  g_return_val_if_fail (TL_IS_COUNT_ITEM (item), FALSE);

  return item->chosen;
}

void
tl_count_item_set (TlCountItem *item,
                   guint        findings,
                   guint        reviews,
                   gboolean     chosen)
{
  g_return_if_fail (TL_IS_COUNT_ITEM (item));

  if (item->findings == findings && item->reviews == reviews && item->chosen == chosen)
    return;
  item->findings = findings;
  item->reviews = reviews;
  item->chosen = chosen;
  g_signal_emit (item, signals[CHANGED], 0);
}
