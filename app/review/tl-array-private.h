/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* An array of its own with a reference to each of @items (or an empty one for %NULL): what an
 * immutable noun keeps of an array that its maker may go on changing. */
GPtrArray *tl_array_copy (GPtrArray      *items,
                          GBoxedCopyFunc  ref,
                          GDestroyNotify  unref);

G_END_DECLS
