/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks what the selected findings are about, and what is said of it. Answers with the actions
 * findings.set-theme (s) and findings.set-stance (s) of the page it stands on. */

#define TL_TYPE_CHANGE_POPOVER (tl_change_popover_get_type ())
G_DECLARE_FINAL_TYPE (TlChangePopover, tl_change_popover, TL, CHANGE_POPOVER, GtkPopover)

/** tl_change_popover_ask: @theme, @stance: what they are now */
void tl_change_popover_ask (TlChangePopover *popover,
                            TlCodebook      *codebook,
                            const char      *theme,
                            TlStance         stance);

G_END_DECLS
