/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

G_BEGIN_DECLS

/* Puts a changed code book in force and runs the rules of the theme again over the library, in the
 * background. The last change can be undone for as long as its code book is in force.
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
 * @theme: whose rules changed
 * @told: what to say once it is done ("Rule changed") */
void           tl_rule_changer_save          (TlRuleChanger *changer,
                                              GBytes        *source,
                                              GBytes        *undone,
                                              const char    *theme,
                                              const char    *told);
gboolean       tl_rule_changer_can_undo      (TlRuleChanger *changer);
void           tl_rule_changer_undo          (TlRuleChanger *changer);

gboolean       tl_rule_changer_is_running    (TlRuleChanger *changer);
/** tl_rule_changer_get_n_done: Returns: documents gone through. @n_documents: (out): of so many; 0
 * while that is not known */
guint          tl_rule_changer_get_n_done    (TlRuleChanger *changer,
                                              guint         *n_documents);
/** tl_rule_changer_stop: the code book stays in force; what was not gone through is, with the next
 * change. */
void           tl_rule_changer_stop          (TlRuleChanger *changer);

G_END_DECLS
