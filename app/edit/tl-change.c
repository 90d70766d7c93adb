/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-change-private.h"

#include "tl-hand-private.h"
#include "tl-place-private.h"

#include <string.h>

/* What a change is of, and of which review that is: no row when it is not there. */
typedef enum {
  OF_FINDING,
  OF_REVIEW,
  OF_DOCUMENT,
  OF_SAMPLE,
  OF_PARAGRAPH
} Target;

static const char *const find_review_sql[] = {
  [OF_FINDING] = "SELECT review_id FROM findings WHERE id = :target",
  [OF_REVIEW] = "SELECT id FROM reviews WHERE id = :target",
  [OF_DOCUMENT] = "SELECT review_id FROM documents WHERE id = :target",
  /* A sample is of many reviews, or of none any more: one of them stands for all. */
  [OF_SAMPLE] = "SELECT coalesce((SELECT d.review_id FROM sample_paragraphs AS p"
                " JOIN documents AS d ON d.id = p.document_id WHERE p.sample_id = s.id LIMIT 1),"
                " (SELECT min(id) FROM reviews)) FROM samples AS s WHERE s.id = :target",
  [OF_PARAGRAPH] = "SELECT d.review_id FROM sample_paragraphs AS p"
                   " JOIN documents AS d ON d.id = p.document_id WHERE p.id = :target",
};

typedef struct _Kind Kind;

/* Most kinds are a row or a column, and three statements about it say all there is to say. They
 * speak of :target, :name, :coder, :at and :value; a value of NULL is put where there is no
 * drop. */
struct _Kind {
  const char     *kind;
  TlStoreChanges  touches;
  Target          target;
  const char     *get;
  const char     *put;
  const char     *drop;
  /* A question that is true when the target shows :value, whoever decided so; else the cell
   * says. */
  const char     *holds;
  const char     *owner;      /* a question whose it is, where all coders have one in common */
  const char     *others;     /* a question that is true when other coders have one too… */
  const char     *contrary;   /* …and what takes back what they say */
  gboolean      (*read)  (TlConnection *connection, const Kind *kind, const TlCell *cell,
                          char **value, GError **error);
  gboolean      (*write) (TlConnection *connection, const Kind *kind, const TlCell *cell,
                          const char *value, GError **error);
};

/* ── asking ── */

/* Binds what the statement speaks of. */
static TlStatement *
prepare_for (TlConnection  *connection,
             const char    *sql,
             const TlCell  *cell,
             const char    *value,
             GError       **error)
{
  TlStatement *statement = tl_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return NULL;
  if (strstr (sql, ":target") != NULL)
    tl_statement_bind_int (statement, ":target", cell->target);
  if (strstr (sql, ":name") != NULL)
    tl_statement_bind_text (statement, ":name", cell->name);
  if (strstr (sql, ":coder") != NULL)
    tl_statement_bind_int (statement, ":coder", cell->coder);
  if (strstr (sql, ":at") != NULL)
    tl_statement_bind_text (statement, ":at", cell->at);
  if (strstr (sql, ":value") != NULL)
    tl_statement_bind_text (statement, ":value", value);
  return statement;
}

static gboolean
run_for (TlConnection  *connection,
         const char    *sql,
         const TlCell  *cell,
         const char    *value,
         GError       **error)
{
  g_autoptr (TlStatement) statement = prepare_for (connection, sql, cell, value, error);

  return statement != NULL && tl_statement_run (statement, error);
}

static gboolean
ask_number (TlConnection  *connection,
            const char    *sql,
            const TlCell  *cell,
            const char    *value,
            gint64        *number,
            GError       **error)
{
  g_autoptr (TlStatement) ask = prepare_for (connection, sql, cell, value, error);
  gboolean has_row;

  *number = 0;
  if (ask == NULL || !tl_statement_step (ask, &has_row, error))
    return FALSE;
  if (has_row)
    *number = tl_statement_get_int (ask, 0);
  return TRUE;
}

/* ── most kinds ── */

/* The text in the first row; NULL when there is none. */
static gboolean
read_row (TlConnection  *connection,
          const Kind    *kind,
          const TlCell  *cell,
          char         **value,
          GError       **error)
{
  g_autoptr (TlStatement) find = prepare_for (connection, kind->get, cell, NULL, error);
  gboolean has_row;

  *value = NULL;
  if (find == NULL || !tl_statement_step (find, &has_row, error))
    return FALSE;
  if (has_row)
    *value = g_strdup (tl_statement_get_text (find, 0));
  return TRUE;
}

static gboolean
write_row (TlConnection  *connection,
           const Kind    *kind,
           const TlCell  *cell,
           const char    *value,
           GError       **error)
{
  const char *sql = value == NULL && kind->drop != NULL ? kind->drop : kind->put;

  return run_for (connection, sql, cell, value, error);
}

/* ── tags ── */

static gboolean
write_tag (TlConnection  *connection,
           const Kind    *kind,
           const TlCell  *cell,
           const char    *value,
           GError       **error)
{
  if (value != NULL
      && !run_for (connection, "INSERT INTO tags (name) VALUES (:name) ON CONFLICT DO NOTHING",
                   cell, NULL, error))
    return FALSE;
  return write_row (connection, kind, cell, value, error);
}

/* ── facts ── */

static gboolean
add_fact (TlConnection  *connection,
          const Kind    *kind,
          const TlCell  *cell,
          guint          ordinal,
          const char    *value,
          GError       **error)
{
  g_autoptr (TlStatement) add = prepare_for (connection, kind->put, cell, value, error);

  if (add == NULL)
    return FALSE;
  tl_statement_bind_int (add, ":ordinal", ordinal);
  return tl_statement_run (add, error);
}

static gboolean
write_fact (TlConnection  *connection,
            const Kind    *kind,
            const TlCell  *cell,
            const char    *value,
            GError       **error)
{
  g_auto (GStrv) lines = value != NULL ? g_strsplit (value, "\n", -1) : NULL;

  if (!run_for (connection, kind->drop, cell, NULL, error))
    return FALSE;
  /* Nothing at all splits into no lines, but is a value: unknown. */
  if (value != NULL && *value == '\0' && !add_fact (connection, kind, cell, 0, "", error))
    return FALSE;
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      if (!add_fact (connection, kind, cell, i, lines[i], error))
        return FALSE;
    }
  return tl_store_refresh_facts (connection, cell->target, error);
}

/* ── passages coded by hand ── */

static gboolean
read_coding (TlConnection  *connection,
             const Kind    *kind,
             const TlCell  *cell,
             char         **value,
             GError       **error)
{
  return tl_hand_read (connection, cell->target, value, error);
}

static gboolean
write_coding (TlConnection  *connection,
              const Kind    *kind,
              const TlCell  *cell,
              const char    *value,
              GError       **error)
{
  gint64 id;

  if (value == NULL)
    return tl_hand_take_away (connection, cell->target, error);
  return tl_hand_add (connection, cell->target, cell->coder, value, &id, error);
}

/* ── where a finding stands ── */

static gboolean
read_place (TlConnection  *connection,
            const Kind    *kind,
            const TlCell  *cell,
            char         **value,
            GError       **error)
{
  return tl_place_read (connection, cell->target, value, error);
}

static gboolean
write_place (TlConnection  *connection,
             const Kind    *kind,
             const TlCell  *cell,
             const char    *value,
             GError       **error)
{
  return tl_place_write (connection, cell->target, value, error);
}

/* ── which review a document is of ── */

static gboolean
write_review (TlConnection  *connection,
              const Kind    *kind,
              const TlCell  *cell,
              const char    *value,
              GError       **error)
{
  return tl_store_move_document (connection, cell->target, g_ascii_strtoll (value, NULL, 10),
                                 error);
}

/* ── the kinds ── */

#define AT "coalesce(:at, " TL_SQL_LATER ")"

#define OF_ASPECT(aspect)                                                                     \
  " WHERE finding_id = :target AND aspect = '" aspect "' AND coder_id = :coder"

#define DECISION(aspect, question, otherwise) {                                               \
  .kind = aspect,                                                                             \
  .touches = TL_STORE_FINDINGS,                                                               \
  .get = "SELECT value FROM decisions" OF_ASPECT (aspect),                                    \
  .put = "INSERT INTO decisions (finding_id, aspect, coder_id, value, at)"                    \
         " VALUES (:target, '" aspect "', :coder, :value, " AT ")"                            \
         " ON CONFLICT DO UPDATE SET value = excluded.value, at = excluded.at",               \
  .drop = "DELETE FROM decisions" OF_ASPECT (aspect),                                         \
  .holds = question,                                                                          \
  .others = "SELECT 1 FROM decisions WHERE finding_id = :target AND aspect = '" aspect "'"    \
            " AND coder_id <> :coder",                                                        \
  .contrary = otherwise,                                                                      \
  .read = read_row,                                                                           \
  .write = write_row,                                                                         \
}

#define OF_TAG " WHERE finding_id = :target AND tag_id = (SELECT id FROM tags WHERE name = :name)"
#define OF_NOTE " WHERE finding_id = :target AND coder_id = :coder"
#define OF_FACT " WHERE review_id = :target AND name = :name AND by_user = 1"

/* The name is "coder:theme". */
#define SAMPLE_CODER "CAST(:name AS INTEGER)"
#define SAMPLE_THEME "substr(:name, instr(:name, ':') + 1)"
#define OF_SAMPLED " WHERE paragraph_id = :target AND coder_id = " SAMPLE_CODER \
                   " AND theme = " SAMPLE_THEME

#define APART TL_SQL_APART (":target", "CAST (:name AS INTEGER)")

static const Kind kinds[] = {
  DECISION ("status", "SELECT now_status = :value FROM findings WHERE id = :target",
            "suggested"),
  DECISION ("theme", "SELECT now_theme = :value FROM findings WHERE id = :target", NULL),
  DECISION ("stance", "SELECT now_stance = :value FROM findings WHERE id = :target", NULL),
  DECISION ("trim", NULL, NULL),
  {
    .kind = "tag",
    .touches = TL_STORE_TAGS,
    .get = "SELECT '1' FROM finding_tags" OF_TAG,
    .put = "INSERT INTO finding_tags (finding_id, tag_id, coder_id, at)"
           " SELECT :target, id, :coder, " AT " FROM tags WHERE name = :name"
           " ON CONFLICT DO NOTHING",
    .drop = "DELETE FROM finding_tags" OF_TAG,
    .owner = "SELECT coder_id FROM finding_tags" OF_TAG,
    .read = read_row,
    .write = write_tag,
  },
  {
    .kind = "note",
    .touches = TL_STORE_FINDINGS,
    .get = "SELECT text FROM notes" OF_NOTE,
    .put = "INSERT INTO notes (finding_id, coder_id, text, at)"
           " VALUES (:target, :coder, :value, " AT ")"
           " ON CONFLICT DO UPDATE SET text = excluded.text, at = excluded.at",
    .drop = "DELETE FROM notes" OF_NOTE,
    .holds = "SELECT coalesce((SELECT text FROM notes WHERE finding_id = :target"
             " ORDER BY at DESC LIMIT 1), '') = :value",
    .others = "SELECT 1 FROM notes WHERE finding_id = :target AND coder_id <> :coder",
    .contrary = "",
    .read = read_row,
    .write = write_row,
  },
  {
    .kind = "fact",
    .touches = TL_STORE_REVIEWS,
    .target = OF_REVIEW,
    .get = "SELECT group_concat(value, char(10)) FROM (SELECT value FROM facts" OF_FACT
           " ORDER BY ordinal)",
    .put = "INSERT INTO facts (review_id, name, ordinal, value, by_user)"
           " VALUES (:target, :name, :ordinal, :value, 1)",
    .drop = "DELETE FROM facts" OF_FACT,
    .read = read_row,
    .write = write_fact,
  },
  {
    .kind = "private",
    .touches = TL_STORE_REVIEWS,
    .target = OF_REVIEW,
    .get = "SELECT private FROM reviews WHERE id = :target",
    .put = "UPDATE reviews SET private = CAST(:value AS INTEGER) WHERE id = :target",
    .read = read_row,
    .write = write_row,
  },
  {
    .kind = "removed",
    .touches = TL_STORE_REVIEWS | TL_STORE_FINDINGS,
    .target = OF_REVIEW,
    .get = "SELECT removed FROM reviews WHERE id = :target",
    .put = "UPDATE reviews SET removed = :value WHERE id = :target",
    .holds = "SELECT removed IS NOT NULL AND :value IS NOT NULL FROM reviews WHERE id = :target",
    .read = read_row,
    .write = write_row,
  },
  {
    .kind = "document",
    .touches = TL_STORE_REVIEWS | TL_STORE_FINDINGS,
    .target = OF_DOCUMENT,
    .get = "SELECT CAST(review_id AS TEXT) FROM documents WHERE id = :target",
    .read = read_row,
    .write = write_review,
  },
  {
    .kind = "apart",
    .touches = TL_STORE_REVIEWS,
    .target = OF_REVIEW,
    .get = "SELECT value FROM library WHERE key = " APART,
    .put = "INSERT INTO library (key, value) VALUES (" APART ", :value)"
           " ON CONFLICT DO UPDATE SET value = excluded.value",
    .drop = "DELETE FROM library WHERE key = " APART,
    .read = read_row,
    .write = write_row,
  },
  {
    .kind = "sample-removed",
    .touches = TL_STORE_SAMPLES,
    .target = OF_SAMPLE,
    .get = "SELECT removed FROM samples WHERE id = :target",
    .put = "UPDATE samples SET removed = :value WHERE id = :target",
    .holds = "SELECT removed IS NOT NULL FROM samples WHERE id = :target",
    .read = read_row,
    .write = write_row,
  },
  {
    .kind = "sample-name",
    .touches = TL_STORE_SAMPLES,
    .target = OF_SAMPLE,
    .get = "SELECT name FROM samples WHERE id = :target",
    .put = "UPDATE samples SET name = :value WHERE id = :target",
    .read = read_row,
    .write = write_row,
  },
  {
    .kind = "sample",
    .touches = TL_STORE_SAMPLES,
    .target = OF_PARAGRAPH,
    .get = "SELECT stance FROM sample_codings" OF_SAMPLED,
    .put = "INSERT INTO sample_codings (paragraph_id, coder_id, theme, stance, at)"
           " VALUES (:target, " SAMPLE_CODER ", " SAMPLE_THEME ", :value, " AT ")"
           " ON CONFLICT DO UPDATE SET stance = excluded.stance, at = excluded.at",
    .drop = "DELETE FROM sample_codings" OF_SAMPLED,
    .read = read_row,
    .write = write_row,
  },
  {
    .kind = "code",
    .touches = TL_STORE_FINDINGS,
    .owner = "SELECT coder_id FROM findings WHERE id = :target",
    .read = read_coding,
    .write = write_coding,
  },
  {
    .kind = "place",
    .touches = TL_STORE_FINDINGS,
    .read = read_place,
    .write = write_place,
  },
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
  gint64 review = 1;

  if (kind->write != write_coding && !tl_cell_find_review (connection, cell, &review, error))
    return FALSE;
  *exists = review != 0;
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
         (!*exists || kind->read (connection, kind, cell, value, error));
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
         (!exists || kind->write (connection, kind, cell, value, error));
}

gboolean
tl_cell_holds (TlConnection  *connection,
               const TlCell  *cell,
               const char    *value,
               gboolean      *holds,
               GError       **error)
{
  const Kind *kind = find_kind (cell->kind);
  g_autofree char *present = NULL;
  gint64 number;

  if (kind->holds == NULL || value == NULL)
    {
      if (!kind->read (connection, kind, cell, &present, error))
        return FALSE;
      *holds = g_strcmp0 (present, value) == 0;
      return TRUE;
    }
  if (!ask_number (connection, kind->holds, cell, value, &number, error))
    return FALSE;
  *holds = number != 0;
  return TRUE;
}

gboolean
tl_cell_find_owner (TlConnection  *connection,
                    const TlCell  *cell,
                    gint64         coder,
                    gint64        *owner,
                    GError       **error)
{
  const char *question = find_kind (cell->kind)->owner;

  *owner = 0;
  if (question != NULL && !ask_number (connection, question, cell, NULL, owner, error))
    return FALSE;
  *owner = *owner != 0 ? *owner : coder;
  return TRUE;
}

gboolean
tl_cell_find_contrary (TlConnection  *connection,
                       const TlCell  *cell,
                       const char   **contrary,
                       GError       **error)
{
  const Kind *kind = find_kind (cell->kind);
  gint64 number = 0;

  if (kind->contrary != NULL &&
      !ask_number (connection, kind->others, cell, NULL, &number, error))
    return FALSE;
  *contrary = number != 0 ? kind->contrary : NULL;
  return TRUE;
}

gboolean
tl_cell_find_review (TlConnection  *connection,
                     const TlCell  *cell,
                     gint64        *review,
                     GError       **error)
{
  const char *sql = find_review_sql[find_kind (cell->kind)->target];

  return ask_number (connection, sql, cell, NULL, review, error);
}
