/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-export-private.h"

#include "tl-finding-json.h"

static void
write_row (TlExport      *export,
           TlFindingItem *item,
           gpointer       data)
{
  guint *n_rows = data;
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;

  json_node_take_object (node, tl_finding_to_json (item));
  text = json_to_string (node, FALSE);
  tl_export_print (export, "%s%s", (*n_rows)++ > 0 ? ",\n" : "\n", text);
}

gboolean
tl_export_json (TlExport  *export,
                GError   **error)
{
  guint n_rows = 0;

  tl_export_write (export, "[");
  if (!tl_export_each (export, export->query, write_row, &n_rows, error))
    return FALSE;
  tl_export_write (export, n_rows > 0 ? "\n]\n" : "]\n");
  return TRUE;
}
