/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-store.h"

G_BEGIN_DECLS

/**
 * SECTION:tl-incomplete
 * @short_description: which rules could not be carried through somewhere in the library
 *
 * That they found nothing there does not mean that there is nothing. Kept by what the rule says: a
 * rule that is mended starts anew, and one that stays is remembered in the next code book too.
 */

/** tl_store_note_incomplete: @rules: (array zero-terminated=1): ids of rules of @codebook; cues,
 * which belong to no theme, are passed over. */
gboolean  tl_store_note_incomplete (TlStore            *store,
                                    TlCodebook         *codebook,
                                    const char *const  *rules,
                                    GCancellable       *cancellable,
                                    GError            **error);
/** tl_store_load_incomplete: Returns: (transfer full) (array zero-terminated=1): ids of those rules
 * of @codebook, as they stand there; %NULL with an error */
char    **tl_store_load_incomplete (TlStore            *store,
                                    TlCodebook         *codebook,
                                    GCancellable       *cancellable,
                                    GError            **error);

G_END_DECLS
