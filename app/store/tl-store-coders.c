/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-coders.h"

#include "tl-store-private.h"

static char *
dup_plain (const char *name)
{
  return g_strstrip (g_strdup (name != NULL ? name : ""));
}

static gboolean
look_up (TlConnection  *connection,
         const char    *plain,
         gint64        *coder,
         GError       **error)
{
  g_autoptr (TlStatement) find = NULL;
  gboolean has_row;

  find = tl_connection_prepare (connection,
    "SELECT CASE :name WHEN '' THEN min(id) ELSE (SELECT id FROM coders WHERE name = :name) END"
    " FROM coders", error);
  if (find == NULL)
    return FALSE;
  tl_statement_bind_text (find, ":name", plain);
  if (!tl_statement_step (find, &has_row, error))
    return FALSE;
  *coder = tl_statement_get_int (find, 0);
  return TRUE;
}

gboolean
tl_coder_keep (TlConnection  *connection,
               const char    *name,
               gint64        *coder,
               GError       **error)
{
  g_autofree char *plain = dup_plain (name);
  g_autoptr (TlStatement) add = NULL;

  if (!look_up (connection, plain, coder, error))
    return FALSE;
  if (*coder != 0)
    return TRUE;
  add = tl_connection_prepare (connection, "INSERT INTO coders (name) VALUES (:name)", error);
  if (add == NULL)
    return FALSE;
  tl_statement_bind_text (add, ":name", plain);
  if (!tl_statement_run (add, error))
    return FALSE;
  *coder = tl_connection_get_last_id (connection);
  return TRUE;
}

/* ── from outside ── */

typedef struct {
  const char *name;
  gint64      id;
  char       *known_as;      /* owned by who asks */
} Coder;

static gboolean
find_cb (TlConnection  *connection,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Coder *coder = data;

  return look_up (connection, coder->name, &coder->id, error);
}

static gboolean
keep_cb (TlConnection  *connection,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Coder *coder = data;

  return tl_coder_keep (connection, coder->name, &coder->id, error);
}

static gboolean
load_first_cb (TlConnection  *connection,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  Coder *coder = data;
  g_autoptr (TlStatement) first = NULL;
  gboolean has_row;

  first = tl_connection_prepare (connection, "SELECT name FROM coders ORDER BY id LIMIT 1", error);
  if (first == NULL || !tl_statement_step (first, &has_row, error))
    return FALSE;
  coder->known_as = g_strdup (has_row ? tl_statement_get_text (first, 0) : "");
  return TRUE;
}

char *
tl_store_load_coder (TlStore       *store,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autofree char *name = tl_store_dup_coder (store);
  Coder loading = { .name = name };

  if (*name != '\0')
    return g_steal_pointer (&name);
  if (!tl_store_read (store, load_first_cb, &loading, cancellable, error))
    return NULL;
  return loading.known_as;
}

gboolean
tl_store_find_coder (TlStore       *store,
                     const char    *name,
                     gint64        *coder,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autofree char *plain = dup_plain (name);
  Coder finding = { .name = plain };

  g_return_val_if_fail (TL_IS_STORE (store) && coder != NULL, FALSE);

  if (!tl_store_read (store, find_cb, &finding, cancellable, error))
    return FALSE;
  *coder = finding.id;
  return TRUE;
}

gboolean
tl_store_keep_coder (TlStore       *store,
                     const char    *name,
                     gint64        *coder,
                     GCancellable  *cancellable,
                     GError       **error)
{
  Coder keeping = { .name = name };

  g_return_val_if_fail (TL_IS_STORE (store) && coder != NULL, FALSE);

  if (!tl_store_find_coder (store, name, coder, cancellable, error))
    return FALSE;
  if (*coder != 0)
    return TRUE;
  if (!tl_store_write (store, keep_cb, &keeping, 0, cancellable, error))
    return FALSE;
  *coder = keeping.id;
  return TRUE;
}
