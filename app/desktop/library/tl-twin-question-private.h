/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks quietly whether a review is another one over again, and is not there where none looks like
 * it. What the person answers is remembered, and can be undone. */

#define TL_TYPE_TWIN_QUESTION (tl_twin_question_get_type ())
G_DECLARE_FINAL_TYPE (TlTwinQuestion, tl_twin_question, TL, TWIN_QUESTION, GtkBox)

/** tl_twin_question_ask: looks for a review that @review may be; 0 asks nothing. */
void tl_twin_question_ask (TlTwinQuestion *question,
                           TlSession      *session,
                           gint64          review);

G_END_DECLS
