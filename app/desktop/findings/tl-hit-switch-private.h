/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the words are looked for in: "Findings (n)" or "All text (m)". Property "all-text"
 * (gboolean): the latter. */

#define TL_TYPE_HIT_SWITCH (tl_hit_switch_get_type ())
G_DECLARE_FINAL_TYPE (TlHitSwitch, tl_hit_switch, TL, HIT_SWITCH, GtkBox)

gboolean tl_hit_switch_get_all_text (TlHitSwitch *self);
/** tl_hit_switch_set_counts: @more: whether there are more than @hits */
void     tl_hit_switch_set_counts   (TlHitSwitch *self,
                                     guint        findings,
                                     guint        hits,
                                     gboolean     more);

G_END_DECLS
