/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Which rules can match a sentence at all: one pass of an Aho-Corasick automaton over its bytes
 * finds the literals that rules require, and a rule is let through when it has one of each of its
 * sets. Nothing that can match is ever held back.
 */

typedef struct _TlGate TlGate;
typedef struct _TlGateScratch TlGateScratch;

/**
 * tl_gate_new:
 * @rules: (element-type GPtrArray): for each rule, by its index, its sets of literals, as
 *   tl_phrase_list_literals() gives them; a rule without sets is always let through
 */
TlGate        *tl_gate_new          (GPtrArray     *rules);
void           tl_gate_free         (TlGate        *gate);

TlGateScratch *tl_gate_scratch_new  (TlGate        *gate);
void           tl_gate_scratch_free (TlGateScratch *scratch);

/** tl_gate_scan: Returns: (transfer none) (element-type guint): the rules let through, in order of
 * their index; good until the next call with @scratch. */
GArray        *tl_gate_scan         (TlGate        *gate,
                                     TlGateScratch *scratch,
                                     const char    *text,
                                     gsize          length);

G_END_DECLS
