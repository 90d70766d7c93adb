/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-block.h"

G_BEGIN_DECLS

/* TlMissedToken: a word of a text, in lower case, its stem, and whether it is written without or
 * with a capital letter; neither where the beginning of a sentence gave it one. */
typedef struct {
  TlSpan   span;      /* in the text, in code points */
  char    *form;
  char    *stem;
  gboolean is_lower;
  gboolean is_capital;
} TlMissedToken;

/* Returns: (transfer full) (element-type TlMissedToken): the words of @text, without figures */
GArray *tl_missed_list_words     (const char *text);
/* Returns: (transfer full) (element-type TlSpan): the sentences of @text, in code points */
GArray *tl_missed_list_sentences (const char *text);
/* tl_missed_dup_stem: @word without the endings that English grammar gives it: steps 1 of Porter,
 * An algorithm for suffix stripping, Program 14 (3), 1980, and "-ly". */
char   *tl_missed_dup_stem       (const char *word);

G_END_DECLS
