/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One rule of a theme: its phrase and list, and what the whole library gains and loses by them,
 * before anything is saved. A TlDraft. Actions: rule.save, rule.remove, rule.cancel (gives up what
 * was typed), rule.escape (asks first). */

#define TL_TYPE_RULE_EDITOR (tl_rule_editor_get_type ())
G_DECLARE_FINAL_TYPE (TlRuleEditor, tl_rule_editor, TL, RULE_EDITOR, GtkWidget)

/** tl_rule_editor_new: @rule: (nullable): an id; %NULL for a new one. Returns: (nullable): %NULL
 * when there is no such rule in the code book in force */
GtkWidget  *tl_rule_editor_new         (TlSession    *session,
                                        const char   *theme,
                                        const char   *rule);
/** tl_rule_editor_suggest: a phrase for the rule; as long as it is as offered, nothing is lost with
 * it. */
void        tl_rule_editor_suggest     (TlRuleEditor *editor,
                                        const char   *phrase);

G_END_DECLS
