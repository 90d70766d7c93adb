/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TL_LIBRARY_FILE "library.db"
#define TL_LIBRARY_DOCUMENTS "documents"

/* Sees to it that @folder is there, and is a library or empty; anything else is refused and left as
 * it is. What is made is for its owner's eyes only. */
gboolean tl_library_folder_prepare (GFile   *folder,
                                    GError **error);

G_END_DECLS
