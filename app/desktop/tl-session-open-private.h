/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

G_BEGIN_DECLS

/** tl_session_load_codebook: the code book in force, to name and show things by. A library whose
 * own cannot be read is opened with the one that the program ships with: what was found in it is
 * there all the same. Returns: (transfer full): or %NULL with an error of the library's. May be
 * called in any thread */
TlCodebook *tl_session_load_codebook (TlStore       *store,
                                      GCancellable  *cancellable,
                                      GError       **error);

G_END_DECLS
