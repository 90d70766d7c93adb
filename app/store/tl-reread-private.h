/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-quotes-private.h"
#include "tl-store-private.h"

G_BEGIN_DECLS

/* A finding as it was before its document was read again. */
typedef struct {
  gint64       id;
  gboolean     by_hand;
  gboolean     is_decided;    /* a person's decision, tag or note hangs on it */
  char        *saying;        /* rule, theme and stance */
  char        *quote;
  char        *before;
  char        *after;
  TlPageRange  range;
  guint        start;         /* of the quote, in the text of its block */
  GBytes      *marks;
  gboolean     is_trimmed;    /* or was, or may be again */
  char        *block_text;    /* NULL where it stood in none */
  gboolean     found;
} TlOldFinding;

/* A document that is being read again. */
typedef struct {
  TlSave     save;
  GPtrArray *olds;            /* (element-type TlOldFinding): in the order of their places */
  TlReread  *reread;
} TlRereading;

/* Brings the findings there were into accord with those there are now: once the blocks that were
 * read now are saved. */
gboolean tl_findings_carry (TlConnection        *connection,
                            TlRereading         *reading,
                            GError             **error);
/* The matched words of a quote, in @quote, as it stands now: from @start on in its block. */
GBytes  *tl_marks_carry    (const TlOldFinding  *old,
                            const char          *quote,
                            guint                start);
/* Turns what was trimmed of a finding, in decisions and journal, into places in its block's new
 * text. @carried: (out): whether what is decided now could be */
gboolean tl_trims_carry    (TlConnection        *connection,
                            const TlOldFinding  *old,
                            TlQuotes            *quotes,
                            const TlStand       *stand,
                            gboolean            *carried,
                            GError             **error);

G_END_DECLS
