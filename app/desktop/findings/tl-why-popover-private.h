/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* "Why this matched": the rule, its words, and every step that spoke for or against. */

#define TL_TYPE_WHY_POPOVER (tl_why_popover_get_type ())
G_DECLARE_FINAL_TYPE (TlWhyPopover, tl_why_popover, TL, WHY_POPOVER, GtkPopover)

void tl_why_popover_show (TlWhyPopover  *popover,
                          TlSession     *session,
                          TlFindingItem *item);

G_END_DECLS
