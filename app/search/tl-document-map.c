/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-document-map.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _TlDocumentMap {
  gatomicrefcount ref_count;
  gint64          document;
  gint64          review;
  char           *sha256;
  char           *title;
  char           *authority;
  int             year;
  GArray         *pages;
  GPtrArray      *blocks;
};

G_DEFINE_BOXED_TYPE (TlDocumentMap, tl_document_map, tl_document_map_ref, tl_document_map_unref)

static void
page_info_clear (gpointer data)
{
  TlPageInfo *info = data;

  g_clear_pointer (&info->label, g_free);
}

static TlDocumentMap *
tl_document_map_new (gint64 document)
{
  TlDocumentMap *map = g_new0 (TlDocumentMap, 1);

  g_atomic_ref_count_init (&map->ref_count);
  map->document = document;
  map->pages = g_array_new (FALSE, TRUE, sizeof (TlPageInfo));
  g_array_set_clear_func (map->pages, page_info_clear);
  return map;
}

TlDocumentMap *
tl_document_map_ref (TlDocumentMap *map)
{
  g_return_val_if_fail (map != NULL, NULL);

  g_atomic_ref_count_inc (&map->ref_count);
  return map;
}

void
tl_document_map_unref (TlDocumentMap *map)
{
  g_return_if_fail (map != NULL);

  if (!g_atomic_ref_count_dec (&map->ref_count))
    return;
  g_free (map->sha256);
  g_free (map->title);
  g_free (map->authority);
  g_array_unref (map->pages);
  g_clear_pointer (&map->blocks, g_ptr_array_unref);
  g_free (map);
}

static gboolean
load_document (TlDocumentMap *map,
               TlConnection  *connection,
               GError       **error)
{
  g_autoptr (TlStatement) statement = NULL;
  gboolean has_row;

  statement = tl_connection_prepare (connection,
    "SELECT d.review_id, d.sha256, coalesce(r.title, d.file), r.authority, r.year"
    " FROM documents d JOIN reviews r ON r.id = d.review_id"
    " WHERE d.id = :document AND r.removed IS NULL", error);
  if (statement == NULL)
    return FALSE;
  tl_statement_bind_int (statement, ":document", map->document);
  if (!tl_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND,
                           _("This document is no longer in the library."));
      return FALSE;
    }
  map->review = tl_statement_get_int (statement, 0);
  map->sha256 = g_strdup (tl_statement_get_text (statement, 1));
  map->title = g_strdup (tl_statement_get_text (statement, 2));
  map->authority = g_strdup (tl_statement_get_text (statement, 3));
  map->year = (int) tl_statement_get_int (statement, 4);
  return TRUE;
}

static TlPageInfo
page_info_from_row (TlStatement *statement)
{
  TlPageInfo info = {
    .label = g_strdup (tl_statement_get_text (statement, 0)),
    .width = (float) tl_statement_get_double (statement, 1),
    .height = (float) tl_statement_get_double (statement, 2),
    .origin = TL_PAGE_TEXT,
    .confidence = (float) tl_statement_get_double (statement, 4),
    .n_hidden = (guint) tl_statement_get_int (statement, 5),
  };

  tl_page_origin_from_string (tl_statement_get_text (statement, 3), &info.origin);
  return info;
}

static gboolean
load_pages (TlDocumentMap *map,
            TlConnection  *connection,
            GError       **error)
{
  g_autoptr (TlStatement) statement = NULL;
  gboolean has_row;

  statement = tl_connection_prepare (connection,
    "SELECT label, width, height, origin, confidence, n_hidden FROM pages"
    " WHERE document_id = :document ORDER BY number", error);
  if (statement == NULL)
    return FALSE;
  tl_statement_bind_int (statement, ":document", map->document);
  while (tl_statement_step (statement, &has_row, error))
    {
      TlPageInfo info;

      if (!has_row)
        return TRUE;
      info = page_info_from_row (statement);
      g_array_append_val (map->pages, info);
    }
  return FALSE;
}

static gboolean
load_cb (TlConnection *connection,
         gpointer      data,
         GCancellable *cancellable,
         GError      **error)
{
  return load_document (data, connection, error) && load_pages (data, connection, error);
}

TlDocumentMap *
tl_document_map_load (TlStore       *store,
                      gint64         document,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (TlDocumentMap) map = NULL;

  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  map = tl_document_map_new (document);
  if (!tl_store_read (store, load_cb, map, cancellable, error))
    return NULL;
  map->blocks = tl_store_load_blocks (store, document, cancellable, error);
  if (map->blocks == NULL)
    return NULL;
  return g_steal_pointer (&map);
}

gint64
tl_document_map_get_document (const TlDocumentMap *map)
{
  g_return_val_if_fail (map != NULL, 0);

  return map->document;
}

gint64
tl_document_map_get_review (const TlDocumentMap *map)
{
  g_return_val_if_fail (map != NULL, 0);

  return map->review;
}

const char *
tl_document_map_get_sha256 (const TlDocumentMap *map)
{
  g_return_val_if_fail (map != NULL, NULL);

  return map->sha256;
}

const char *
tl_document_map_get_title (const TlDocumentMap *map)
{
  g_return_val_if_fail (map != NULL, NULL);

  return map->title;
}

const char *
tl_document_map_get_authority (const TlDocumentMap *map)
{
  g_return_val_if_fail (map != NULL, NULL);

  return map->authority;
}

int
tl_document_map_get_year (const TlDocumentMap *map)
{
  g_return_val_if_fail (map != NULL, 0);

  return map->year;
}

guint
tl_document_map_get_n_pages (const TlDocumentMap *map)
{
  g_return_val_if_fail (map != NULL, 0);

  return map->pages->len;
}

const TlPageInfo *
tl_document_map_get_page (const TlDocumentMap *map,
                          guint                number)
{
  g_return_val_if_fail (map != NULL, NULL);
  g_return_val_if_fail (number >= 1 && number <= map->pages->len, NULL);

  return &g_array_index (map->pages, TlPageInfo, number - 1);
}

GPtrArray *
tl_document_map_get_blocks (const TlDocumentMap *map)
{
  g_return_val_if_fail (map != NULL, NULL);

  return map->blocks;
}

static gboolean
has_place (TlBlock *block,
           guint    page,
           guint    offset)
{
  guint n_places;
  const TlPlace *places = tl_block_get_places (block, &n_places);

  for (guint i = 0; i < n_places; i++)
    if (places[i].page == page && places[i].offset + places[i].length > offset
        && places[i].offset <= offset + 1)
      return TRUE;
  return FALSE;
}

TlBlock *
tl_document_map_find_block (const TlDocumentMap *map,
                            guint                page,
                            guint                offset)
{
  g_return_val_if_fail (map != NULL, NULL);

  for (guint i = 0; i < map->blocks->len; i++)
    {
      TlBlock *block = g_ptr_array_index (map->blocks, i);

      if (tl_block_get_page (block) <= page && tl_block_get_end_page (block) >= page
          && has_place (block, page, offset))
        return block;
    }
  return NULL;
}

/* Finding: both sides are folded a character at a time, so that an offset in the folded text is an
 * offset in the text itself. */

static gunichar
fold (gunichar c)
{
  switch (c)
    {
    case 0x2018: case 0x2019: case 0x201b: case 0x201f: case 0x02bc:
      return '\'';
    case 0x201c: case 0x201d:
      return '"';
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014:
      return '-';
    default:
      return g_unichar_isspace (c) ? ' ' : g_unichar_tolower (c);
    }
}

static gunichar *
dup_folded (const char *text,
            glong      *length)
{
  gunichar *folded = g_utf8_to_ucs4_fast (text, -1, length);

  for (glong i = 0; i < *length; i++)
    folded[i] = fold (folded[i]);
  return folded;
}

static void
find_in_block (GArray         *found,
               TlBlock        *block,
               guint           index,
               const gunichar *needle,
               glong           needle_length)
{
  g_autofree gunichar *text = NULL;
  glong length;

  text = dup_folded (tl_block_get_text (block), &length);
  for (glong i = 0; i + needle_length <= length; i++)
    {
      TlPassage passage = { index, { (guint) i, (guint) needle_length } };

      if (memcmp (text + i, needle, (gsize) needle_length * sizeof *needle) != 0)
        continue;
      g_array_append_val (found, passage);
      i += needle_length - 1;
    }
}

GArray *
tl_document_map_find (const TlDocumentMap *map,
                      const char          *text)
{
  g_autofree char *stripped = NULL;
  g_autofree gunichar *needle = NULL;
  GArray *found;
  glong length;

  g_return_val_if_fail (map != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  found = g_array_new (FALSE, FALSE, sizeof (TlPassage));
  stripped = g_strstrip (g_strdup (text));
  needle = dup_folded (stripped, &length);
  for (guint i = 0; length > 0 && i < map->blocks->len; i++)
    find_in_block (found, g_ptr_array_index (map->blocks, i), i, needle, length);
  return found;
}
