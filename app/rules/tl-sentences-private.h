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

G_END_DECLS
