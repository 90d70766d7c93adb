/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"
#include "tl-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-overlap
 * @short_description: the job that looks for rules that find nothing of their own
 *
 * A finding names one rule, whatever others match in its passage; so the rules are run again on the
 * paragraphs that have findings. Nothing is written.
 */

/**
 * tl_overlap_run:
 * @theme: (nullable): only the rules of this one
 *
 * One rule covers another of its theme when all that the other matches in passages that count it
 * matches too, in words that overlap and with the same stance. Of several, the one that finds most
 * is told; two that find the same cover each other. Hints are left out.
 *
 * May be called from any thread.
 *
 * Returns: (transfer full) (element-type utf8 utf8): ids of rules that are covered → of the rule
 *   that covers them; or %NULL with an error
 */
GHashTable *tl_overlap_run    (TlStore              *store,
                               TlCodebook           *codebook,
                               const char           *theme,
                               GCancellable         *cancellable,
                               GError              **error);

/** tl_overlap_async: the same in a thread of its own. */
void        tl_overlap_async  (TlStore              *store,
                               TlCodebook           *codebook,
                               const char           *theme,
                               GCancellable         *cancellable,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data);
GHashTable *tl_overlap_finish (GAsyncResult         *result,
                               GError              **error);

G_END_DECLS
