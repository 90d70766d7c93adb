/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* TlField: a property of an item that is a member of the row behind it. */
typedef enum {
  TL_FIELD_ID,      /* gint64 */
  TL_FIELD_INT,     /* int, guint or an enumeration */
  TL_FIELD_FLAG,    /* gboolean */
  TL_FIELD_TEXT,    /* char * */
  TL_FIELD_TEXTS    /* char ** */
} TlFieldType;

typedef struct {
  const char *name;
  TlFieldType type;
  glong       offset;
} TlField;

GParamSpec *tl_field_make_property (const TlField *field);
void        tl_field_get           (const TlField *field,
                                    gconstpointer  row,
                                    GValue        *value);
gboolean    tl_field_is_same       (const TlField *field,
                                    gconstpointer  row,
                                    gconstpointer  other);

G_END_DECLS
