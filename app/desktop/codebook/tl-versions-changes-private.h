/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-rule-trial-private.h"
#include "tl-trial-view-private.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What would become of a code book, in dialogs that put another in its place: the differences as
 * a list, whose property "label" names it aloud, and what findings they come to. */

#define TL_TYPE_VERSIONS_CHANGES (tl_versions_changes_get_type ())
G_DECLARE_FINAL_TYPE (TlVersionsChanges, tl_versions_changes, TL, VERSIONS_CHANGES, GtkWidget)

/** tl_versions_changes_show: @of: (nullable) (element-type TlCodebookChange) */
void     tl_versions_changes_show (TlVersionsChanges *changes,
                                   GPtrArray         *of);
/** tl_versions_show_effect: what @trial has come to, in words and as passages.
 * @instead: (nullable): what is said when there is nothing to try
 *
 * Returns: whether the code book that was tried has no fault */
gboolean tl_versions_show_effect  (TlRuleTrial       *trial,
                                   const char        *instead,
                                   TlTrialView       *passages,
                                   GtkLabel          *label);
/** tl_versions_show_quote: the action "win.show-quote" of a dialog: that of the window below it,
 * which the dialog leaves in view. */
void     tl_versions_show_quote   (GtkWidget         *widget,
                                   const char        *name,
                                   GVariant          *quote);

G_END_DECLS
