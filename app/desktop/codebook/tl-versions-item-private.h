/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook-history.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A time that a version of the code book was put in force, for people: when, by whom, and how much
 * it changed. */

#define TL_TYPE_VERSIONS_ITEM (tl_versions_item_get_type ())
G_DECLARE_FINAL_TYPE (TlVersionsItem, tl_versions_item, TL, VERSIONS_ITEM, GObject)

/** tl_versions_load: Returns: (transfer full) (element-type TlVersionsItem): the latest first; or
 * %NULL with an error. In any thread. */
GPtrArray  *tl_versions_load             (TlStore         *store,
                                          GCancellable    *cancellable,
                                          GError         **error);
/** tl_versions_item_get_changes: Returns: (transfer none) (nullable) (element-type
 * TlCodebookChange): against the one before; %NULL of the first */
GPtrArray  *tl_versions_item_get_changes (TlVersionsItem  *item);
const char *tl_versions_item_get_version (TlVersionsItem  *item);
const char *tl_versions_item_get_title   (TlVersionsItem  *item);
const char *tl_versions_item_get_by      (TlVersionsItem  *item);
const char *tl_versions_item_get_summary (TlVersionsItem  *item);
gboolean    tl_versions_item_is_in_force (TlVersionsItem  *item);

G_END_DECLS
