/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-finding.h"
#include "tl-query.h"
#include "tl-store.h"

G_BEGIN_DECLS

/**
 * SECTION:tl-prose
 * @short_description: paragraphs and what is known of one theme in them
 *
 * What a scorer of passages asks of a library, inside one tl_store_read(). The prose of a review is
 * its paragraphs, items of lists, rows of tables and recommendations, in the parts that speak of
 * the case: not its front matter, contents, methodology, terms of reference, glossary and
 * references. Reviews that were removed have none.
 */

/**
 * TlProseFinding: a passage of a theme, or one of which somebody said that it is of another.
 * @block: 0 when its passage was not found again
 * @is_moved: to another theme, by a person
 * @quote: until the visit goes on
 */
typedef struct {
  gint64         block;
  TlStatus       status;
  TlFindingFlags flags;
  gboolean       is_moved;
  const char    *quote;
} TlProseFinding;
typedef void (*TlProseFindingFunc)   (const TlProseFinding *finding,
                                      gpointer              data);
/** tl_prose_visit_findings: every finding of @theme, counted or not. */
gboolean    tl_prose_visit_findings  (TlConnection         *connection,
                                      const char           *theme,
                                      TlProseFindingFunc    func,
                                      gpointer              data,
                                      GError              **error);

typedef void (*TlProseTextFunc)      (gint64                block,
                                      const char           *text,
                                      gpointer              data);
/** tl_prose_visit_sample: at most @most paragraphs, evenly from the whole library and the same ones
 * each time. @n_blocks: (out): how many blocks the library has, about */
gboolean    tl_prose_visit_sample    (TlConnection         *connection,
                                      guint                 most,
                                      TlProseTextFunc       func,
                                      gpointer              data,
                                      guint                *n_blocks,
                                      GError              **error);

typedef void (*TlProseBlockFunc)     (gint64                block,
                                      gpointer              data);
/** tl_prose_visit_word: the blocks that have a word, or another of its forms. */
gboolean    tl_prose_visit_word      (TlConnection         *connection,
                                      const char           *word,
                                      TlProseBlockFunc      func,
                                      gpointer              data,
                                      GError              **error);

/** tl_prose_visit_blocks: those of the reviews that @query lets in by what is known of them. */
gboolean    tl_prose_visit_blocks    (TlConnection         *connection,
                                      const TlQuery        *query,
                                      TlProseBlockFunc      func,
                                      gpointer              data,
                                      GError              **error);

/**
 * TlProse: a paragraph.
 * @index: of the block in its document
 * @title: (nullable): of the review
 * @authority: (nullable)
 * @year: of publication, 0 when unknown
 * @page: where it begins, from 1
 * @page_label: (nullable): the number printed on that page
 * @number: (nullable): its printed number
 */
typedef struct {
  gint64    review;
  gint64    document;
  guint     index;
  char     *title;
  char     *authority;
  int       year;
  guint     page;
  char     *page_label;
  char     *number;
  TlSection section;
  char     *text;
} TlProse;
void        tl_prose_free            (TlProse              *prose);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlProse, tl_prose_free)
/** tl_prose_load: @prose: (out) (nullable): %NULL when the block is no prose. */
gboolean    tl_prose_load            (TlConnection         *connection,
                                      gint64                block,
                                      TlProse             **prose,
                                      GError              **error);

G_END_DECLS
