/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The page "Findings": the passages the query asks for, and what one makes of them by keyboard.
 * Property "session". Actions findings.accept, reject, restore, change, tag, add-tag (s),
 * remove-tag (s), note, set-note (s), why, copy, paragraph, next, previous, show, all-text: the
 * passages that have the words, whatever the rules say. */

#define TL_TYPE_FINDINGS_PAGE (tl_findings_page_get_type ())
G_DECLARE_FINAL_TYPE (TlFindingsPage, tl_findings_page, TL, FINDINGS_PAGE, GtkWidget)

G_END_DECLS
