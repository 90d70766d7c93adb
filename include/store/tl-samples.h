/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-store.h"

G_BEGIN_DECLS

/**
 * SECTION:tl-samples
 * @short_description: paragraphs drawn at random, and how people coded them
 *
 * A sample stays as it was drawn. Its paragraphs keep their text and find their place again when
 * their document is read again; those of reviews that were removed since are left out everywhere.
 * Codings are written by the editor (%TL_EDIT_SAMPLE), so that they can be undone.
 */

/**
 * TlSampleCoder:
 * @n_coded: of how many paragraphs the coder said something: a theme, or that there is none
 */
typedef struct {
  gint64  id;
  char   *name;
  guint   n_coded;
} TlSampleCoder;

/**
 * TlSample:
 * @drawn: when, in ISO 8601
 * @query: what it was drawn under, for tl_query_from_string()
 * @n_drawn_from: how many paragraphs there were to draw from
 * @coders: (element-type TlSampleCoder): who coded any of it
 */
typedef struct {
  gint64     id;
  char      *name;
  char      *drawn;
  guint32    seed;
  char      *query;
  guint      n_paragraphs;
  guint      n_drawn_from;
  GPtrArray *coders;
} TlSample;

/**
 * TlSampleParagraph:
 * @ordinal: which of the sample it is, from 1
 * @year: 0 when not known
 * @number: (nullable): as printed
 * @heading: (nullable): the heading it stands under
 * @block: where it stands in its document now; -1 when it no longer stands there as it did
 */
typedef struct {
  gint64    id;
  guint     ordinal;
  gint64    review;
  gint64    document;
  char     *sha256;
  char     *title;
  int       year;
  gboolean  is_private;
  guint     page;
  char     *page_label;
  char     *number;
  char     *heading;
  char     *text;
  gint64    block;
} TlSampleParagraph;

/**
 * TlSampleCode:
 * @theme: "" when it says that there is none
 *
 * A theme that was seen in a paragraph.
 */
typedef struct {
  gint64    paragraph;
  char     *theme;
  TlStance  stance;
} TlSampleCode;

/** TlSampleDraw: what a sample is made of. @blocks: ids of the paragraphs, in the order drawn.
 * @name: (nullable): one is made up when there is none */
typedef struct {
  const char   *name;
  guint32       seed;
  const char   *query;
  guint         n_drawn_from;
  const gint64 *blocks;
  guint         n_blocks;
} TlSampleDraw;

gboolean   tl_store_save_sample            (TlStore             *store,
                                            const TlSampleDraw  *draw,
                                            gint64              *sample,
                                            GCancellable        *cancellable,
                                            GError             **error);
/** tl_sample_check_name: whether @sample (0 for one to be drawn) can have that name, which no other
 * has. */
gboolean   tl_sample_check_name            (TlConnection        *connection,
                                            gint64               sample,
                                            const char          *name,
                                            GError             **error);
/** tl_store_load_samples: Returns: (transfer full) (element-type TlSample): latest first; not those
 * that were removed. */
GPtrArray *tl_store_load_samples           (TlStore             *store,
                                            GCancellable        *cancellable,
                                            GError             **error);
/** tl_store_load_sample_paragraphs: Returns: (transfer full) (element-type TlSampleParagraph): in
 * order. */
GPtrArray *tl_store_load_sample_paragraphs (TlStore             *store,
                                            gint64               sample,
                                            GCancellable        *cancellable,
                                            GError             **error);
/** TL_SAMPLE_RULES: in the place of a coder: what the rules found there as they were last run; not
 * what is denied or only a maybe, and whatever people decided on it. */
#define TL_SAMPLE_RULES 0
/** tl_store_load_sample_codes: @coder: an id, or %TL_SAMPLE_RULES. Returns: (transfer full)
 * (element-type TlSampleCode): in the order of the paragraphs. */
GPtrArray *tl_store_load_sample_codes      (TlStore             *store,
                                            gint64               sample,
                                            gint64               coder,
                                            GCancellable        *cancellable,
                                            GError             **error);
/** tl_store_load_sample_around: @before, @after: (out) (nullable): what stands before and behind a
 * paragraph in the report, as it is read now. */
gboolean   tl_store_load_sample_around     (TlStore                  *store,
                                            const TlSampleParagraph  *paragraph,
                                            char                    **before,
                                            char                    **after,
                                            GCancellable             *cancellable,
                                            GError                  **error);

G_END_DECLS
