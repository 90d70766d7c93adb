/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-block.h"
#include "tl-piece-private.h"

G_BEGIN_DECLS

/* The words a document uses away from the ends of lines: they tell "infor-mation" from
 * "multi-agency". */
typedef struct _TlWords TlWords;

TlWords  *tl_words_new        (GPtrArray  *leaves);
void      tl_words_free       (TlWords    *words);
/* Whether the hyphen between @before and @after, the ends of two lines, was set by the printer
 * only. */
gboolean  tl_words_are_one    (TlWords    *words,
                               const char *before,
                               const char *after,
                               gunichar    hyphen);
/* Whether a cell too narrow for their word cut @before from @after. */
gboolean  tl_words_are_cut    (TlWords    *words,
                               const char *before,
                               const char *after);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlWords, tl_words_free)

/* How a piece goes on from what is before it. */
typedef enum {
  TL_SEAM_SPACE,
  TL_SEAM_LINE,
  TL_SEAM_BREAK, /* the line before has but one word, which its cell may have cut */
  TL_SEAM_NONE   /* its first word is the last one's end */
} TlSeam;

/* A text in the making, that knows where each of its words stands. */
typedef struct {
  GString *text;
  GArray  *places;
  guint    n_chars;
} TlPassage;

TlPassage *tl_passage_new        (void);
void       tl_passage_free       (TlPassage     *passage);
/* Adds @piece from its character @from on; white space is folded, a hyphen at the end of the line
 * before mended where the word is one; letters that are spaced or doubled are closed up. */
void       tl_passage_add        (TlPassage     *passage,
                                  const TlPiece *piece,
                                  guint          from,
                                  TlSeam         seam,
                                  TlWords       *words);
/* Takes the first @n characters off. */
void       tl_passage_cut        (TlPassage     *passage,
                                  guint          n);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlPassage, tl_passage_free)

G_END_DECLS
