/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A pattern made when it is first needed and kept: `static GRegex *slot;`, from any thread. */
GRegex  *tl_pattern_get   (GRegex     **slot,
                           const char  *pattern,
                           gboolean     caseless);
gboolean tl_pattern_match (GRegex     **slot,
                           const char  *pattern,
                           const char  *text);

G_END_DECLS
