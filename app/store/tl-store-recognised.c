/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-store-private.h"

#include <glib/gi18n-lib.h>

/* ── which documents ── */

#define DOCUMENTS_KEPT \
  " FROM documents AS d JOIN reviews AS r ON r.id = d.review_id AND r.removed IS NULL"

static gboolean
load_unread_cb (TlConnection  *connection,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  GArray *unread = data;
  g_autoptr (TlStatement) list = NULL;
  gboolean has_row;

  list = tl_connection_prepare (connection,
    "SELECT d.id, count(*)" DOCUMENTS_KEPT
    " JOIN pages AS p ON p.document_id = d.id AND p.origin = :image"
    " LEFT JOIN recognised AS k ON k.document_id = d.id AND k.number = p.number"
    " WHERE k.number IS NULL OR k.page IS NOT NULL GROUP BY d.id ORDER BY d.id", error);
  if (list == NULL)
    return FALSE;
  tl_statement_bind_text (list, ":image", tl_page_origin_to_string (TL_PAGE_IMAGE));
  if (!tl_statement_step (list, &has_row, error))
    return FALSE;
  while (has_row)
    {
      TlUnread document = { tl_statement_get_int (list, 0),
                            (guint) tl_statement_get_int (list, 1) };

      g_array_append_val (unread, document);
      if (!tl_statement_step (list, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

GArray *
tl_store_load_unread (TlStore       *store,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (GArray) unread = g_array_new (FALSE, FALSE, sizeof (TlUnread));

  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  if (!tl_store_read (store, load_unread_cb, unread, cancellable, error))
    return NULL;
  return g_steal_pointer (&unread);
}

static gboolean
load_outdated_cb (TlConnection  *connection,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  GArray *documents = data;
  g_autoptr (TlStatement) list = NULL;
  gboolean has_row;

  list = tl_connection_prepare (connection,
    "SELECT d.id" DOCUMENTS_KEPT " WHERE d.reader_version < :version ORDER BY d.id", error);
  if (list == NULL)
    return FALSE;
  tl_statement_bind_int (list, ":version", TL_READER_VERSION);
  if (!tl_statement_step (list, &has_row, error))
    return FALSE;
  while (has_row)
    {
      gint64 document = tl_statement_get_int (list, 0);

      g_array_append_val (documents, document);
      if (!tl_statement_step (list, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

GArray *
tl_store_load_outdated (TlStore       *store,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr (GArray) documents = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  if (!tl_store_read (store, load_outdated_cb, documents, cancellable, error))
    return NULL;
  return g_steal_pointer (&documents);
}

/* ── pages ── */

typedef struct {
  gint64     document;
  TlPage    *page;
  GPtrArray *pages;
} Recognised;

/* Of a document that another program erased meanwhile nothing is kept. */
static gboolean
save_recognised_cb (TlConnection  *connection,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  Recognised *recognised = data;
  gboolean is_read = tl_page_get_origin (recognised->page) != TL_PAGE_IMAGE;
  g_autoptr (GBytes) bytes = is_read ? tl_page_to_bytes (recognised->page) : NULL;
  g_autoptr (TlStatement) save = NULL;

  save = tl_connection_prepare (connection,
    "INSERT INTO recognised (document_id, number, page, at)"
    " SELECT id, :number, :page, " TL_SQL_NOW " FROM documents WHERE id = :document"
    " ON CONFLICT DO UPDATE SET page = excluded.page, at = excluded.at", error);
  if (save == NULL)
    return FALSE;
  tl_statement_bind_int (save, ":document", recognised->document);
  tl_statement_bind_int (save, ":number", tl_page_get_number (recognised->page));
  if (bytes != NULL)
    tl_statement_bind_bytes (save, ":page", bytes);
  return tl_statement_run (save, error);
}

gboolean
tl_store_save_recognised (TlStore       *store,
                          gint64         document,
                          TlPage        *page,
                          GCancellable  *cancellable,
                          GError       **error)
{
  Recognised recognised = { document, page, NULL };

  g_return_val_if_fail (TL_IS_STORE (store) && page != NULL, FALSE);

  return tl_store_write (store, save_recognised_cb, &recognised, 0, cancellable, error);
}

/* What cannot be read back, an earlier version may have written: such a page is read again. */
static TlPage *
take_page (TlStatement *list)
{
  g_autoptr (GBytes) bytes = NULL;

  if (tl_statement_is_null (list, 1))
    return tl_page_new (&(TlPageFields) { .number = (guint) tl_statement_get_int (list, 0),
                                          .origin = TL_PAGE_IMAGE });
  bytes = tl_statement_dup_bytes (list, 1);
  return tl_page_from_bytes (bytes);
}

static gboolean
load_recognised_cb (TlConnection  *connection,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  Recognised *recognised = data;
  g_autoptr (TlStatement) list = NULL;
  gboolean has_row;

  list = tl_connection_prepare (connection,
    "SELECT number, page FROM recognised WHERE document_id = :document ORDER BY number", error);
  if (list == NULL)
    return FALSE;
  tl_statement_bind_int (list, ":document", recognised->document);
  if (!tl_statement_step (list, &has_row, error))
    return FALSE;
  while (has_row)
    {
      TlPage *page = take_page (list);

      if (page != NULL)
        g_ptr_array_add (recognised->pages, page);
      if (!tl_statement_step (list, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
tl_store_load_recognised (TlStore       *store,
                          gint64         document,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_page_unref);
  Recognised recognised = { document, NULL, pages };

  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  if (!tl_store_read (store, load_recognised_cb, &recognised, cancellable, error))
    return NULL;
  return g_steal_pointer (&pages);
}
