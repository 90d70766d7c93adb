/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"

G_BEGIN_DECLS

/**
 * SECTION:tl-codebook-examples
 * @short_description: whether the sentences that a theme and its rules carry are found as they say
 */

/**
 * TlExampleResult:
 * @text: the sentence
 * @rule: (nullable): the id of the rule that carries it; %NULL for one of the theme as a whole
 * @expected: whether the theme, or the rule, is to be found in it
 * @stance: with which stance, if it is one of the theme as a whole
 * @failure: (nullable): what is wrong and what would mend it; %NULL when the example passes
 */
typedef struct {
  char     *text;
  char     *rule;
  gboolean  expected;
  TlStance  stance;
  char     *failure;
} TlExampleResult;
void       tl_example_result_free   (TlExampleResult  *result);

/** tl_codebook_try_examples: @theme: an id. Returns: (transfer full) (element-type
 * TlExampleResult): of the theme, and then of its rules, in the order of the code book; %NULL with
 * %TL_RULES_ERROR_CODEBOOK */
GPtrArray *tl_codebook_try_examples (TlCodebook       *codebook,
                                     const char       *theme,
                                     GError          **error);

G_END_DECLS
