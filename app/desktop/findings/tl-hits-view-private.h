/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-hit-list.h"
#include "tl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The passages that have the words of the session's query, marked by a rule or not. Action
 * hits.show: opens the reader at the one in hand, the words marked. */

#define TL_TYPE_HITS_VIEW (tl_hits_view_get_type ())
G_DECLARE_FINAL_TYPE (TlHitsView, tl_hits_view, TL, HITS_VIEW, GtkWidget)

/** tl_hits_view_set_session: once, before it is shown */
void       tl_hits_view_set_session (TlHitsView *view,
                                     TlSession  *session);
/** tl_hits_view_get_hits: Returns: (transfer none): what is listed, from then on */
TlHitList *tl_hits_view_get_hits    (TlHitsView *view);

G_END_DECLS
