/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-finding-list.h"
#include "tl-page-layout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-highlights
 * @short_description: the findings of a document, drawn where they stand
 *
 * Colour tells the stance and so does the line below: whole for a concern, dashed for a strength,
 * dotted for neutral. What is only suggested is paler than what was accepted.
 */

typedef struct _TlHighlights TlHighlights;

/** tl_highlights_new: @findings: (element-type TlFindingItem) */
TlHighlights *tl_highlights_new      (GPtrArray        *findings);
void          tl_highlights_free     (TlHighlights     *highlights);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlHighlights, tl_highlights_free)

/** tl_highlights_count: Returns: how many findings stand on page @number, wholly or in part. */
guint         tl_highlights_count    (TlHighlights     *highlights,
                                      guint             number);
/** tl_highlights_find: Returns: the finding at @point of page @number, in points; of several the
 * shortest, which lies on top; 0 for none. */
gint64        tl_highlights_find     (TlHighlights     *highlights,
                                      guint             number,
                                      graphene_point_t  point);
void          tl_highlights_snapshot (TlHighlights     *highlights,
                                      GtkSnapshot      *snapshot,
                                      TlPageLayout     *layout,
                                      guint             number,
                                      gint64            selected);

G_END_DECLS
