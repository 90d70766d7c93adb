/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-outline-item-private.h"

struct _TlOutlineItem {
  GObject  parent_instance;
  TlBlock *block;
};

G_DEFINE_FINAL_TYPE (TlOutlineItem, tl_outline_item, G_TYPE_OBJECT)

enum { PROP_0, PROP_TITLE, PROP_INDENT, N_PROPS };
static GParamSpec *properties[N_PROPS];

static char *
dup_title (TlBlock *block)
{
  const char *number = tl_block_get_number (block);

  if (number == NULL)
    return g_strdup (tl_block_get_text (block));
  return g_strdup_printf ("%s  %s", number, tl_block_get_text (block));
}

TlBlock *
tl_outline_item_get_block (TlOutlineItem *self)
{
  g_return_val_if_fail (TL_IS_OUTLINE_ITEM (self), NULL);

  return self->block;
}

/* The lines of a cover and the heading of the contents lead nowhere that one wants to go. */
static gboolean
is_listed (TlBlock *block)
{
  TlSection section = tl_block_get_section (block);

  return tl_block_get_kind (block) == TL_BLOCK_HEADING
         && section != TL_SECTION_CONTENTS
         && (section != TL_SECTION_FRONT_MATTER || tl_block_get_page (block) > 1);
}

GListModel *
tl_outline_list (TlDocumentMap *map)
{
  GListStore *list = g_list_store_new (TL_TYPE_OUTLINE_ITEM);
  GPtrArray *blocks = tl_document_map_get_blocks (map);

  for (guint i = 0; i < blocks->len; i++)
    {
      TlBlock *block = g_ptr_array_index (blocks, i);
      g_autoptr (TlOutlineItem) item = NULL;

      if (!is_listed (block))
        continue;
      item = g_object_new (TL_TYPE_OUTLINE_ITEM, NULL);
      item->block = tl_block_ref (block);
      g_list_store_append (list, item);
    }
  return G_LIST_MODEL (list);
}

static void
tl_outline_item_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  TlBlock *block = TL_OUTLINE_ITEM (object)->block;

  switch (id)
    {
    case PROP_TITLE:
      g_value_take_string (value, dup_title (block));
      break;
    case PROP_INDENT:
      g_value_set_int (value, 6 + 12 * ((int) CLAMP (tl_block_get_level (block), 1, 6) - 1));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_outline_item_finalize (GObject *object)
{
  g_clear_pointer (&TL_OUTLINE_ITEM (object)->block, tl_block_unref);
  G_OBJECT_CLASS (tl_outline_item_parent_class)->finalize (object);
}

static void
tl_outline_item_class_init (TlOutlineItemClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tl_outline_item_get_property;
  object_class->finalize = tl_outline_item_finalize;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_INDENT] = g_param_spec_int ("indent", NULL, NULL, 0, G_MAXINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tl_outline_item_init (TlOutlineItem *self)
{
}
