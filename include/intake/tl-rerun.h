/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-matcher.h"
#include "tl-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-rerun
 * @short_description: the job that runs the rules over the library again
 */

/** TlRerunResult: what came of it. */
typedef struct {
  guint  reviews;
  guint  gained;
  guint  lost;
  guint  kept;
  double seconds;
} TlRerunResult;

/** tl_rerun_run: @themes: (nullable): only these. People's decisions, tags and notes stay. */
gboolean tl_rerun_run (TlStore             *store,
                       TlMatcher           *matcher,
                       const char *const   *themes,
                       TlRerunResult       *result,
                       GCancellable        *cancellable,
                       GError             **error);

/** tl_matcher_load_for: the code book in force in @store, or the one the program ships with (which
 * is then put in force). Returns: (transfer full): or %NULL with an error */
TlMatcher *tl_matcher_load_for (TlStore       *store,
                                GCancellable  *cancellable,
                                GError       **error);

G_END_DECLS
