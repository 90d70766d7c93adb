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

/** TlRerunResult: what came of it.
 * @n_documents: to be gone through; this and @n_done can be asked by g_atomic_int_get() in any
 *   thread while the job runs
 * @n_done: of these */
typedef struct {
  guint  n_documents;
  guint  n_done;
  guint  reviews;
  guint  gained;
  guint  lost;
  guint  kept;
  double seconds;
} TlRerunResult;

/** tl_rerun_run: @themes: (nullable): only these. People's decisions, tags and notes stay; a review
 * that another program erases meanwhile is passed over. */
gboolean tl_rerun_run (TlStore             *store,
                       TlMatcher           *matcher,
                       const char *const   *themes,
                       TlRerunResult       *result,
                       GCancellable        *cancellable,
                       GError             **error);

/**
 * tl_rerun_finish:
 * @codebook: the one in force
 *
 * Runs the rules on those documents that another version of the code book was run on last, each for
 * those themes in which the two differ. So it takes up a run that was stopped where it was stopped,
 * and has nothing to do after one that was not.
 */
gboolean tl_rerun_finish (TlStore          *store,
                          TlCodebook       *codebook,
                          TlRerunResult    *result,
                          GCancellable     *cancellable,
                          GError          **error);

/** tl_rerun_pass: takes as done what tl_rerun_finish() would have nothing to do for: documents that
 * a version was run on last which finds the same, and tells of itself in other words. Returns:
 * %FALSE with an error */
gboolean tl_rerun_pass   (TlStore          *store,
                          TlCodebook       *codebook,
                          GCancellable     *cancellable,
                          GError          **error);

/**
 * tl_codebook_load_for:
 *
 * The code book in force in @store. Where there is none, the one the program ships with is put in
 * force first; likewise where the one in force is an earlier version of that: a code book that a
 * person put in force is left alone.
 *
 * Returns: (transfer full): or %NULL with an error
 */
TlCodebook *tl_codebook_load_for (TlStore       *store,
                                  GCancellable  *cancellable,
                                  GError       **error);
/** tl_matcher_load_for: likewise, ready to find. Returns: (transfer full): or %NULL with an
 * error */
TlMatcher  *tl_matcher_load_for  (TlStore       *store,
                                  GCancellable  *cancellable,
                                  GError       **error);

G_END_DECLS
