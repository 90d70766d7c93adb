/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-search
 * @short_description: words in the full text
 *
 * The language people type: words (all must occur), "phrases", OR, -not, NEAR(a b, 10), prefix*.
 * Anything else in what is typed is plain text; no input is ever an error except one that asks for
 * nothing but -not.
 */

/** tl_search_parse: what people type as an FTS5 expression; never user text unquoted. Returns:
 * (transfer full) (nullable): %NULL with an error when there is nothing to look for */
char *tl_search_parse (const char  *text,
                       GError     **error);

/** TlHit: a block that has the words. */
typedef struct {
  gint64 review;
  gint64 document;
  gint64 block;
  char  *title;
  char  *authority;
  int    year;
  guint  page;
  char  *page_label;
  char  *number;
  char  *snippet;   /* with the words between U+2068 and U+2069 */
  double score;
} TlHit;
void tl_hit_free (TlHit *hit);

/** tl_search_run: Returns: (transfer full) (element-type TlHit): best first */
GPtrArray *tl_search_run (TlStore       *store,
                          const char    *text,
                          guint          limit,
                          GCancellable  *cancellable,
                          GError       **error);

G_END_DECLS
