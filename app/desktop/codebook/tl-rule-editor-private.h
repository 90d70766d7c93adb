/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One rule of a theme: its phrase and list, and what the whole library gains and loses by them,
 * before anything is saved. Signal "closed" (const char *rule): @rule, if any, is the one to go on
 * with. Actions: rule.save, rule.remove, rule.cancel. */

#define TL_TYPE_RULE_EDITOR (tl_rule_editor_get_type ())
G_DECLARE_FINAL_TYPE (TlRuleEditor, tl_rule_editor, TL, RULE_EDITOR, GtkWidget)

/** tl_rule_editor_set_session: once. */
void        tl_rule_editor_set_session (TlRuleEditor *editor,
                                        TlSession    *session);
/** tl_rule_editor_open: @rule: (nullable): an id; %NULL for a new one. Returns: whether there is
 * such a rule in the code book in force */
gboolean    tl_rule_editor_open        (TlRuleEditor *editor,
                                        const char   *theme,
                                        const char   *rule);
/** tl_rule_editor_suggest: a phrase for the rule that is open, as if it were typed. */
void        tl_rule_editor_suggest     (TlRuleEditor *editor,
                                        const char   *phrase);
void        tl_rule_editor_focus       (TlRuleEditor *editor);

G_END_DECLS
