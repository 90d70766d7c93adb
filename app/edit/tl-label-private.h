/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a group of changes does, for people: "Accept 3 findings". It is made when it is shown, so
 * that a journal reads in whatever language it is opened in. @name: (nullable): %NULL for facts of
 * several names. Returns: (transfer full) */
char *tl_label_make (const char *kind,
                     const char *name,
                     const char *becomes,
                     guint       n);

G_END_DECLS
