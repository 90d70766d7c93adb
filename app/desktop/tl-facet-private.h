/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A panel of the sidebar: the values of one filter, each with what it would leave. Hidden when
 * there is nothing to choose. */

#define TL_TYPE_FACET (tl_facet_get_type ())
G_DECLARE_FINAL_TYPE (TlFacet, tl_facet, TL, FACET, GtkWidget)

GtkWidget *tl_facet_new      (TlFilter    filter);
/** tl_facet_update: shows @session's counts; only values whose label has @words in it. */
void       tl_facet_update   (TlFacet    *facet,
                              TlSession  *session,
                              const char *words);

G_END_DECLS
