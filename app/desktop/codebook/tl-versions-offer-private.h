/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TlVersionsOffer: what a code book file comes to beside the one in force.
 * @name: the file's, for people
 * @in_force: the code book in force
 * @faults: (element-type utf8): what is wrong with the file, each with its place; where there is
 *   anything, the rest is not known
 * @replaced: the file's code book
 * @replacing: (element-type TlCodebookChange): what is different in it
 * @merged: (nullable): the one in force with what the file adds; %NULL when it cannot be merged
 * @merging: (element-type TlCodebookChange): what is taken and what is not
 * @merge_fault: (nullable): why it cannot be merged
 */
typedef struct {
  char      *name;
  GBytes    *in_force;
  GPtrArray *faults;
  GBytes    *replaced;
  GPtrArray *replacing;
  GBytes    *merged;
  GPtrArray *merging;
  char      *merge_fault;
} TlVersionsOffer;

/** tl_versions_offer_read: in any thread. Returns: (transfer full): %NULL with an error when the
 * file cannot be read */
TlVersionsOffer *tl_versions_offer_read (GFile            *file,
                                         GBytes           *in_force,
                                         GCancellable     *cancellable,
                                         GError          **error);
void             tl_versions_offer_free (TlVersionsOffer  *offer);

G_END_DECLS
