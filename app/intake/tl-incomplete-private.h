/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-matcher.h"
#include "tl-store.h"

G_BEGIN_DECLS

/* Keeps in the library which rules @matcher could not carry through so far. */
gboolean tl_incomplete_keep (TlStore       *store,
                             TlMatcher     *matcher,
                             GCancellable  *cancellable,
                             GError       **error);

G_END_DECLS
