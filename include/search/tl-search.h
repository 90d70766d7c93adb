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
 * OR joins its two neighbours more closely than words standing side by side are joined: `child
 * neglect OR abuse` wants "child", and "neglect" or "abuse". AND between two words says nothing
 * new, and NOT before a word is a minus. Operators are in capitals. Anything else in what is typed
 * is plain text, and so is an operator without what it works on; a phrase or NEAR that is not
 * closed ends with the text; curly quotes are quotes. No input is ever an error except one that
 * names no word, or none but unwanted ones, or is an operator alone.
 *
 * Words are looked for by their stems, as English has them, whatever their case and accents:
 * "recorded" finds "recording". So is what stands before a *: a prefix that is a word and ends in y
 * finds the forms of that word, and not what only begins with its letters.
 */

#define TL_SEARCH_ERROR (tl_search_error_quark ())
GQuark tl_search_error_quark (void);

/**
 * TlSearchError:
 * @TL_SEARCH_ERROR_NOTHING: there is no word to look for
 */
typedef enum {
  TL_SEARCH_ERROR_NOTHING
} TlSearchError;

/** tl_search_parse: what people type as an FTS5 expression; never user text unquoted. Of a text of
 * very many words the first hundred count. Returns: (transfer full) (nullable): %NULL with an error
 * when there is nothing to look for */
char *tl_search_parse (const char  *text,
                       GError     **error);

/**
 * TlHit:
 * @title: (nullable): of the review
 * @authority: (nullable)
 * @year: of publication, 0 when unknown
 * @page: where the block begins, from 1
 * @page_label: (nullable): the number printed on that page
 * @number: (nullable): the block's printed number
 * @section: the part of the review it stands in
 * @snippet: some of its text, the words found between U+2068 and U+2069
 * @score: the larger the better; comparable within one answer only
 *
 * A block that has the words.
 */
typedef struct {
  gint64    review;
  gint64    document;
  gint64    block;
  char     *title;
  char     *authority;
  int       year;
  guint     page;
  char     *page_label;
  char     *number;
  TlSection section;
  char     *snippet;
  double    score;
} TlHit;
void tl_hit_free (TlHit *hit);

/** tl_search_run: looks in all reviews that are not removed. Returns: (transfer full) (element-type
 * TlHit): best first, at most @limit: those that have the rarer words more often */
GPtrArray *tl_search_run (TlStore       *store,
                          const char    *text,
                          guint          limit,
                          GCancellable  *cancellable,
                          GError       **error);

G_END_DECLS
