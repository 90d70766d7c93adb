/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An Aho-Corasick automaton over words: letters and figures of ASCII without regard to case, the
 * underscore, and one symbol, written as a space, for any run of everything else and for either
 * end. */

typedef struct _TlAutomaton TlAutomaton;

/**
 * TlAutomatonFunc: called for each literal at each place it ends.
 * @literal: its index
 */
typedef void (*TlAutomatonFunc) (guint    literal,
                                 gpointer data);

/** tl_automaton_new: @literals: (element-type utf8) */
TlAutomaton *tl_automaton_new  (GPtrArray       *literals);
void         tl_automaton_free (TlAutomaton     *automaton);
void         tl_automaton_scan (TlAutomaton     *automaton,
                                const char      *text,
                                gsize            length,
                                TlAutomatonFunc  func,
                                gpointer         data);

G_END_DECLS
