/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-query.h"
#include "tl-samples.h"

G_BEGIN_DECLS

/**
 * tl_sample_draw:
 * @query: of its filters those that tell reviews apart count, and its words; what it asks of
 *   findings does not, for that would choose what the rules are to be measured by
 * @name: (nullable): of the sample
 * @n_paragraphs: how many to draw; fewer when there are fewer
 * @seed: the same seed draws the same paragraphs from the same documents, in any library
 * @sample: (out): its id
 *
 * Draws paragraphs plainly at random, each as likely as any other, and keeps them as a sample: of
 * prose that can be read (paragraphs, items of lists and recommendations of some length; no
 * contents, references or glossaries). Fails with %G_IO_ERROR_NOT_FOUND when there are none.
 */
gboolean tl_sample_draw (TlStore        *store,
                         const TlQuery  *query,
                         const char     *name,
                         guint           n_paragraphs,
                         guint32         seed,
                         gint64         *sample,
                         GCancellable   *cancellable,
                         GError        **error);

G_END_DECLS
