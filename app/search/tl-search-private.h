/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-query.h"
#include "tl-search.h"

G_BEGIN_DECLS

/* The passages that have the words of @query, in the reviews it admits; otherwise as
 * tl_search_run(). */
GPtrArray *tl_search_read (TlQuery       *query,
                           guint          limit,
                           TlConnection  *connection,
                           GError       **error);

G_END_DECLS
