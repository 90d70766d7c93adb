/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-behind.h"

#include "tl-store-private.h"

void
tl_behind_free (TlBehind *behind)
{
  g_clear_pointer (&behind->source, g_bytes_unref);
  g_array_unref (behind->documents);
  g_free (behind);
}

static TlBehind *
behind_new (void)
{
  TlBehind *behind = g_new0 (TlBehind, 1);

  behind->documents = g_array_new (FALSE, FALSE, sizeof (gint64));
  return behind;
}

/* ── asking ── */

typedef struct {
  const char *version;
  GPtrArray  *list;
} Asked;

static GBytes *
load_source (TlConnection  *connection,
             gint64         codebook,
             GError       **error)
{
  g_autoptr (TlStatement) find =
    tl_connection_prepare (connection, "SELECT source FROM code_books WHERE id = :id", error);
  gboolean has_row;

  if (find == NULL)
    return NULL;
  tl_statement_bind_int (find, ":id", codebook);
  return tl_statement_step (find, &has_row, error) ? tl_statement_dup_bytes (find, 0) : NULL;
}

/* @codebook: 0 for none */
static gboolean
begin (TlConnection  *connection,
       gint64         codebook,
       GPtrArray     *list,
       GError       **error)
{
  TlBehind *behind = behind_new ();

  g_ptr_array_add (list, behind);
  if (codebook == 0)
    return TRUE;
  behind->source = load_source (connection, codebook, error);
  return behind->source != NULL;
}

static gboolean
load_behind_cb (TlConnection  *connection,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Asked *asked = data;
  g_autoptr (TlStatement) find = NULL;
  gboolean has_row;
  gint64 last = -1;

  find = tl_connection_prepare (connection,
    "SELECT d.id, coalesce(c.id, 0) FROM documents AS d JOIN reviews AS r ON r.id = d.review_id"
    " LEFT JOIN code_books AS c ON c.id = d.code_book_id"
    " WHERE r.removed IS NULL AND c.version IS NOT :version ORDER BY 2, 1", error);
  if (find == NULL)
    return FALSE;
  tl_statement_bind_text (find, ":version", asked->version);
  if (!tl_statement_step (find, &has_row, error))
    return FALSE;
  while (has_row)
    {
      const gint64 document = tl_statement_get_int (find, 0);
      const gint64 codebook = tl_statement_get_int (find, 1);
      TlBehind *behind;

      if (codebook != last && !begin (connection, codebook, asked->list, error))
        return FALSE;
      last = codebook;
      behind = asked->list->pdata[asked->list->len - 1];
      g_array_append_val (behind->documents, document);
      if (!tl_statement_step (find, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
tl_store_load_behind (TlStore       *store,
                      const char    *version,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_behind_free);
  Asked asked = { version, list };

  g_return_val_if_fail (TL_IS_STORE (store) && version != NULL, NULL);

  if (!tl_store_read (store, load_behind_cb, &asked, cancellable, error))
    return NULL;
  return g_steal_pointer (&list);
}

/* ── noting ── */

typedef struct {
  gint64      document;
  const char *version;
} Noted;

static gboolean
note_run_cb (TlConnection  *connection,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Noted *noted = data;
  g_autoptr (TlStatement) note = tl_connection_prepare (connection,
    "UPDATE documents SET code_book_id = (SELECT id FROM code_books WHERE version = :version)"
    " WHERE id = :document", error);

  if (note == NULL)
    return FALSE;
  tl_statement_bind_text (note, ":version", noted->version);
  tl_statement_bind_int (note, ":document", noted->document);
  return tl_statement_run (note, error);
}

gboolean
tl_store_note_run (TlStore       *store,
                   gint64         document,
                   const char    *version,
                   GCancellable  *cancellable,
                   GError       **error)
{
  Noted noted = { document, version };

  g_return_val_if_fail (TL_IS_STORE (store) && version != NULL, FALSE);

  return tl_store_write (store, note_run_cb, &noted, 0, cancellable, error);
}
