/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-connection
 * @short_description: SQL for the rooms that stand on the store
 *
 * A connection is lent for the length of a call (tl_store_read(), tl_store_write()) and used by the
 * thread it was lent to. SQL is fixed text, bound by name (":review"); statements are prepared once
 * a connection and kept by it. Every failure is a #GError of #TL_STORE_ERROR or #G_IO_ERROR.
 *
 * Beside SQLite's own functions there is tl_rank (block_text): how good an answer a row of the full
 * text is to the MATCH it was found by, the larger the better.
 */

/** TL_SQL_NOW: the moment, as the library keeps it: UTC, ISO 8601, to the millisecond. */
#define TL_SQL_NOW "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"

typedef struct _TlConnection TlConnection;
typedef struct _TlStatement  TlStatement;

/** tl_connection_prepare: Returns: (transfer full): the statement, reset and unbound; give it back
 * with tl_statement_release() (g_autoptr does). */
TlStatement *tl_connection_prepare      (TlConnection *connection,
                                         const char   *sql,
                                         GError      **error);
/** tl_connection_run: several statements without values or results. */
gboolean     tl_connection_run          (TlConnection *connection,
                                         const char   *sql,
                                         GError      **error);
gint64       tl_connection_get_last_id  (TlConnection *connection);
void         tl_statement_release       (TlStatement  *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlStatement, tl_statement_release)

/* A name that the statement does not have is a programmer's error. Texts and bytes are copied; a
 * NULL text binds NULL. */
void         tl_statement_bind_int      (TlStatement  *statement,
                                         const char   *name,
                                         gint64        value);
void         tl_statement_bind_double   (TlStatement  *statement,
                                         const char   *name,
                                         double        value);
void         tl_statement_bind_text     (TlStatement  *statement,
                                         const char   *name,
                                         const char   *value);
void         tl_statement_bind_bytes    (TlStatement  *statement,
                                         const char   *name,
                                         GBytes       *value);
void         tl_statement_bind_null     (TlStatement  *statement,
                                         const char   *name);

/**
 * tl_statement_step:
 * @has_row: (out): whether there is a row to look at; %FALSE at the end
 *
 * Returns: %FALSE only on failure
 */
gboolean     tl_statement_step          (TlStatement  *statement,
                                         gboolean     *has_row,
                                         GError      **error);
/** tl_statement_run: steps to the end, drops any rows, and resets (bindings are kept). */
gboolean     tl_statement_run           (TlStatement  *statement,
                                         GError      **error);
void         tl_statement_reset         (TlStatement  *statement);

gboolean     tl_statement_is_null       (TlStatement  *statement,
                                         int           column);
gint64       tl_statement_get_int       (TlStatement  *statement,
                                         int           column);
double       tl_statement_get_double    (TlStatement  *statement,
                                         int           column);
/** tl_statement_get_text: Returns: (nullable) (transfer none): until the next step. */
const char  *tl_statement_get_text      (TlStatement  *statement,
                                         int           column);
/** tl_statement_dup_bytes: Returns: (transfer full): empty for NULL. */
GBytes      *tl_statement_dup_bytes     (TlStatement  *statement,
                                         int           column);

G_END_DECLS
