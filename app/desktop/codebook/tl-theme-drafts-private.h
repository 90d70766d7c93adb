/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-draft-private.h"
#include "tl-session.h"

G_BEGIN_DECLS

/* What is written for the themes of the code book and not saved yet: one draft a theme, by the
 * theme's id or TL_NEW_THEME, each a child of the stack that shows it. */

typedef struct _TlThemeDrafts TlThemeDrafts;

/** tl_theme_drafts_new: @stack: not held: nothing is added or removed once it is gone */
TlThemeDrafts *tl_theme_drafts_new          (GtkStack      *stack);
void           tl_theme_drafts_free         (TlThemeDrafts *drafts);

/** tl_theme_drafts_add: @draft: (transfer floating): of a @theme that has none */
void           tl_theme_drafts_add          (TlThemeDrafts *drafts,
                                             const char    *theme,
                                             TlDraft       *draft);
/** tl_theme_drafts_remove: The draft may be in the midst of an action of its own: it goes a little
 * later. */
void           tl_theme_drafts_remove       (TlThemeDrafts *drafts,
                                             TlDraft       *draft);
/** tl_theme_drafts_find: @theme: (nullable). Returns: (transfer none) (nullable) */
TlDraft       *tl_theme_drafts_find         (TlThemeDrafts *drafts,
                                             const char    *theme);
/** tl_theme_drafts_list: Returns: (transfer container) (element-type TlDraft): all of them */
GPtrArray     *tl_theme_drafts_list         (TlThemeDrafts *drafts);
/** tl_theme_drafts_list_unsaved: Returns: (transfer container) (element-type TlDraft): those with
 * which something would be lost */
GPtrArray     *tl_theme_drafts_list_unsaved (TlThemeDrafts *drafts);
/** tl_theme_drafts_save: puts the code book with all of them in force. Returns: whether it did:
 * none is at fault */
gboolean       tl_theme_drafts_save         (TlThemeDrafts *drafts,
                                             TlSession     *session);

G_END_DECLS
