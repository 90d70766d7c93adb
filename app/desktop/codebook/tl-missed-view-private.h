/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Passages that the rules of a theme may have missed, to be read one by one: accepted as coded by
 * hand, put aside as not of the theme, or made a phrase from. Looked for when it is opened.
 *
 * Signals "closed", and "phrase" (const char *phrase): a rule is to be made of it. Actions:
 * missed.accept (a stance by name), missed.dismiss, missed.phrase, missed.details, missed.show,
 * missed.again, missed.close. */

#define TL_TYPE_MISSED_VIEW (tl_missed_view_get_type ())
G_DECLARE_FINAL_TYPE (TlMissedView, tl_missed_view, TL, MISSED_VIEW, GtkWidget)

/** tl_missed_view_set_session: once. */
void tl_missed_view_set_session (TlMissedView *view,
                                 TlSession    *session);
void tl_missed_view_open        (TlMissedView *view,
                                 const char   *theme);
/** tl_missed_view_close: stops looking and forgets what was found. */
void tl_missed_view_close       (TlMissedView *view);
/** tl_missed_view_focus: on the passage in hand. */
void tl_missed_view_focus       (TlMissedView *view);

G_END_DECLS
