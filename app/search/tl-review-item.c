/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-review-row-private.h"

#include "tl-field-private.h"

struct _TlReviewItem {
  GObject      parent_instance;
  TlReviewRow *row;
};

G_DEFINE_FINAL_TYPE (TlReviewItem, tl_review_item, G_TYPE_OBJECT)

#define FIELD(name, type, member) { name, type, G_STRUCT_OFFSET (TlReviewRow, member) }

static const TlField fields[] = {
  FIELD ("id", TL_FIELD_ID, id),
  FIELD ("title", TL_FIELD_TEXT, title),
  FIELD ("subject", TL_FIELD_TEXT, subject),
  FIELD ("authority", TL_FIELD_TEXT, authority),
  FIELD ("nation", TL_FIELD_TEXT, nation),
  FIELD ("region", TL_FIELD_TEXT, region),
  FIELD ("review-type", TL_FIELD_TEXT, review_type),
  FIELD ("published", TL_FIELD_TEXT, published),
  FIELD ("file", TL_FIELD_TEXT, file),
  FIELD ("year", TL_FIELD_INT, year),
  FIELD ("n-pages", TL_FIELD_INT, n_pages),
  FIELD ("n-unreadable", TL_FIELD_INT, n_unreadable),
  FIELD ("n-findings", TL_FIELD_INT, n_findings),
  FIELD ("private", TL_FIELD_FLAG, private_),
};

static GParamSpec *properties[1 + G_N_ELEMENTS (fields)];

static void
tl_review_item_get_property (GObject    *object,
                             guint       property,
                             GValue     *value,
                             GParamSpec *pspec)
{
  tl_field_get (&fields[property - 1], TL_REVIEW_ITEM (object)->row, value);
}

static void
tl_review_item_finalize (GObject *object)
{
  TlReviewItem *item = TL_REVIEW_ITEM (object);

  g_clear_pointer (&item->row, tl_review_row_free);
  G_OBJECT_CLASS (tl_review_item_parent_class)->finalize (object);
}

static void
tl_review_item_class_init (TlReviewItemClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = tl_review_item_get_property;
  object_class->finalize = tl_review_item_finalize;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    properties[1 + i] = tl_field_make_property (&fields[i]);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
tl_review_item_init (TlReviewItem *item)
{
}

TlReviewItem *
tl_review_item_new (TlReviewRow *row)
{
  TlReviewItem *item = g_object_new (TL_TYPE_REVIEW_ITEM, NULL);

  item->row = row;
  return item;
}

void
tl_review_item_fill (TlReviewItem *item,
                     TlReviewRow  *row)
{
  TlReviewRow *old = item->row;

  g_object_freeze_notify (G_OBJECT (item));
  item->row = row;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (!tl_field_is_same (&fields[i], old, row))
        g_object_notify_by_pspec (G_OBJECT (item), properties[1 + i]);
    }
  tl_review_row_free (old);
  g_object_thaw_notify (G_OBJECT (item));
}

#define DEFINE_GETTER(Type, member, nothing)                                    \
  Type                                                                          \
  tl_review_item_get_##member (TlReviewItem *item)                              \
  {                                                                             \
    g_return_val_if_fail (TL_IS_REVIEW_ITEM (item), nothing);                   \
    return item->row->member;                                                   \
  }

DEFINE_GETTER (gint64, id, 0)
DEFINE_GETTER (const char *, title, NULL)
DEFINE_GETTER (const char *, subject, NULL)
DEFINE_GETTER (const char *, authority, NULL)
DEFINE_GETTER (const char *, nation, NULL)
DEFINE_GETTER (const char *, region, NULL)
DEFINE_GETTER (const char *, review_type, NULL)
DEFINE_GETTER (const char *, published, NULL)
DEFINE_GETTER (const char *, file, NULL)
DEFINE_GETTER (int, year, 0)
DEFINE_GETTER (guint, n_pages, 0)
DEFINE_GETTER (guint, n_unreadable, 0)
DEFINE_GETTER (guint, n_findings, 0)

gboolean
tl_review_item_is_private (TlReviewItem *item)
{
  g_return_val_if_fail (TL_IS_REVIEW_ITEM (item), FALSE);

  return item->row->private_;
}
