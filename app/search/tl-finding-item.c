/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-finding-row-private.h"

struct _TlFindingItem {
  GObject       parent_instance;
  gint64        id;
  TlFindingRow *row;    /* NULL until it has come */
};

G_DEFINE_FINAL_TYPE (TlFindingItem, tl_finding_item, G_TYPE_OBJECT)

typedef enum {
  FIELD_ID,
  FIELD_INT,
  FIELD_TEXT,
  FIELD_TEXTS
} FieldType;

#define FIELD(name, type, member) { name, type, G_STRUCT_OFFSET (TlFindingRow, member) }

/* The properties that are fields of a row; "id" and "loaded" come before them. */
static const struct {
  const char *name;
  FieldType   type;
  glong       offset;
} fields[] = {
  FIELD ("review", FIELD_ID, review),
  FIELD ("document", FIELD_ID, document),
  FIELD ("sha256", FIELD_TEXT, sha256),
  FIELD ("title", FIELD_TEXT, title),
  FIELD ("subject", FIELD_TEXT, subject),
  FIELD ("authority", FIELD_TEXT, authority),
  FIELD ("nation", FIELD_TEXT, nation),
  FIELD ("review-type", FIELD_TEXT, review_type),
  FIELD ("year", FIELD_INT, year),
  FIELD ("theme", FIELD_TEXT, theme),
  FIELD ("stance", FIELD_INT, stance),
  FIELD ("kind", FIELD_INT, kind),
  FIELD ("voice", FIELD_INT, voice),
  FIELD ("status", FIELD_INT, status),
  FIELD ("origin", FIELD_INT, origin),
  FIELD ("flags", FIELD_INT, flags),
  FIELD ("rule", FIELD_TEXT, rule),
  FIELD ("codebook-version", FIELD_TEXT, codebook_version),
  FIELD ("section", FIELD_INT, section),
  FIELD ("number", FIELD_TEXT, number),
  FIELD ("page", FIELD_INT, page),
  FIELD ("page-label", FIELD_TEXT, page_label),
  FIELD ("quote", FIELD_TEXT, quote),
  FIELD ("text", FIELD_TEXT, text),
  FIELD ("tags", FIELD_TEXTS, tags),
  FIELD ("note", FIELD_TEXT, note),
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
get_field (const TlFindingRow *row,
           guint               index,
           GValue             *value)
{
  gconstpointer field = G_STRUCT_MEMBER_P (row, fields[index].offset);

  switch (fields[index].type)
    {
    case FIELD_ID:
      g_value_set_int64 (value, *(const gint64 *) field);
      break;
    case FIELD_INT:
      g_value_set_int (value, *(const int *) field);
      break;
    case FIELD_TEXT:
      g_value_set_string (value, *(char *const *) field);
      break;
    case FIELD_TEXTS:
      g_value_set_boxed (value, *(char **const *) field);
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_same_field (const TlFindingRow *a,
               const TlFindingRow *b,
               guint               index)
{
  gconstpointer of_a = G_STRUCT_MEMBER_P (a, fields[index].offset);
  gconstpointer of_b = G_STRUCT_MEMBER_P (b, fields[index].offset);

  switch (fields[index].type)
    {
    case FIELD_ID:
      return *(const gint64 *) of_a == *(const gint64 *) of_b;
    case FIELD_INT:
      return *(const int *) of_a == *(const int *) of_b;
    case FIELD_TEXT:
      return g_strcmp0 (*(char *const *) of_a, *(char *const *) of_b) == 0;
    case FIELD_TEXTS:
      return g_strv_equal (*(const char *const *const *) of_a, *(const char *const *const *) of_b);
    default:
      g_assert_not_reached ();
    }
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
    get_field (get_row (item), property - PROP_FIELDS, value);
}

static void
tl_finding_item_finalize (GObject *object)
{
  TlFindingItem *item = TL_FINDING_ITEM (object);

  g_clear_pointer (&item->row, tl_finding_row_free);
  G_OBJECT_CLASS (tl_finding_item_parent_class)->finalize (object);
}

static GParamSpec *
make_property (const char *name,
               FieldType   type)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  switch (type)
    {
    case FIELD_ID:
      return g_param_spec_int64 (name, NULL, NULL, 0, G_MAXINT64, 0, flags);
    case FIELD_INT:
      return g_param_spec_int (name, NULL, NULL, 0, G_MAXINT, 0, flags);
    case FIELD_TEXT:
      return g_param_spec_string (name, NULL, NULL, NULL, flags);
    case FIELD_TEXTS:
      return g_param_spec_boxed (name, NULL, NULL, G_TYPE_STRV, flags);
    default:
      g_assert_not_reached ();
    }
}

static void
tl_finding_item_class_init (TlFindingItemClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = tl_finding_item_get_property;
  object_class->finalize = tl_finding_item_finalize;

  properties[PROP_ID] = make_property ("id", FIELD_ID);
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS
                                                  | G_PARAM_EXPLICIT_NOTIFY);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    properties[PROP_FIELDS + i] = make_property (fields[i].name, fields[i].type);
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
      if (!is_same_field (was, row, i))
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
DEFINE_GETTER (const char *, note)

const char *const *
tl_finding_item_get_tags (TlFindingItem *item)
{
  g_return_val_if_fail (TL_IS_FINDING_ITEM (item), NULL);

  return (const char *const *) get_row (item)->tags;
}
