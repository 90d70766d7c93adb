/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook-compare.h"
#include "tl-rule-trial-private.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A difference between two code books as a line of a list: what it is of and what became of it, and
 * its words as they were and as they are. */

#define TL_TYPE_VERSIONS_CHANGE (tl_versions_change_get_type ())
G_DECLARE_FINAL_TYPE (TlVersionsChange, tl_versions_change, TL, VERSIONS_CHANGE, GObject)

/** tl_versions_change_list_new: Returns: (transfer full): an empty list of them */
GListStore *tl_versions_change_list_new  (void);
/** tl_versions_change_list_fill: @changes: (nullable) (element-type TlCodebookChange) */
void        tl_versions_change_list_fill (GListStore *list,
                                          GPtrArray  *changes);
/** tl_versions_change_list_show: as the rows of @view */
void        tl_versions_change_list_show (GListStore  *list,
                                          GtkListView *view);
/** tl_versions_dup_effect: Returns: (transfer full): what the trial has come to, for people */
char       *tl_versions_dup_effect       (TlRuleTrial *trial);
/** tl_versions_show_quote: the action "win.show-quote" of a dialog: that of the window below it,
 * which the dialog leaves in view. */
void        tl_versions_show_quote       (GtkWidget   *widget,
                                          const char  *name,
                                          GVariant    *quote);

G_END_DECLS
