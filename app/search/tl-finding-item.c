/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-finding-row-private.h"

#include "tl-field-private.h"

struct _TlFindingItem {
  GObject       parent_instance;
  gint64        id;
  TlFindingRow *row;    /* NULL until it has come */
};

G_DEFINE_FINAL_TYPE (TlFindingItem, tl_finding_item, G_TYPE_OBJECT)

#define FIELD(name, type, member) { name, type, G_STRUCT_OFFSET (TlFindingRow, member) }

/* The properties that are fields of a row; "id" and "loaded" come before them. */
static const TlField fields[] = {
  FIELD ("review", TL_FIELD_ID, review),
  FIELD ("document", TL_FIELD_ID, document),
  FIELD ("sha256", TL_FIELD_TEXT, sha256),
  FIELD ("title", TL_FIELD_TEXT, title),
  FIELD ("subject", TL_FIELD_TEXT, subject),
  FIELD ("authority", TL_FIELD_TEXT, authority),
  FIELD ("nation", TL_FIELD_TEXT, nation),
  FIELD ("review-type", TL_FIELD_TEXT, review_type),
  FIELD ("year", TL_FIELD_INT, year),
  FIELD ("theme", TL_FIELD_TEXT, theme),
  FIELD ("stance", TL_FIELD_INT, stance),
  FIELD ("kind", TL_FIELD_INT, kind),
  FIELD ("voice", TL_FIELD_INT, voice),
  FIELD ("status", TL_FIELD_INT, status),
  FIELD ("origin", TL_FIELD_INT, origin),
  FIELD ("flags", TL_FIELD_INT, flags),
  FIELD ("rule", TL_FIELD_TEXT, rule),
  FIELD ("codebook-version", TL_FIELD_TEXT, codebook_version),
  FIELD ("section", TL_FIELD_INT, section),
  FIELD ("number", TL_FIELD_TEXT, number),
  FIELD ("page", TL_FIELD_INT, page),
  FIELD ("page-label", TL_FIELD_TEXT, page_label),
  FIELD ("quote", TL_FIELD_TEXT, quote),
  FIELD ("text", TL_FIELD_TEXT, text),
  FIELD ("tags", TL_FIELD_TEXTS, tags),
  FIELD ("note", TL_FIELD_TEXT, note),
  FIELD ("coder", TL_FIELD_TEXT, coder),
};

enum {
  PROP_ID = 1,
  PROP_LOADED,
  PROP_FIELDS,
  N_PROPS = PROP_FIELDS + G_N_ELEMENTS (fields)
};

static GParamSpec *properties[N_PROPS];

static char *no_tags[] = { NULL };
static const TlFindingRow no_row = { .stance = TL_STANCE_NEUTRAL, .tags = no_tags };

static const TlFindingRow *
get_row (TlFindingItem *item)
{
  return item->row != NULL ? item->row : &no_row;
}

static void
tl_finding_item_get_property (GObject    *object,
                              guint       property,
                              GValue     *value,
                              GParamSpec *pspec)
{
  TlFindingItem *item = TL_FINDING_ITEM (object);

  if (property == PROP_ID)
    g_value_set_int64 (value, item->id);
  else if (property == PROP_LOADED)
    g_value_set_boolean (value, item->row != NULL);
  else
    tl_field_get (&fields[property - PROP_FIELDS], get_row (item), value);
}

static void
tl_finding_item_finalize (GObject *object)
{
  TlFindingItem *item = TL_FINDING_ITEM (object);

  g_clear_pointer (&item->row, tl_finding_row_free);
  G_OBJECT_CLASS (tl_finding_item_parent_class)->finalize (object);
}

static void
tl_finding_item_class_init (TlFindingItemClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = tl_finding_item_get_property;
  object_class->finalize = tl_finding_item_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS
                                                  | G_PARAM_EXPLICIT_NOTIFY);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    properties[PROP_FIELDS + i] = tl_field_make_property (&fields[i]);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tl_finding_item_init (TlFindingItem *item)
{
}

TlFindingItem *
tl_finding_item_new (gint64 id)
{
  TlFindingItem *item = g_object_new (TL_TYPE_FINDING_ITEM, NULL);

  item->id = id;
  return item;
}

void
tl_finding_item_fill (TlFindingItem *item,
                      TlFindingRow  *row)
{
  TlFindingRow *old = item->row;
  const TlFindingRow *was = get_row (item);

  g_assert (row->id == item->id);

  g_object_freeze_notify (G_OBJECT (item));
  item->row = row;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (!tl_field_is_same (&fields[i], was, row))
        g_object_notify_by_pspec (G_OBJECT (item), properties[PROP_FIELDS + i]);
    }
  if (old == NULL)
    g_object_notify_by_pspec (G_OBJECT (item), properties[PROP_LOADED]);
  else
    tl_finding_row_free (old);
  g_object_thaw_notify (G_OBJECT (item));
}

gint64
tl_finding_item_get_id (TlFindingItem *item)
{
  g_return_val_if_fail (TL_IS_FINDING_ITEM (item), 0);

  return item->id;
}

gboolean
tl_finding_item_is_loaded (TlFindingItem *item)
{
  g_return_val_if_fail (TL_IS_FINDING_ITEM (item), FALSE);

  return item->row != NULL;
}

/* The getters of what is in the row. */
#define DEFINE_GETTER(Type, member)                                              \
  Type                                                                           \
  tl_finding_item_get_##member (TlFindingItem *item)                             \
  {                                                                              \
    g_return_val_if_fail (TL_IS_FINDING_ITEM (item), no_row.member);             \
    return get_row (item)->member;                                               \
  }

DEFINE_GETTER (gint64, review)
DEFINE_GETTER (gint64, document)
DEFINE_GETTER (const char *, sha256)
DEFINE_GETTER (const char *, title)
DEFINE_GETTER (const char *, subject)
DEFINE_GETTER (const char *, authority)
DEFINE_GETTER (const char *, nation)
DEFINE_GETTER (const char *, review_type)
DEFINE_GETTER (int, year)
DEFINE_GETTER (const char *, theme)
DEFINE_GETTER (TlStance, stance)
DEFINE_GETTER (TlStatementKind, kind)
DEFINE_GETTER (TlVoice, voice)
DEFINE_GETTER (TlStatus, status)
DEFINE_GETTER (TlOrigin, origin)
DEFINE_GETTER (TlFindingFlags, flags)
DEFINE_GETTER (const char *, rule)
DEFINE_GETTER (const char *, codebook_version)
DEFINE_GETTER (TlSection, section)
DEFINE_GETTER (const char *, number)
DEFINE_GETTER (guint, page)
DEFINE_GETTER (const char *, page_label)
DEFINE_GETTER (const char *, quote)
DEFINE_GETTER (const char *, text)
DEFINE_GETTER (TlSpan, span)
DEFINE_GETTER (GArray *, marks)
DEFINE_GETTER (GArray *, rects)
DEFINE_GETTER (GArray *, doubts)
DEFINE_GETTER (GArray *, words)
DEFINE_GETTER (const char *, note)
DEFINE_GETTER (const char *, coder)
DEFINE_GETTER (GPtrArray *, causes)
DEFINE_GETTER (GPtrArray *, effects)

const char *const *
tl_finding_item_get_tags (TlFindingItem *item)
{
  g_return_val_if_fail (TL_IS_FINDING_ITEM (item), NULL);

  return (const char *const *) get_row (item)->tags;
}
