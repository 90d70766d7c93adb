/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-store-private.h"

#include "tl-coders.h"

/* Runs @statement, and takes the number in its first row. */
static gboolean
take_number (TlStatement  *statement,
             gint64       *number,
             GError      **error)
{
  gboolean has_row;

  if (!tl_statement_step (statement, &has_row, error))
    return FALSE;
  *number = has_row ? tl_statement_get_int (statement, 0) : 0;
  tl_statement_reset (statement);
  return TRUE;
}

static gboolean
find_codebook (TlConnection  *connection,
               TlCodebook    *codebook,
               gint64        *id,
               GError       **error)
{
  g_autoptr (TlStatement) find = NULL;

  find =
    tl_connection_prepare (connection, "SELECT id FROM code_books WHERE version = :version", error);
  if (find == NULL)
    return FALSE;
  tl_statement_bind_text (find, ":version", tl_codebook_get_version (codebook));
  return take_number (find, id, error);
}

gboolean
tl_codebooks_keep (TlConnection  *connection,
                   TlCodebook    *codebook,
                   gint64        *id,
                   GError       **error)
{
  g_autoptr (TlStatement) add = NULL;

  if (!find_codebook (connection, codebook, id, error))
    return FALSE;
  if (*id != 0)
    return TRUE;

  add = tl_connection_prepare (connection,
    "INSERT INTO code_books (version, name, source, added)"
    " VALUES (:version, :name, :source, " TL_SQL_NOW ")", error);
  if (add == NULL)
    return FALSE;
  tl_statement_bind_text (add, ":version", tl_codebook_get_version (codebook));
  tl_statement_bind_text (add, ":name", tl_codebook_get_name (codebook));
  tl_statement_bind_bytes (add, ":source", tl_codebook_get_source (codebook));
  if (!tl_statement_run (add, error))
    return FALSE;
  *id = tl_connection_get_last_id (connection);
  return TRUE;
}

gboolean
tl_rules_keep (TlConnection  *connection,
               TlCodebook    *codebook,
               TlFinding     *finding,
               gint64        *id,
               GError       **error)
{
  g_autoptr (TlStatement) find = NULL;
  g_autoptr (TlStatement) add = NULL;
  const char *key = tl_finding_get_rule (finding);
  const char *hash = tl_finding_get_rule_hash (finding);
  TlRule *rule;

  *id = 0;
  if (key == NULL)
    return TRUE;
  find = tl_connection_prepare (connection,
    "SELECT id FROM rules WHERE key = :key AND hash = :hash", error);
  if (find == NULL)
    return FALSE;
  tl_statement_bind_text (find, ":key", key);
  tl_statement_bind_text (find, ":hash", hash != NULL ? hash : "");
  if (!take_number (find, id, error) || *id != 0)
    return *id != 0;

  rule = tl_codebook_find_rule (codebook, key);
  add = tl_connection_prepare (connection,
    "INSERT INTO rules (key, hash, text) VALUES (:key, :hash, :text)", error);
  if (add == NULL)
    return FALSE;
  tl_statement_bind_text (add, ":key", key);
  tl_statement_bind_text (add, ":hash", hash != NULL ? hash : "");
  tl_statement_bind_text (add, ":text", rule != NULL ? tl_rule_get_text (rule) : "");
  if (!tl_statement_run (add, error))
    return FALSE;
  *id = tl_connection_get_last_id (connection);
  return TRUE;
}

typedef struct {
  TlCodebook *codebook;
  const char *coder;
} Saving;

static gboolean
save_codebook_cb (TlConnection  *connection,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Saving *saving = data;
  g_autoptr (TlStatement) put = NULL;
  gint64 id;

  if (!tl_codebooks_keep (connection, saving->codebook, &id, error)
      || !tl_codebook_history_add (connection, id, saving->coder, error))
    return FALSE;
  put = tl_connection_prepare (connection,
    "INSERT INTO library (key, value) VALUES ('code-book', :id)"
    " ON CONFLICT (key) DO UPDATE SET value = excluded.value", error);
  if (put == NULL)
    return FALSE;
  tl_statement_bind_int (put, ":id", id);
  return tl_statement_run (put, error);
}

gboolean
tl_store_save_codebook (TlStore       *store,
                        TlCodebook    *codebook,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autofree char *coder = tl_store_dup_coder (store);
  Saving saving = { codebook, coder };

  g_return_val_if_fail (TL_IS_STORE (store) && codebook != NULL, FALSE);

  return tl_store_write (store, save_codebook_cb, &saving, TL_STORE_CODE_BOOK, cancellable, error);
}

static gboolean
load_source_cb (TlConnection  *connection,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  GBytes **source = data;
  g_autoptr (TlStatement) find = NULL;
  gboolean has_row;

  find = tl_connection_prepare (connection,
    "SELECT source FROM code_books"
    " WHERE id = (SELECT CAST(value AS INTEGER) FROM library WHERE key = 'code-book')", error);
  if (find == NULL || !tl_statement_step (find, &has_row, error))
    return FALSE;
  if (has_row)
    *source = tl_statement_dup_bytes (find, 0);
  return TRUE;
}

GBytes *
tl_store_load_codebook_source (TlStore       *store,
                               GCancellable  *cancellable,
                               GError       **error)
{
  GBytes *source = NULL;

  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  tl_store_read (store, load_source_cb, &source, cancellable, error);
  return source;
}

/* ── the program's own ── */

#define TAKEN_ON "program-code-book:"

typedef struct {
  const char *version;
  gboolean    has;
} Own;

static gboolean
has_own_cb (TlConnection  *connection,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Own *own = data;
  g_autofree char *key = g_strconcat (TAKEN_ON, own->version, NULL);
  g_autoptr (TlStatement) find =
    tl_connection_prepare (connection, "SELECT 1 FROM library WHERE key = :key", error);

  if (find == NULL)
    return FALSE;
  tl_statement_bind_text (find, ":key", key);
  return tl_statement_step (find, &own->has, error);
}

gboolean
tl_store_has_own_codebook (TlStore       *store,
                           const char    *version,
                           gboolean      *has,
                           GCancellable  *cancellable,
                           GError       **error)
{
  Own own = { .version = version };

  g_return_val_if_fail (TL_IS_STORE (store) && version != NULL && has != NULL, FALSE);

  if (!tl_store_read (store, has_own_cb, &own, cancellable, error))
    return FALSE;
  *has = own.has;
  return TRUE;
}

static gboolean
note_own_cb (TlConnection  *connection,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autofree char *key = g_strconcat (TAKEN_ON, ((Own *) data)->version, NULL);
  g_autoptr (TlStatement) note = tl_connection_prepare (connection,
    "INSERT OR IGNORE INTO library VALUES (:key, " TL_SQL_NOW ")", error);

  if (note == NULL)
    return FALSE;
  tl_statement_bind_text (note, ":key", key);
  return tl_statement_run (note, error);
}

gboolean
tl_store_note_own_codebook (TlStore       *store,
                            const char    *version,
                            GCancellable  *cancellable,
                            GError       **error)
{
  Own own = { .version = version };

  g_return_val_if_fail (TL_IS_STORE (store) && version != NULL, FALSE);

  return tl_store_write (store, note_own_cb, &own, 0, cancellable, error);
}
