/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-store-private.h"

#include <glib/gi18n-lib.h>

/* ── saving ── */

static gboolean
add_block (TlStatement  *add,
           TlBlock      *block,
           GError      **error)
{
  guint n_places;
  const TlPlace *places = tl_block_get_places (block, &n_places);
  g_autoptr (GBytes) bytes = tl_places_to_bytes (places, n_places);

  tl_statement_bind_text (add, ":kind", tl_block_kind_to_string (tl_block_get_kind (block)));
  tl_statement_bind_int (add, ":level", tl_block_get_level (block));
  tl_statement_bind_text (add, ":number", tl_block_get_number (block));
  tl_statement_bind_text (add, ":section", tl_section_to_string (tl_block_get_section (block)));
  tl_statement_bind_text (add, ":section_title", tl_block_get_section_title (block));
  tl_statement_bind_text (add, ":text", tl_block_get_text (block));
  tl_statement_bind_int (add, ":page", tl_block_get_page (block));
  tl_statement_bind_int (add, ":end_page", tl_block_get_end_page (block));
  tl_statement_bind_bytes (add, ":places", bytes);
  return tl_statement_run (add, error);
}

gboolean
tl_blocks_add (TlConnection  *connection,
               TlSave        *save,
               GError       **error)
{
  TlDocument *document = save->saving->document;
  g_autoptr (TlStatement) add = NULL;

  add = tl_connection_prepare (connection,
    "INSERT INTO blocks (document_id, ordinal, kind, level, number, section, section_title, text,"
    " page, end_page, places)"
    " VALUES (:document, :ordinal, :kind, :level, :number, :section, :section_title, :text, :page,"
    " :end_page, :places)", error);
  if (add == NULL)
    return FALSE;
  tl_statement_bind_int (add, ":document", save->saved->document);
  for (guint i = 0; i < tl_document_get_n_blocks (document); i++)
    {
      tl_statement_bind_int (add, ":ordinal", i);
      if (!add_block (add, tl_document_get_block (document, i), error))
        return FALSE;
      save->block_ids[i] = tl_connection_get_last_id (connection);
    }
  return TRUE;
}

/* ── reading back ── */

static gboolean
take_block (TlStatement  *list,
            TlBlock     **block,
            GError      **error)
{
  g_autoptr (GBytes) bytes = tl_statement_dup_bytes (list, 6);
  g_autoptr (GArray) places = tl_places_from_bytes (bytes);
  TlBlockFields fields = { .text = tl_statement_get_text (list, 5) };

  if (places == NULL || !g_utf8_validate (fields.text, -1, NULL) ||
      !tl_block_kind_from_string (tl_statement_get_text (list, 0), &fields.kind) ||
      !tl_section_from_string (tl_statement_get_text (list, 3), &fields.section))
    {
      g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_DAMAGED,
                   _("A paragraph in the library is damaged. Check the library, and put back a "
                     "copy from before if there is more amiss"));
      return FALSE;
    }
  fields.level = (guint) tl_statement_get_int (list, 1);
  fields.number = tl_statement_get_text (list, 2);
  fields.section_title = tl_statement_get_text (list, 4);
  fields.places = (const TlPlace *) places->data;
  fields.n_places = places->len;
  fields.page = (guint) tl_statement_get_int (list, 7);
  *block = tl_block_new (&fields);
  return TRUE;
}

gboolean
tl_blocks_load (TlConnection  *connection,
                gint64         document,
                GPtrArray     *blocks,
                GArray        *ids,
                GError       **error)
{
  g_autoptr (TlStatement) list = NULL;
  gboolean has_row;

  list = tl_connection_prepare (connection,
    "SELECT kind, level, number, section, section_title, text, places, page, id FROM blocks"
    " WHERE document_id = :document ORDER BY ordinal", error);
  if (list == NULL)
    return FALSE;
  tl_statement_bind_int (list, ":document", document);
  if (!tl_statement_step (list, &has_row, error))
    return FALSE;
  while (has_row)
    {
      gint64 id = tl_statement_get_int (list, 8);
      TlBlock *block;

      if (!take_block (list, &block, error))
        return FALSE;
      g_ptr_array_add (blocks, block);
      if (ids != NULL)
        g_array_append_val (ids, id);
      if (!tl_statement_step (list, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

typedef struct {
  gint64     document;
  GPtrArray *blocks;
} LoadBlocks;

static gboolean
load_blocks_cb (TlConnection  *connection,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  LoadBlocks *load = data;

  return tl_blocks_load (connection, load->document, load->blocks, NULL, error);
}

GPtrArray *
tl_store_load_blocks (TlStore       *store,
                      gint64         document,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_unref);
  LoadBlocks load = { document, blocks };

  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  if (!tl_store_read (store, load_blocks_cb, &load, cancellable, error))
    return NULL;
  return g_steal_pointer (&blocks);
}
