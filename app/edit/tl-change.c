/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-change-private.h"

#include "tl-hand-private.h"

#define FINDING_EXISTS "EXISTS (SELECT 1 FROM findings WHERE id = :target)"
#define REVIEW_EXISTS "EXISTS (SELECT 1 FROM reviews WHERE id = :target)"

typedef struct {
  const char    *kind;
  TlStoreChanges touches;
  gboolean       of_review;
  gboolean     (*read)  (TlConnection *connection, const TlCell *cell, char **value,
                         GError **error);
  gboolean     (*write) (TlConnection *connection, const TlCell *cell, const char *value,
                         GError **error);
  /* A question that is true when the target shows :value, whoever decided so; else the cell
   * says. */
  const char    *holds;
} Kind;

/* ── asking ── */

static TlStatement *
prepare_for (TlConnection  *connection,
             const char    *sql,
             const TlCell  *cell,
             GError       **error)
{
  TlStatement *statement = tl_connection_prepare (connection, sql, error);

  if (statement != NULL)
    tl_statement_bind_int (statement, ":target", cell->target);
  return statement;
}

/* The text in the first row; NULL when there is none. */
static gboolean
take_text (TlStatement  *statement,
           char        **text,
           GError      **error)
{
  gboolean has_row;

  *text = NULL;
  if (statement == NULL || !tl_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    *text = g_strdup (tl_statement_get_text (statement, 0));
  return TRUE;
}

static gboolean
take_number (TlStatement  *statement,
             gint64       *number,
             GError      **error)
{
  gboolean has_row;

  *number = 0;
  if (statement == NULL || !tl_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    *number = tl_statement_get_int (statement, 0);
  return TRUE;
}

static gboolean
run (TlStatement  *statement,
     GError      **error)
{
  return statement != NULL && tl_statement_run (statement, error);
}

/* ── status, theme, stance, trim: decisions on a finding ── */

static gboolean
read_decision (TlConnection  *connection,
               const TlCell  *cell,
               char         **value,
               GError       **error)
{
  g_autoptr (TlStatement) find = prepare_for (connection,
    "SELECT value FROM decisions"
    " WHERE finding_id = :target AND aspect = :aspect AND coder_id = " TL_SQL_CODER, cell, error);

  if (find != NULL)
    tl_statement_bind_text (find, ":aspect", cell->kind);
  return take_text (find, value, error);
}

static gboolean
write_decision (TlConnection  *connection,
                const TlCell  *cell,
                const char    *value,
                GError       **error)
{
  g_autoptr (TlStatement) statement = prepare_for (connection, value != NULL
    ? "INSERT INTO decisions (finding_id, aspect, coder_id, value, at)"
      " VALUES (:target, :aspect, " TL_SQL_CODER ", :value, " TL_SQL_NOW ")"
      " ON CONFLICT DO UPDATE SET value = excluded.value, at = excluded.at"
    : "DELETE FROM decisions"
      " WHERE finding_id = :target AND aspect = :aspect AND coder_id = " TL_SQL_CODER, cell, error);

  if (statement == NULL)
    return FALSE;
  tl_statement_bind_text (statement, ":aspect", cell->kind);
  if (value != NULL)
    tl_statement_bind_text (statement, ":value", value);
  return tl_statement_run (statement, error);
}

/* ── tags ── */

static gboolean
read_tag (TlConnection  *connection,
          const TlCell  *cell,
          char         **value,
          GError       **error)
{
  g_autoptr (TlStatement) find = prepare_for (connection,
    "SELECT '1' FROM finding_tags WHERE finding_id = :target"
    " AND tag_id = (SELECT id FROM tags WHERE name = :name)", cell, error);

  if (find != NULL)
    tl_statement_bind_text (find, ":name", cell->name);
  return take_text (find, value, error);
}

static gboolean
make_tag (TlConnection  *connection,
          const char    *name,
          GError       **error)
{
  g_autoptr (TlStatement) add = tl_connection_prepare (connection,
    "INSERT INTO tags (name) VALUES (:name) ON CONFLICT DO NOTHING", error);

  if (add == NULL)
    return FALSE;
  tl_statement_bind_text (add, ":name", name);
  return tl_statement_run (add, error);
}

static gboolean
write_tag (TlConnection  *connection,
           const TlCell  *cell,
           const char    *value,
           GError       **error)
{
  g_autoptr (TlStatement) statement = NULL;

  if (value != NULL && !make_tag (connection, cell->name, error))
    return FALSE;
  statement = prepare_for (connection, value != NULL
    ? "INSERT INTO finding_tags (finding_id, tag_id, coder_id, at)"
      " SELECT :target, id, " TL_SQL_CODER ", " TL_SQL_NOW " FROM tags WHERE name = :name"
      " ON CONFLICT DO NOTHING"
    : "DELETE FROM finding_tags WHERE finding_id = :target"
      " AND tag_id = (SELECT id FROM tags WHERE name = :name)", cell, error);
  if (statement == NULL)
    return FALSE;
  tl_statement_bind_text (statement, ":name", cell->name);
  return tl_statement_run (statement, error);
}

/* ── notes ── */

static gboolean
read_note (TlConnection  *connection,
           const TlCell  *cell,
           char         **value,
           GError       **error)
{
  g_autoptr (TlStatement) find = prepare_for (connection,
    "SELECT text FROM notes WHERE finding_id = :target AND coder_id = " TL_SQL_CODER, cell, error);

  return take_text (find, value, error);
}

static gboolean
write_note (TlConnection  *connection,
            const TlCell  *cell,
            const char    *value,
            GError       **error)
{
  g_autoptr (TlStatement) statement = prepare_for (connection, value != NULL
    ? "INSERT INTO notes (finding_id, coder_id, text, at)"
      " VALUES (:target, " TL_SQL_CODER ", :value, " TL_SQL_NOW ")"
      " ON CONFLICT DO UPDATE SET text = excluded.text, at = excluded.at"
    : "DELETE FROM notes WHERE finding_id = :target AND coder_id = " TL_SQL_CODER, cell, error);

  if (statement != NULL && value != NULL)
    tl_statement_bind_text (statement, ":value", value);
  return run (statement, error);
}

/* ── facts ── */

static gboolean
read_fact (TlConnection  *connection,
           const TlCell  *cell,
           char         **value,
           GError       **error)
{
  g_autoptr (TlStatement) find = prepare_for (connection,
    "SELECT group_concat(value, char(10)) FROM (SELECT value FROM facts"
    " WHERE review_id = :target AND name = :name AND by_user = 1 ORDER BY ordinal)", cell, error);

  if (find != NULL)
    tl_statement_bind_text (find, ":name", cell->name);
  return take_text (find, value, error);
}

static gboolean
clear_fact (TlConnection  *connection,
            const TlCell  *cell,
            GError       **error)
{
  g_autoptr (TlStatement) drop = prepare_for (connection,
    "DELETE FROM facts WHERE review_id = :target AND name = :name AND by_user = 1", cell, error);

  if (drop != NULL)
    tl_statement_bind_text (drop, ":name", cell->name);
  return run (drop, error);
}

static gboolean
add_fact (TlConnection  *connection,
          const TlCell  *cell,
          guint          ordinal,
          const char    *value,
          GError       **error)
{
  g_autoptr (TlStatement) add = prepare_for (connection,
    "INSERT INTO facts (review_id, name, ordinal, value, by_user)"
    " VALUES (:target, :name, :ordinal, :value, 1)", cell, error);

  if (add == NULL)
    return FALSE;
  tl_statement_bind_text (add, ":name", cell->name);
  tl_statement_bind_int (add, ":ordinal", ordinal);
  tl_statement_bind_text (add, ":value", value);
  return tl_statement_run (add, error);
}

static gboolean
write_fact (TlConnection  *connection,
            const TlCell  *cell,
            const char    *value,
            GError       **error)
{
  g_auto (GStrv) lines = value != NULL ? g_strsplit (value, "\n", -1) : NULL;

  if (!clear_fact (connection, cell, error))
    return FALSE;
  /* Nothing at all splits into no lines, but is a value: unknown. */
  if (value != NULL && *value == '\0' && !add_fact (connection, cell, 0, "", error))
    return FALSE;
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      if (!add_fact (connection, cell, i, lines[i], error))
        return FALSE;
    }
  return tl_store_refresh_facts (connection, cell->target, error);
}

/* ── a review's own columns ── */

static gboolean
read_private (TlConnection  *connection,
              const TlCell  *cell,
              char         **value,
              GError       **error)
{
  g_autoptr (TlStatement) find = prepare_for (connection,
    "SELECT private FROM reviews WHERE id = :target", cell, error);

  return take_text (find, value, error);
}

static gboolean
write_private (TlConnection  *connection,
               const TlCell  *cell,
               const char    *value,
               GError       **error)
{
  g_autoptr (TlStatement) update = prepare_for (connection,
    "UPDATE reviews SET private = CAST(:value AS INTEGER) WHERE id = :target", cell, error);

  if (update != NULL)
    tl_statement_bind_text (update, ":value", value);
  return run (update, error);
}

static gboolean
read_removed (TlConnection  *connection,
              const TlCell  *cell,
              char         **value,
              GError       **error)
{
  g_autoptr (TlStatement) find = prepare_for (connection,
    "SELECT removed FROM reviews WHERE id = :target", cell, error);

  return take_text (find, value, error);
}

static gboolean
write_removed (TlConnection  *connection,
               const TlCell  *cell,
               const char    *value,
               GError       **error)
{
  g_autoptr (TlStatement) update = prepare_for (connection,
    "UPDATE reviews SET removed = :value WHERE id = :target", cell, error);

  if (update != NULL)
    tl_statement_bind_text (update, ":value", value);
  return run (update, error);
}

/* ── passages coded by hand ── */

static gboolean
read_coding (TlConnection  *connection,
             const TlCell  *cell,
             char         **value,
             GError       **error)
{
  return tl_hand_read (connection, cell->target, value, error);
}

static gboolean
write_coding (TlConnection  *connection,
              const TlCell  *cell,
              const char    *value,
              GError       **error)
{
  gint64 id;

  if (value == NULL)
    return tl_hand_take_away (connection, cell->target, error);
  return tl_hand_add (connection, cell->target, value, &id, error);
}

/* ── the kinds ── */

static const Kind kinds[] = {
  { "status", TL_STORE_FINDINGS, FALSE, read_decision, write_decision,
    "SELECT now_status = :value FROM findings WHERE id = :target" },
  { "theme", TL_STORE_FINDINGS, FALSE, read_decision, write_decision,
    "SELECT now_theme = :value FROM findings WHERE id = :target" },
  { "stance", TL_STORE_FINDINGS, FALSE, read_decision, write_decision,
    "SELECT now_stance = :value FROM findings WHERE id = :target" },
  { "trim", TL_STORE_FINDINGS, FALSE, read_decision, write_decision, NULL },
  { "tag", TL_STORE_TAGS, FALSE, read_tag, write_tag, NULL },
  { "note", TL_STORE_FINDINGS, FALSE, read_note, write_note, NULL },
  { "fact", TL_STORE_REVIEWS, TRUE, read_fact, write_fact, NULL },
  { "private", TL_STORE_REVIEWS, TRUE, read_private, write_private, NULL },
  { "removed", TL_STORE_REVIEWS | TL_STORE_FINDINGS, TRUE, read_removed, write_removed,
    "SELECT removed IS NOT NULL AND :value IS NOT NULL FROM reviews WHERE id = :target" },
  { "code", TL_STORE_FINDINGS, FALSE, read_coding, write_coding, NULL },
};

static const Kind *
find_kind (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_str_equal (kinds[i].kind, name))
        return &kinds[i];
    }
  return NULL;
}

TlStoreChanges
tl_cell_get_touched (const char *kind)
{
  return find_kind (kind)->touches;
}

/* A passage coded by hand may come to be where there is none; everything else hangs on
 * something. */
static gboolean
find_target (TlConnection  *connection,
             const TlCell  *cell,
             const Kind    *kind,
             gboolean      *exists,
             GError       **error)
{
  g_autoptr (TlStatement) find = NULL;
  gint64 number = 1;

  if (kind->write != write_coding)
    {
      find = prepare_for (connection,
                          kind->of_review ? "SELECT " REVIEW_EXISTS : "SELECT " FINDING_EXISTS,
                          cell, error);
      if (!take_number (find, &number, error))
        return FALSE;
    }
  *exists = number != 0;
  return TRUE;
}

gboolean
tl_cell_read (TlConnection  *connection,
              const TlCell  *cell,
              char         **value,
              gboolean      *exists,
              GError       **error)
{
  const Kind *kind = find_kind (cell->kind);

  *value = NULL;
  return find_target (connection, cell, kind, exists, error) &&
         (!*exists || kind->read (connection, cell, value, error));
}

gboolean
tl_cell_write (TlConnection  *connection,
               const TlCell  *cell,
               const char    *value,
               GError       **error)
{
  const Kind *kind = find_kind (cell->kind);
  gboolean exists;

  return find_target (connection, cell, kind, &exists, error) &&
         (!exists || kind->write (connection, cell, value, error));
}

gboolean
tl_cell_holds (TlConnection  *connection,
               const TlCell  *cell,
               const char    *value,
               gboolean      *holds,
               GError       **error)
{
  const Kind *kind = find_kind (cell->kind);
  g_autoptr (TlStatement) ask = NULL;
  g_autofree char *present = NULL;
  gint64 number;

  if (kind->holds == NULL || value == NULL)
    {
      if (!kind->read (connection, cell, &present, error))
        return FALSE;
      *holds = g_strcmp0 (present, value) == 0;
      return TRUE;
    }
  ask = prepare_for (connection, kind->holds, cell, error);
  if (ask != NULL)
    tl_statement_bind_text (ask, ":value", value);
  if (!take_number (ask, &number, error))
    return FALSE;
  *holds = number != 0;
  return TRUE;
}

gboolean
tl_cell_find_review (TlConnection  *connection,
                     const TlCell  *cell,
                     gint64        *review,
                     GError       **error)
{
  g_autoptr (TlStatement) find = prepare_for (connection, find_kind (cell->kind)->of_review
    ? "SELECT id FROM reviews WHERE id = :target"
    : "SELECT review_id FROM findings WHERE id = :target", cell, error);

  return take_number (find, review, error);
}
