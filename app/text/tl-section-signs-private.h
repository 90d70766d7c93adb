/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-draft-private.h"

G_BEGIN_DECLS

/* What a paragraph itself says of the part it stands in. */

/* Whether it begins with a date, as a story does: "On 4 May 1999 …", "12.05.98 | Health visitor" */
gboolean tl_sign_is_dated      (const char    *text);
/* "The terms of reference were as follows", "Research questions identified by the team were: …" */
gboolean tl_sign_states_terms  (const char    *text);
/* How an inquiry sat or a review was held: "We sat on forty days", "Management reviews were
 * received from …" */
gboolean tl_sign_states_method (const char    *text);
/* The heading that a paragraph begins with ("Lessons learned. The review …"), or that stands over
 * a list without looking like one ("Questions for the Board:").
 * Returns: (transfer full) (nullable) */
char    *tl_sign_dup_run_in    (const TlDraft *draft);

G_END_DECLS
