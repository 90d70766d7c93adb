/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"
#include "tl-editor.h"
#include "tl-finding-list.h"
#include "tl-matcher.h"
#include "tl-query.h"
#include "tl-review-list.h"
#include "tl-store.h"
#include "tl-tally.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-session
 * @short_description: one library being worked on: what all pages of the window share
 *
 * Holds the library, its editor and code book, the current query and what it counts, and which
 * review and finding are in hand. Pages bind to it and never to one another. Main thread only.
 *
 * Properties, all notified: "query" (#TlQuery), "counts" (pointer to #TlCounts, read-only),
 * "review" and "finding" (gint64, 0 for none), "codebook" (#TlCodebook, read-only),
 * "coder" (who is at the keyboard).
 *
 * Signal "message" (const char *text, gboolean undoable): something to tell the person in passing;
 * @undoable when it is about the change that undo would take back. Signal "undo-changed": what undo
 * or redo would do has.
 */

#define TL_TYPE_SESSION (tl_session_get_type ())
G_DECLARE_FINAL_TYPE (TlSession, tl_session, TL, SESSION, GObject)

/** tl_session_open_async: opens the library in @folder, or makes it, in a worker thread. */
void           tl_session_open_async           (GFile               *folder,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
/** tl_session_open_finish: Returns: (transfer full): or %NULL with an error */
TlSession     *tl_session_open_finish          (GAsyncResult        *result,
                                                GError             **error);
/** tl_session_new: Returns: (transfer full) */
TlSession     *tl_session_new                  (TlStore             *store,
                                                TlCodebook          *codebook);

TlStore       *tl_session_get_store            (TlSession           *session);
TlEditor      *tl_session_get_editor           (TlSession           *session);
TlCodebook    *tl_session_get_codebook         (TlSession           *session);
/** tl_session_get_theme_name: Returns: (transfer none): for people; @theme itself when the code
 * book does not have it. */
const char    *tl_session_get_theme_name       (TlSession           *session,
                                                const char          *theme);

/** tl_session_get_findings: Returns: (transfer none): what the query asks for; made when first
 * asked for, so that a page nobody looks at costs nothing. */
TlFindingList *tl_session_get_findings         (TlSession           *session);
/** tl_session_get_reviews: Returns: (transfer none): the reviews the query admits; made
 * likewise. */
TlReviewList  *tl_session_get_reviews          (TlSession           *session);
/** tl_session_get_counts: Returns: (transfer none) (nullable): the counts last worked out; %NULL
 * before the first. */
TlCounts      *tl_session_get_counts           (TlSession           *session);

TlQuery       *tl_session_get_query            (TlSession           *session);
void           tl_session_set_query            (TlSession           *session,
                                                TlQuery             *query);
/** tl_session_toggle_value: adds a value to a filter of the query, or takes it away. */
void           tl_session_toggle_value         (TlSession           *session,
                                                TlFilter             filter,
                                                const char          *value);

gint64         tl_session_get_review           (TlSession           *session);
void           tl_session_set_review           (TlSession           *session,
                                                gint64               review);
gint64         tl_session_get_finding          (TlSession           *session);
void           tl_session_set_finding          (TlSession           *session,
                                                gint64               finding);
/** tl_session_get_coder: Returns: (nullable): the name of who is at the keyboard */
const char    *tl_session_get_coder            (TlSession           *session);
/** tl_session_set_coder: @name: (nullable): "" for whoever made the library */
void           tl_session_set_coder            (TlSession           *session,
                                                const char          *name);

/** tl_session_edit: applies @edit in the background. @told: (nullable): emitted as an undoable
 * "message" once it is on disk; a failure is told whatever it is. */
void           tl_session_edit                 (TlSession           *session,
                                                const TlEdit        *edit,
                                                const char          *told);
/** tl_session_edit_all: likewise several edits, undone as one. */
void           tl_session_edit_all             (TlSession           *session,
                                                const TlEdit        *edits,
                                                guint                n_edits,
                                                const char          *told);
void           tl_session_undo                 (TlSession           *session);
void           tl_session_redo                 (TlSession           *session);
/** tl_session_get_undo_label: Returns: (nullable): what undo would take back, of decisions and of
 * the code book: the last thing that was done; %NULL for nothing. */
const char    *tl_session_get_undo_label       (TlSession           *session);
/** tl_session_get_redo_label: likewise, what redo would do again. */
const char    *tl_session_get_redo_label       (TlSession           *session);
/** tl_session_tell: emits "message". */
void           tl_session_tell                 (TlSession           *session,
                                                const char          *text,
                                                gboolean             undoable);

/** tl_session_add_password: one that opens an encrypted file of this library; kept while the
 * session lasts, and nowhere else. */
void           tl_session_add_password         (TlSession           *session,
                                                const char          *password);
/** tl_session_get_passwords: Returns: (transfer none) (array zero-terminated=1) */
const char *const *tl_session_get_passwords    (TlSession           *session);

/** tl_session_hold: keeps the program from ending, though its windows may close, until
 * tl_session_release(): for what a person did and is not yet on disk. */
void           tl_session_hold                 (TlSession           *session);
void           tl_session_release              (TlSession           *session);

/** tl_session_load_matcher_async: the code book in force, compiled; kept until the code book
 * changes. */
void           tl_session_load_matcher_async   (TlSession           *session,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
/** tl_session_load_matcher_finish: Returns: (transfer full): or %NULL with an error */
TlMatcher     *tl_session_load_matcher_finish  (TlSession           *session,
                                                GAsyncResult        *result,
                                                GError             **error);

G_END_DECLS
