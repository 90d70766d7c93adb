/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-finding-json.h"

static void
set_text (JsonObject *row,
          const char *name,
          const char *value)
{
  if (value != NULL)
    json_object_set_string_member (row, name, value);
  else
    json_object_set_null_member (row, name);
}

static void
set_review (JsonObject    *row,
            TlFindingItem *item)
{
  int year = tl_finding_item_get_year (item);

  json_object_set_int_member (row, "finding", tl_finding_item_get_id (item));
  json_object_set_int_member (row, "review", tl_finding_item_get_review (item));
  json_object_set_int_member (row, "document", tl_finding_item_get_document (item));
  set_text (row, "title", tl_finding_item_get_title (item));
  set_text (row, "authority", tl_finding_item_get_authority (item));
  if (year != 0)
    json_object_set_int_member (row, "year", year);
  else
    json_object_set_null_member (row, "year");
}

static void
set_flags (JsonObject     *row,
           TlFindingFlags  flags)
{
  json_object_set_boolean_member (row, "denied", (flags & TL_FINDING_DENIED) != 0);
  json_object_set_boolean_member (row, "maybe", (flags & TL_FINDING_MAYBE) != 0);
  json_object_set_boolean_member (row, "remedied", (flags & TL_FINDING_REMEDIED) != 0);
}

static void
set_partners (JsonObject *row,
              const char *name,
              GPtrArray  *partners)
{
  JsonArray *ids = json_array_new ();

  for (guint i = 0; partners != NULL && i < partners->len; i++)
    json_array_add_int_element (ids, ((TlPartner *) g_ptr_array_index (partners, i))->finding);
  json_object_set_array_member (row, name, ids);
}

static void
set_coding (JsonObject    *row,
            TlFindingItem *item)
{
  const char *const *tags = tl_finding_item_get_tags (item);
  JsonArray *names = json_array_new ();

  set_text (row, "theme", tl_finding_item_get_theme (item));
  set_text (row, "rule", tl_finding_item_get_rule (item));
  set_text (row, "stance", tl_stance_to_string (tl_finding_item_get_stance (item)));
  set_text (row, "kind", tl_statement_kind_to_string (tl_finding_item_get_kind (item)));
  set_text (row, "voice", tl_voice_to_string (tl_finding_item_get_voice (item)));
  set_text (row, "status", tl_status_to_string (tl_finding_item_get_status (item)));
  set_text (row, "origin", tl_origin_to_string (tl_finding_item_get_origin (item)));
  for (guint i = 0; tags[i] != NULL; i++)
    json_array_add_string_element (names, tags[i]);
  json_object_set_array_member (row, "tags", names);
  set_text (row, "note", tl_finding_item_get_note (item));
  if (tl_finding_item_get_flags (item) & TL_FINDING_UNPLACED)
    json_object_set_boolean_member (row, "unplaced", TRUE);
}

/* Points to two decimals: as exact as the boxes are. */
static void
set_length (JsonObject *rect,
            const char *name,
            double      points)
{
  json_object_set_double_member (rect, name, (double) (gint64) (points * 100 + 0.5) / 100);
}

static JsonArray *
make_rects (GArray *rects)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; rects != NULL && i < rects->len; i++)
    {
      const TlRect *rect = &g_array_index (rects, TlRect, i);
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "page", rect->page);
      set_length (object, "x", rect->box.x1);
      set_length (object, "y", rect->box.y1);
      set_length (object, "width", rect->box.x2 - rect->box.x1);
      set_length (object, "height", rect->box.y2 - rect->box.y1);
      json_array_add_object_element (array, object);
    }
  return array;
}

static void
set_place (JsonObject    *row,
           TlFindingItem *item)
{
  set_text (row, "section", tl_section_to_string (tl_finding_item_get_section (item)));
  set_text (row, "number", tl_finding_item_get_number (item));
  json_object_set_int_member (row, "page", tl_finding_item_get_page (item));
  set_text (row, "page_label", tl_finding_item_get_page_label (item));
  set_text (row, "quote", tl_finding_item_get_quote (item));
  set_text (row, "text", tl_finding_item_get_text (item));
  json_object_set_array_member (row, "rects", make_rects (tl_finding_item_get_rects (item)));
}

JsonObject *
tl_finding_to_json (TlFindingItem *item)
{
  JsonObject *row;

  g_return_val_if_fail (TL_IS_FINDING_ITEM (item), NULL);
  g_return_val_if_fail (tl_finding_item_is_loaded (item), NULL);

  row = json_object_new ();
  set_review (row, item);
  set_coding (row, item);
  set_place (row, item);
  set_flags (row, tl_finding_item_get_flags (item));
  set_partners (row, "causes", tl_finding_item_get_causes (item));
  set_partners (row, "effects", tl_finding_item_get_effects (item));
  set_text (row, "coder", tl_finding_item_get_coder (item));
  return row;
}
