/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

G_BEGIN_DECLS

/* Puts a changed code book in force and runs the rules again over the library, for the themes that
 * are different, in the background. Changes can be undone and done again for as long as the program
 * runs and nobody else puts a code book in force: by tl_session_undo(), which knows what was done
 * last.
 *
 * Signal "changed": anything that is asked below. */

#define TL_TYPE_RULE_CHANGER (tl_rule_changer_get_type ())
G_DECLARE_FINAL_TYPE (TlRuleChanger, tl_rule_changer, TL, RULE_CHANGER, GObject)

/** tl_rule_changer_new: @session: not held. Returns: (transfer full) */
TlRuleChanger *tl_rule_changer_new           (TlSession     *session);
/** tl_session_get_rule_changer: Returns: (transfer none): the session's; made when first asked
 * for. */
TlRuleChanger *tl_session_get_rule_changer   (TlSession     *session);
/** tl_rule_changer_close: stops for good. */
void           tl_rule_changer_close         (TlRuleChanger *changer);

/** tl_rule_changer_save:
 * @source: the changed code book, without fault
 * @undone: the code book to go back to
 * @told: what was done, for people ("Rule changed") */
void           tl_rule_changer_save          (TlRuleChanger *changer,
                                              GBytes        *source,
                                              GBytes        *undone,
                                              const char    *told);
/** tl_rule_changer_finish: goes through the documents that are behind. */
void           tl_rule_changer_finish        (TlRuleChanger *changer);

/** tl_rule_changer_get_undo_label: @after: (out) (optional): the decision that it followed, as
 * tl_editor_get_undo_id() has it. Returns: (nullable): what can be undone */
const char    *tl_rule_changer_get_undo_label (TlRuleChanger *changer,
                                               gint64        *after);
const char    *tl_rule_changer_get_redo_label (TlRuleChanger *changer,
                                               gint64        *after);
void           tl_rule_changer_undo          (TlRuleChanger *changer);
void           tl_rule_changer_redo          (TlRuleChanger *changer);
/** tl_rule_changer_forget: nothing that was done up to now can be undone. */
void           tl_rule_changer_forget        (TlRuleChanger *changer);

gboolean       tl_rule_changer_is_running    (TlRuleChanger *changer);
/** tl_rule_changer_get_n_done: Returns: documents gone through. @n_documents: (out): of so many; 0
 * while that is not known */
guint          tl_rule_changer_get_n_done    (TlRuleChanger *changer,
                                              guint         *n_documents);
/** tl_rule_changer_get_n_behind: Returns: how many documents were gone through last with another
 * version of the code book than the one in force; 0 while it is being mended */
guint          tl_rule_changer_get_n_behind  (TlRuleChanger *changer);
/** tl_rule_changer_stop: the code book stays in force; what was not gone through stays behind. */
void           tl_rule_changer_stop          (TlRuleChanger *changer);

G_END_DECLS
