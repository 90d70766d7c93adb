/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-incomplete-private.h"

#include "tl-incomplete.h"

gboolean
tl_incomplete_keep (TlStore       *store,
                    TlMatcher     *matcher,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_auto (GStrv) rules = tl_matcher_dup_incomplete (matcher);

  return *rules == NULL
         || tl_store_note_incomplete (store, tl_matcher_get_codebook (matcher),
                                      (const char *const *) rules, cancellable, error);
}
