/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-sample-score.h"
#include "tl-samples.h"

G_BEGIN_DECLS

/**
 * TlComparison:
 * @paragraphs: (element-type TlSampleParagraph): those of the sample that both looked at, in order.
 *   Rules have looked at every one that still stands in its report as it was drawn
 * @n_gone: how many more the coder coded that the rules cannot be measured by: they were read anew
 * @themes: (array zero-terminated=1): those that either saw there, by id
 * @scores: (array): one for each theme
 * @pooled: all together
 *
 * One coding of a sample held against another. What neither saw is not spoken of: it was not
 * measured.
 */
typedef struct {
  GPtrArray     *paragraphs;
  guint          n_gone;
  char         **themes;
  TlSampleScore *scores;
  TlSampleScore  pooled;
  /*< private >*/
  GPtrArray     *all;
  GPtrArray     *expected;
  GPtrArray     *found;
} TlComparison;

/** tl_comparison_load: @coder: whose coding is held to be right. @against: who is measured by it: a
 * coder, or %TL_SAMPLE_RULES. Returns: (transfer full): or %NULL with an error. May be called from
 * any thread */
TlComparison *tl_comparison_load (TlStore       *store,
                                  gint64         sample,
                                  gint64         coder,
                                  gint64         against,
                                  GCancellable  *cancellable,
                                  GError       **error);
void          tl_comparison_free (TlComparison  *comparison);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlComparison, tl_comparison_free)

/** TlSeenBy: who saw a theme in a paragraph. */
typedef enum {
  TL_SEEN_BY_BOTH,
  TL_SEEN_BY_TESTED,
  TL_SEEN_BY_CODER
} TlSeenBy;

/** tl_comparison_list: @theme: (nullable): of any theme when %NULL. Returns: (transfer container)
 * (element-type TlSampleParagraph): the paragraphs behind a count, in order; good as long as
 * @comparison. */
GPtrArray    *tl_comparison_list (TlComparison  *comparison,
                                  const char    *theme,
                                  TlSeenBy       seen_by);

/** tl_comparison_list_seen: Returns: (transfer container) (element-type TlSampleCode): what the
 * coder, or the one tested, saw in one of its paragraphs; good as long as @comparison. */
GPtrArray    *tl_comparison_list_seen (TlComparison             *comparison,
                                       const TlSampleParagraph  *paragraph,
                                       gboolean                  by_coder);

G_END_DECLS
