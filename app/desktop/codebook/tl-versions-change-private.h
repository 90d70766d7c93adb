/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook-compare.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A difference between two code books as a line of a list: what it is of and what became of it, and
 * its words as they were and as they are. */

#define TL_TYPE_VERSIONS_CHANGE (tl_versions_change_get_type ())
G_DECLARE_FINAL_TYPE (TlVersionsChange, tl_versions_change, TL, VERSIONS_CHANGE, GObject)

TlVersionsChange *tl_versions_change_new         (const TlCodebookChange *of);
const char       *tl_versions_change_get_heading (TlVersionsChange       *change);
/** tl_versions_change_get_words: Returns: "" for none */
const char       *tl_versions_change_get_words   (TlVersionsChange       *change);

G_END_DECLS
