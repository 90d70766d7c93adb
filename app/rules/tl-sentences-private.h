/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** TlRange: a stretch of a folded text, in bytes. */
typedef struct {
  gsize start;
  gsize end;
} TlRange;

/** TlClause: @range and whether it concedes ("despite regular supervision, …"). */
typedef struct {
  TlRange  range;
  gboolean concedes;
} TlClause;

/** tl_sentences_split: appends the sentences of @text, as #TlRange, to @sentences. */
void tl_sentences_split (const char *text,
                         gsize       length,
                         GArray     *sentences);

/** tl_clauses_split: appends the clauses of @sentence, as #TlClause, to @clauses. Only contrast
 * divides a sentence here ("but", "although", "however", a semicolon): elsewhere it says one
 * thing. */
void tl_clauses_split   (const char *text,
                         TlRange     sentence,
                         GArray     *clauses);

/** tl_find_word: Returns: the first word of letters in @range; an empty range without any. */
TlRange  tl_find_word (const char *text,
                       TlRange     range);
/** tl_is_one_of: Returns: whether @word is one of @words, which end with %NULL, whatever its
 * case. */
gboolean tl_is_one_of (const char        *text,
                       TlRange            word,
                       const char *const *words);
/** tl_has_word: Returns: whether any of @words stands in @range. */
gboolean tl_has_word  (const char        *text,
                       TlRange            range,
                       const char *const *words);

G_END_DECLS
