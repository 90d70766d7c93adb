/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How far the rules have run again over the library after a change, with Stop; and what is behind
 * after a stop, with Finish (codebook.finish). Nothing is seen of it otherwise. Signal "done": they
 * run no more. */

#define TL_TYPE_RULES_STRIP (tl_rules_strip_get_type ())
G_DECLARE_FINAL_TYPE (TlRulesStrip, tl_rules_strip, TL, RULES_STRIP, GtkWidget)

/** tl_rules_strip_set_session: once. */
void tl_rules_strip_set_session (TlRulesStrip *strip,
                                 TlSession    *session);

G_END_DECLS
