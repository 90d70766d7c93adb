/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is being written for the code book and not saved yet: a rule, or a theme, in the widget it
 * is written in. Signals: "changed", whenever something was typed; "closed" (const char *id): it is
 * saved or given up, and @id, if any, is the rule or theme to go on with. */

#define TL_TYPE_DRAFT (tl_draft_get_type ())
G_DECLARE_INTERFACE (TlDraft, tl_draft, TL, DRAFT, GtkWidget)

struct _TlDraftInterface {
  GTypeInterface parent_interface;

  gboolean (*is_unsaved) (TlDraft  *draft);
  GBytes  *(*apply)      (TlDraft  *draft,
                          GBytes   *source,
                          char    **added);
  char    *(*dup_label)  (TlDraft  *draft);
  void     (*focus)      (TlDraft  *draft);
};

/** tl_draft_is_unsaved: Returns: whether something would be lost with it */
gboolean  tl_draft_is_unsaved (TlDraft     *draft);
/** tl_draft_apply:
 * @source: a code book
 * @added: (out) (optional) (transfer full): the id of what comes new
 *
 * Returns: (transfer full) (nullable): the code book with what is typed; %NULL where it has not
 *   what is changed, or too little is typed */
GBytes   *tl_draft_apply      (TlDraft     *draft,
                               GBytes      *source,
                               char       **added);
/** tl_draft_dup_label: Returns: (transfer full): what it is, for people: "Workload: high/heavy" */
char     *tl_draft_dup_label  (TlDraft     *draft);
/** tl_draft_focus: gives the keyboard to where one types. */
void      tl_draft_focus      (TlDraft     *draft);
void      tl_draft_changed    (TlDraft     *draft);
void      tl_draft_closed     (TlDraft     *draft,
                               const char  *id);

/** tl_drafts_apply: @drafts: (element-type TlDraft). Returns: (transfer full) (nullable): the code
 * book in force with all of them; %NULL when one of them is at fault */
GBytes   *tl_drafts_apply     (GPtrArray   *drafts,
                               TlCodebook  *in_force);
/** tl_drafts_ask_async: asks whether they are to be saved, given up, or gone on with.
 * @sound: whether they can be saved as they are. To be ended by tl_compat_ask_finish_answer(). */
void      tl_drafts_ask_async (GtkWindow           *parent,
                               GPtrArray           *drafts,
                               gboolean             sound,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data);

G_END_DECLS
