/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-field-private.h"

GParamSpec *
tl_field_make_property (const TlField *field)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  switch (field->type)
    {
    case TL_FIELD_ID:
      return g_param_spec_int64 (field->name, NULL, NULL, 0, G_MAXINT64, 0, flags);
    case TL_FIELD_INT:
      return g_param_spec_int (field->name, NULL, NULL, 0, G_MAXINT, 0, flags);
    case TL_FIELD_FLAG:
      return g_param_spec_boolean (field->name, NULL, NULL, FALSE, flags);
    case TL_FIELD_TEXT:
      return g_param_spec_string (field->name, NULL, NULL, NULL, flags);
    case TL_FIELD_TEXTS:
      return g_param_spec_boxed (field->name, NULL, NULL, G_TYPE_STRV, flags);
    default:
      g_assert_not_reached ();
    }
}

void
tl_field_get (const TlField *field,
              gconstpointer  row,
              GValue        *value)
{
  gconstpointer member = (const char *) row + field->offset;

  switch (field->type)
    {
    case TL_FIELD_ID:
      g_value_set_int64 (value, *(const gint64 *) member);
      break;
    case TL_FIELD_INT:
      g_value_set_int (value, *(const int *) member);
      break;
    case TL_FIELD_FLAG:
      g_value_set_boolean (value, *(const gboolean *) member);
      break;
    case TL_FIELD_TEXT:
      g_value_set_string (value, *(char *const *) member);
      break;
    case TL_FIELD_TEXTS:
      g_value_set_boxed (value, *(char **const *) member);
      break;
    default:
      g_assert_not_reached ();
    }
}

gboolean
tl_field_is_same (const TlField *field,
                  gconstpointer  row,
                  gconstpointer  other)
{
  gconstpointer a = (const char *) row + field->offset;
  gconstpointer b = (const char *) other + field->offset;

  switch (field->type)
    {
    case TL_FIELD_ID:
      return *(const gint64 *) a == *(const gint64 *) b;
    case TL_FIELD_INT:
    case TL_FIELD_FLAG:
      return *(const int *) a == *(const int *) b;
    case TL_FIELD_TEXT:
      return g_strcmp0 (*(char *const *) a, *(char *const *) b) == 0;
    case TL_FIELD_TEXTS:
      return g_strv_equal (*(const char *const *const *) a, *(const char *const *const *) b);
    default:
      g_assert_not_reached ();
    }
}
