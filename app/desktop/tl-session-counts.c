/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-session-private.h"

/* While the library changes many times a second (an import), counts are worked out this often. */
#define RECOUNT_MS 250
/* Findings that have come are on screen within this time: two frames. */
#define DRAWN_MS 34

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (TlSession) session = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlCounts) counts = tl_tally_count_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&session->counting);
  if (counts == NULL)
    {
      tl_session_tell (session, error->message, FALSE);
      return;
    }
  g_clear_pointer (&session->counts, tl_counts_free);
  session->counts = g_steal_pointer (&counts);
  g_object_notify (G_OBJECT (session), "counts");
}

void
tl_session_count (TlSession *session)
{
  g_clear_handle_id (&session->recount_source, g_source_remove);
  if (session->counting != NULL)
    g_cancellable_cancel (session->counting);
  g_clear_object (&session->counting);
  session->counting = g_cancellable_new ();
  tl_tally_count_async (session->store, session->query, session->counting, counted_cb,
                        g_object_ref (session));
}

static gboolean
recount_cb (gpointer user_data)
{
  TlSession *session = user_data;

  if (session->counting != NULL)
    return G_SOURCE_CONTINUE;
  session->recount_source = 0;
  tl_session_count (session);
  return G_SOURCE_REMOVE;
}

void
tl_session_queue_count (TlSession *session)
{
  if (session->recount_source == 0)
    session->recount_source = g_timeout_add (RECOUNT_MS, recount_cb, session);
}

void
tl_session_stop_counting (TlSession *session)
{
  g_clear_handle_id (&session->recount_source, g_source_remove);
  g_clear_handle_id (&session->rest_source, g_source_remove);
  if (session->counting != NULL)
    g_cancellable_cancel (session->counting);
  g_clear_object (&session->counting);
}

/* ── beside the findings ── */

static gboolean
answer_rest_cb (gpointer user_data)
{
  TlSession *session = user_data;

  session->rest_source = 0;
  session->rest_waits = FALSE;
  if (session->reviews != NULL)
    tl_query_list_set_query (TL_QUERY_LIST (session->reviews), session->query);
  tl_session_count (session);
  return G_SOURCE_REMOVE;
}

/* What competes for the processors with the findings that were asked for comes when they have, and
 * have been drawn: at a priority below drawing, and not between two frames. */
void
tl_session_answer_rest (TlSession *session)
{
  g_clear_handle_id (&session->rest_source, g_source_remove);
  if (!session->rest_waits)
    return;
  if (session->findings == NULL)
    answer_rest_cb (session);
  else if (!tl_query_list_is_loading (TL_QUERY_LIST (session->findings)))
    session->rest_source = g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, DRAWN_MS, answer_rest_cb,
                                               session, NULL);
}
