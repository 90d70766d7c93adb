/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-block.h"
#include "tl-output-private.h"

#include <math.h>

void
tl_row_set_text (JsonObject *row,
                 const char *name,
                 const char *value)
{
  if (value != NULL)
    json_object_set_string_member (row, name, value);
  else
    json_object_set_null_member (row, name);
}

void
tl_row_set_known (JsonObject *row,
                  const char *name,
                  gint64      value,
                  gboolean    known)
{
  if (known)
    json_object_set_int_member (row, name, value);
  else
    json_object_set_null_member (row, name);
}

void
tl_row_set_figure (JsonObject *row,
                   const char *name,
                   double      value)
{
  if (isnan (value))
    json_object_set_null_member (row, name);
  else
    json_object_set_double_member (row, name, value);
}

void
tl_row_set_texts (JsonObject        *row,
                  const char        *name,
                  const char *const *values)
{
  JsonArray *array = json_array_new ();

  for (; values != NULL && *values != NULL; values++)
    json_array_add_string_element (array, *values);
  json_object_set_array_member (row, name, array);
}

/* Hundredths of a point are finer than any glyph. */
static double
round_points (double points)
{
  return round (points * 100) / 100;
}

void
tl_row_set_rects (JsonObject *row,
                  const char *name,
                  GArray     *rects)
{
  JsonArray *array = json_array_sized_new (rects->len);

  for (guint i = 0; i < rects->len; i++)
    {
      const TlRect *rect = &g_array_index (rects, TlRect, i);
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "page", rect->page);
      json_object_set_double_member (object, "x", round_points (rect->box.x1));
      json_object_set_double_member (object, "y", round_points (rect->box.y1));
      json_object_set_double_member (object, "width", round_points (rect->box.x2 - rect->box.x1));
      json_object_set_double_member (object, "height", round_points (rect->box.y2 - rect->box.y1));
      json_array_add_object_element (array, object);
    }
  json_object_set_array_member (row, name, array);
}

static char *
dup_number (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.4g", value));
}

static char *
dup_value (JsonNode *node)
{
  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      return json_node_dup_string (node);
    case G_TYPE_INT64:
      return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
    case G_TYPE_BOOLEAN:
      return g_strdup (json_node_get_boolean (node) ? "true" : "false");
    default:
      return dup_number (json_node_get_double (node));
    }
}

/* The values of an object, side by side; NULL of what holds none. */
static char *
dup_item (JsonNode *node)
{
  g_autoptr (GString) text = NULL;
  g_autoptr (GList) values = NULL;

  if (JSON_NODE_HOLDS_VALUE (node))
    return dup_value (node);
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  text = g_string_new (NULL);
  values = json_object_get_values (json_node_get_object (node));
  for (GList *l = values; l != NULL; l = l->next)
    {
      g_autofree char *value = dup_item (l->data);

      if (value != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", value);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_items (JsonArray *array)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *item = dup_item (json_array_get_element (array, i));

      if (item != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", item);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
tl_row_dup_cell (JsonObject *row,
                 const char *name)
{
  JsonNode *node = json_object_get_member (row, name);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node) || JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup ("");
  if (JSON_NODE_HOLDS_ARRAY (node))
    return dup_items (json_node_get_array (node));
  return dup_value (node);
}
