/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"
#include "tl-versions-offer-private.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What a code book file would change, merged or in the place of the one in force, before anything
 * is written; or what is wrong with the file. */

#define TL_TYPE_VERSIONS_IMPORT (tl_versions_import_get_type ())
G_DECLARE_FINAL_TYPE (TlVersionsImport, tl_versions_import, TL, VERSIONS_IMPORT, AdwWindow)

/** tl_versions_import_new: @offer: (transfer full). Returns: (transfer none): a window that belongs
 * to GTK */
TlVersionsImport *tl_versions_import_new (GtkWindow       *parent,
                                          TlSession       *session,
                                          TlVersionsOffer *offer);

G_END_DECLS
