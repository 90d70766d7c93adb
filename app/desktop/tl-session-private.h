/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-rereader-private.h"
#include "tl-rule-changer-private.h"
#include "tl-session.h"

G_BEGIN_DECLS

/* What the session's files share: what is held and asked (tl-session.c), what it counts to
 * (tl-session-counts.c), the code book it is read by (tl-session-codebook.c), and what is changed
 * (tl-session-edits.c). */
struct _TlSession {
  GObject        parent_instance;
  TlStore       *store;
  TlEditor      *editor;
  char          *coder;             /* who is at the keyboard */
  TlCodebook    *codebook;
  TlMatcher     *matcher;
  TlFindingList *findings;
  TlReviewList  *reviews;
  TlRereader    *rereader;
  TlRuleChanger *rule_changer;
  GPtrArray     *passwords;         /* NULL-terminated */
  TlQuery       *query;
  TlCounts      *counts;
  GCancellable  *closing;
  GCancellable  *counting;
  guint          recount_source;
  guint          rest_source;
  gboolean       rest_waits;        /* counts and reviews are still those of another query */
  guint          codebook_changes;  /* how often it has changed */
  gint64         review;
  gint64         finding;
};

/** tl_session_count: works out anew what the query counts to. */
void tl_session_count           (TlSession *session);
/** tl_session_queue_count: likewise, once the library has changed, soon. */
void tl_session_queue_count     (TlSession *session);
/** tl_session_answer_rest: what the query asks for beside the findings, once they are there. */
void tl_session_answer_rest     (TlSession *session);
void tl_session_stop_counting   (TlSession *session);
/** tl_session_reload_codebook: after it has changed. */
void tl_session_reload_codebook (TlSession *session);

G_END_DECLS
