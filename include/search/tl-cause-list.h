/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-query.h"
#include "tl-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-cause-list
 * @short_description: what is said to have come of what
 *
 * A pair is two findings of different themes in one sentence, joined by words that say that the one
 * came of the other. It is what the sentence says, in the voice it says it in; not that it was so.
 */

/**
 * TlCause: a pair.
 * @cause: the finding that is said to have come first
 * @effect: the finding that is said to have come of it
 * @connective: the words that join them
 */
typedef struct {
  gint64  review;
  gint64  cause;
  gint64  effect;
  char   *cause_theme;
  char   *effect_theme;
  char   *connective;
} TlCause;
void tl_cause_free (TlCause *cause);

/**
 * tl_causes_load:
 *
 * The pairs both of whose findings @query asks for; where it names themes, those of which one at
 * least is of these.
 *
 * Returns: (transfer full) (element-type TlCause): in the order of reviews and pages; or %NULL with
 * an error
 */
GPtrArray *tl_causes_load (TlStore       *store,
                           TlQuery       *query,
                           GCancellable  *cancellable,
                           GError       **error);

G_END_DECLS
