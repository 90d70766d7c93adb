/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"
#include "tl-finding.h"
#include "tl-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-trial
 * @short_description: what a changed code book would find, before it is put in force
 *
 * Two code books are compared on the text of the whole library: only the rules that differ are
 * tried, and only on the paragraphs that can hold their words. Nothing is written. People's
 * decisions are left out of account: what is compared is what the rules find.
 */

/**
 * TlTrialChange: a passage that the two code books differ about.
 * @index: of the block in its document
 * @before: (nullable): what is found now; %NULL for a passage gained
 * @after: (nullable): what would be found; %NULL for a passage lost; both for one that changes its
 *   stance or whether it counts; with %TL_FINDING_MAYBE, and @before %NULL, for one that would be
 *   matched and not count, for too little else in its paragraph speaks for the theme
 * @quote: the passage
 */
typedef struct {
  gint64     document;
  guint      index;
  guint      page;
  TlFinding *before;
  TlFinding *after;
  char      *quote;
} TlTrialChange;
void     tl_trial_change_free    (TlTrialChange       *change);
/** tl_trial_change_is_weak: Returns: whether the passage would be matched and not count */
gboolean tl_trial_change_is_weak (const TlTrialChange *change);

/** TlTrialCounts: of passages; those that do not count (denied, maybe) are left out.
 * @weak: those matched only that were not found before: told as the others, and counted apart
 * @paragraphs: how many were looked at closely */
typedef struct {
  guint  gained;
  guint  lost;
  guint  changed;
  guint  kept;
  guint  weak;
  guint  paragraphs;
  double seconds;
} TlTrialCounts;

/** TlTrialFunc: called as changes are found, in the thread of tl_trial_run().
 * @change: (transfer full) */
typedef void (*TlTrialFunc) (TlTrialChange       *change,
                             const TlTrialCounts *counts,
                             gpointer             data);

/**
 * tl_trial_run:
 * @before: the code book in force
 * @after: the one to try
 * @func: (nullable)
 *
 * May be called from any thread.
 *
 * Returns: %FALSE with an error: of the store, a code book that cannot be used, or cancelled
 */
gboolean tl_trial_run (TlStore        *store,
                       TlCodebook     *before,
                       TlCodebook     *after,
                       TlTrialFunc     func,
                       gpointer        data,
                       TlTrialCounts  *counts,
                       GCancellable   *cancellable,
                       GError        **error);

G_END_DECLS
